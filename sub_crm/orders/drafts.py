"""Orders about drafts: what was typed and is not lost, whatever happens."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.orders.order import Order
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft(Order):
    """Write the form's fields (a JSON object) under the draft's id, over the older text."""

    undoable: ClassVar[bool] = False

    id: Id
    kind: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft(Order):
    undoable: ClassVar[bool] = False

    id: Id
