"""The tables of records as PostgreSQL knows them; what a migration is written from.

`python -m sub_crm.server.making.tables` prints the tables of today. A migration is a text of its
day and stays as it is; a test holds the sum of all migrations against this module.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql

from sub_crm.models.columns import Blob, Flag, Instant, VagueDateText, Word
from sub_crm.models.synced import entered_columns, synced_tables, wire_columns

quote = postgresql.dialect().identifier_preparer.quote  # type: ignore[no-untyped-call]

OPEN = (
    "app_user",
    "assignment",
    "election",
    "organisation",
    "position",
    "position_theme",
    "programme_line",
    "source_record",
    "theme",
)
"""No row of these is hidden from a colleague: their natural keys would tell that it exists."""

ABOUT = ("contact_moment", "issue", "follow_up")
"""Who holds an organisation reads what is confidential about it; these say which they are about."""


def create(table: Table) -> Iterator[str]:
    """Yield the statements that make one table."""
    lines = [_column(column) for column in wire_columns(table)]
    lines += [
        "ver bigint NOT NULL DEFAULT 1",
        "seq bigint NOT NULL UNIQUE",
        "client_time bigint",
    ]
    if table.name in ABOUT:
        lines.append("about uuid[] NOT NULL DEFAULT '{}'")
    lines += _checks(table)
    lines += [
        f"UNIQUE ({', '.join(quote(column.name) for column in constraint.columns)})"
        for constraint in _sorted(table.constraints)
        if isinstance(constraint, UniqueConstraint)
    ]
    lines += _references(table)
    yield f"CREATE TABLE crm.{table.name} (\n    " + ",\n    ".join(lines) + "\n)"
    yield from _indexes(table)


def defaults(table: Table) -> dict[str, Any]:
    """Return what a new record has where nothing was said, by column, as JSON knows it."""
    return {
        column.name: _default(column) for column in entered_columns(table) if column.server_default
    }


def _column(column: Column[Any]) -> str:
    words = [quote(column.name), kind_of(column)]
    if column.primary_key:
        words.append("PRIMARY KEY")
    elif not column.nullable:
        words.append("NOT NULL")
    if column.server_default is not None:
        words.append(f"DEFAULT {_literal(_default(column))}")
    return " ".join(words)


def kind_of(column: Column[Any]) -> str:
    """Return the type of a column; each is one that both sides write down alike."""
    match column.type:
        case Blob():
            return "uuid"
        case Flag():
            return "boolean"
        case VagueDateText():
            return "crm.vague_date"
        case Word():
            return "text"
        case Instant():
            return "bigint"
    return "text" if column.type.python_type is str else "bigint"


def _default(column: Column[Any]) -> Any:
    text = str(column.server_default.arg)  # type: ignore[union-attr]
    if isinstance(column.type, Flag):
        return text == "1"
    return int(text) if kind_of(column) == "bigint" else text


def _literal(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


def _checks(table: Table) -> Iterator[str]:
    for column in wire_columns(table):
        if isinstance(column.type, Word):
            words = ", ".join(f"'{word.value}'" for word in column.type.kind)
            yield f"CONSTRAINT {column.name}_known CHECK ({quote(column.name)} IN ({words}))"
    for constraint in _sorted(table.constraints):
        if isinstance(constraint, CheckConstraint) and not _is_of_sqlite(constraint):
            name = str(constraint.name).removeprefix(f"ck_{table.name}_")
            yield f"CONSTRAINT {name} CHECK ({_translated(str(constraint.sqltext))})"
    if table.name in OPEN:
        yield (
            "CONSTRAINT open_to_all CHECK"
            " (compartment = 'relation' AND confidentiality IN ('public', 'internal'))"
        )


def _is_of_sqlite(constraint: CheckConstraint) -> bool:
    """The types of PostgreSQL say themselves what an id and a flag are; words are made above."""
    return str(constraint.name).endswith(("_is_id", "_is_flag", "_known"))


def _translated(condition: str) -> str:
    """SQLite adds truths as numbers, and its flags are numbers."""
    added = re.sub(r"(\(\w+ IS NOT NULL\))(?= [+=]|$)", r"\1::int", condition)
    return re.sub(r"\b(is_counterpart|deleted) = ([01])", _flag, added)


def _flag(found: "re.Match[str]") -> str:
    return found[1] if found[2] == "1" else f"NOT {found[1]}"


def _references(table: Table) -> Iterator[str]:
    for column in wire_columns(table):
        for key in column.foreign_keys:
            yield (
                f"FOREIGN KEY ({quote(column.name)}) REFERENCES crm.{key.column.table.name}"
                " DEFERRABLE INITIALLY DEFERRED"
            )


def _indexes(table: Table) -> Iterator[str]:
    for column in wire_columns(table):
        if column.foreign_keys:
            yield f"CREATE INDEX ON crm.{table.name} ({quote(column.name)})"
    for index in _sorted(table.indexes):
        if isinstance(index, Index) and index.unique:
            where = _translated(str(index.dialect_options["sqlite"]["where"]))
            columns = ", ".join(quote(column.name) for column in index.columns)
            yield f"CREATE UNIQUE INDEX {index.name} ON crm.{table.name} ({columns}) WHERE {where}"


def _sorted(named: Any) -> list[Any]:
    return sorted(named, key=lambda each: str(each.name))


def main() -> None:
    for table in synced_tables():
        for statement in create(table):
            sys.stdout.write(f"{statement};\n")
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
