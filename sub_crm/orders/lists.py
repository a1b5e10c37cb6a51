"""Orders about lists: kept under a name, and many contact moments changed at once."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, OurRole
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveList(Order):
    """Keep conditions under a name; one's own list of that name gets them. Answers with its id."""

    said: ClassVar[str] = N_("Lijst bewaard")

    subject: str
    """ "contacts", "people", "issues" or "search"."""
    name: str
    conditions: str

    def told(self) -> str:
        return N_("Zoekvraag bewaard") if self.subject == "search" else self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameList(Order):
    said: ClassVar[str] = N_("Lijst hernoemd")

    id: Id
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveList(Order):
    said: ClassVar[str] = N_("Bewaarde lijst verwijderd")

    id: Id


@dataclass(frozen=True, slots=True)
class WishedFollowUp:
    title: str
    due: VagueDate | None = None
    together: bool = False
    """One for all, with the newest moment, instead of one with each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkEditContacts(Order):
    """Change many contact moments in one act; what is not filled in stays as it is.

    Answers with how many were changed: what its user may not see, or is gone, is left out.
    """

    said: ClassVar[str] = N_("Contactmomenten gewijzigd")

    ids: tuple[Id, ...]
    add_issues: tuple[Id, ...] = ()
    add_themes: tuple[Id, ...] = ()
    kind: ContactKind | None = None
    our_role: OurRole | None = None
    confidentiality: Confidentiality | None = None
    follow_up: WishedFollowUp | None = None
