"""Look up the rest of a day: dated contacts ahead, drafts, people to complete."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class AgendaRow:
    id: Id
    happened_on: VagueDate
    kind: ContactKind
    summary: str
    place: str
    organisation_id: Id | None
    organisation: str | None


def agenda(
    reader: Reader, *, today: dt.date, days: int, author: Id | None = None
) -> list[AgendaRow]:
    """Return planned contacts of the next `days` days, today included; of one author or of all."""
    mine = "AND c.created_by = :author" if author else ""
    named = {"author": author} if author else {}
    return reader.rows(
        AgendaRow,
        f"""
        SELECT c.id, c.happened_on, c.kind, c.summary, c.place, p.organisation_id,
          o.short_name AS organisation
        FROM contact_moments c
        LEFT JOIN participants p ON p.id = (SELECT q.id FROM participants q
          WHERE q.contact_moment_id = c.id AND q.organisation_id IS NOT NULL LIMIT 1)
        LEFT JOIN organisations o ON o.id = p.organisation_id
        WHERE c.status = 'planned' AND c.sorts_at >= :today AND c.sorts_at < :until {mine}
        ORDER BY c.sorts_at
        """,
        today=today.isoformat(),
        until=(today + dt.timedelta(days)).isoformat(),
        **named,
    )


@dataclass(frozen=True, slots=True)
class DraftRow:
    id: Id
    kind: str
    body: str
    """JSON object of the form's fields."""
    kept_at: int
    """Microseconds UTC."""


def drafts(reader: Reader) -> list[DraftRow]:
    """Return what was typed and not yet kept as a record, newest first."""
    return reader.rows(DraftRow, "SELECT id, kind, body, kept_at FROM draft ORDER BY kept_at DESC")


@dataclass(frozen=True, slots=True)
class IncompleteRow:
    """A person known by name only, from a quick log."""

    id: Id
    person: str
    note: str
    organisation_id: Id | None
    organisation: str | None


def incomplete_people(reader: Reader) -> list[IncompleteRow]:
    return reader.rows(
        IncompleteRow,
        """
        SELECT h.id, h.print_name AS person, h.note, o.id AS organisation_id,
          o.short_name AS organisation
        FROM people h
        LEFT JOIN organisations o ON o.id = (SELECT p.organisation_id FROM participants p
          WHERE p.person_id = h.id AND p.organisation_id IS NOT NULL
          ORDER BY p.sorts_at DESC LIMIT 1)
        WHERE h.incomplete = 1 ORDER BY h.sort_name
        """,
    )


@dataclass(frozen=True, slots=True)
class PauseRow:
    name: str
    first_day: dt.date
    last_day: dt.date


def pauses(reader: Reader) -> list[PauseRow]:
    """Return the pauses that hold for every rhythm, such as the summer recess."""
    return reader.rows(
        PauseRow,
        "SELECT name, first_day, last_day FROM rhythm_pauses WHERE cadence_id IS NULL"
        " ORDER BY first_day",
    )


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What the user did in a period; nobody is told this of anybody else."""

    contacts: int
    follow_ups: int


def own_totals(reader: Reader, *, me: Id, since: dt.date) -> OwnRow:
    """Return how much the user logged and completed since a day.

    There is no such question about a colleague: what it counts, it counts for who asks.
    """
    found = reader.row(
        OwnRow,
        """
        SELECT (SELECT count(*) FROM contact_moments c WHERE c.created_by = :me
            AND c.status = 'held' AND c.sorts_at >= :since) AS contacts,
          (SELECT count(*) FROM follow_ups f WHERE f.owner_id = :me AND f.status = 'done'
            AND date(f.closed_at / 1000000, 'unixepoch', 'localtime') >= :since) AS follow_ups
        """,
        me=me,
        since=since.isoformat(),
    )
    return found or OwnRow(0, 0)
