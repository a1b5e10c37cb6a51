"""The list of people: its pages, its filters, and its rhythm, against judging by hand."""

import datetime as dt
from dataclasses import replace

import pytest

from sub_crm.insight.person_rhythm import WEIGHT, defaults_of, rhythm_with, rule_of
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.queries import people, person_page
from sub_crm.queries import today as days
from sub_crm.queries.person_list import (
    Office,
    PersonFilter,
    PersonListRow,
    PersonOrder,
    RhythmRule,
    Silence,
    agreed_days,
    person_count,
    person_ids,
    person_list,
)
from sub_crm.store import Store
from sub_crm.store.reader import Reader
from sub_crm.values.kinds import PositionType
from sub_crm.values.person_name import folded

TODAY = dt.date(2026, 11, 24)
ALL = PersonFilter()


@pytest.fixture(scope="module")
def rule(reader: Reader) -> RhythmRule:
    defaults = defaults_of(people.rhythm_defaults(reader))
    return rule_of(defaults, agreed_days(reader), days.pauses(reader), TODAY)


@pytest.fixture(scope="module")
def everybody(reader: Reader, rule: RhythmRule) -> list[PersonListRow]:
    return person_list(reader, ALL, rule=rule, today=TODAY, limit=10_000)


def _ids(reader: Reader, rule: RhythmRule, wanted: PersonFilter) -> set[bytes]:
    return set(person_ids(reader, wanted, rule=rule, today=TODAY))


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("order", list(PersonOrder))
def test_pages_follow_each_other_without_gap_or_overlap(
    reader: Reader, rule: RhythmRule, order: PersonOrder, flipped: bool
) -> None:
    wanted = PersonFilter(order=order, flipped=flipped)
    whole = person_list(reader, wanted, rule=rule, today=TODAY, limit=10_000)
    paged: list[PersonListRow] = []
    after = None
    while page := person_list(reader, wanted, rule=rule, today=TODAY, after=after, limit=37):
        paged += page
        after = (page[-1].sorted_by, page[-1].id)
    assert paged == whole
    assert (
        len({row.id for row in whole})
        == len(whole)
        == person_count(reader, wanted, rule=rule, today=TODAY)
    )


def test_names_stand_in_the_order_of_a_dutch_register(everybody: list[PersonListRow]) -> None:
    keys = [row.sorted_by for row in everybody]
    assert keys == sorted(keys)
    assert any(" van " in row.name for row in everybody[50:100])


@pytest.mark.parametrize("flipped", [False, True])
def test_whoever_was_never_spoken_to_comes_last(
    reader: Reader, rule: RhythmRule, flipped: bool
) -> None:
    wanted = PersonFilter(order=PersonOrder.LAST_CONTACT, flipped=flipped)
    rows = person_list(reader, wanted, rule=rule, today=TODAY, limit=10_000)
    spoken = [row.last_contact for row in rows if row.last_contact]
    assert spoken == sorted(spoken, reverse=flipped)
    assert [row.last_contact for row in rows[: len(spoken)]] == spoken


def test_everybody_stands_with_their_weightiest_position_of_today(
    reader: Reader, everybody: list[PersonListRow]
) -> None:
    for row in everybody[::9]:
        terms = person_page.terms_of(reader, row.id, today=TODAY)
        held = [term for term in terms if term.current]
        assert row.current == bool(held)
        if held:
            best = min(held, key=lambda t: (not t.is_counterpart, WEIGHT[t.tier]))
            assert (row.position, row.organisation) == (best.position, best.organisation)


def test_silence_is_counted_as_it_is_judged(
    reader: Reader, rule: RhythmRule, everybody: list[PersonListRow]
) -> None:
    pauses = days.pauses(reader)
    judged: dict[Silence, set[bytes]] = {one: set() for one in Silence}
    for row in everybody:
        if row.current and row.tier is not None:
            seat = next(
                term
                for term in person_page.terms_of(reader, row.id, today=TODAY)
                if term.id == row.tenure_id
            )
            rhythm = rhythm_with(
                seat, row.last_contact, defaults=dict(rule.tiers), pauses=pauses, today=TODAY
            )
            assert rhythm is not None
            judged[Silence(rhythm.status)].add(row.id)
    assert all(judged[one] for one in Silence if one is not Silence.NEARLY)
    for one in Silence:
        assert _ids(reader, rule, PersonFilter(rhythms=(one,))) == judged[one]
    both = PersonFilter(rhythms=(Silence.OVER, Silence.NEVER))
    assert _ids(reader, rule, both) == judged[Silence.OVER] | judged[Silence.NEVER]
    assert {one.value for one in RhythmStatus} == {one.value for one in Silence}


def test_who_is_in_office_and_who_left_are_apart(reader: Reader, rule: RhythmRule) -> None:
    here = _ids(reader, rule, PersonFilter(office=Office.IN_OFFICE))
    left = _ids(reader, rule, PersonFilter(office=Office.LEFT))
    assert here
    assert left
    assert not here & left


def test_a_filter_shows_the_position_that_it_asks_for(reader: Reader, rule: RhythmRule) -> None:
    mayors = PersonFilter(types=(PositionType.MAYOR,), office=Office.IN_OFFICE)
    rows = person_list(reader, mayors, rule=rule, today=TODAY)
    assert len(rows) > 20
    assert {row.position for row in rows} == {"Burgemeester"}


def test_the_account_manager_finds_their_own(
    store: Store, reader: Reader, rule: RhythmRule
) -> None:
    mine = PersonFilter(holder=store.identity.viewer.user_id, office=Office.IN_OFFICE)
    rows = person_list(reader, mine, rule=rule, today=TODAY)
    assert rows
    assert {row.holder for row in rows} == {"Marieke Vos"}
    ours = person_list(reader, replace(mine, counterpart=True), rule=rule, today=TODAY)
    assert ours
    assert all(row.is_counterpart for row in ours)


def _one(reader: Reader, sql: str) -> tuple[bytes, str]:
    found = reader._connection.execute(sql).fetchone()
    return found[0], found[1]


def test_people_are_found_by_name_position_and_place(
    reader: Reader, rule: RhythmRule, everybody: list[PersonListRow]
) -> None:
    found = PersonFilter(text="burgemeester LOPIK kramer")
    assert [row.name for row in person_list(reader, found, rule=rule, today=TODAY)] == ["A. Kramer"]
    dutch = PersonFilter(text="anneke")
    assert _ids(reader, rule, dutch)
    for row in everybody[5:200:40]:
        assert row.id in _ids(reader, rule, PersonFilter(text=folded(row.name)))


def test_people_are_found_by_a_position_and_an_address_of_before(
    reader: Reader, rule: RhythmRule
) -> None:
    left, title = _one(
        reader,
        "SELECT t.person_id, s.title FROM tenures t JOIN positions s ON s.id = t.position_id"
        " WHERE t.until_last < '2024' ORDER BY t.id",
    )
    assert left in _ids(reader, rule, PersonFilter(text=title))
    person, email = _one(
        reader,
        "SELECT person_id, value FROM contact_points WHERE kind = 'email' AND until IS NOT NULL"
        " AND person_id IS NOT NULL ORDER BY id",
    )
    assert person in _ids(reader, rule, PersonFilter(text=email.upper()))


@pytest.mark.parametrize("written", ["{0}", "0{1}", "0031{1}", "+31 {1}", "0{2}-{3}"])
def test_people_are_found_by_their_number_however_it_is_typed(
    reader: Reader, rule: RhythmRule, written: str
) -> None:
    person, number = _one(
        reader,
        "SELECT person_id, value FROM contact_points WHERE kind = 'mobile'"
        " AND person_id IS NOT NULL ORDER BY id",
    )
    local = number.removeprefix("+31")
    typed = written.format(number, local, local[:1], local[1:])
    assert person in _ids(reader, rule, PersonFilter(text=typed))


@pytest.mark.parametrize("text", ["%", "_", "'; DROP", "?!", "\\", "0", "++--", "é" * 500, "\0"])
def test_strange_text_finds_nobody_or_somebody_but_never_fails(
    reader: Reader, rule: RhythmRule, text: str
) -> None:
    found = _ids(reader, rule, PersonFilter(text=text))
    assert found <= _ids(reader, rule, ALL)
