"""Whoever serves again after the last elections of the example, and that somebody said so."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sub_crm.commands.registers import organisation_id
from sub_crm.example.colleagues import CURRENT_USER, holder_of, user_id
from sub_crm.example.days import workday
from sub_crm.example.dossiers import marks
from sub_crm.example.seats import Address, Seat
from sub_crm.example.talk import recorded_at
from sub_crm.insight.succession import shaken_by
from sub_crm.queries.successions import ElectionRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, FollowUpStatus, PositionType, TenureKind
from sub_crm.values.succession import question_id
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]
ANSWERED = dt.timedelta(95)
"""So long after an election somebody said who stays."""


@dataclass(frozen=True, slots=True)
class _Term:
    id: Id
    type: PositionType
    kind: TenureKind
    since: VagueDate
    until: VagueDate | None
    current: bool = True
    followed: bool = False


def answers(seats: Mapping[Address, Seat], elections: list[Row], today: dt.date) -> Iterator[Row]:
    """Yield the answered questions; those of the user's own organisations are still open."""
    held = [ElectionRow(row["id"], row["kind"], row["held_on"]) for row in elections]
    for (code, _name), seat in seats.items():
        owner = user_id(holder_of()[code]) if code in holder_of() else None
        if not seat.terms or owner in (None, CURRENT_USER):
            continue
        row = seat.terms[-1].row
        term = _Term(row["id"], seat.type, row["kind"], row["since"], row["until"])
        if election := shaken_by(term, held, today):
            yield _answer(code, seat, row["person_id"], owner, term, election, today)


def _answer(
    code: str,
    seat: Seat,
    person: Id,
    owner: Id | None,
    term: _Term,
    election: ElectionRow,
    today: dt.date,
) -> Row:
    day = min(workday((election.held_on.last or today) + ANSWERED), today)
    return {
        "id": question_id(term.id, election.id),
        "title": f"Opvolger vragen: {seat.title.lower()}",
        "note": "",
        "status": FollowUpStatus.DONE,
        "due": None,
        "closed_at": recorded_at(day),
        "outcome_id": None,
        "promise_by": None,
        "owner_id": owner,
        "organisation_id": organisation_id(code),
        "position_id": seat.id,
        "person_id": person,
        "issue_id": None,
        "contact_moment_id": None,
        "created_by": owner,
        "created_at": recorded_at(day),
        **marks(Confidentiality.INTERNAL),
    }
