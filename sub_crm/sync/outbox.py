"""What was entered here and is not in the shared database yet.

The journal says what changed. Folding it gives, per record, the edited fields as the shared
database has them; freezing makes a numbered batch of that, which never changes again; the answer
settles it. A record that was edited while its batch was under way stays unsent.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.sync.state import State
from sub_crm.sync.wire import Shape, shapes
from sub_crm.values.ids import Id

RECEIVED = "receive"
"""Name of an act that brought what came from the shared database."""

MOST = 2_000
"""Operations in a batch, as the protocol allows."""
MOST_BYTES = 16_000_000
FEW = 200
"""So many records are sooner looked up one by one than among all that are unsent."""

Key = tuple[str, Id]
Operation = dict[str, Any]
"""As the protocol writes it: table, id, base, time and what is set."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A batch as it is sent, also for the second time."""

    number: int
    first_op: int
    operations: list[str]
    upto: int
    same: tuple[Key, ...] = ()
    """Unsent records that say what the shared database says already: they are settled by its row,
    which has its stamps, so that a cut before that comes costs nothing.
    """

    def records(self) -> set[Key]:
        """The records that it speaks of."""
        return {(op["t"], bytes.fromhex(op["id"])) for op in map(json.loads, self.operations)}


def fold(connection: Connection, state: State) -> None:
    """Take what the journal has since the last time into the outbox."""
    upto = connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
    if upto == state.folded:
        return
    found: dict[Key, dict[str, Any]] = defaultdict(dict)
    for table, record, before, after in connection.execute(
        "SELECT c.table_name, c.record_id, c.before, c.after"
        " FROM change c JOIN act a ON a.id = c.act_id"
        " WHERE c.id > ? AND c.id <= ? AND a.verb <> ? ORDER BY c.id",
        (state.folded, upto, RECEIVED),
    ):
        base = found[table, record]
        if before is not None:
            then = json.loads(before)
            for name in then.keys() | json.loads(after).keys():
                base.setdefault(name, then.get(name))
    known = unsent(connection, found) if len(found) < FEW else all_unsent(connection)
    connection.executemany(
        "INSERT INTO unsent (table_name, record_id, base) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET base = excluded.base, refused = NULL, about = '',"
        " refused_at = NULL",
        [(*key, json.dumps(base | known.get(key, {}))) for key, base in found.items()],
    )
    state.folded = upto


def unsent(connection: Connection, keys: Iterable[Key]) -> dict[Key, dict[str, Any]]:
    """Return the edited fields, as the journal writes them, of those records that are unsent."""
    found = {}
    for key in keys:
        row = connection.execute(
            "SELECT base FROM unsent WHERE table_name = ? AND record_id = ?", key
        ).fetchone()
        if row:
            found[key] = json.loads(row[0])
    return found


def all_unsent(connection: Connection) -> dict[Key, dict[str, Any]]:
    """Return the edited fields of every unsent record, as the journal writes them."""
    return {
        (table, record): json.loads(base)
        for table, record, base in connection.execute(
            "SELECT table_name, record_id, base FROM unsent"
        )
    }


def put_unsent(connection: Connection, shape: Shape, record: Id, base: dict[str, Any]) -> None:
    """Let a record be unsent with these fields, given as stored; settle it where there is none."""
    if not base:
        settle(connection, [(shape.name, record)])
        return
    kept = {name: shape.to_journal(name, value) for name, value in base.items()}
    connection.execute(
        "INSERT INTO unsent (table_name, record_id, base) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET base = excluded.base",
        (shape.name, record, json.dumps(kept)),
    )


def settle(connection: Connection, keys: Iterable[Key]) -> None:
    connection.executemany("DELETE FROM unsent WHERE table_name = ? AND record_id = ?", list(keys))


def in_doubt(connection: Connection) -> Frozen | None:
    """Return the batch that was frozen and has no answer yet."""
    found = connection.execute("SELECT number, first_op, body, upto FROM batch").fetchone()
    if not found:
        return None
    number, first_op, body, upto = found
    return Frozen(number, first_op, json.loads(body), upto)


def entered_since(connection: Connection, change: int) -> set[Key]:
    """Return the records that somebody edited here after that place in the journal."""
    return set(
        connection.execute(
            "SELECT c.table_name, c.record_id FROM change c JOIN act a ON a.id = c.act_id"
            " WHERE c.id > ? AND a.verb <> ?",
            (change, RECEIVED),
        )
    )


def drop_doubt(connection: Connection) -> None:
    """Forget the batch under way; what it holds is unsent still, and goes into another one."""
    connection.execute("DELETE FROM batch")


def freeze(connection: Connection, state: State, now: int) -> Frozen:
    """Make the next batch of what is unsent, in one transaction; empty where nothing is."""
    fold(connection, state)
    operations: list[str] = []
    size = 0
    gone: list[Key] = []
    same: list[Key] = []
    for shape, record, base, row in _waiting(connection):
        if row is None:
            gone.append((shape.name, record))
            continue
        said = _operation(shape, record, base, row, now)
        if said is None:
            same.append((shape.name, record))
            continue
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        size += len(text)
        if operations and size > MOST_BYTES:
            break
        operations.append(text)
        if len(operations) == MOST:
            break
    settle(connection, gone)
    frozen = Frozen(state.last_batch + 1, state.last_op + 1, operations, state.folded, tuple(same))
    if operations:
        connection.execute(
            "INSERT INTO batch (number, first_op, body, upto, made_at) VALUES (?, ?, ?, ?, ?)",
            (frozen.number, frozen.first_op, json.dumps(operations), frozen.upto, now),
        )
    state.save(connection)
    return frozen


def _waiting(
    connection: Connection,
) -> Iterator[tuple[Shape, Id, dict[str, Any], dict[str, Any] | None]]:
    """Yield what may be sent with its row as it is stored, what others refer to first."""
    for shape in shapes().values():
        names = (*shape.entered, "ver")
        for record, base, there, *values in connection.execute(
            f"SELECT u.record_id, u.base, t.id, {', '.join(f't.{name}' for name in names)}"
            f" FROM unsent u LEFT JOIN {shape.name} t ON t.id = u.record_id"
            " WHERE u.table_name = ? AND u.refused IS NULL ORDER BY u.record_id",
            (shape.name,),
        ):
            row = dict(zip(names, values, strict=True)) if there is not None else None
            yield shape, record, json.loads(base), row


def row_of(connection: Connection, shape: Shape, record: Id) -> dict[str, Any] | None:
    """Return the entered columns and the version of a record as they are stored."""
    names = (*shape.entered, "ver")
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM {shape.name} WHERE id = ?", (record,)
    ).fetchone()
    return dict(zip(names, found, strict=True)) if found else None


def _operation(
    shape: Shape, record: Id, base: dict[str, Any], row: dict[str, Any], now: int
) -> Operation | None:
    version = row.pop("ver")
    if version is None:
        said = {name: value for name, value in row.items() if value != shape.defaults.get(name)}
    else:
        said = {
            name: row[name]
            for name, was in base.items()
            if name in row and row[name] != shape.from_journal(name, was)
        }
        if not said:
            return None
    return {
        "t": shape.name,
        "id": record.hex(),
        "base": version or 0,
        "at": now,
        "set": {name: shape.to_wire(name, value) for name, value in said.items()},
    }


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a batch."""

    done: int
    unchanged: tuple[Key, ...]
    """Said what was so already, so the row there has other stamps than ours."""
    stale: tuple[Key, ...]
    refused: tuple[Key, ...]


def acknowledge(
    connection: Connection,
    state: State,
    me: Id,
    frozen: Frozen,
    answer: Mapping[str, Any],
    now: int,
) -> Settled:
    """Take the server's answer to a batch into the outbox, in one transaction."""
    fold(connection, state)
    outcomes = {outcome[0]: outcome[1:] for outcome in answer["ops"]}
    done: list[tuple[Key, Operation, int]] = []
    stale, refused = [], []
    for number, text in enumerate(frozen.operations, frozen.first_op):
        op = json.loads(text)
        key = (op["t"], bytes.fromhex(op["id"]))
        match outcomes[number]:
            case ["ok", version]:
                done.append((key, op, version))
            case ["stale", _]:
                stale.append(key)
            case ["refused", code, about]:
                refused.append((code, about or "", now, *key))
    _settle_done(connection, frozen, done, (me, answer["at"], bytes.fromhex(state.device)))
    connection.executemany(
        "UPDATE unsent SET refused = ?, about = ?, refused_at = ?"
        " WHERE table_name = ? AND record_id = ?",
        refused,
    )
    drop_doubt(connection)
    state.last_batch, state.last_op = frozen.number, frozen.first_op + len(frozen.operations) - 1
    state.save(connection)
    return Settled(
        done=len(done),
        unchanged=tuple(key for key, op, version in done if version == op["base"]),
        stale=tuple(stale),
        refused=tuple((table, record) for *_, table, record in refused),
    )


def _settle_done(
    connection: Connection,
    frozen: Frozen,
    done: list[tuple[Key, Operation, int]],
    stamp: tuple[Id, int, Id],
) -> None:
    """Write version and stamps beside what is there now, and let only later edits be unsent."""
    moved = _changed_since(connection, frozen.upto)
    rows: dict[tuple[str, bool], list[tuple[Any, ...]]] = defaultdict(list)
    for (table, record), op, version in done:
        rows[table, not op["base"]].append((version, *stamp, record))
    for (table, is_new), written in rows.items():
        verb = "created" if is_new else "updated"
        emptied = ", updated_by = NULL, updated_at = NULL, updated_on = NULL" if is_new else ""
        connection.executemany(
            f"UPDATE {table} SET ver = ?, {verb}_by = ?, {verb}_at = ?, {verb}_on = ?{emptied}"
            " WHERE id = ?",
            written,
        )
    settle(connection, (key for key, _, _ in done if key not in moved))
    for key, op, _ in done:
        if key in moved:
            _keep_what_moved(connection, shapes()[key[0]], key[1], op)


def _changed_since(connection: Connection, change: int) -> set[Key]:
    return set(
        connection.execute("SELECT table_name, record_id FROM change WHERE id > ?", (change,))
    )


def _keep_what_moved(connection: Connection, shape: Shape, record: Id, op: Operation) -> None:
    """Let what was edited while its batch was under way be edits of what was sent."""
    row = row_of(connection, shape, record)
    if row is None:
        settle(connection, [(shape.name, record)])
        return
    there = {name: shape.from_wire(name, said) for name, said in op["set"].items()}
    if not op["base"]:
        there = {name: shape.defaults.get(name) for name in shape.entered} | there
    [base] = unsent(connection, [(shape.name, record)]).values()
    was = {name: shape.from_journal(name, kept) for name, kept in base.items()} | there
    put_unsent(
        connection,
        shape,
        record,
        {name: value for name, value in was.items() if name in row and row[name] != value},
    )
