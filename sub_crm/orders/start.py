"""The order that makes an empty store a person's own workspace."""

from dataclasses import dataclass, field
from typing import ClassVar

from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Tier
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroduceUser(Order):
    """Say who works here, which organisations they hold and in which rhythm."""

    undoable: ClassVar[bool] = False

    name: str
    job_title: str = ""
    organisation_ids: tuple[Id, ...] = ()
    rhythm_days: dict[Tier, int] = field(default_factory=dict)
    count_from: VagueDate | None = None
