"""Orders that bring back what was."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Part:
    """A record that goes back along with another, all of it or some fields."""

    table: str
    id: Id
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRecord(Order):
    """Give a record the values that it had before a change of it, all of them or some fields.

    Later changes are not erased: restoring is one more change, with its own undo.
    """

    said: ClassVar[str] = N_("Eerdere gegevens teruggezet")

    table: str
    id: Id
    before_change: int
    """The oldest change (`ChangeRow.id`) that must not count any more."""
    fields: tuple[str, ...] = ()
    """Nothing named: every field that changed since."""
    parts: tuple[Part, ...] = ()
    """Restored before the record itself, in this order, which is newest change first."""
