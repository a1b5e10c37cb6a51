"""Which record a part is shown under, and what it is called there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.queries.history import CHILDREN, NAMES, names_of
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind

Key = tuple[str, Id]


def _wholes() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for whole, children in CHILDREN.items():
        for part, column in children:
            found[part].append((whole, column))
    found["position_theme"] = [("position", "position_id")]
    return {part: tuple(wholes) for part, wholes in found.items()}


WHOLES = _wholes()
"""Per part the tables that it may belong to, with the column that says to which record."""


def whole_of(table: str) -> tuple[str, str]:
    """SQL for the table and the id of the record under which one of a table, `t`, is shown."""
    if table == "difference":
        return "t.table_name", "t.record_id"
    wholes = WHOLES.get(table, ())
    tables = " ".join(f"WHEN t.{column} IS NOT NULL THEN '{whole}'" for whole, column in wholes)
    ids = "".join(f"t.{column}, " for _, column in wholes)
    return f"CASE {tables} ELSE '{table}' END" if wholes else f"'{table}'", (
        f"coalesce({ids}t.id)" if wholes else "t.id"
    )


@dataclass(frozen=True, slots=True)
class Named:
    """What a record is called; empty where it is hidden or has no name."""

    name: str = ""
    kind: ContactKind | None = None
    """Of a contact moment."""
    whom: str = ""
    """With whom that was."""


def named(reader: Reader, keys: Iterable[Key]) -> dict[Key, Named]:
    """Return what records are called, as far as the viewer may know."""
    wanted = {key for key in keys if key[0] in NAMES}
    names = names_of(reader, wanted)
    found = {(table, id): Named(names.get(id, "")) for table, id in wanted}
    moments = [id for table, id in wanted if table == "contact_moment"]
    return found | {
        ("contact_moment", row.id): Named(names.get(row.id, ""), row.kind, row.whom or "")
        for row in _moments(reader, moments)
    }


@dataclass(frozen=True, slots=True)
class _Moment:
    id: Id
    kind: ContactKind
    whom: str | None


def _moments(reader: Reader, ids: list[Id]) -> list[_Moment]:
    if not ids:
        return []
    listed = ", ".join(f"x'{id.hex()}'" for id in ids)
    return reader.rows(
        _Moment,
        f"""
        SELECT c.id, c.kind, (
          SELECT coalesce(person.print_name, o.short_name) FROM joined_participants p
          LEFT JOIN people person ON person.id = p.person_id
          LEFT JOIN organisations o ON o.id = p.organisation_id
          WHERE p.contact_moment_id = c.id AND coalesce(p.person_id, p.organisation_id) IS NOT NULL
          ORDER BY p.person_id IS NULL, p.id LIMIT 1) AS whom
        FROM contact_moments c WHERE c.id IN ({listed})
        """,
    )
