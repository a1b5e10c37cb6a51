"""Over: which version this is, and what it is made with."""

from PySide6.QtCore import QCoreApplication

from sub_crm.i18n import _
from sub_crm.ui.settings.section import Section, fact
from sub_crm.ui.settings.tables import FittedTable
from sub_crm.ui.text import label
from sub_crm.ui.widgets.tables import Column

MADE_WITH = (
    ("Inter", "SIL Open Font License 1.1"),
    ("CBS / Kadaster, gemeentegrenzen", "CC BY 4.0"),
    ("Qt, PySide6-Essentials", "LGPL 3.0"),
    ("SQLCipher", "BSD"),
    ("sqlcipher3", "zlib"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("platformdirs", "MIT"),
    ("keyring", "MIT"),
    ("jeepney", "MIT"),
    ("psycopg[binary]", "LGPL 3.0"),
    ("phonenumberslite", "Apache 2.0"),
    ("email-validator", "Unlicense"),
    ("XlsxWriter", "BSD 2-Clause"),
    ("python-calamine", "MIT"),
    ("rapidfuzz", "MIT"),
    ("tzdata", "Apache 2.0"),
)
"""What others made, with its licence."""


class AboutSection(Section):
    def __init__(self) -> None:
        columns = [
            Column(_("Onderdeel"), lambda row: row[0]),
            Column(_("Licentie"), lambda row: row[1]),
        ]
        self.table = FittedTable(_("Onderdelen van anderen"), columns, MADE_WITH)
        version = QCoreApplication.applicationVersion()
        told = [fact(_("Versie"), version)] if version else []
        super().__init__(
            _("Over SUB-CRM"),
            *told,
            label(_("Gemaakt met werk van anderen, elk onder zijn eigen licentie:"), wrap=True),
            self.table,
        )
