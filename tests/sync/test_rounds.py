"""What one writes, the other gets; what both write, both keep."""

import pytest

from sub_crm.models import Difference, Person
from sub_crm.store.file import SCHEMA
from sub_crm.sync import rounds
from sub_crm.sync.causes import Stopped
from tests.sync.laptops import Laptop, Team


@pytest.fixture
def pair(team: Team) -> tuple[Laptop, Laptop]:
    return team.hire(), team.hire()


def test_what_one_wrote_reaches_the_other(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer", note="belt graag"))
    done = samira.sync()
    assert (done.sent, done.refused) == (1, 0)
    done = pieter.sync()
    assert ("person", person) in done.records
    assert pieter.value(Person, person, "note") == "belt graag"
    assert samira.content() == pieter.content()
    assert samira.waiting() == pieter.waiting() == []


def test_edits_of_different_fields_both_stand(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, surname="Cramer")
    pieter.edit(Person, person, note="verhuisd")
    samira.sync(), pieter.sync(), samira.sync()
    assert samira.content() == pieter.content()
    assert samira.value(Person, person, "surname") == "Cramer"
    assert samira.value(Person, person, "note") == "verhuisd"
    assert samira.differences() == []


def test_two_edits_of_one_field_are_both_kept_where_both_see_them(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="woont in Zeist")
    pieter.edit(Person, person, note="woont in Soest")
    samira.sync()
    assert pieter.sync().differences == 1
    samira.sync()
    assert samira.content() == pieter.content()
    assert pieter.value(Person, person, "note") == "woont in Zeist"
    expected = [("note", '""', '"woont in Zeist"', '"woont in Soest"')]
    assert samira.differences() == pieter.differences() == expected
    [id] = [id for (id,) in samira.connection.execute("SELECT id FROM difference")]
    assert samira.value(Difference, id, "kept_by") == pieter.replica.me
    assert samira.value(Difference, id, "stands_by") == samira.replica.me


def test_a_round_ends_also_for_somebody_who_goes_on_typing(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    typed = iter(range(20))

    def reached(where: str) -> None:
        if where == "acknowledged":
            samira.edit(Person, person, note=f"regel {next(typed)}")

    samira.sync(reached)
    assert next(typed) == 2
    samira.sync(), pieter.sync()
    assert pieter.value(Person, person, "note") == "regel 1"
    assert samira.waiting() == []


def test_an_edit_is_stronger_than_a_deletion(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    one, two = (samira.add(Person(surname=name)) for name in ("Een", "Twee"))
    samira.sync(), pieter.sync()
    samira.edit(Person, one, deleted=True)
    pieter.edit(Person, one, note="gesproken")
    samira.edit(Person, two, note="gebeld")
    pieter.edit(Person, two, deleted=True)
    samira.sync(), pieter.sync(), samira.sync()
    assert samira.content() == pieter.content()
    assert (samira.value(Person, one, "deleted"), samira.value(Person, one, "note")) == (
        0,
        "gesproken",
    )
    assert pieter.value(Person, two, "deleted") == 0
    assert len(samira.differences()) == len(pieter.differences()) == 2


def test_texts_are_merged_by_line(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer", note="een\ntwee\ndrie\n"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="EEN\ntwee\ndrie\n")
    pieter.edit(Person, person, note="een\ntwee\ndrie\nvier\n")
    samira.sync(), pieter.sync(), samira.sync()
    assert samira.value(Person, person, "note") == "EEN\ntwee\ndrie\nvier\n"
    assert samira.content() == pieter.content()
    assert samira.differences() == []


def test_nothing_new_takes_one_call(pair: tuple[Laptop, Laptop]):
    samira, _ = pair
    samira.sync()
    calls: list[str] = []
    real = samira.link.execute

    class Counting:
        def execute(self, *given: object) -> object:
            calls.append(str(given[0]))
            return real(*given)

    samira.replica.link = Counting()  # type: ignore[assignment]
    samira.sync()
    assert len(calls) == 1


def test_a_second_laptop_of_one_person_has_what_the_first_has(team: Team):
    device = team.office.hire()
    first = team.laptop(device)
    login = next(iter(team.office.passwords))
    person = first.add(Person(surname="Kramer"))
    first.sync()
    second = team.laptop(team.office.device(login))
    assert second.store.identity.viewer == first.store.identity.viewer
    assert second.value(Person, person, "surname") == "Kramer"
    second.edit(Person, person, note="vanaf de andere laptop")
    second.sync(), first.sync()
    assert first.value(Person, person, "note") == "vanaf de andere laptop"
    assert first.content() == second.content()


@pytest.mark.parametrize(
    ("ours", "cause"), [(SCHEMA - 2, "program_is_older"), (SCHEMA + 1, "server_is_older")]
)
def test_a_schema_that_is_not_served_stops_and_loses_nothing(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, ours: int, cause: str
):
    samira, _ = pair
    person = samira.add(Person(surname="Kramer"))
    with monkeypatch.context() as patch:
        patch.setattr(rounds, "SCHEMA", ours)
        with pytest.raises(Stopped) as stopped:
            samira.sync()
        assert stopped.value.cause == cause
    assert samira.sync().sent == 1
    assert samira.value(Person, person, "ver") == 1
