"""Search in what was written: safe expressions for the full-text index, and its newest hits.

The index is read beside the views, but every hit is joined with what the viewer may see.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.queries.listing import COUNT_CAP, Conditions
from sub_crm.queries.reading import Reader
from sub_crm.queries.words import words as words
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind
from sub_crm.values.vague_date import VagueDate

_LAST_TOKEN = re.compile(r"[^\W_]+(?=[\W_]*$)")
NEWEST = 1 << 62
"""Comes after every row of the index: the start of a walk back."""


def tokens(text: str) -> str:
    """Return the expression that finds moments with every word or its beginning; "" for none."""
    return " AND ".join(_quoted(word) + _star(word) for word in words(text))


def trigrams(text: str) -> str:
    """Return the expression that finds words inside words; "" where one has under three letters."""
    found = words(text)
    return " AND ".join(map(_quoted, found)) if min(map(len, found), default=0) > 2 else ""


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _star(word: str) -> str:
    """A single letter stands for itself: all words that begin with it say nothing."""
    last = _LAST_TOKEN.search(word)
    return "*" if last and len(last[0]) > 1 and last.end() == len(word) else ""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the facets ask for; an empty one asks for everything."""

    kinds: tuple[ContactKind, ...] = ()
    organisations: tuple[Id, ...] = ()
    periods: tuple[tuple[str, str], ...] = ()
    """First and first later sorting value, such as ("2026", "2027")."""

    def conditions(self) -> Conditions:
        made = Conditions()
        made.any_of("c.kind", "kind", self.kinds)
        if self.organisations:
            inner = Conditions()
            inner.any_of("p.organisation_id", "organisation", self.organisations)
            made.add(
                "EXISTS (SELECT 1 FROM joined_participants p WHERE p.contact_moment_id = c.id"
                f" AND {inner.where()})",
                **inner.named,
            )
        if self.periods:
            clause, named = _within(self.periods)
            made.add(clause, **named)
        return made


def _within(periods: Iterable[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    clauses: list[str] = []
    named: dict[str, str] = {}
    for place, (first, beyond) in enumerate(periods):
        clauses.append(f"c.sorts_at >= :first_{place} AND c.sorts_at < :beyond_{place}")
        named |= {f"first_{place}": first, f"beyond_{place}": beyond}
    return " OR ".join(clauses), named


EVERYTHING = Narrowing()

_WALK = """SELECT * FROM (SELECT i.rowid AS srank, c.id FROM {index} i
  CROSS JOIN contact_rank r ON r.srank = i.rowid
  CROSS JOIN contact_moments c ON c.id = r.contact_id
  WHERE i.{index} MATCH :{match} AND i.rowid < :before AND {where}
  ORDER BY i.rowid DESC LIMIT :limit)"""


def _hits(text: str, narrowing: Narrowing) -> tuple[str, dict[str, object]]:
    """SQL for the newest hits (srank, id) of both indexes, with its values."""
    conditions, inside = narrowing.conditions(), trigrams(text)
    where = conditions.where()
    walks = [_WALK.format(index="contact_index", match="words", where=where)]
    if inside:
        walks.append(_WALK.format(index="subject_index", match="inside", where=where))
    named = {"words": tokens(text), **conditions.named} | ({"inside": inside} if inside else {})
    return " UNION ".join(walks), named


@dataclass(frozen=True, slots=True)
class HitRow:
    """A contact moment in which every word stands, with the text to take a snippet from."""

    srank: int
    """Where the walk goes on: give it as `before`."""
    id: Id
    happened_on: VagueDate
    kind: ContactKind
    confidentiality: Confidentiality
    summary: str
    note: str
    author: str | None
    organisation_id: Id | None
    organisation: str | None
    """Short names, joined by commas."""
    people: str | None
    """Printed names, joined by commas."""


def notes(
    reader: Reader,
    text: str,
    *,
    limit: int = 20,
    before: int | None = None,
    narrowing: Narrowing = EVERYTHING,
) -> list[HitRow]:
    """Return the newest moments with every word in summary or note; unknown dates last."""
    if not tokens(text):
        return []
    hits, named = _hits(text, narrowing)
    return reader.rows(
        HitRow,
        f"""
        SELECT h.srank, c.id, c.happened_on, c.kind, c.confidentiality, c.summary, c.note,
          u.name AS author,
          (SELECT p.organisation_id FROM joined_participants p JOIN organisations o
            ON o.id = p.organisation_id WHERE p.contact_moment_id = c.id
            ORDER BY o.short_name LIMIT 1) AS organisation_id,
          (SELECT group_concat(short_name, ', ') FROM (SELECT DISTINCT o.short_name
            FROM joined_participants p JOIN organisations o ON o.id = p.organisation_id
            WHERE p.contact_moment_id = c.id ORDER BY o.short_name)) AS organisation,
          (SELECT group_concat(print_name, ', ') FROM (SELECT DISTINCT q.print_name
            FROM joined_participants p JOIN people q ON q.id = p.person_id
            WHERE p.contact_moment_id = c.id ORDER BY q.sort_name)) AS people
        FROM ({hits}) h CROSS JOIN contact_moments c ON c.id = h.id
        LEFT JOIN users u ON u.id = c.created_by
        ORDER BY h.srank DESC LIMIT :limit
        """,
        limit=limit,
        before=NEWEST if before is None else before,
        **named,
    )


def count(reader: Reader, text: str, *, narrowing: Narrowing = EVERYTHING) -> int:
    """Return how many moments there are, at most COUNT_CAP + 1."""
    if not tokens(text):
        return 0
    hits, named = _hits(text, narrowing)
    limit = COUNT_CAP + 1
    found: int = reader.value(
        f"SELECT min(count(*), :limit) FROM ({hits})", limit=limit, before=NEWEST, **named
    )
    return found


@dataclass(frozen=True, slots=True)
class FactRow:
    """What facets count of a hit."""

    kind: ContactKind
    year: str
    """Four digits, "" for an unknown date."""
    organisation_ids: str | None
    """Hexadecimal, joined by commas."""


def facts(reader: Reader, text: str) -> list[FactRow]:
    """Return what can be counted of the newest hits, at most COUNT_CAP + 1."""
    if not tokens(text):
        return []
    hits, named = _hits(text, EVERYTHING)
    return reader.rows(
        FactRow,
        f"""
        SELECT c.kind, substr(c.sorts_at, 1, 4) AS year,
          (SELECT group_concat(DISTINCT hex(p.organisation_id)) FROM joined_participants p
            WHERE p.contact_moment_id = c.id) AS organisation_ids
        FROM ({hits}) h CROSS JOIN contact_moments c ON c.id = h.id
        ORDER BY h.srank DESC LIMIT :limit
        """,
        limit=COUNT_CAP + 1,
        before=NEWEST,
        **named,
    )
