"""Orders about what left the program as a list: the log of it, which nobody can undo."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_, _
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality

PURPOSE_ABOVE = 50
"""More people than this in a list, and it says what it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExport(Order):
    """Keep that a list leaves: given when the file is written but has not its name yet.

    Answers with the id of the line in the log.
    """

    said: ClassVar[str] = N_("Lijst geëxporteerd")
    undoable: ClassVar[bool] = False

    subject: str
    conditions: str
    """The filter in words."""
    columns: tuple[str, ...]
    format: str
    level: Confidentiality
    purpose: str
    records: int
    people: int
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellExportFailed(Order):
    """Add to the log that the file did not get its name after all, so nothing left."""

    said: ClassVar[str] = N_("Export mislukt")
    undoable: ClassVar[bool] = False

    id: Id
    problem: str


def purpose_problem(purpose: str, people: int) -> str | None:
    """Say that a list of so many people needs a purpose, where it lacks one."""
    if purpose.strip() or people <= PURPOSE_ABOVE:
        return None
    return _("Schrijf waarvoor deze lijst is; boven {number} personen is dat verplicht.").format(
        number=PURPOSE_ABOVE
    )
