"""Orders about relations that have cooled."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUpRelation(Order):
    """Let the account manager of an organisation do something about it; answers with the id of
    the follow-up, which is the one that is open already where there is one."""

    said: ClassVar[str] = N_("Opvolging toegewezen")

    organisation_id: Id
