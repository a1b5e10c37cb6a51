"""Where each result leads, as far as there are pages for it."""

from urllib.parse import quote, unquote

from PySide6.QtWidgets import QWidget

from sub_crm.insight.names import Entry, Sort
from sub_crm.queries.search import HitRow
from sub_crm.ui.desk import Desk, organisation_address
from sub_crm.values.ids import Id

RESULTS = "sub://zoeken"
_PAGES = {Sort.PERSON: "sub://persoon/", Sort.ISSUE: "sub://dossier/"}
_MOMENT = "sub://contactmoment/"


def results_address(text: str) -> str:
    return f"{RESULTS}/{quote(text.strip(), safe='')}"


def question_of(argument: str) -> str:
    """Return the question that the last part of an address holds."""
    return unquote(argument, errors="replace")


def entry_address(desk: Desk, entry: Entry) -> str:
    """Return the page of an entry, else that of its organisation, else ""."""
    if entry.sort is Sort.ORGANISATION:
        return organisation_address(entry.id)
    return _known(desk, _PAGES[entry.sort] + entry.id.hex(), entry.organisation_id)


def hit_address(desk: Desk, hit: HitRow) -> str:
    """Return the page of a contact moment, else that of its organisation, else ""."""
    return _known(desk, _MOMENT + hit.id.hex(), hit.organisation_id)


def _known(desk: Desk, address: str, organisation: Id | None) -> str:
    if knows(desk.window, address):
        return address
    return organisation_address(organisation) if organisation else ""


def knows(window: QWidget, address: str) -> bool:
    ask = getattr(window, "knows", None)
    return bool(callable(ask) and ask(address))
