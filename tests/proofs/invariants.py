"""What holds of a workspace at any moment, whatever was done in it."""

import json
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column

from sub_crm.models import Base
from sub_crm.models.columns import Blob
from sub_crm.store.file import Connection
from sub_crm.values.ids import Id
from sub_crm.values.person_name import PersonName, folded
from tests.store.looking import RECORD_TABLES

WORD = re.compile(r"\w+")
Past = dict[tuple[str, Id], dict[str, Any]]
"""What was entered in the fields of every record, as it is stored."""


def present(connection: Connection) -> Past:
    """Return what is there now; deleted records as well."""
    found: Past = {}
    for name, table in RECORD_TABLES.items():
        columns = ["id", *(column.name for column in table.columns if _is_entered(column))]
        for row in connection.execute(f"SELECT {', '.join(columns)} FROM {name}"):
            found[name, row[0]] = dict(zip(columns[1:], row[1:], strict=True))
    return found


def _is_entered(column: Column[Any]) -> bool:
    """Say whether the journal must know it; told anew, for the journal may be wrong about it."""
    follows = column.info.get("derived") or column.info.get("bookkeeping")
    return not (column.primary_key or follows)


def there(connection: Connection) -> Past:
    """Return what is there for its users: without what was deleted."""
    return {which: row for which, row in present(connection).items() if not row["deleted"]}


def last_change(connection: Connection) -> int:
    last: int = connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
    return last


def assert_journal_leads_back(connection: Connection, remembered: Mapping[int, Past]) -> None:
    """Walk the journal back from now: it passes what was there, at each change remembered."""
    there = present(connection)
    changes = connection.execute(
        "SELECT id, table_name, record_id, before, after FROM change ORDER BY id DESC"
    ).fetchall()
    for change, table, record, before, after in [*changes, (0, "", b"", None, None)]:
        if change in remembered:
            assert there == remembered[change], f"as it was after change {change}"
        if before is not None:
            _step_back(there[table, record], table, json.loads(before), json.loads(after or "{}"))
        elif change:
            del there[table, record]
    assert there == {}, "whatever is there was once new"


def _step_back(
    record: dict[str, Any], table: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    for name in before.keys() | after.keys():
        assert record[name] == _stored(table, name, after.get(name)), (table, name)
        record[name] = _stored(table, name, before.get(name))


def _stored(table: str, name: str, kept: Any) -> Any:
    """A value as its column stores it; written here anew, since undo has its own."""
    is_id = isinstance(Base.metadata.tables[table].c[name].type, Blob)
    return bytes.fromhex(kept) if is_id and kept is not None else kept


def assert_derived_is_right(connection: Connection) -> None:
    """What follows from the records by trigger or mapper is what follows from them now."""
    ask = connection.execute
    late = "SELECT count(*) FROM participant p JOIN contact_moment c ON c.id = p.contact_moment_id"
    assert ask(f"{late} WHERE p.sorts_at <> c.sorts_at").fetchone() == (0,)
    names = "titles_before, initials, first_name, name_prefix, surname, titles_after"
    for sort_name, print_name, *parts in ask(f"SELECT sort_name, print_name, {names} FROM person"):
        name = PersonName(**dict(zip(names.split(", "), parts, strict=True)))
        assert sort_name == " ".join(filter(None, name.sort_key()))
        assert print_name == name.short()
    moments = dict(
        ask("SELECT id, summary || ' ' || note FROM contact_moment WHERE deleted = 0").fetchall()
    )
    assert _words_in_index(connection) == {
        (moment, word) for moment, text in moments.items() for word in WORD.findall(folded(text))
    }


def _words_in_index(connection: Connection) -> set[tuple[Id, str]]:
    connection.execute(
        "CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, contact_index, instance)"
    )
    found = connection.execute(
        "SELECT DISTINCT r.contact_id, w.term FROM temp.word w"
        " LEFT JOIN contact_rank r ON r.srank = w.doc"
    ).fetchall()
    connection.execute("DROP TABLE temp.word")
    return set(found)


def assert_whole(connection: Connection) -> None:
    """The engine finds nothing wrong: not in a page, not in an index, not in a reference."""
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def assert_everything_was_captured(connection: Connection) -> None:
    """Each record has one change that says that it was new, in an act that is there."""
    for table in RECORD_TABLES:
        news = connection.execute(
            "SELECT record_id FROM change WHERE table_name = ? AND before IS NULL", (table,)
        ).fetchall()
        assert sorted(news) == sorted(connection.execute(f"SELECT id FROM {table}").fetchall())
    lost = "SELECT count(*) FROM change WHERE act_id NOT IN (SELECT id FROM act)"
    assert connection.execute(lost).fetchone() == (0,)
