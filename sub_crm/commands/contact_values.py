"""Phone numbers, e-mail addresses and websites: kept as typed, once they can be used."""

import re

from sub_crm.commands.checks import too_long
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.values.email_address import problem_with_email
from sub_crm.values.kinds import ContactPointKind
from sub_crm.values.phone import PhoneKind, read_phone

_WEBSITE = re.compile(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?", re.IGNORECASE)


def tidy_value(kind: ContactPointKind, value: str) -> str:
    """Return the value on one line; a website gets the scheme that people leave out."""
    line = one_line(value)
    bare = kind is ContactPointKind.WEBSITE and line and "://" not in line
    return f"https://{line}" if bare else line


def value_problem(kind: ContactPointKind, value: str) -> str | None:
    if longer := too_long(value):
        return longer
    match kind:
        case ContactPointKind.EMAIL:
            if problem_with_email(value):
                return _("Vul een geldig e-mailadres in, zoals naam@gemeente.nl.")
        case ContactPointKind.WEBSITE:
            if not _WEBSITE.fullmatch(value):
                return _("Vul een geldig webadres in, zoals www.gemeente.nl.")
        case ContactPointKind.PHONE | ContactPointKind.MOBILE:
            if read_phone(value).kind is PhoneKind.UNREADABLE:
                return _("Vul een geldig telefoonnummer in, zoals 030 258 91 11 of 14 030.")
    return None
