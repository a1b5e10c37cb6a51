"""Look up what must still happen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.queries.words import words
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, FollowUpStatus, PromiseBy
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    id: Id
    title: str
    due: VagueDate | None
    due_last: dt.date | None
    """Last day of the due period: later than this is too late."""
    promise_by: PromiseBy | None
    status: FollowUpStatus
    owner_id: Id | None
    owner: str | None
    organisation_id: Id | None
    organisation: str | None
    person_id: Id | None
    person: str | None
    position_id: Id | None
    position: str | None
    issue_id: Id | None
    issue: str | None
    origin_kind: ContactKind | None


_SELECT = """
SELECT f.id, f.title, f.due, f.due_last, f.promise_by, f.status, f.owner_id, u.name AS owner,
  f.organisation_id, o.short_name AS organisation, f.person_id, h.print_name AS person,
  f.position_id, s.title AS position, f.issue_id, i.title AS issue, c.kind AS origin_kind
FROM follow_ups f
LEFT JOIN users u ON u.id = f.owner_id
LEFT JOIN organisations o ON o.id = f.organisation_id
LEFT JOIN people h ON h.id = f.person_id
LEFT JOIN positions s ON s.id = f.position_id
LEFT JOIN issues i ON i.id = f.issue_id
LEFT JOIN contact_moments c ON c.id = f.contact_moment_id
"""

_DEPUTISED = """SELECT a.organisation_id FROM assignments a
  WHERE a.user_id = :owner AND a.role = 'deputy'
    AND (a.since IS NULL OR a.since_first <= :today)
    AND (a.until IS NULL OR a.until_last >= :today)"""


def open_follow_ups(
    reader: Reader, *, today: dt.date, owner: Id | None = None
) -> list[FollowUpRow]:
    """Return what is open, of one owner or of all, soonest first; without a date last.

    To one's own belongs what is open at the organisations for which one is deputy today.
    """
    mine = f"AND (f.owner_id = :owner OR f.organisation_id IN ({_DEPUTISED}))" if owner else ""
    named = {"owner": owner, "today": today.isoformat()} if owner else {}
    return reader.rows(
        FollowUpRow,
        f"{_SELECT} WHERE f.status = 'open' {mine} ORDER BY f.due_last IS NULL, f.due_last, f.id",
        **named,
    )


def follow_ups_of(reader: Reader, organisation: Id) -> list[FollowUpRow]:
    """Return the open follow-ups of an organisation, soonest first."""
    return _open(reader, "organisation_id", organisation)


def follow_ups_of_person(reader: Reader, person: Id) -> list[FollowUpRow]:
    """Return the open follow-ups with a person, soonest first."""
    return _open(reader, "person_id", person)


def follow_ups_of_issue(reader: Reader, issue: Id) -> list[FollowUpRow]:
    """Return the open follow-ups of a dossier, soonest first: the first is its next step."""
    return _open(reader, "issue_id", issue)


def _open(reader: Reader, column: str, about: Id) -> list[FollowUpRow]:
    return reader.rows(
        FollowUpRow,
        f"{_SELECT} WHERE f.status = 'open' AND f.{column} = :about"
        " ORDER BY f.due_last IS NULL, f.due_last, f.id",
        about=about,
    )


def follow_ups_from(reader: Reader, moment: Id) -> list[FollowUpRow]:
    """Return what was agreed in a contact moment: what is open first, soonest first."""
    return reader.rows(
        FollowUpRow,
        f"{_SELECT} WHERE f.contact_moment_id = :moment"
        " ORDER BY f.status <> 'open', f.due_last IS NULL, f.due_last, f.id",
        moment=moment,
    )


def follow_ups_with(reader: Reader, text: str, *, limit: int = 50) -> list[FollowUpRow]:
    """Return those with every word in their title: what is open first, soonest first.

    From three letters on a word may stand inside a longer one, as in the subjects of contacts.
    """
    found = words(text)
    if not found:
        return []
    sought = [word if len(word) > 2 else f" {word}" for word in found]
    fits = (f"instr(' ' || folded(f.title), :word_{n}) > 0" for n in range(len(sought)))
    return reader.rows(
        FollowUpRow,
        f"""{_SELECT} WHERE {" AND ".join(fits)}
        ORDER BY f.status <> 'open', f.due_last IS NULL,
          CASE f.status WHEN 'open' THEN f.due_last END, f.due_last DESC, f.id LIMIT :limit""",
        limit=limit,
        **{f"word_{n}": word for n, word in enumerate(sought)},
    )


def follow_up(reader: Reader, follow_up: Id) -> FollowUpRow | None:
    return reader.row(FollowUpRow, f"{_SELECT} WHERE f.id = :follow_up", follow_up=follow_up)


@dataclass(frozen=True, slots=True)
class RunningRow:
    """An open follow-up that is about an organisation and nothing else."""

    id: Id
    organisation_id: Id
    due: VagueDate | None


def running(reader: Reader, *, organisation_ids: Sequence[Id]) -> list[RunningRow]:
    return reader.rows(
        RunningRow,
        "SELECT f.id, f.organisation_id, f.due FROM follow_ups f"
        f" WHERE f.status = 'open' AND f.organisation_id IN ({_listed(organisation_ids)})",
        **{f"id_{place}": id for place, id in enumerate(organisation_ids)},
    )


def _listed(ids: Sequence[Id]) -> str:
    return ", ".join(f":id_{place}" for place in range(len(ids))) or "NULL"
