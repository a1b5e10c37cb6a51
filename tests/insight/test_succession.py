"""When it is asked who follows: near an end that is known, and after an election."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from sub_crm.insight.succession import ends, shaken_by
from sub_crm.queries.successions import ElectionRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ElectionKind, PositionType, TenureKind
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)
COUNCIL, PROVINCIAL = ElectionKind.COUNCIL, ElectionKind.PROVINCIAL_AND_WATER_BOARD
HELD = [
    ElectionRow(b"a", COUNCIL, VagueDate("2022-03")),
    ElectionRow(b"b", COUNCIL, VagueDate("2026-03-18")),
    ElectionRow(b"c", COUNCIL, VagueDate("2030-03-20")),
    ElectionRow(b"d", PROVINCIAL, VagueDate("2023-03-15")),
    ElectionRow(b"e", PROVINCIAL, VagueDate("XXXX-XX-XX")),
]


JUNE_2022 = VagueDate("2022-06")


@dataclass(frozen=True)
class Term:
    since: VagueDate = JUNE_2022
    until: VagueDate | None = None
    followed: bool = False
    id: Id = b"t" * 16
    type: PositionType = PositionType.ALDERMAN
    kind: TenureKind = TenureKind.ORDINARY
    current: bool = True


@pytest.mark.parametrize(
    ("until", "asked"),
    [
        ("2027-01-23", True),
        ("2027-01-24", False),
        ("2026-11-30", True),
        ("2025-11-24", True),
        ("2025-11-23", False),
        ("XXXX-XX-XX", False),
        ("", False),
    ],
)
def test_who_follows_is_asked_from_sixty_days_before_until_a_year_after(
    until: str, asked: bool
) -> None:
    term = Term(until=VagueDate(until) if until else None)
    assert ends(term, TODAY) is asked
    assert not ends(replace(term, followed=True), TODAY)


def test_an_alderman_of_before_the_election_is_asked_about() -> None:
    election = shaken_by(Term(), HELD, TODAY)
    assert election is not None
    assert election.held_on == VagueDate("2026-03-18")


@pytest.mark.parametrize(
    "term",
    [
        Term(since=VagueDate("2026-06-02")),
        Term(since=VagueDate("2026")),  # may have begun after it
        Term(since=VagueDate.UNKNOWN),
        Term(until=VagueDate("2026-12-31")),
        Term(followed=True),
        Term(current=False),
        Term(kind=TenureKind.ACTING),
        Term(type=PositionType.MAYOR),
        Term(type=PositionType.COUNCIL_CLERK),
        Term(type=PositionType.WATER_BOARD_EXECUTIVE),  # its election was too long ago
    ],
)
def test_nobody_else_is_asked_about(term: Term) -> None:
    assert shaken_by(term, HELD, TODAY) is None


@pytest.mark.parametrize(
    ("today", "asked"),
    [("2026-03-17", False), ("2026-03-18", True), ("2027-03-18", True), ("2027-03-19", False)],
)
def test_an_election_raises_the_question_from_its_day_for_a_year(today: str, asked: bool) -> None:
    found = shaken_by(Term(), HELD, dt.date.fromisoformat(today))
    assert (found is not None) is asked


def test_a_water_board_has_elections_of_its_own() -> None:
    term = Term(since=VagueDate("2019-06"), type=PositionType.WATER_BOARD_EXECUTIVE)
    election = shaken_by(term, HELD, dt.date(2023, 9, 1))
    assert election is not None
    assert election.kind is PROVINCIAL
