"""The rows of a page, merged with what was entered here, act by act.

Rows of one colleague's act become an act here, so that history says who changed what and when.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlcipher3.dbapi2 as engine

from sub_crm.models import Person
from sub_crm.store.file import Connection
from sub_crm.sync import outbox
from sub_crm.sync.calls import Parts
from sub_crm.sync.differing import keep_difference
from sub_crm.sync.merging import Differing, Merged, merge, yield_to
from sub_crm.sync.outbox import RECEIVED, Key
from sub_crm.sync.wire import Shape, Values, shapes
from sub_crm.values.ids import Id

MADE_FROM_OTHERS = {"person": ("sort_name", "print_name")}
"""Columns that are entered but follow from others of the row, so nobody can differ about them."""
TOGETHER = {"follow_up": ("status", "closed_at"), "issue": ("status", "closed")}
"""Columns of which one says how to read the other, so that they come from one side."""

STAMPS = ("created_at", "updated_at")

Rule = Callable[[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], Collection[str]], Merged]


@dataclass(slots=True)
class Applied:
    """What a page changed here."""

    records: set[Key] = field(default_factory=set)
    differences: int = 0
    purged: int = 0
    evicted: int = 0
    asked: set[Key] = field(default_factory=set)
    """Records that are theirs again, of which the row itself has to come once more."""
    unreadable: list[Key] = field(default_factory=list)
    """Rows that this replica could not keep; the comparison of both sides tells of them again."""


def put_rows(
    connection: Connection,
    me: Id,
    parts: Parts,
    applied: Applied,
    *,
    back: bool = False,
    at_once: int = 0,
) -> None:
    """Merge the rows of a page; `back` also takes versions older than ours.

    `at_once` is the time of the one act that brings them all, where they are not told apart.
    """
    first = connection.execute("SELECT coalesce(max(id), 0) FROM act").fetchone()[0]
    _Rows(connection, me, applied, back, at_once).put(
        {table: parts[table] for table in shapes() if table in parts}
    )
    applied.records |= set(
        connection.execute("SELECT table_name, record_id FROM change WHERE act_id > ?", (first,))
    )
    connection.execute(
        "DELETE FROM act WHERE id > ? AND id NOT IN (SELECT act_id FROM change WHERE act_id > ?)",
        (first, first),
    )


UNFIT = (
    *(ValueError, TypeError, AttributeError, OverflowError),
    *(engine.InterfaceError, engine.DataError),
)
"""What a value raises that is not of the kind its column holds."""
Arrived = tuple[Shape, Values]
Act = tuple[int, Id | None]
"""When it was stamped, and whose it was."""


class NoRoom(Exception):
    """What was tried to make room did not help."""


def _when(act: Act) -> int:
    return act[0]


@dataclass(slots=True)
class _Rows:
    connection: Connection
    me: Id
    applied: Applied
    back: bool
    at_once: int
    unsent: dict[Key, dict[str, Any]] = field(default_factory=dict)

    def put(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Put what came, act by act; what has to wait for a row of a later act comes after it."""
        acts: dict[Act, list[Arrived]] = defaultdict(list)
        self.unsent = outbox.all_unsent(self.connection)
        for name, page in tables.items():
            shape = shapes()[name]
            for row in self._news(shape, page):
                acts[self._act_of(row)].append((shape, row))
        while acts:
            left = {act: self._put_act(act, acts[act]) for act in sorted(acts, key=_when)}
            left = {act: rows for act, rows in left.items() if rows}
            if left == acts:
                for rows in left.values():
                    self._put_by_force(rows)
                return
            acts = defaultdict(list, left)

    def _act_of(self, row: Values) -> Act:
        if self.at_once:
            return self.at_once, None
        author = row["updated_by"] or row["created_by"]
        return row["updated_at"] or row["created_at"] or 0, author

    def _put_act(self, act: Act, rows: list[Arrived]) -> list[Arrived]:
        """Put what one colleague did at once; return what did not fit yet."""
        self.connection.execute(
            "INSERT INTO act (at, verb, user_id) VALUES (?, ?, ?)", (act[0], RECEIVED, act[1])
        )
        edited_here = [pair for pair in rows if (pair[0].name, pair[1]["id"]) in self.unsent]
        rest = [pair for pair in rows if (pair[0].name, pair[1]["id"]) not in self.unsent]
        waiting = self._put_together(rest) + edited_here
        return [pair for pair in waiting if not self._put(*pair)]

    def _news(self, shape: Shape, page: Mapping[str, Any]) -> Iterator[Values]:
        """Yield what came, as stored, but for what is older than ours."""
        columns = page["columns"]
        readers = [(at, reader) for at, name in enumerate(columns) if (reader := shape.read(name))]
        at_id, rows = columns.index("id"), []
        numbers = [columns.index(name) for name in ("ver", *STAMPS)]
        for row in page["rows"]:
            try:
                _check(row, columns, numbers)
                for at, reader in readers:
                    row[at] = reader(row[at])
            except (*UNFIT, IndexError):
                self.applied.unreadable.append((shape.name, _id_in(row[at_id : at_id + 1])))
            else:
                rows.append(row)
        ours = self._versions(shape, [row[at_id] for row in rows])
        for row in rows:
            version = ours.get(row[at_id])
            if version is None or self.back or row[0] >= version:
                yield dict(zip(columns, row, strict=True))

    def _versions(self, shape: Shape, ids: list[Id]) -> dict[Id, int | None]:
        found: dict[Id, int | None] = {}
        for at in range(0, len(ids), 500):
            some = ids[at : at + 500]
            marks = ", ".join("?" * len(some))
            found |= dict(
                self.connection.execute(
                    f"SELECT id, ver FROM {shape.name} WHERE id IN ({marks})", some
                )
            )
        return found

    def _put_together(self, rows: list[Arrived]) -> list[Arrived]:
        """Put rows that nobody edited here, a table at once; return those that did not fit."""
        left: list[Arrived] = []
        for shape, pairs in itertools.groupby(rows, key=lambda pair: pair[0]):
            together = list(pairs)
            with self._attempt() as attempt:
                self.connection.executemany(
                    self._upsert(shape, together[0][1]), (row for _, row in together)
                )
            if not attempt.worked:
                left += together
        return left

    def _put(self, shape: Shape, theirs: Values) -> bool:
        """Put one row; False where a constraint stands in the way."""
        base = self.unsent.get((shape.name, theirs["id"]))
        mine = base is not None and outbox.row_of(self.connection, shape, theirs["id"])
        if not mine:
            return self._write(shape, theirs)
        was = {name: shape.from_journal(name, kept) for name, kept in base.items()}  # type: ignore[union-attr]
        return self._merged(shape, was, mine, theirs, merge) or self._merged(
            shape, was, mine, theirs, yield_to
        )

    def _merged(self, shape: Shape, was: Values, mine: Values, theirs: Values, rule: Rule) -> bool:
        own = [name for name in MADE_FROM_OTHERS.get(shape.name, ()) if name in mine]
        entered = [name for name in shape.entered if name in theirs and name not in own]
        merged = rule(
            {name: value for name, value in was.items() if name in entered},
            {name: mine[name] for name in entered},
            {name: theirs[name] for name in entered},
            TOGETHER.get(shape.name, ()),
        )
        row = theirs | merged.values
        if own and merged.base:
            row |= _names_of_person(row)
            merged.base.update({name: theirs[name] for name in own if theirs[name] != row[name]})
        if not self._write(shape, row):
            return False
        outbox.put_unsent(self.connection, shape, theirs["id"], merged.base)
        if shape.name != "difference":
            self._keep(shape, theirs, mine, merged.differences)
        return True

    def _put_by_force(self, rows: list[Arrived]) -> None:
        """Let unsent edits of other rows give way where they keep these out."""
        for shape, theirs in rows:
            if not self._put(shape, theirs) and not self._put_instead(shape, theirs):
                self.applied.unreadable.append((shape.name, theirs["id"]))

    def _put_instead(self, shape: Shape, theirs: Values) -> bool:
        """Put it where the unsent edits of one other record go back; keep those where that helps.

        One is enough: what can stand in the way is that there may be only one of a kind.
        """
        for (table, record), kept in outbox.all_unsent(self.connection).items():
            if table != shape.name or record == theirs["id"]:
                continue
            row = outbox.row_of(self.connection, shape, record)
            if row is None or row.pop("ver") is None:
                continue
            was = {name: shape.from_journal(name, value) for name, value in kept.items()}
            stood = {"id": record} | row | was
            with self._attempt() as attempt:
                if not (self._write(shape, stood) and self._put(shape, theirs)):
                    raise NoRoom
            if attempt.worked:
                outbox.settle(self.connection, [(shape.name, record)])
                self.unsent.pop((shape.name, record), None)
                self.applied.asked.add((shape.name, record))
                self._keep(shape, stood, row, yield_to(was, row, stood).differences)
                return True
        return False

    def _keep(
        self, shape: Shape, theirs: Values, mine: Values, differences: list[Differing]
    ) -> None:
        for differing in differences:
            keep_difference(self.connection, self.me, shape, theirs, mine, differing)
        self.applied.differences += len(differences)

    def _write(self, shape: Shape, row: Values) -> bool:
        with self._attempt() as attempt:
            self.connection.execute(self._upsert(shape, row), row)
        return attempt.worked

    @contextmanager
    def _attempt(self) -> Iterator["_Attempt"]:
        attempt = _Attempt()
        self.connection.execute("SAVEPOINT attempt")
        try:
            yield attempt
        except (engine.IntegrityError, NoRoom, *UNFIT):
            attempt.worked = False
            self.connection.execute("ROLLBACK TO attempt")
        finally:
            self.connection.execute("RELEASE attempt")

    @staticmethod
    def _upsert(shape: Shape, row: Values) -> str:
        """SQL that puts such a row; columns that this version does not know are left out."""
        names = [name for name in (*shape.wire, "ver") if name in row]
        said = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        return (
            f"INSERT INTO {shape.name} ({', '.join(names)})"
            f" VALUES ({', '.join(f':{name}' for name in names)})"
            f" ON CONFLICT (id) DO UPDATE SET {said}"
        )


@dataclass(slots=True)
class _Attempt:
    worked: bool = True


def _check(row: list[Any], columns: list[str], numbers: list[int]) -> None:
    """Raise TypeError for a row that has no place in the order of versions and of acts."""
    version, *stamps = (row[at] for at in numbers)
    if len(row) != len(columns) or type(version) is not int:
        raise TypeError
    if any(type(stamp) not in (int, type(None)) for stamp in stamps):
        raise TypeError


def _id_in(said: list[Any]) -> Id:
    """Return the id, also where the rest of its row cannot be read; empty where there is none."""
    try:
        return said[0] if isinstance(said[0], bytes) else bytes.fromhex(said[0].replace("-", ""))
    except (*UNFIT, IndexError):
        return b""


def _names_of_person(row: Values) -> Values:
    parts = {
        name: row[name]
        for name in (
            "titles_before",
            "initials",
            "first_name",
            "name_prefix",
            "surname",
            "titles_after",
        )
        if name in row
    }
    person = Person(**parts)
    person.keep_printed_names()
    return {"sort_name": person.sort_name, "print_name": person.print_name}
