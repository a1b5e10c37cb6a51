"""Look up what a team has to see to: what is late, vacant, unheld or about to end.

All of it is about organisations and positions. Nothing here asks who of us did something, or
counts by whom it is to be done.
"""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader, holder, in_office
from sub_crm.queries.relations import HEIRS
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class LateRow:
    """A follow-up that is late, at the organisation that it is about."""

    organisation_id: Id
    title: str
    due: dt.date
    """The last day on which it was in time."""


def late_follow_ups(reader: Reader, *, today: dt.date) -> list[LateRow]:
    """Return what is late at an organisation, or with somebody in a position there; oldest first.

    What was about an organisation that merged is about the one that it merged into.
    """
    return reader.rows(
        LateRow,
        f"""
        WITH {HEIRS}
        SELECT h.heir AS organisation_id, f.title, f.due_last AS due
        FROM follow_ups f LEFT JOIN positions s ON s.id = f.position_id
        JOIN heirs h ON h.id = coalesce(f.organisation_id, s.organisation_id)
        WHERE f.status = 'open' AND f.due_last < :today
        ORDER BY f.due_last, f.title
        """,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class RunningRow:
    """A position about which something is to be done already, the soonest of it."""

    position_id: Id
    due: VagueDate | None


def running_at_positions(reader: Reader) -> list[RunningRow]:
    return reader.rows(
        RunningRow,
        """
        SELECT f.position_id, min(f.due) AS due FROM follow_ups f
        WHERE f.status = 'open' AND f.position_id IS NOT NULL GROUP BY f.position_id
        """,
    )


@dataclass(frozen=True, slots=True)
class LeftRow:
    """The last known end of a term in a position."""

    position_id: Id
    until: VagueDate


def left_positions(reader: Reader, *, today: dt.date) -> list[LeftRow]:
    """Return the positions that somebody left before today, whoever came after."""
    return reader.rows(
        LeftRow,
        """
        SELECT t.position_id, t.until FROM tenures t
        WHERE t.id = (SELECT u.id FROM tenures u WHERE u.position_id = t.position_id
          AND u.until IS NOT NULL AND u.until_last < :today ORDER BY u.until_last DESC LIMIT 1)
        """,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class UnheldRow:
    """An organisation that nobody of us holds, and since when; None where nobody ever did."""

    organisation_id: Id
    until: dt.date | None


def unheld(reader: Reader, *, today: dt.date) -> list[UnheldRow]:
    return reader.rows(
        UnheldRow,
        f"""
        SELECT o.id AS organisation_id,
          (SELECT max(a.until_last) FROM assignments a WHERE a.organisation_id = o.id
            AND a.until_last < :today) AS until
        FROM organisations o WHERE o.merged_into_id IS NULL AND {holder("o.id")} IS NULL
        """,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A term of which the end is known and near."""

    id: Id
    organisation_id: Id
    organisation: str
    position: str
    person: str
    until: VagueDate


def ending_terms(reader: Reader, *, today: dt.date, until: dt.date) -> list[EndingRow]:
    """Return who is in office and leaves by the day `until`, soonest first."""
    return reader.rows(
        EndingRow,
        f"""
        SELECT t.id, o.id AS organisation_id, o.short_name AS organisation, s.title AS position,
          h.print_name AS person, t.until
        FROM tenures t JOIN positions s ON s.id = t.position_id
        JOIN organisations o ON o.id = s.organisation_id JOIN people h ON h.id = t.person_id
        WHERE t.until IS NOT NULL AND t.until_last <= :until AND {in_office("t")}
          AND s.until IS NULL
        ORDER BY t.until_last, o.short_name, s.title
        """,
        today=today.isoformat(),
        until=until.isoformat(),
    )
