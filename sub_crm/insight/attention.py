"""Which relations ask for attention: everybody whose rhythm is over, missing or nearly over."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.insight.rhythm import Pause, Rhythm, RhythmStatus, rhythm_of
from sub_crm.queries.relation_rows import RelationRow

_FIRST = (RhythmStatus.OVER, RhythmStatus.NEVER, RhythmStatus.NEARLY)
"""Broken promises before relations that still have to begin; both before what is nearly due."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An organisation and how its rhythm stands today."""

    organisation: RelationRow
    rhythm: Rhythm


def off_rhythm(
    organisations: Iterable[RelationRow], pauses: Iterable[Pause], today: dt.date
) -> list[Relation]:
    """Return the relations that are not simply on rhythm, the worst first."""
    pauses = tuple(pauses)
    judged = (Relation(row, _rhythm(row, pauses, today)) for row in organisations)
    return sorted(
        (one for one in judged if one.rhythm.status in _FIRST),
        key=lambda one: (_FIRST.index(one.rhythm.status), -one.rhythm.share),
    )


def _rhythm(row: RelationRow, pauses: tuple[Pause, ...], today: dt.date) -> Rhythm:
    return rhythm_of(
        row.last_contact,
        agreed=row.rhythm_days,
        count_from=row.count_from,
        pauses=pauses,
        today=today,
    )
