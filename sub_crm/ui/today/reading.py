"""Everything that Vandaag shows, read in one go so that the page is filled at once."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.insight.attention import Relation, off_rhythm
from sub_crm.queries.follow_ups import FollowUpRow, open_follow_ups
from sub_crm.queries.reading import Reader
from sub_crm.queries.relation_rows import RelationRow, relations
from sub_crm.queries.today import (
    AgendaRow,
    DraftRow,
    IncompleteRow,
    agenda,
    drafts,
    incomplete_people,
    pauses,
)
from sub_crm.values.ids import Id

AGENDA_DAYS = 7


@dataclass(frozen=True, slots=True)
class TodayRows:
    """The answer to one question; `asked` numbers the questions, so that an older one is known."""

    asked: int
    today: dt.date
    team: bool
    follow_ups: list[FollowUpRow]
    relations: list[Relation]
    agenda: list[AgendaRow]
    drafts: list[DraftRow]
    incomplete: list[IncompleteRow]
    organisations: list[RelationRow]


def read_today(reader: Reader, *, asked: int, today: dt.date, me: Id, team: bool) -> TodayRows:
    """Read the day of one user, or of everybody in the team."""
    everywhere = relations(reader, today=today, me=me)
    ours = [row for row in everywhere if (row.holder_id if team else row.mine)]
    whose = None if team else me
    return TodayRows(
        asked=asked,
        today=today,
        team=team,
        follow_ups=open_follow_ups(reader, today=today, owner=whose),
        relations=off_rhythm(ours, pauses(reader), today),
        agenda=agenda(reader, today=today, days=AGENDA_DAYS, author=whose),
        drafts=drafts(reader),
        incomplete=incomplete_people(reader),
        organisations=everywhere,
    )
