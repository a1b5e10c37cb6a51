"""What every page is given: the backend, the way to other pages, and the quick log."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from sub_crm.ui.backend import Backend
from sub_crm.values.ids import Id

if TYPE_CHECKING:
    from sub_crm.store import Store
    from sub_crm.sync.profile import Profile
    from sub_crm.ui.preferences import Preferences
    from sub_crm.ui.synchronising import Syncing


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How the quick log opens: with which text, about what, to complete which follow-up."""

    text: str = ""
    organisation_id: Id | None = None
    person_id: Id | None = None
    person_ids: tuple[Id, ...] = ()
    """Several people at once: they are the participants, whoever the text names."""
    issue_id: Id | None = None
    completes: Id | None = None
    """A follow-up of which this contact is the outcome."""
    draft_id: Id | None = None
    """The draft to go on with."""


def _stay(_backup: Path) -> None:
    """What a desk without a program around it does about a backup."""


def _nobody() -> None:
    """Who synchronises where there is no program around it."""


@dataclass(frozen=True, slots=True)
class Desk:
    backend: Backend
    window: QWidget
    """The window over which overlays and toasts appear."""
    open: Callable[[str], None]
    """Go to an address, such as "sub://organisatie/<hex>"."""
    quick_log: Callable[[Opening], None]
    preferences: "Preferences | None" = None
    """What this user chose before; None where nothing is kept."""
    look_into: Callable[[Path], None] = _stay
    """Show a backup in the place of the workspace, only to look."""
    put_back: Callable[[Path], None] = _stay
    """Let the workspace be what a backup was."""
    join: "Callable[[Store, Profile, str, Any], object] | None" = None
    """Make a replica of the workspace, given the password and who hears how far it is; None where
    nobody synchronises."""
    leave: "Callable[[Store], object] | None" = None
    """Let the workspace synchronise no more."""
    open_anew: Callable[[], None] = _nobody
    """Open the workspace again, as it is now."""
    wipe: Callable[[], None] | None = None
    """Take the workspace off this computer for good, and begin with an empty one."""
    syncing: "Callable[[], Syncing | None]" = _nobody
    """Who synchronises this workspace."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Records that somebody wants in a file."""

    subject: str
    """ "contacts", "people", "issues", "organisations" or "follow_ups"."""
    ids: tuple[Id, ...]
    title: str
    filter_in_words: str = ""


TODAY = "sub://vandaag"
CONTACTS = "sub://contactmomenten"
PEOPLE = "sub://personen"
ISSUES = "sub://dossiers"
IMPORT = "sub://importeren"
ORGANISATIONS = "sub://organisaties"
SETTINGS = "sub://instellingen"
SHORTCUTS = "sub://sneltoetsen"
DOCTOR = "sub://controle"
HOLDERS = "sub://accounthouders"
TEAM = "sub://team"
WARMTH = "sub://warmte"
BACKUPS = "sub://reservekopieen"
CONNECTING = "sub://verbinden"
ERASING = "sub://wissen"
SEARCH = "sub://zoeken"
SYNC = "sub://synchronisatie"
DIFFERENCES = "sub://verschillen"


def form_address(page: str, form: str, *about: Id) -> str:
    """The address of a small form: the page that opens it, its name, and what it is about."""
    return "/".join([f"{page}?{form}", *(id.hex() for id in about)])


def organisation_address(organisation: Id) -> str:
    return f"sub://organisatie/{organisation.hex()}"


def contact_address(moment: Id) -> str:
    return f"sub://contactmoment/{moment.hex()}"


def person_address(person: Id) -> str:
    return f"sub://persoon/{person.hex()}"


def issue_address(issue: Id) -> str:
    return f"sub://dossier/{issue.hex()}"


def history_address(table: str, record: Id) -> str:
    return f"sub://geschiedenis/{table}/{record.hex()}"


def address_of(table: str, record: Id) -> str:
    """Return where a record is shown, "" for one that has no page."""
    pages = {
        "organisation": organisation_address,
        "contact_moment": contact_address,
        "person": person_address,
        "issue": issue_address,
    }
    if table in pages:
        return pages[table](record)
    return history_address(table, record) if table == "follow_up" else ""
