"""The question who follows: where an end is known, and where an election may bring another."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sub_crm.queries.follow_ups import follow_up
from sub_crm.queries.reading import Reader
from sub_crm.queries.successions import ElectionRow, elections
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ELECTED_AT, FollowUpStatus, PositionType, TenureKind
from sub_crm.values.succession import AHEAD, BEHIND, question_id
from sub_crm.values.vague_date import VagueDate


class Term(Protocol):
    @property
    def id(self) -> Id: ...

    @property
    def type(self) -> PositionType: ...

    @property
    def kind(self) -> TenureKind: ...

    @property
    def since(self) -> VagueDate: ...

    @property
    def until(self) -> VagueDate | None: ...

    @property
    def current(self) -> bool: ...

    @property
    def followed(self) -> bool: ...


T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class Succession(Generic[T]):
    """A term of which it is asked who follows."""

    term: T
    election: ElectionRow | None = None
    """After which nobody said whether its holder stays; None where an end is known."""


def successions(reader: Reader, terms: Sequence[T], today: dt.date) -> list[Succession[T]]:
    """Return what is to be asked now."""
    if not terms:
        return []
    held = elections(reader)
    found = (_asked(term, held, today) for term in terms)
    return [one for one in found if one is not None and _is_time(reader, one, today)]


def _asked(term: T, held: Iterable[ElectionRow], today: dt.date) -> Succession[T] | None:
    if ends(term, today):
        return Succession(term)
    election = shaken_by(term, held, today)
    return Succession(term, election) if election else None


def ends(term: Term, today: dt.date) -> bool:
    """Whether the end of a term is near or just behind, and nobody follows yet."""
    if term.until is None or term.until.last is None or term.followed:
        return False
    return today - BEHIND <= term.until.last <= today + AHEAD


def shaken_by(term: Term, held: Iterable[ElectionRow], today: dt.date) -> ElectionRow | None:
    """Return the last election since which somebody is in office without an end, if any.

    Only who governs by election is asked about: a mayor or a clerk stays whoever wins.
    """
    if term.until is not None or term.followed or not term.current:
        return None
    past = [
        (day, one)
        for one in held
        if one.kind is ELECTED_AT.get(term.type)
        and (day := one.held_on.last) is not None
        and day <= today
    ]
    if not past or term.kind is not TenureKind.ORDINARY:
        return None
    day, last = max(past, key=lambda one: one[0])
    begun = term.since.last
    return last if begun is not None and begun < day and day >= today - BEHIND else None


def _is_time(reader: Reader, asked: Succession[T], today: dt.date) -> bool:
    """Not while it waits as a follow-up for a later day, nor when it was answered or dropped."""
    election = asked.election
    question = follow_up(reader, question_id(asked.term.id, election.id if election else None))
    if question is None:
        return True
    if question.status is FollowUpStatus.OPEN:
        return question.due_last is None or question.due_last <= today
    return question.status is FollowUpStatus.DONE and election is None
