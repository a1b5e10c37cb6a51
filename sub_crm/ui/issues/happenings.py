"""What stands in a dossier's timeline: contacts, decisions, follow-ups and elections in order."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.orders.order import CIVIL
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.issue_timeline import (
    ClosedFollowUpRow,
    DecisionRow,
    ElectionRow,
    IssueMomentRow,
)
from sub_crm.ui.issues import wording
from sub_crm.ui.issues.reading import IssuePageRows
from sub_crm.ui.parts import moments
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.ids import Id
from sub_crm.values.instants import instant
from sub_crm.values.kinds import FollowUpStatus
from sub_crm.values.vague_date import Precision, VagueDate


class Show(StrEnum):
    """Which part of the timeline is asked for."""

    ALL = "all"
    CONTACTS = "contacts"
    DECISIONS = "decisions"
    FOLLOW_UPS = "follow_ups"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something in the timeline that is no contact, with the record that it came from."""

    id: Id
    when: VagueDate | None
    icon: str
    tone: str
    title: str
    second: str
    note: str
    row: DecisionRow | FollowUpRow | ClosedFollowUpRow | ElectionRow
    chips: tuple[ChipSpec, ...] = ()

    @property
    def sorts_at(self) -> str:
        first = self.when.first if self.when else None
        return first.isoformat() if first else ""


Item = IssueMomentRow | Happening | Heading


def items(rows: IssuePageRows, show: Show, organisation: Id | None, today: dt.date) -> list[Item]:
    """Return what must still happen, then what happened under its months, newest first."""
    held: list[IssueMomentRow | Happening] = []
    if show in (Show.ALL, Show.CONTACTS):
        held += rows.moments
    if show in (Show.ALL, Show.DECISIONS):
        held += map(decision, rows.decisions)
        held += map(election, rows.elections)
    if show in (Show.ALL, Show.FOLLOW_UPS):
        closed = (one for one in rows.closed_follow_ups if _is_of(one, organisation))
        held += map(closed_follow_up, closed)
    held = _loaded(held, rows, show)
    held.sort(key=lambda item: item.sorts_at, reverse=True)
    return [*_still_open(rows, show, organisation, today), *_under_months(held, today)]


def _is_of(row: FollowUpRow | ClosedFollowUpRow, organisation: Id | None) -> bool:
    return organisation in (None, row.organisation_id)


def _loaded(
    held: list[IssueMomentRow | Happening], rows: IssuePageRows, show: Show
) -> list[IssueMomentRow | Happening]:
    """Leave out what is older than the contacts that are loaded: it comes with the next page."""
    if not rows.more_moments or show in (Show.DECISIONS, Show.FOLLOW_UPS):
        return held
    oldest = rows.moments[-1].sorts_at
    return [item for item in held if item.sorts_at >= oldest]


def _still_open(
    rows: IssuePageRows, show: Show, organisation: Id | None, today: dt.date
) -> Iterator[Item]:
    if show not in (Show.ALL, Show.FOLLOW_UPS):
        return
    found = [open_follow_up(row, today) for row in rows.follow_ups if _is_of(row, organisation)]
    if found:
        yield Heading(_("Nog te doen"))
        yield from found


def _under_months(held: Iterable[IssueMomentRow | Happening], today: dt.date) -> Iterator[Item]:
    said = ""
    for item in held:
        heading = _heading(item, today)
        if heading != said:
            said = heading
            yield Heading(heading)
        yield item


def _heading(item: IssueMomentRow | Happening, today: dt.date) -> str:
    when = item.happened_on if isinstance(item, IssueMomentRow) else item.when
    if when is None or when.first is None:
        return _("Datum onbekend")
    if when.precision in (Precision.YEAR, Precision.QUARTER):
        return dates.vague(when, today)
    return dates.month_heading(when.first.year, when.first.month)


def decision(row: DecisionRow) -> Happening:
    first, rest = wording.split(row.text)
    consulted = row.consulted_with
    said = (
        _("Besluit"),
        _("afgestemd met {who}").format(who=consulted) if consulted else "",
        _("door {name}").format(name=row.author) if row.author else "",
    )
    second = " · ".join(filter(None, said))
    return Happening(row.id, row.decided_on, "decide", "accent", first, second, rest, row)


def election(row: ElectionRow) -> Happening:
    note = quoted(row.quote)
    return Happening(
        row.id, row.held_on, "event", "violet", word(row.kind), _("Verkiezingen"), note, row
    )


def open_follow_up(row: FollowUpRow, today: dt.date) -> Happening:
    chips = (ChipSpec(row.organisation, "plain", "org"),) if row.organisation else ()
    late = row.due_last is not None and row.due_last < today
    tone = "danger" if late else "warn"
    second = " · ".join((_("Opvolging"), wording.step(row, today)))
    return Happening(row.id, row.due, "clock", tone, row.title, second, "", row, chips)


def closed_follow_up(row: ClosedFollowUpRow) -> Happening:
    done = row.status is FollowUpStatus.DONE
    on = instant(row.closed_at).astimezone(CIVIL).date()
    words = _("Opvolging afgerond") if done else _("Opvolging vervallen")
    second = " · ".join(filter(None, (words, row.owner)))
    chips = (ChipSpec(row.organisation, "plain", "org"),) if row.organisation else ()
    icon, tone = ("check", "ok") if done else ("x", "warn")
    return Happening(row.id, VagueDate.on(on), icon, tone, row.title, second, "", row, chips)


def quoted(quote: str | None) -> str:
    """Say where words come from."""
    return _("Uit het brondocument: “{quote}”").format(quote=quote) if quote else ""


def bodies(row: object) -> Sequence[ChipSpec]:
    """The organisations of a contact, as chips."""
    names = row.organisations if isinstance(row, IssueMomentRow) else None
    return [ChipSpec(name, "plain", "org") for name in (names or "").splitlines()]


def told(item: IssueMomentRow | Happening, today: dt.date) -> str:
    """The sentence of a row, with all that its chips say."""
    if isinstance(item, IssueMomentRow):
        return ". ".join((moments.told(item, today), *(chip.text for chip in bodies(item))))
    when = dates.vague(item.when, today) if item.when else ""
    said = (item.title, when, item.second, item.note, *(chip.text for chip in item.chips))
    return ". ".join(filter(None, said))
