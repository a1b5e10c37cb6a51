"""Follow-ups as the list shows them: under headings, with every word ready to be painted."""

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sub_crm.i18n import N_, _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.agenda import When, by_urgency
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PromiseBy
from sub_crm.values.vague_date import Precision

_TITLES = {
    When.OVERDUE: N_("Te laat"),
    When.TODAY: N_("Vandaag"),
    When.THIS_WEEK: N_("Deze week"),
    When.LATER: N_("Later"),
    When.UNDATED: N_("Zonder datum"),
}
_SIGNS = (
    ("phone", re.compile(r"\b(terug)?bel(len|t)?\b|telefo|\bnavragen\b|\bcall\b", re.I)),
    ("mail", re.compile(r"\b(na|toe|door|op)?(sturen|stuur|zenden)\b|mail|terugkoppel", re.I)),
    ("video", re.compile(r"\bteams\b|\bvideo|\bdigita|\bonline\b", re.I)),
    ("meet", re.compile(r"overleg\b|gesprek\b|\bafspraak\b|kennismak|bezoek|\bmeeting", re.I)),
)
"""What a title says there is to do, the most telling word first."""
_PROMISE_TONE = {PromiseBy.US: "accent", PromiseBy.THEM: "outline"}


@dataclass(frozen=True, slots=True)
class Fold:
    """A heading that can be opened and closed; the keyboard stops at it."""

    id: When
    title: str
    count: int
    opened: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up in words."""

    id: Id
    follow_up: FollowUpRow
    icon: str
    who: str
    due: str
    away: str
    tone: str
    dossier: ChipSpec | None
    chips: tuple[ChipSpec, ...]
    """Whose promise it is and, in the team, whose work."""
    line: bool
    """Whether a thin line parts it from the row below."""


Item = Heading | Fold | Task


def list_items(
    rows: Iterable[FollowUpRow], today: dt.date, *, opened: Collection[When], me: Id | None
) -> list[Item]:
    """Return the follow-ups under their headings; what is far away stays folded until opened.

    Rows of somebody else than `me` name their owner: those of a team, or taken over as a deputy.
    """
    items: list[Item] = []
    for when, found in by_urgency(rows, today).items():
        items.append(_heading(when, len(found), when in opened))
        if when is not When.LATER or when in opened:
            items += [_task(row, when, today, me, row is not found[-1]) for row in found]
    return items


def spoken(item: Item) -> str:
    """Return the sentence that a screen reader says for a row."""
    if isinstance(item, Fold):
        state = _("geopend") if item.opened else _("dichtgevouwen")
        return f"{item.title}, {item.count}, {state}"
    if isinstance(item, Heading):
        return str(item)
    chips = (chip.text for chip in item.chips)
    parts = (
        item.follow_up.title,
        item.who,
        item.follow_up.issue,
        *chips,
        item.due or _when(item),
        item.away,
    )
    return ", ".join(filter(None, parts))


def sign_of(title: str) -> str:
    """Return the icon of what there is to do, as its title says it."""
    return next((icon for icon, words in _SIGNS if words.search(title)), "note")


def _when(task: Task) -> str:
    return _("vandaag") if task.follow_up.due_last else _("zonder datum")


def _heading(when: When, count: int, opened: bool) -> Heading | Fold:
    if when is When.LATER:
        return Fold(when, _(_TITLES[when]), count, opened)
    return Heading(_(_TITLES[when]), count, "danger" if when is When.OVERDUE else "text")


def _task(row: FollowUpRow, when: When, today: dt.date, me: Id | None, line: bool) -> Task:
    due, away = _due(row, when, today)
    return Task(
        id=row.id,
        follow_up=row,
        icon=sign_of(row.title),
        who=_who(row),
        due=due,
        away=away,
        tone="danger" if when is When.OVERDUE else "text",
        dossier=ChipSpec(row.issue) if row.issue else None,
        chips=_chips(row, me),
        line=line,
    )


def _who(row: FollowUpRow) -> str:
    """Return "Wethouder E. van Dijk · Oudewater"."""
    person = " ".join(filter(None, (row.position, row.person)))
    return " · ".join(filter(None, (person, row.organisation)))


def _due(row: FollowUpRow, when: When, today: dt.date) -> tuple[str, str]:
    """Return the day and how far away it is; of today only the hour says something new."""
    due, last = row.due, row.due_last
    if due is None or last is None:
        return "", ""
    if when is When.OVERDUE:
        return dates.vague(due, today), dates.overdue(last, today)
    if when is When.TODAY:
        return (f"{due.time:%H:%M}" if due.time else ""), ""
    exact = due.precision in (Precision.DAY, Precision.MINUTE)
    return dates.vague(due, today), dates.ago(last, today) if exact else ""


def _chips(row: FollowUpRow, me: Id | None) -> tuple[ChipSpec, ...]:
    chips: list[ChipSpec] = []
    if row.promise_by:
        chips.append(ChipSpec(word(row.promise_by), _PROMISE_TONE[row.promise_by]))
    if row.owner and row.owner_id != me:
        chips.append(ChipSpec(row.owner, "outline", "person"))
    return tuple(chips)
