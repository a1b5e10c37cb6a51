"""Look up what dossierdruk is counted from; days count as `date.toordinal` does."""

from collections.abc import Sequence
from typing import NamedTuple

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import first_day_sql, ordinal_sql


class DossierRow(NamedTuple):
    """An organisation in a dossier, with the days between which the dossier was open."""

    organisation_id: Id
    issue_id: Id
    urgency: int
    opened: int
    """The first day that it can have been opened; 0 is unknown, so always."""
    closed: int | None
    """None while it is open."""


OPEN = "i.status IN ('signal', 'active', 'waiting')"


def dossiers(reader: Reader) -> list[DossierRow]:
    """Return the dossiers of every organisation; one that is over on an unknown day is left out."""
    closed = ordinal_sql(first_day_sql("i.closed"))
    return reader.rows(
        DossierRow,
        f"""
        SELECT s.organisation_id, i.id AS issue_id, i.urgency,
          coalesce({ordinal_sql(first_day_sql("i.opened"))}, 0) AS opened,
          CASE WHEN NOT {OPEN} THEN {closed} END AS closed
        FROM issues i JOIN joined_issue_stances s ON s.issue_id = i.id
        WHERE {OPEN} OR {closed} IS NOT NULL
        """,
    )


class DueRow(NamedTuple):
    """A follow-up in a dossier: by when, and when it was done or dropped."""

    issue_id: Id
    due: int
    done: int | None


def dues(reader: Reader) -> list[DueRow]:
    return reader.rows(
        DueRow,
        f"""
        SELECT f.issue_id, {ordinal_sql("f.due_last")} AS due,
          CASE WHEN f.status <> 'open' THEN
            coalesce({ordinal_sql("date(f.closed_at / 1000000, 'unixepoch', 'localtime')")}, 0)
          END AS done
        FROM follow_ups f WHERE f.issue_id IS NOT NULL AND f.due_last IS NOT NULL
        """,
    )


class TopicRow(NamedTuple):
    """A main theme that a dossier is about."""

    issue_id: Id
    theme_id: Id


def topics(reader: Reader) -> list[TopicRow]:
    return reader.rows(
        TopicRow,
        "SELECT DISTINCT l.issue_id, coalesce(t.parent_id, t.id) AS theme_id"
        " FROM issue_themes l JOIN themes t ON t.id = l.theme_id",
    )


class OpenRow(NamedTuple):
    """An open dossier at one of its organisations."""

    organisation_id: Id
    title: str


def open_dossiers(reader: Reader, *, organisation_ids: Sequence[Id]) -> list[OpenRow]:
    """Return the open dossiers of these organisations, the most urgent first."""
    listed = ", ".join(f":id_{place}" for place in range(len(organisation_ids))) or "NULL"
    return reader.rows(
        OpenRow,
        f"""
        SELECT s.organisation_id, i.title
        FROM joined_issue_stances s JOIN issues i ON i.id = s.issue_id
        WHERE s.organisation_id IN ({listed}) AND {OPEN}
        ORDER BY i.urgency DESC, i.title
        """,
        **{f"id_{place}": id for place, id in enumerate(organisation_ids)},
    )
