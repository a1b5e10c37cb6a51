"""Orders about the workspace itself: nothing that anybody entered changes."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order


@dataclass(frozen=True, slots=True)
class RepairDerived(Order):
    """Make anew what follows from other data: search index, dates, numbers, sort names."""

    said: ClassVar[str] = N_("Afgeleide gegevens opnieuw gemaakt")
    undoable: ClassVar[bool] = False
