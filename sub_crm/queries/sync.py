"""Look up how a replica stands with its shared database: facts, the log, what came in."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id

EVICTED, PUT_AWAY = "evicted_words", "put_away_words"
"""Kinds of event: words of a record that went out of sight, and those that its user has seen."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the log."""

    id: int
    at: int
    kind: str
    count: int
    detail: str
    """JSON object, or empty."""


def sync_log(reader: Reader, *, limit: int = 200) -> list[EventRow]:
    """Return what synchronising came across, the newest first."""
    return reader.rows(
        EventRow,
        "SELECT id, at, kind, count, detail FROM sync_event ORDER BY id DESC LIMIT :limit",
        limit=limit,
    )


def evicted_words(reader: Reader) -> list[EventRow]:
    """Return the words that were entered in records which then went out of sight."""
    return reader.rows(
        EventRow,
        "SELECT id, at, kind, count, detail FROM sync_event WHERE kind = :kind ORDER BY id DESC",
        kind=EVICTED,
    )


@dataclass(frozen=True, slots=True)
class ReplicaFacts:
    """What a replica knows of its shared database."""

    seen_at: int
    """When it last answered; microseconds UTC, 0 for never."""
    lease_days: int
    """So long the replica may be used without contact; 0 for ever."""
    folded: int
    """The newest change of the journal that the outbox has taken in."""


def replica_facts(reader: Reader) -> ReplicaFacts:
    found = reader.row(
        ReplicaFacts,
        f"""SELECT {_number("sync_seen_at")} AS seen_at, {_number("sync_lease_days")} AS lease_days,
          {_number("sync_folded")} AS folded""",
    )
    assert found is not None
    return found


def _number(name: str) -> str:
    return f"(SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM fact WHERE name = '{name}')"


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    table_name: str
    record_id: Id


def received_since(reader: Reader, change: int) -> list[ReceivedRow]:
    """Return the records that came in after a change of the journal."""
    return reader.rows(
        ReceivedRow,
        "SELECT DISTINCT c.table_name, c.record_id FROM change c JOIN act a ON a.id = c.act_id"
        " WHERE c.id > :change AND a.verb = 'receive'",
        change=change,
    )
