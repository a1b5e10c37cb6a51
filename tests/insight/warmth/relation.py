"""Relations to judge: moments told as days before a reference date."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.warmth.pauses import Pauses
from sub_crm.insight.warmth.rules import Rules
from sub_crm.insight.warmth.score import Term, Warmth, score
from sub_crm.values.counted import packed
from sub_crm.values.kinds import ContactKind, Initiative

DAY = dt.date(2026, 11, 23)
AT = DAY.toordinal()
CALL, TALK, MAIL = ContactKind.PHONE_CALL, ContactKind.CONVERSATION, ContactKind.EMAIL
VISIT, MAILING = ContactKind.WORKING_VISIT, ContactKind.ONE_WAY
US, THEM, JOINT = Initiative.US, Initiative.THEM, Initiative.JOINT


@dataclass(frozen=True, slots=True)
class Recess:
    first_day: dt.date
    last_day: dt.date


def recess(first: int, last: int) -> Recess:
    """A pause from so many days before the reference date to so many."""
    return Recess(dt.date.fromordinal(AT - first), dt.date.fromordinal(AT - last))


def moment(
    ago: int, kind: ContactKind = CALL, initiative: Initiative = US, mood: int | None = None
) -> int:
    return packed(AT - ago, kind, theirs=initiative is not US, mood=mood)


def judged(
    *moments: int,
    rhythm: int = 90,
    served: int | None = 1000,
    count_from: int | None = None,
    pauses: Sequence[Recess] = (),
    rules: Rules = Rules(),  # noqa: B008
    at: int = AT,
) -> Warmth | None:
    """Judge on the reference date who is in office for `served` days; None is unknown."""
    since = None if served is None else AT - served
    term = Term(since, since, rhythm, None if count_from is None else AT - count_from)
    return score(sorted(moments), term, at, rules, Pauses(pauses))


def warmth(*moments: int, **given: object) -> Warmth:
    found = judged(*moments, **given)  # type: ignore[arg-type]
    assert found is not None, "the relation is new"
    return found


def points(found: Warmth) -> tuple[float, float, float, float]:
    """The parts, to one decimal."""
    parts = found.parts
    return (
        round(parts.rhythm, 1),
        round(parts.frequency, 1),
        round(parts.reciprocity, 1),
        round(parts.depth, 1),
    )
