"""What the page shows, read in one go on a reading thread."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.i18n.fields import FIELDS, MARKS, field_of, record_word
from sub_crm.insight.history.journal import Step, state_before, steps
from sub_crm.insight.history.printing import Printer, end_of, minute_after, pointed_at
from sub_crm.insight.history.versions import FOLLOWS, Version, versions
from sub_crm.queries.history import ChangeRow, Records, history_of, names_of, values_of
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate

PAGE = 500
ALL = -1


@dataclass(frozen=True, slots=True)
class HistoryRows:
    """The versions of a record, newest first."""

    table: str
    record: Id
    name: str
    versions: tuple[Version, ...]
    more: bool
    records: dict[int, tuple[tuple[str, Id], ...]]
    """What changed in each version or later, newest first: it goes back together."""


def read_history(
    reader: Reader, table: str, record: Id, *, today: dt.date, pages: int = 1
) -> HistoryRows | None:
    """Return None for a record that is not there or not to be seen."""
    limit = PAGE * pages
    changes = history_of(reader, table, record, limit=limit + 1)
    if not changes:
        return None
    shown, more = _whole_acts(changes, limit)
    walked = list(steps(shown, values_of(reader, _records(shown, table, record))))
    names = _names(reader, walked, table, record)
    return HistoryRows(
        table=table,
        record=record,
        name=names.get(record) or record_word(table),
        versions=tuple(versions(walked, table, Printer(today, names))),
        more=more,
        records=_going_back(walked),
    )


def _whole_acts(changes: list[ChangeRow], limit: int) -> tuple[list[ChangeRow], bool]:
    """Leave out the oldest act where the limit may have cut it."""
    if len(changes) <= limit:
        return changes, False
    cut = changes[-1].act_id
    whole = [change for change in changes if change.act_id != cut]
    return whole or changes, True


def _records(changes: Sequence[ChangeRow], table: str, record: Id) -> set[tuple[str, Id]]:
    return {(table, record), *((change.table_name, change.record_id) for change in changes)}


def _names(reader: Reader, walked: Sequence[Step], table: str, record: Id) -> dict[Id, str]:
    sides = [(step.record[0], side) for step in walked for side in (step.before, step.after)]
    wanted = pointed_at((kind, side) for kind, side in sides if side)
    return names_of(reader, {*wanted, (table, record), *(step.record for step in walked)})


def _going_back(walked: Sequence[Step]) -> dict[int, tuple[tuple[str, Id], ...]]:
    """Return per act the records that it or a later act changed, newest change first."""
    seen: dict[tuple[str, Id], None] = {}
    found = {}
    for step in walked:
        seen.setdefault(step.record)
        found[step.change.act_id] = tuple(seen)
    return found


@dataclass(frozen=True, slots=True)
class PastRows:
    """How a record was at the end of a day: its fields, then what belonged to it."""

    day: VagueDate
    existed: bool
    fields: tuple[tuple[str, str], ...]
    first_change: int | None
    """The oldest change since; None when it still is as it was."""
    records: tuple[tuple[str, Id], ...]
    """What changed since, newest first."""


def read_past(
    reader: Reader, table: str, record: Id, day: VagueDate, *, today: dt.date
) -> PastRows | None:
    """Return the record as it was; `day` must be known. None when it is not to be seen now."""
    at = _moment(day)
    since = history_of(reader, table, record, limit=ALL, since_moment=at)
    belonging = history_of(reader, table, record, limit=ALL)
    if not belonging:
        return None
    now = values_of(reader, _records(belonging, table, record))
    then = state_before(since, now)
    walked = list(steps(since, now))
    return PastRows(
        day=day,
        existed=(table, record) in then,
        fields=_printed(reader, then, table, record, today),
        first_change=since[-1].id if since else None,
        records=_going_back(walked)[since[-1].act_id] if walked else (),
    )


def _moment(day: VagueDate) -> int:
    last, time = day.last, day.time
    assert last is not None, "the page asks for known days only"
    return minute_after(dt.datetime.combine(last, time)) if time else end_of(last)


def _printed(
    reader: Reader, then: Records, table: str, record: Id, today: dt.date
) -> tuple[tuple[str, str], ...]:
    names = names_of(
        reader, {*pointed_at((kind, values) for (kind, _id), values in then.items()), *then}
    )
    printer, own = Printer(today, names), then.get((table, record))
    if own is None:
        return ()
    fields = [
        (str(field_of(table, name)), printer.value(table, name, own[name]))
        for name in [*FIELDS[table], *MARKS]
        if name != "deleted" and (table, name) not in FOLLOWS
    ]
    parts = [
        (record_word(kind).capitalize(), names[each])
        for kind, each in then
        if each != record and each in names
    ]
    return tuple((title, value) for title, value in (*fields, *sorted(parts)) if value)
