"""Orders about the numbers that warmth is counted with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class SetWarmth(Order):
    """Count with other numbers from today on; what was drawn before keeps its own."""

    said: ClassVar[str] = N_("Warmte wordt vanaf vandaag anders geteld")

    values: Mapping[str, int]
    """Numbers by the name of their setting; what is not named stays as it is."""
