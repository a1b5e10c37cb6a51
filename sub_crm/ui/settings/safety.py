"""Veiligheid: where the data is, what encrypts it and who keeps the key; no secret is shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.keyrings import keyring_word
from sub_crm.queries.settings import StoreFacts
from sub_crm.store import EXAMPLE_MARK
from sub_crm.ui.settings.section import Section, fact
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.paths import breakable


def key_keeper(keyring: str, mark: str) -> str:
    """Say who keeps the key."""
    if mark == EXAMPLE_MARK:
        return _(
            "De demonstratie heeft een sleutel die iedereen kent. Zet er geen echte gegevens in."
        )
    nobody = _("Niemand: je typt bij elke start je wachtwoordzin of herstelsleutel.")
    return keyring_word(keyring) or nobody


class SafetySection(Section):
    def __init__(self, keyring: str, mark: str) -> None:
        self._keeper = key_keeper(keyring, mark)
        self._facts = QWidget()
        fill(QVBoxLayout(self._facts), (), 10, (0, 0, 0, 0))
        self._shown: StoreFacts | None = None
        super().__init__(_("Veiligheid"), self._facts)

    def show_store(self, store: StoreFacts) -> None:
        """Show the file; it stays the same as long as the program runs."""
        box = self._facts.layout()
        if self._shown is not None or box is None:
            return
        self._shown = store
        engine = _("SQLCipher {cipher}, SQLite {sqlite}")
        for title, text in (
            (_("Je gegevens staan in"), breakable(store.path)),
            (_("Versleuteld met"), engine.format(cipher=store.cipher, sqlite=store.sqlite)),
            (_("De sleutel wordt bewaard door"), self._keeper),
        ):
            box.addWidget(fact(title, text))
