"""What a change of many contact moments would do, row by row: no estimate."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.orders.lists import WishedFollowUp
from sub_crm.queries.contact_bulk import ChosenRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, OurRole, UserRole
from sub_crm.values.rights import may_change


@dataclass(frozen=True, slots=True)
class BulkWish:
    """What is filled in; the rest stays as it is."""

    add_issues: tuple[Id, ...] = ()
    add_themes: tuple[Id, ...] = ()
    kind: ContactKind | None = None
    our_role: OurRole | None = None
    confidentiality: Confidentiality | None = None
    follow_up: WishedFollowUp | None = None

    def __bool__(self) -> bool:
        return self != BulkWish()


@dataclass(frozen=True, slots=True)
class Stand:
    """How the chosen moments are now, as far as the user may change them."""

    rows: tuple[ChosenRow, ...]
    locked: int
    """Chosen, seen, and not the user's to change."""

    def values(self, name: str) -> Counter[object]:
        return Counter(getattr(row, name) for row in self.rows)

    def with_any(self, name: str) -> int:
        """How many have dossiers ("issue_ids") or themes ("theme_ids") already."""
        return sum(bool(getattr(row, name)) for row in self.rows)

    def without(self, name: str, added: Iterable[Id]) -> int:
        """How many lack one of what is added."""
        wanted = {id.hex().upper() for id in added}
        return sum(bool(wanted - _linked(row, name)) for row in self.rows)

    def other_than(self, name: str, value: object) -> int:
        return sum(getattr(row, name) != value for row in self.rows)

    def changed_by(self, wish: BulkWish) -> int:
        """How many moments would change at all."""
        return sum(_changes(row, wish) for row in self.rows)


def stand(rows: Iterable[ChosenRow], *, me: Id, role: UserRole) -> Stand:
    every = list(rows)
    mine = [
        row
        for row in every
        if may_change(role, mine=row.made_by == me, compartment=row.compartment)
    ]
    return Stand(tuple(mine), len(every) - len(mine))


def _linked(row: ChosenRow, name: str) -> set[str]:
    return set((getattr(row, name) or "").split(","))


def _changes(row: ChosenRow, wish: BulkWish) -> bool:
    plain: Sequence[str] = ("kind", "our_role", "confidentiality")
    if wish.follow_up or any(getattr(wish, n) not in (None, getattr(row, n)) for n in plain):
        return True
    links = (("issue_ids", wish.add_issues), ("theme_ids", wish.add_themes))
    return any({i.hex().upper() for i in ids} - _linked(row, n) for n, ids in links)
