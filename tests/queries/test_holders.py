"""A deputy has what the holder has, from the first day up to the last, and not the day after."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.orders.holders import AssignOrganisations, NameDeputy
from sub_crm.queries.holders import colleagues, holders, standing
from sub_crm.queries.organisations import organisations
from sub_crm.queries.settings import held_organisations
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole
from sub_crm.values.standing import Standing
from sub_crm.values.vague_date import VagueDate
from tests.history_world import Past

DAYS = [
    (dt.date(2026, 11, 30), False),
    (dt.date(2026, 12, 1), True),
    (dt.date(2026, 12, 18), True),
    (dt.date(2026, 12, 19), False),
]


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    made = Past(tmp_path)
    yield made
    made.reader.close()
    made.close()
    made.store.close()


def stand_in(past: Past) -> None:
    past.on(
        24,
        NameDeputy(
            organisation_ids=(past.town.zeist,),
            user_id=past.town.colleague,
            since=VagueDate("2026-12-01"),
            until=VagueDate("2026-12-18"),
        ),
    )


def mine(past: Past, user: Id, day: dt.date) -> list[str]:
    rows = organisations(past.reader, today=day, me=user)
    return [row.short_name for row in rows if row.mine]


@pytest.mark.parametrize(("day", "stands_in"), DAYS)
def test_what_a_deputy_has_returns_by_itself(past: Past, day: dt.date, stands_in: bool):
    stand_in(past)
    expected = ["Zeist"] if stands_in else []
    assert mine(past, past.town.colleague, day) == expected
    held = held_organisations(past.reader, today=day, me=past.town.colleague)
    assert [row.short_name for row in held] == expected
    assert mine(past, past.me, day) == ["Zeist"]


@pytest.mark.parametrize(("day", "stands_in"), DAYS)
def test_the_holder_stays_the_holder_while_somebody_stands_in(
    past: Past, day: dt.date, stands_in: bool
):
    stand_in(past)
    [row] = [row for row in holders(past.reader, today=day) if row.short_name == "Zeist"]
    assert row.holder_id == past.me
    now = row.deputy_id == past.town.colleague and row.deputy_first is not None
    assert (now and row.deputy_first <= day) is stands_in  # type: ignore[operator]


def test_the_next_holder_is_shown_until_it_is_the_holder(past: Past):
    order = AssignOrganisations(
        organisation_ids=(past.town.zeist,),
        user_id=past.town.colleague,
        since=VagueDate("2026-12-01"),
    )
    past.on(24, order)
    before, after = (
        next(row for row in holders(past.reader, today=day) if row.short_name == "Zeist")
        for day in (dt.date(2026, 11, 30), dt.date(2026, 12, 1))
    )
    assert (before.holder_id, before.next_id) == (past.me, past.town.colleague)
    assert (after.holder_id, after.next_id) == (past.town.colleague, None)


def test_colleagues_come_with_what_they_hold_and_who_left_comes_last(past: Past):
    rows = colleagues(past.reader, today=dt.date(2026, 11, 24))
    assert [(row.name, row.held, row.active) for row in rows] == [
        ("Joris Kok", 0, True),
        ("Lies Bos", 0, True),
        ("Samira el Idrissi", 1, True),
        ("Piet Vos", 0, False),
    ]


def test_names_without_a_login_make_no_team(past: Past):
    assert standing(past.reader, me=past.me) == Standing(past.me, UserRole.ACCOUNT_MANAGER, True)
    assert standing(past.reader, me=b"x" * 16).role is UserRole.ACCOUNT_MANAGER
