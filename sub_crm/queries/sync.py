"""Look up how synchronising stands: what waits, what was refused, what was kept apart, the log."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sub_crm.queries.history import VIEWS
from sub_crm.queries.reading import Reader
from sub_crm.queries.wholes import Key, Named, named, whole_of
from sub_crm.values.ids import Id

EVICTED, PUT_AWAY = "evicted_words", "put_away_words"
"""Kinds of event: words of a record that went out of sight, and those that its user has seen."""
_UNNAMED = (
    "agreement difference election export_log import_batch position_theme programme_line"
    " rhythm_pause source_record"
)
SHARED = tuple(sorted({*VIEWS, *_UNNAMED.split()}))
"""Every table that a team shares."""

_FOLDED = "(SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM fact WHERE name = 'sync_folded')"
FRESH = f"""fresh(table_name, record_id) AS MATERIALIZED (
  SELECT DISTINCT c.table_name, c.record_id FROM change c JOIN act a ON a.id = c.act_id
  WHERE c.id > {_FOLDED} AND a.verb <> 'receive')"""
"""What was done since the outbox was last brought up to date."""
UNSENT = f"""{FRESH},
unsent_now(table_name, record_id, refused) AS MATERIALIZED (
  SELECT u.table_name, u.record_id, u.refused FROM unsent u
  WHERE (u.table_name, u.record_id) NOT IN (SELECT table_name, record_id FROM fresh)
  UNION ALL SELECT table_name, record_id, NULL FROM fresh)"""
"""What the shared database does not have yet; what was edited after it was refused, goes again."""


def _per_table(columns: str) -> str:
    """SQL for what is unsent, with the record that each is shown under.

    What was made and taken away again before anybody saw it is no news.
    """
    return " UNION ALL ".join(
        f"SELECT w.table_name, w.record_id, w.refused, {of} AS whole, {id} AS whole_id, {columns}"
        f" FROM unsent_now w JOIN main.{table} t ON t.id = w.record_id"
        f" WHERE w.table_name = '{table}' AND NOT (t.ver IS NULL AND t.deleted = 1)"
        for table in SHARED
        for of, id in (whole_of(table),)
    )


@dataclass(frozen=True, slots=True)
class Work:
    """How much there is to see to; parts count with the record that they are shown under."""

    waiting: int = 0
    refused: int = 0
    differences: int = 0
    """Records of which the viewer has something to choose."""
    evicted: int = 0

    def to_do(self) -> int:
        return self.refused + self.differences + self.evicted


def work(reader: Reader, *, me: Id) -> Work:
    """Count what waits for the shared database, and what waits for its user."""
    found = reader.row(
        Work,
        f"""
        WITH {UNSENT}, pending AS ({_per_table("1 AS one")})
        SELECT
          (SELECT count(*) FROM (SELECT DISTINCT whole, whole_id FROM pending
            WHERE refused IS NULL)) AS waiting,
          (SELECT count(*) FROM (SELECT DISTINCT whole, whole_id FROM pending
            WHERE refused IS NOT NULL)) AS refused,
          (SELECT count(DISTINCT d.table_name || hex(d.record_id)) FROM differences d
            WHERE d.choice = 'open' AND :me IN (d.stands_by, d.kept_by)) AS differences,
          (SELECT count(*) FROM sync_event WHERE kind = '{EVICTED}') AS evicted
        """,
        me=me,
    )
    assert found is not None
    return found


class Deed(StrEnum):
    """What was done with a record."""

    NEW = "new"
    EDITED = "edited"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A record of which something waits to be sent."""

    table: str
    id: Id
    named: Named
    deed: Deed
    fields: tuple[str, ...]
    """Its fields that were edited."""
    parts: tuple[str, ...]
    """Tables of its parts that were added, edited or taken away."""
    at: int
    """When that was last done; microseconds UTC."""


@dataclass(frozen=True, slots=True)
class _Pending:
    table_name: str
    record_id: Id
    refused: str | None
    whole: str
    whole_id: Id
    is_new: bool
    deleted: bool
    change: int


def _pending(reader: Reader, condition: str) -> list[_Pending]:
    columns = (
        "t.ver IS NULL AS is_new, t.deleted AS deleted, (SELECT coalesce(max(c.id), 0)"
        " FROM change c WHERE c.record_id = w.record_id) AS change"
    )
    return reader.rows(
        _Pending,
        f"WITH {UNSENT} SELECT * FROM ({_per_table(columns)}) WHERE {condition} ORDER BY change",
    )


def waiting_changes(reader: Reader, *, limit: int = 200) -> list[WaitingRow]:
    """Return what waits to be sent, the oldest first."""
    groups: dict[Key, list[_Pending]] = defaultdict(list)
    for one in _pending(reader, "refused IS NULL"):
        groups[one.whole, one.whole_id].append(one)
    shown = dict(list(groups.items())[:limit])
    names = named(reader, shown)
    moments = _moments_of(reader, (one.change for ones in shown.values() for one in ones))
    fields = _edited(reader, [key for key in shown])
    return [
        WaitingRow(
            table=table,
            id=id,
            named=names.get((table, id), Named()),
            deed=_deed(table, ones),
            fields=fields.get((table, id), ()),
            parts=tuple(sorted({one.table_name for one in ones if one.table_name != table})),
            at=max(moments.get(one.change, 0) for one in ones),
        )
        for (table, id), ones in shown.items()
    ]


def _deed(table: str, ones: Sequence[_Pending]) -> Deed:
    own = next((one for one in ones if one.table_name == table), None)
    if own is None:
        return Deed.EDITED
    return Deed.DELETED if own.deleted else Deed.NEW if own.is_new else Deed.EDITED


@dataclass(frozen=True, slots=True)
class _Moment:
    id: int
    at: int


def _moments_of(reader: Reader, changes: Iterable[int]) -> dict[int, int]:
    rows = reader.rows(
        _Moment,
        "SELECT c.id, a.at FROM change c JOIN act a ON a.id = c.act_id"
        " WHERE c.id IN (SELECT value FROM json_each(:changes))",
        changes=json.dumps(sorted(set(changes))),
    )
    return {row.id: row.at for row in rows}


@dataclass(frozen=True, slots=True)
class _Fields:
    table_name: str
    record_id: Id
    field: str


def _edited(reader: Reader, keys: Sequence[Key]) -> dict[Key, tuple[str, ...]]:
    """Return the fields that were edited, of records and not of their parts."""
    listed = ", ".join(f"('{table}', x'{id.hex()}')" for table, id in keys)
    if not keys:
        return {}
    found: dict[Key, set[str]] = defaultdict(set)
    for row in reader.rows(
        _Fields,
        f"""
        WITH wanted(table_name, record_id) AS (VALUES {listed})
        SELECT u.table_name, u.record_id, e.key AS field
        FROM wanted w JOIN unsent u USING (table_name, record_id), json_each(u.base) e
        UNION SELECT c.table_name, c.record_id, e.key
        FROM wanted w JOIN change c ON c.record_id = w.record_id JOIN act a ON a.id = c.act_id,
          json_each(json_patch(c.before, c.after)) e
        WHERE c.table_name = w.table_name AND c.id > {_FOLDED} AND a.verb <> 'receive'
        """,
    ):
        found[row.table_name, row.record_id].add(row.field)
    return {key: tuple(sorted(fields)) for key, fields in found.items()}


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A record that the shared database did not take, with the first reason it gave."""

    table: str
    id: Id
    named: Named
    code: str
    """SQLSTATE."""
    about: str
    """The constraint or column."""
    at: int
    keys: tuple[Key, ...]
    """The record and parts that were refused."""
    is_new: bool
    fields: tuple[str, ...] = field(default=())
    """What was edited in the record itself."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    table_name: str
    record_id: Id
    refused: str
    about: str
    refused_at: int


def refused_changes(reader: Reader) -> list[RefusedRow]:
    """Return what was refused for good; it waits here until somebody mends or discards it."""
    groups: dict[Key, list[_Pending]] = defaultdict(list)
    for one in _pending(reader, "refused IS NOT NULL"):
        groups[one.whole, one.whole_id].append(one)
    names, fields = named(reader, groups), _edited(reader, list(groups))
    reasons = {
        (row.table_name, row.record_id): row
        for row in reader.rows(
            _Refusal,
            "SELECT table_name, record_id, refused, about, coalesce(refused_at, 0) AS refused_at"
            " FROM unsent WHERE refused IS NOT NULL",
        )
    }
    return [
        _refused(key, ones, names.get(key, Named()), reasons, fields.get(key, ()))
        for key, ones in groups.items()
    ]


def _refused(
    key: Key,
    ones: Sequence[_Pending],
    called: Named,
    reasons: dict[Key, _Refusal],
    fields: tuple[str, ...],
) -> RefusedRow:
    keys = sorted(((one.table_name, one.record_id) for one in ones), key=lambda one: one != key)
    first = reasons[keys[0]]
    return RefusedRow(
        table=key[0],
        id=key[1],
        named=called,
        code=first.refused,
        about=first.about,
        at=first.refused_at,
        keys=tuple(keys),
        is_new=any(one.is_new and (one.table_name, one.record_id) == key for one in ones),
        fields=fields,
    )


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the log."""

    id: int
    at: int
    kind: str
    count: int
    detail: str
    """JSON object, or empty."""


def sync_log(reader: Reader, *, limit: int = 200) -> list[EventRow]:
    """Return what synchronising came across, the newest first."""
    return reader.rows(
        EventRow,
        "SELECT id, at, kind, count, detail FROM sync_event ORDER BY id DESC LIMIT :limit",
        limit=limit,
    )


def evicted_words(reader: Reader) -> list[EventRow]:
    """Return the words that were entered in records which then went out of sight."""
    return reader.rows(
        EventRow,
        "SELECT id, at, kind, count, detail FROM sync_event WHERE kind = :kind ORDER BY id DESC",
        kind=EVICTED,
    )


@dataclass(frozen=True, slots=True)
class ReplicaFacts:
    """What a replica knows of its shared database."""

    seen_at: int
    """When it last answered; microseconds UTC, 0 for never."""
    lease_days: int
    """So long the replica may be used without contact; 0 for ever."""
    newest: int
    """The newest change of the journal."""


def replica_facts(reader: Reader) -> ReplicaFacts:
    found = reader.row(
        ReplicaFacts,
        f"""SELECT {_number("sync_seen_at")} AS seen_at, {_number("sync_lease_days")} AS lease_days,
          (SELECT coalesce(max(id), 0) FROM change) AS newest""",
    )
    assert found is not None
    return found


def _number(name: str) -> str:
    return f"(SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM fact WHERE name = '{name}')"


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    table_name: str
    record_id: Id


def received_since(reader: Reader, change: int) -> list[ReceivedRow]:
    """Return the records that came in after a change of the journal."""
    return reader.rows(
        ReceivedRow,
        "SELECT DISTINCT c.table_name, c.record_id FROM change c JOIN act a ON a.id = c.act_id"
        " WHERE c.id > :change AND a.verb = 'receive'",
        change=change,
    )
