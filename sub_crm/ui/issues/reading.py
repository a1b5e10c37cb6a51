"""What the page of one dossier shows, read in one go on a reading thread."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.rhythm import Rhythm, rhythm_of
from sub_crm.queries import follow_ups, issue_page, issue_timeline, people, themes
from sub_crm.queries import today as days
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.issue_page import IssueHead, RelatedRow, StanceRow
from sub_crm.queries.issue_timeline import (
    ClosedFollowUpRow,
    DecisionRow,
    ElectionRow,
    IssueMomentRow,
)
from sub_crm.queries.people import UserRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.parts.reading_timeline import newest
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ELECTED_IN


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in the dossier, judged against its rhythm."""

    row: StanceRow
    rhythm: Rhythm

    @property
    def id(self) -> Id:
        return self.row.organisation_id


@dataclass(frozen=True, slots=True)
class IssuePageRows:
    """Everything on the page of one dossier."""

    head: IssueHead
    parties: tuple[Party, ...]
    themes: tuple[ThemeRow, ...]
    all_themes: tuple[ThemeRow, ...]
    users: tuple[UserRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    """Open ones; the first is the next step."""
    closed_follow_ups: tuple[ClosedFollowUpRow, ...]
    moments: tuple[IssueMomentRow, ...]
    more_moments: bool
    decisions: tuple[DecisionRow, ...]
    elections: tuple[ElectionRow, ...]
    related: tuple[RelatedRow, ...]
    shielded: tuple[str, ...]
    """Organisations that have a dossier of the supervisors, of which no more is known here."""


def read_issue_page(
    reader: Reader,
    issue: Id,
    *,
    today: dt.date,
    organisation: Id | None = None,
    pages: int = 1,
) -> IssuePageRows | None:
    """Return the page with so many pages of moments, those with one organisation if asked."""
    head = issue_page.issue_head(reader, issue, today=today)
    if head is None:
        return None
    parties = _parties(reader, issue, today)
    moments, more = newest(
        lambda before, id: issue_timeline.timeline_of_issue(
            reader, issue, organisation=organisation, before=before, before_id=id
        ),
        pages,
    )
    decisions = tuple(issue_timeline.decisions_of_issue(reader, issue))
    closed = tuple(issue_timeline.closed_follow_ups_of_issue(reader, issue))
    return IssuePageRows(
        head=head,
        parties=parties,
        themes=tuple(themes.themes_of_issue(reader, issue)),
        all_themes=tuple(themes.themes(reader)),
        users=tuple(user for user in people.users(reader) if user.active),
        follow_ups=tuple(follow_ups.follow_ups_of_issue(reader, issue)),
        closed_follow_ups=closed,
        moments=moments,
        more_moments=more,
        decisions=decisions,
        elections=_elections(reader, head, parties, moments, decisions, today),
        related=tuple(issue_page.related_issues(reader, issue)),
        shielded=tuple(issue_page.shielded_beside(reader, issue)),
    )


def _parties(reader: Reader, issue: Id, today: dt.date) -> tuple[Party, ...]:
    pauses = days.pauses(reader)
    return tuple(
        Party(
            row,
            rhythm_of(
                row.last_contact,
                agreed=row.rhythm_days,
                count_from=row.count_from,
                pauses=pauses,
                today=today,
            ),
        )
        for row in issue_page.stances(reader, issue, today=today)
    )


def _elections(
    reader: Reader,
    head: IssueHead,
    parties: Sequence[Party],
    moments: Sequence[IssueMomentRow],
    decisions: Sequence[DecisionRow],
    today: dt.date,
) -> tuple[ElectionRow, ...]:
    """Those in which the councils of the parties were chosen while the dossier was open."""
    kinds = {ELECTED_IN[party.row.kind] for party in parties if party.row.kind in ELECTED_IN}
    known = [one.first for one in (head.opened, *(row.decided_on for row in decisions)) if one]
    known += [row.happened_on.first for row in moments]
    began = min((day for day in known if day is not None), default=today)
    ended = (head.closed.last if head.closed else None) or today
    return tuple(
        row
        for row in issue_timeline.elections(reader)
        if row.kind in kinds and row.held_on.first and began <= row.held_on.first <= ended
    )
