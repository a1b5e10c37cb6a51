"""Links that leave the program: only to call, to mail, or to a web site over https."""

import re
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sub_crm.values.kinds import ContactPointKind
from sub_crm.values.phone import read_phone

ALLOWED = ("tel", "mailto", "https")
ICONS = {
    ContactPointKind.PHONE: "phone",
    ContactPointKind.MOBILE: "phone",
    ContactPointKind.EMAIL: "mail",
    ContactPointKind.WEBSITE: "globe",
}
_NUMBER = re.compile(r"\+?[0-9][0-9 ()-]{1,20}", re.ASCII)


def open_link(address: str) -> bool:
    """Let the desktop open a link; nothing but calls, mail and secure sites ever leaves here."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in ALLOWED:
        return False
    return QDesktopServices.openUrl(url)


def link_of(kind: ContactPointKind, value: str) -> str:
    """The link for a way to reach somebody, "" where there is none."""
    if kind is ContactPointKind.EMAIL:
        return f"mailto:{quote(value.strip(), safe='@')}" if "@" in value else ""
    if kind is ContactPointKind.WEBSITE:
        return _site(value.strip())
    return read_phone(value).link() or _as_dialled(value)


def shown(kind: ContactPointKind, value: str) -> str:
    """A phone number, address or site as people write it."""
    if kind in (ContactPointKind.PHONE, ContactPointKind.MOBILE):
        return read_phone(value).printed()
    if kind is ContactPointKind.WEBSITE:
        return value.removeprefix("https://").removeprefix("http://").removesuffix("/")
    return value


def _as_dialled(value: str) -> str:
    """A number outside every numbering plan can still be dialled, if it is nothing but a number."""
    return f"tel:{re.sub('[^0-9+]', '', value)}" if _NUMBER.fullmatch(value.strip()) else ""


def _site(value: str) -> str:
    """An address without a scheme, or with the open one, is asked for over https."""
    scheme, separator, rest = value.partition("://")
    if not separator:
        return "" if ":" in value or not value else f"https://{value}"
    return f"https://{rest}" if scheme.casefold() in ("http", "https") else ""
