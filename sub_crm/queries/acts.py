"""Look up what the user did last, and which of it can still be taken back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.orders.exports import LogExport, TellExportFailed
from sub_crm.orders.start import IntroduceUser
from sub_crm.orders.upkeep import RepairDerived
from sub_crm.queries.history import names_of
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id

RECEIVED = "receive"
"""Verb of an act that brought what came from the shared database, perhaps of one's other device."""
NOT_LISTED = (
    RECEIVED,
    IntroduceUser.__name__,
    LogExport.said,
    TellExportFailed.said,
    RepairDerived.said,
)
"""What came in, began the workspace, left it or only derived anew is no act to take back."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """One thing that was done, with how many records it touched."""

    id: int
    at: int
    """Microseconds UTC."""
    verb: str
    records: int
    table: str
    fields: tuple[str, ...]
    """Of its first change: in which table, and which fields; none for a new record."""
    name: str
    """What its first record is called; empty when that is hidden or not known."""
    undone: bool
    newest: int
    """The act to reverse: the act itself, or the last undo or redo of it."""
    blocked: bool
    """Later work stands on it, so that reversing it is refused."""


@dataclass(frozen=True, slots=True)
class _Done:
    id: int
    at: int
    verb: str
    records: int
    table_name: str
    record_id: Id
    fields: str
    """JSON array."""


@dataclass(frozen=True, slots=True)
class _Undo:
    id: int
    undoes: int


def last_acts(reader: Reader, *, user: Id, limit: int = 50) -> list[ActRow]:
    """Return what the user did last on this device; undos themselves are not listed."""
    done = reader.rows(
        _Done,
        """
        SELECT a.id, a.at, a.verb,
          (SELECT count(DISTINCT c.record_id) FROM change c WHERE c.act_id = a.id) AS records,
          f.table_name, f.record_id,
          (SELECT json_group_array(DISTINCT e.key) FROM (SELECT key FROM json_each(f.before)
            UNION SELECT key FROM json_each(f.after)) e) AS fields
        FROM act a JOIN change f ON f.id = (SELECT min(c.id) FROM change c WHERE c.act_id = a.id)
        WHERE a.undoes IS NULL AND a.user_id = :user
          AND a.verb NOT IN (SELECT value FROM json_each(:not_listed))
        ORDER BY a.id DESC LIMIT :limit
        """,
        user=user,
        limit=limit,
        not_listed=json.dumps(NOT_LISTED),
    )
    undos = _undos_since(reader, min((one.id for one in done), default=0))
    names = names_of(reader, ((one.table_name, one.record_id) for one in done))
    return [_row(reader, one, names.get(one.record_id, ""), undos) for one in done]


def _undos_since(reader: Reader, act: int) -> list[_Undo]:
    return reader.rows(
        _Undo,
        "SELECT id, undoes FROM act WHERE id > :act AND undoes IS NOT NULL ORDER BY id",
        act=act,
    )


def _row(reader: Reader, done: _Done, name: str, undos: Sequence[_Undo]) -> ActRow:
    reversals = _reversals(done.id, undos)
    newest = max([done.id, *reversals])
    return ActRow(
        id=done.id,
        at=done.at,
        verb=done.verb,
        records=done.records,
        table=done.table_name,
        fields=tuple(json.loads(done.fields)),
        name=name,
        undone=len(reversals) % 2 == 1,
        newest=newest,
        blocked=_stands_under_later_work(reader, newest, undos),
    )


def _reversals(act: int, undos: Iterable[_Undo]) -> set[int]:
    """Return the undos of an act, the redos that undid those, and so on: each turned it over."""
    family = {act}
    for undo in undos:
        if undo.undoes in family:
            family.add(undo.id)
    return family - {act}


def _stands_under_later_work(reader: Reader, act: int, undos: Sequence[_Undo]) -> bool:
    """Has a later act, that still counts, touched the same fields or used what was made?"""
    idle = ", ".join(str(each) for each in sorted({act, *_cancelled(act, undos)}))
    return bool(
        reader.value(
            f"""
            SELECT 1 FROM change mine JOIN change later
              ON later.record_id = mine.record_id AND later.id > mine.id
            WHERE mine.act_id = :act AND later.act_id NOT IN ({idle})
              AND (mine.before IS NULL OR EXISTS (
                SELECT 1 FROM (SELECT key FROM json_each(mine.before)
                  UNION SELECT key FROM json_each(mine.after)) touched
                WHERE touched.key IN (SELECT key FROM json_each(later.before)
                  UNION SELECT key FROM json_each(later.after))))
            LIMIT 1
            """,
            act=act,
        )
    )


def _cancelled(act: int, undos: Sequence[_Undo]) -> set[int]:
    """Return the later acts that cancel out: undone ones and the undos that did it."""
    cancelled: set[int] = set()
    for undo in reversed(undos):
        if undo.id > act and undo.id not in cancelled:
            cancelled |= {undo.id, undo.undoes}
    return cancelled


@dataclass(frozen=True, slots=True)
class ActSince:
    at: int
    """Microseconds UTC."""
    verb: str


def acts_since(reader: Reader, act: int, *, limit: int = 500) -> list[ActSince]:
    """Return what its user did on this device after an act, the newest first."""
    return reader.rows(
        ActSince,
        "SELECT at, verb FROM act WHERE id > :act AND verb <> 'receive' AND hex(user_id) ="
        " (SELECT upper(value) FROM fact WHERE name = 'user_id') ORDER BY id DESC LIMIT :limit",
        act=act,
        limit=limit,
    )
