"""What may leave the program: by level, by id, and how much of it stays behind.

Whoever reads goes through the views of the viewer, so that nothing hidden is even counted. On top
of that a list holds nothing above its level, nothing personal and nothing of supervision.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import Reader, in_office
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality

CHUNK = 500
"""Ids per statement."""

LEVELS = (Confidentiality.PUBLIC, Confidentiality.INTERNAL, Confidentiality.CONFIDENTIAL)
"""Up to which a list can go; what is personal never leaves."""

FROM = {
    "people": "people",
    "contacts": "contact_moments",
    "issues": "issues",
    "organisations": "organisations",
    "follow_ups": "follow_ups",
}
"""The view that the records of a subject stand in."""


class Leaving(Protocol):
    @property
    def id(self) -> Id: ...


R = TypeVar("R", bound=Leaving)
S = TypeVar("S")


def leaves(alias: str, upto: Confidentiality) -> str:
    """SQL that is true for a record that a list of this level may hold."""
    allowed = "', '".join(LEVELS[: LEVELS.index(upto) + 1])
    return f"({alias}.compartment = 'relation' AND {alias}.confidentiality IN ('{allowed}'))"


def by_chunks(ids: Sequence[Id], column: str) -> Iterator[Conditions]:
    """Give the condition that a column is one of the ids, for 500 of them at a time."""
    for start in range(0, len(ids), CHUNK):
        conditions = Conditions()
        conditions.any_of(column, "id", ids[start : start + CHUNK])
        yield conditions


def in_order(ids: Sequence[Id], read: Callable[[Conditions], list[R]], column: str) -> list[R]:
    """Read the records of the ids and return those that leave in the order of the ids."""
    found = {row.id: row for part in by_chunks(ids, column) for row in read(part)}
    return [found[each] for each in ids if each in found]


@dataclass(frozen=True, slots=True)
class MarkedRow:
    id: Id
    level: Confidentiality


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A person who stands in a record of this level."""

    level: Confidentiality
    person_id: Id


@dataclass(frozen=True, slots=True)
class AttachedRow:
    """How many details of one level hang on records of another."""

    record: Confidentiality
    detail: Confidentiality
    number: int


def marked(reader: Reader, subject: str, ids: Sequence[Id]) -> list[MarkedRow]:
    """Return the records that the viewer sees; supervision counts as what never leaves."""
    return _all(
        reader, MarkedRow, f"SELECT x.id, {_level('x')} AS level FROM {FROM[subject]} x", ids
    )


def named(reader: Reader, subject: str, ids: Sequence[Id]) -> list[NamedRow]:
    """Return which persons stand in the records; in a list of dossiers stands nobody."""
    select = _NAMED.get(subject)
    return _all(reader, NamedRow, select, ids, " GROUP BY 1, 2") if select else []


def attached(reader: Reader, subject: str, ids: Sequence[Id]) -> list[AttachedRow]:
    """Return the details that have a level of their own: numbers, dossiers, follow-ups."""
    return _all(reader, AttachedRow, _ATTACHED[subject], ids, " GROUP BY 1, 2")


def _all(reader: Reader, kind: type[S], select: str, ids: Sequence[Id], group: str = "") -> list[S]:
    return [
        row
        for part in by_chunks(ids, "x.id")
        for row in reader.rows(kind, f"{select} WHERE {part.where()}{group}", **part.named)
    ]


def _level(alias: str) -> str:
    return (
        f"CASE WHEN {alias}.compartment = 'relation' THEN {alias}.confidentiality"
        " ELSE 'personal' END"
    )


def _named(source: str, person: str) -> str:
    return f"SELECT {_level('x')} AS level, {person} AS person_id FROM {source}"


_NAMED = {
    "people": _named("people x", "x.id"),
    "contacts": _named(
        "contact_moments x CROSS JOIN participants p ON p.contact_moment_id = x.id"
        " JOIN people h ON h.id = p.person_id",
        "h.id",
    ),
    "organisations": _named(
        "organisations x JOIN positions s ON s.organisation_id = x.id AND s.is_counterpart"
        " JOIN tenures t ON t.position_id = s.id AND t.until IS NULL"
        " JOIN people h ON h.id = t.person_id",
        "h.id",
    ),
    "follow_ups": _named("follow_ups x JOIN people h ON h.id = x.person_id", "h.id"),
}


def _attached(source: str, alias: str, also: str = "FALSE") -> str:
    detail = f"CASE WHEN {also} THEN 'personal' ELSE {_level(alias)} END"
    return f"SELECT {_level('x')} AS record, {detail} AS detail, count(*) AS number FROM {source}"


_ATTACHED = {
    "people": _attached("people x JOIN contact_points k ON k.person_id = x.id", "k", "k.private"),
    "contacts": _attached(
        "contact_moments x CROSS JOIN contact_issues l ON l.contact_moment_id = x.id"
        " JOIN issues i ON i.id = l.issue_id",
        "i",
    ),
    "issues": _attached("issues x JOIN follow_ups f ON f.issue_id = x.id", "f"),
    "organisations": _attached(
        "organisations x JOIN contact_points k ON k.organisation_id = x.id", "k", "k.private"
    ),
    "follow_ups": _attached("follow_ups x JOIN issues i ON i.id = x.issue_id", "i"),
}


@dataclass(frozen=True, slots=True)
class WholeRow:
    id: Id
    sorted_by: str


PAGE = 2_000
_HELD = f"""(SELECT a.organisation_id FROM assignments a WHERE a.user_id = :holder
  AND a.role IN ('account_manager', 'deputy') AND {in_office("a")})"""
_HELD_BY = {
    "people": f"""x.id IN (SELECT t.person_id FROM tenures t JOIN positions s
      ON s.id = t.position_id WHERE s.organisation_id IN {_HELD} AND {in_office("t")})""",
    "contacts": f"""EXISTS (SELECT 1 FROM participants p
      WHERE p.contact_moment_id = x.id AND p.organisation_id IN {_HELD})""",
    "issues": f"""x.id IN (SELECT s.issue_id FROM issue_stances s
      WHERE s.organisation_id IN {_HELD})""",
    "organisations": f"x.id IN {_HELD}",
    "follow_ups": f"x.organisation_id IN {_HELD}",
}
_SORTED_BY = {
    "people": "x.sort_name",
    "contacts": "x.sorts_at",
    "issues": "x.title",
    "organisations": "x.short_name",
    "follow_ups": "coalesce(x.due_last, '9999')",
}


def all_ids(reader: Reader, subject: str, *, today: dt.date, holder: Id | None = None) -> list[Id]:
    """Return the records of a subject in their usual order: all, or where a user is the holder."""
    found: list[Id] = []
    after = WholeRow(b"", "")
    while page := _next_page(reader, subject, today, holder, after):
        found += [row.id for row in page]
        after = page[-1]
    return found[::-1] if subject == "contacts" else found  # the newest moment comes first


def _next_page(
    reader: Reader, subject: str, today: dt.date, holder: Id | None, after: WholeRow
) -> list[WholeRow]:
    order, held = _SORTED_BY[subject], _HELD_BY[subject] if holder else "1"
    return reader.rows(
        WholeRow,
        f"""
        SELECT x.id, {order} AS sorted_by FROM {FROM[subject]} x
        WHERE ({order}, x.id) > (:value, :id) AND {held} ORDER BY {order}, x.id LIMIT {PAGE}
        """,
        value=after.sorted_by,
        id=after.id,
        **({"holder": holder, "today": today.isoformat()} if holder else {}),
    )
