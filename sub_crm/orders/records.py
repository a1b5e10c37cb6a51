"""Orders that hold for any record: edit one field in place, take a record away."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Order):
    """Change one field of one record, as typed in place; `commands.editable` says which may."""

    said: ClassVar[str] = N_("Gewijzigd")
    quiet: ClassVar[bool] = True

    table: str
    id: Id
    field: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove(Order):
    """Mark records deleted; undo brings them back."""

    said: ClassVar[str] = N_("Verwijderd")

    table: str
    ids: tuple[Id, ...]
