"""What every page is given: the backend, the way to other pages, and the quick log."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sub_crm.ui.backend import Backend
from sub_crm.values.ids import Id

if TYPE_CHECKING:
    from sub_crm.ui.preferences import Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How the quick log opens: with which text, about what, to complete which follow-up."""

    text: str = ""
    organisation_id: Id | None = None
    person_id: Id | None = None
    completes: Id | None = None
    """A follow-up of which this contact is the outcome."""
    draft_id: Id | None = None
    """The draft to go on with."""


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


TODAY = "sub://vandaag"
ORGANISATIONS = "sub://organisaties"
SETTINGS = "sub://instellingen"
SHORTCUTS = "sub://sneltoetsen"


def organisation_address(organisation: Id) -> str:
    return f"sub://organisatie/{organisation.hex()}"
