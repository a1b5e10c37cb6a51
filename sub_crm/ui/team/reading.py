"""What the team page is filled with, in one question."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sub_crm.insight import team
from sub_crm.insight.team import Deputising, Election, Gap, Late
from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rules import Rules, rules_on
from sub_crm.insight.warmth.standing import Standing
from sub_crm.queries.holders import ColleagueRow, HolderRow, colleagues, holders
from sub_crm.queries.reading import Reader
from sub_crm.queries.relation_rows import RelationRow, relations
from sub_crm.queries.successions import elections
from sub_crm.queries.team import (
    EndingRow,
    LateRow,
    UnheldRow,
    ending_terms,
    late_follow_ups,
    left_positions,
    running_at_positions,
    unheld,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OrganisationKind
from sub_crm.values.vague_date import VagueDate

TABLES = (
    *("organisation", "assignment", "app_user", "cadence", "rhythm_pause", "warmth_setting"),
    *("position", "tenure", "person", "contact_moment", "participant", "follow_up", "election"),
)
OURS = (OrganisationKind.MUNICIPALITY, OrganisationKind.WATER_BOARD)
"""Those that the programme is for."""


@dataclass(frozen=True, slots=True)
class TeamRows:
    """All that is known; `shown` makes it of the organisations that are looked at."""

    today: dt.date
    rules: Rules
    organisations: Mapping[Id, RelationRow]
    standings: Sequence[Standing]
    unheld: Sequence[UnheldRow]
    left: Mapping[Id, VagueDate]
    running: Mapping[Id, VagueDate | None]
    late: Sequence[LateRow]
    ending: Sequence[EndingRow]
    elections: Sequence[Election]
    holders: Sequence[HolderRow]
    colleagues: Sequence[ColleagueRow]


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to see to at some organisations."""

    gaps: Sequence[Gap]
    late: Sequence[Late]
    single: Sequence[Standing]
    ending: Sequence[EndingRow]
    deputising: Sequence[Deputising]


def read_team(reader: Reader, *, today: dt.date, me: Id) -> TeamRows:
    known = relations(reader, today=today, me=me)
    basis = read_basis(reader, begin=today, until=today)
    return TeamRows(
        today=today,
        rules=rules_on(today, basis.changed),
        organisations={one.id: one for one in known},
        standings=basis.on(today),
        unheld=unheld(reader, today=today),
        left={row.position_id: row.until for row in left_positions(reader, today=today)},
        running={row.position_id: row.due for row in running_at_positions(reader)},
        late=late_follow_ups(reader, today=today),
        ending=ending_terms(reader, today=today, until=today + team.HORIZON),
        elections=team.elections_ahead(
            elections(reader), [one for one in known if one.kind in OURS], today
        ),
        holders=holders(reader, today=today),
        colleagues=colleagues(reader, today=today),
    )


def shown(rows: TeamRows, ids: Sequence[Id]) -> Shown:
    """Return what there is to see to at these organisations."""
    of = frozenset(ids)
    return Shown(
        gaps=team.gaps(rows.standings, rows.unheld, rows.left, rows.rules, rows.today, of=of),
        late=team.late(rows.late, rows.today, of=of),
        single=team.resting_on_one(rows.standings, rows.rules, of=of),
        ending=[one for one in rows.ending if one.organisation_id in of],
        deputising=team.deputising([one for one in rows.holders if one.id in of], rows.today),
    )
