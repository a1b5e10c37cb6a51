"""Look up what was changed: the versions of one record, with what it points to by name."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sub_crm.i18n.fields import FIELDS, MARKS
from sub_crm.queries.reading import Reader, theme_name
from sub_crm.values.ids import Id

CHILDREN = {
    "contact_moment": (
        ("participant", "contact_moment_id"),
        ("contact_issue", "contact_moment_id"),
        ("contact_theme", "contact_moment_id"),
    ),
    "issue": (
        ("issue_stance", "issue_id"),
        ("issue_theme", "issue_id"),
        ("decision", "issue_id"),
    ),
    "person": (("contact_point", "person_id"), ("tenure", "person_id")),
    "organisation": (
        ("contact_point", "organisation_id"),
        ("assignment", "organisation_id"),
        ("cadence", "organisation_id"),
        ("position", "organisation_id"),
    ),
}
"""Records that belong to another: their changes are part of its history."""

VIEWS = {
    "app_user": "users",
    "assignment": "assignments",
    "cadence": "cadences",
    "contact_issue": "contact_issues",
    "contact_moment": "contact_moments",
    "contact_point": "contact_points",
    "contact_theme": "contact_themes",
    "decision": "decisions",
    "follow_up": "follow_ups",
    "issue": "issues",
    "issue_stance": "issue_stances",
    "issue_theme": "issue_themes",
    "organisation": "organisations",
    "participant": "participants",
    "person": "people",
    "position": "positions",
    "saved_list": "saved_lists",
    "tenure": "tenures",
    "theme": "themes",
    "warmth_setting": "warmth_settings",
}
ROOTS = ("contact_moment", "issue", "person", "organisation", "follow_up")
"""Whose history is shown by itself."""

NAMES = {
    "app_user": "t.name",
    "assignment": "(SELECT u.name FROM users u WHERE u.id = t.user_id)",
    "cadence": "t.days",
    "contact_issue": "(SELECT i.title FROM issues i WHERE i.id = t.issue_id)",
    "contact_moment": "t.summary",
    "contact_point": "t.value",
    "contact_theme": "(SELECT {theme} FROM themes h WHERE h.id = t.theme_id)",
    "decision": "t.text",
    "follow_up": "t.title",
    "issue": "t.title",
    "issue_stance": "(SELECT o.short_name FROM organisations o WHERE o.id = t.organisation_id)",
    "issue_theme": "(SELECT {theme} FROM themes h WHERE h.id = t.theme_id)",
    "organisation": "t.short_name",
    "participant": (
        "coalesce((SELECT p.print_name FROM people p WHERE p.id = t.person_id),"
        " (SELECT u.name FROM users u WHERE u.id = t.user_id),"
        " (SELECT o.short_name FROM organisations o WHERE o.id = t.organisation_id))"
    ),
    "person": "t.print_name",
    "position": (
        "t.title || coalesce("
        "', ' || (SELECT o.short_name FROM organisations o WHERE o.id = t.organisation_id), '')"
    ),
    "saved_list": "t.name",
    "tenure": "(SELECT p.print_name FROM people p WHERE p.id = t.person_id)",
    "theme": "(SELECT {theme} FROM themes h WHERE h.id = t.id)",
    "warmth_setting": "t.name",
}
"""SQL for what a record is called, by table; `{theme}` is the name of a theme."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One changed record within an act."""

    id: int
    act_id: int
    at: int
    """Microseconds UTC."""
    verb: str
    user: str | None
    table_name: str
    record_id: Id
    before: str | None
    """JSON object of the changed fields; None for a record that was new."""
    after: str | None


def history_of(
    reader: Reader, table: str, record: Id, *, limit: int = 500, since_moment: int = 0
) -> list[ChangeRow]:
    """Return the changes of a record and what belongs to it, newest first.

    Nothing is returned for a record that the viewer may not see. Raises KeyError for a table whose
    history is not shown by itself. `since_moment`, in microseconds, asks for every change after the
    last one from before it: the order in which things were done counts, as a clock may be set back.
    """
    if table not in ROOTS:
        raise KeyError(table)
    if not reader.value(f"SELECT 1 FROM {VIEWS[table]} WHERE id = :record", record=record):
        return []
    parts = [
        f"SELECT t.id FROM {child} t WHERE t.{column} = :record AND {_seen(child)}"
        for child, column in CHILDREN.get(table, ())
    ]
    belonging = " UNION ALL ".join(["SELECT :record", *parts])
    return reader.rows(
        ChangeRow,
        f"""
        SELECT c.id, a.id AS act_id, a.at, a.verb, u.name AS user, c.table_name, c.record_id,
          c.before, c.after
        FROM change c JOIN act a ON a.id = c.act_id LEFT JOIN users u ON u.id = a.user_id
        WHERE c.record_id IN ({belonging}) AND c.id > (
          SELECT coalesce(max(b.id), 0) FROM change b JOIN act d ON d.id = b.act_id
          WHERE b.record_id IN ({belonging}) AND d.at < :since_moment)
        ORDER BY c.id DESC LIMIT :limit
        """,
        record=record,
        since_moment=since_moment,
        limit=limit,
    )


@dataclass(frozen=True, slots=True)
class LastChangeRow:
    at: int
    """Microseconds UTC."""
    user_id: Id | None
    user: str | None


def last_change(reader: Reader, table: str, record: Id, field: str) -> LastChangeRow | None:
    """Return who changed a field last; nothing for a record that the viewer may not see."""
    return reader.row(
        LastChangeRow,
        f"""
        SELECT a.at, a.user_id, u.name AS user FROM change c JOIN act a ON a.id = c.act_id
        LEFT JOIN users u ON u.id = a.user_id
        WHERE c.record_id = :record AND c.table_name = :table
          AND json_type(c.after, '$.' || :field) IS NOT NULL
          AND EXISTS (SELECT 1 FROM {VIEWS[table]} v WHERE v.id = :record)
        ORDER BY c.id DESC LIMIT 1
        """,
        record=record,
        table=table,
        field=field,
    )


def _seen(table: str) -> str:
    """SQL that is true for what the viewer sees, or would see if it had not been deleted."""
    return (
        f"(EXISTS (SELECT 1 FROM {VIEWS[table]} v WHERE v.id = t.id)"
        " OR t.deleted = 1 AND (t.compartment = 'relation'"
        " AND t.confidentiality IN ('public', 'internal')"
        " OR hex(t.created_by) = (SELECT upper(f.value) FROM fact f WHERE f.name = 'user_id')))"
    )


Values = dict[str, Any]
Records = dict[tuple[str, Id], Values]


def values_of(reader: Reader, records: Iterable[tuple[str, Id]]) -> Records:
    """Return the captured fields of records that `history_of` named, as the journal keeps them."""
    found: Records = {}
    for table, ids in _by_table(records).items():
        pairs = ", ".join(f"'{name}', {_kept(table, name)}" for name in _columns(table))
        for row in reader.values(
            f"SELECT json_object('id', hex(t.id), {pairs}) FROM {table} t"
            f" WHERE t.id IN ({_listed(ids)})"
        ):
            values = json.loads(row)
            found[table, bytes.fromhex(values.pop("id"))] = values
    return found


def names_of(reader: Reader, records: Iterable[tuple[str, Id]]) -> dict[Id, str]:
    """Return what records are called; one that the viewer may not see is left out."""
    found: dict[Id, str] = {}
    for table, ids in _by_table(records).items():
        for row in reader.rows(
            _NameRow,
            f"SELECT t.id, CAST({_name(table)} AS TEXT) AS name FROM {table} t"
            f" WHERE t.id IN ({_listed(ids)}) AND {_seen(table)}",
        ):
            if row.name is not None:
                found[row.id] = row.name
    return found


def _name(table: str) -> str:
    return NAMES[table].format(theme=theme_name("h"))


@dataclass(frozen=True, slots=True)
class _NameRow:
    id: Id
    name: str | None


def _columns(table: str) -> list[str]:
    return [*FIELDS[table], *MARKS]


def _kept(table: str, name: str) -> str:
    """SQL for a value as the journal keeps it: ids in hexadecimal."""
    points = isinstance((MARKS.get(name) or FIELDS[table][name]).holds, str)
    return f"nullif(hex(t.{name}), '')" if points else f"t.{name}"


def _by_table(records: Iterable[tuple[str, Id]]) -> Mapping[str, set[Id]]:
    sorted_out: dict[str, set[Id]] = {}
    for table, record in records:
        sorted_out.setdefault(table, set()).add(record)
    return sorted_out


def _listed(ids: Iterable[Id]) -> str:
    return ", ".join(f"x'{each.hex()}'" for each in sorted(ids))
