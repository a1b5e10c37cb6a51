"""Look up what was done: the versions of one record, and the last acts on this device."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
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
    "contact_moment": "contact_moments",
    "issue": "issues",
    "person": "people",
    "organisation": "organisations",
    "follow_up": "follow_ups",
}


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


def history_of(reader: Reader, table: str, record: Id, *, limit: int = 500) -> list[ChangeRow]:
    """Return the changes of a record and what belongs to it, newest first.

    Nothing is returned for a record that the viewer may not see. Raises KeyError for a table whose
    history is not shown by itself.
    """
    if not reader.value(f"SELECT 1 FROM {VIEWS[table]} WHERE id = :record", record=record):
        return []
    parts = [
        f"SELECT id FROM {child} WHERE {column} = :record"
        for child, column in CHILDREN.get(table, ())
    ]
    belonging = " UNION ALL ".join(["SELECT :record", *parts])
    return reader.rows(
        ChangeRow,
        f"""
        SELECT c.id, a.id AS act_id, a.at, a.verb, u.name AS user, c.table_name, c.record_id,
          c.before, c.after
        FROM change c JOIN act a ON a.id = c.act_id LEFT JOIN users u ON u.id = a.user_id
        WHERE c.record_id IN ({belonging})
        ORDER BY c.id DESC LIMIT {limit}
        """,
        record=record,
    )


@dataclass(frozen=True, slots=True)
class ActRow:
    """One thing that was done, with how many records it touched."""

    id: int
    at: int
    verb: str
    records: int
    undone: bool


def last_acts(reader: Reader, *, user: Id, limit: int = 50) -> list[ActRow]:
    """Return what the user did last on this device; undos themselves are not listed."""
    return reader.rows(
        ActRow,
        f"""
        SELECT a.id, a.at, a.verb,
          (SELECT count(DISTINCT c.record_id) FROM change c WHERE c.act_id = a.id) AS records,
          EXISTS (SELECT 1 FROM act u WHERE u.undoes = a.id
            AND NOT EXISTS (SELECT 1 FROM act r WHERE r.undoes = u.id)) AS undone
        FROM act a WHERE a.undoes IS NULL AND a.user_id = :user
        ORDER BY a.id DESC LIMIT {limit}
        """,
        user=user,
    )
