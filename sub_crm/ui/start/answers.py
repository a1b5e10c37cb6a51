"""What a new user answers: kept as a draft while typing, and one order at the end."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sub_crm.insight.rhythm_input import TODAY, read_days, read_start
from sub_crm.orders.start import IntroduceUser
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import RHYTHM_DAYS, Tier

KIND = "first_start"
DRAFT = key_id("draft", KIND)
"""There is one first start, so its draft needs no other name."""


def _usual_days() -> dict[str, str]:
    return {tier.value: str(days) for tier, days in RHYTHM_DAYS.items()}


@dataclass(frozen=True, slots=True)
class Answers:
    """As typed: also what cannot be used yet."""

    step: int = 0
    name: str = ""
    job_title: str = ""
    organisations: list[str] = field(default_factory=list)
    """Ids in hexadecimal digits."""
    days: dict[str, str] = field(default_factory=_usual_days)
    count: str = TODAY
    day: str = ""

    def body(self) -> str:
        """These answers as a draft keeps them."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def introduction(self, today: dt.date) -> IntroduceUser:
        """The order that all answers lead to."""
        days = {tier: read_days(self.days.get(tier, "")) for tier in Tier}
        return IntroduceUser(
            name=self.name,
            job_title=self.job_title,
            organisation_ids=tuple(bytes.fromhex(one) for one in self.organisations),
            rhythm_days={tier: number for tier, number in days.items() if number},
            count_from=read_start(self.count, self.day, today),
        )


def from_draft(body: str | None) -> Answers:
    """Return what was filled in before; what cannot be read counts as not filled in."""
    try:
        kept = json.loads(body or "{}")
    except ValueError:
        return Answers()
    return Answers(**_sensible(kept)) if isinstance(kept, Mapping) else Answers()


def _sensible(kept: Mapping[str, Any]) -> dict[str, Any]:
    usual = Answers()
    return {
        one.name: kept[one.name]
        for one in fields(Answers)
        if isinstance(kept.get(one.name), type(getattr(usual, one.name)))
    }
