"""What becomes of each row: new, changed, the same, perhaps double, or refused with a reason."""

import pytest

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.plan import Answers, Choice, Outcome, Rules
from sub_crm.i18n import set_language
from sub_crm.values.kinds import PersonKind, PositionType, TenureKind
from tests.exchange.people_in.world import (
    ALDERMAN,
    ANNA,
    BAARN,
    MAYOR,
    ZEIST,
    after,
    only,
    outcomes,
    planned,
)

HEAD = "Naam;Organisatie;Functie;E-mail;Telefoon;Sinds"


def test_somebody_whom_nobody_knows_is_new_with_seat_and_addresses():
    row = "Mw. drs. P. Janssen;Baarn;Raadslid;p.janssen@example.org;06 12345678 / 030-2589111;2023"
    done = planned(HEAD, row)
    [new], [seat], [term] = done.writes.people, done.writes.seats, done.writes.terms
    assert outcomes(done) == [Outcome.NEW]
    assert (new.name.titles_before, new.name.surname, new.salutation) == (
        "drs.", "Janssen", "female",
    )  # fmt: skip
    assert (seat.organisation, seat.type, seat.title) == (
        BAARN, PositionType.COUNCILLOR, "Raadslid",
    )  # fmt: skip
    assert (term.person, term.seat, term.since.text) == (0, 0, "2023")
    assert [one.value for one in done.writes.points] == [
        "p.janssen@example.org", "06 12345678", "030-2589111",
    ]  # fmt: skip


def test_a_vacant_seat_is_taken_and_gets_the_better_title():
    done = planned(HEAD, "P. Janssen;Zeist;Wethouder financiën;;;")
    [term], [change] = done.writes.terms, done.writes.changes
    assert term.seat == change.id == ALDERMAN
    assert (change.field, change.value) == ("title", "Wethouder financiën")
    assert not done.writes.seats


def test_the_language_of_the_window_makes_no_difference():
    rows = ("P. Janssen;Zeist;Wethouder financiën;;;", "K. Bos;Zeist;Wethouder;;;")
    dutch = planned(HEAD, *rows)
    set_language("en")
    try:
        english = planned(HEAD, *rows)
    finally:
        set_language("nl")
    assert english.writes == dutch.writes
    assert outcomes(english) == outcomes(dutch) == [Outcome.NEW, Outcome.SAME]


def test_what_is_known_already_changes_nothing():
    row = only(HEAD, "A.B. de Vries;gem. zeist;burgemeester;A.deVries@zeist.nl;;2022")
    assert row.outcome is Outcome.SAME


def test_empty_never_wins_over_filled_and_more_wins_over_less():
    done = planned(HEAD, "A. de Vries;Zeist;Burgemeester;a.devries@zeist.nl;;1-6-2022")
    [change] = done.writes.changes
    assert outcomes(done) == [Outcome.CHANGED]
    assert (change.table, change.field) == ("tenure", "since")
    assert change.value.text == "2022-06-01"  # type: ignore[union-attr]


def test_the_user_may_let_empty_win():
    done = planned(
        "Titel;Voorletters;Tussenvoegsel;Achternaam;Organisatie",
        ";A.B.;de;Vries;Zeist",
        rules=Rules(empty_never_wins=False),
    )
    [change] = done.writes.changes
    assert (change.id, change.field, change.value) == (ANNA, "titles_before", "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A. de Vries;Zeist;;;;", "zelfde achternaam, andere voorletters"),
        ("A.B. de Vriest;Zeist;;;;", "zelfde"),
        ("K. Bos;Zeist;Wethouder financiën;;;", "functie wijkt af"),
        ("P. Anders;Zeist;;a.devries@zeist.nl;;", "zelfde e-mail"),
        ("A.B. de Vries;Baarn;;;;", "maar bij Zeist"),
        ("A.B. van Vries;Zeist;;;;", "ander tussenvoegsel"),
    ],
)
def test_what_is_not_sure_is_asked_with_its_reason(row: str, reason: str):
    found = only(HEAD, row)
    if "Vriest" in row:
        reason = "één letter verschil met A. de Vries"
    assert found.outcome is Outcome.DOUBTFUL
    assert found.becomes is None
    assert reason in found.reason
    assert found.comparison


def test_a_doubtful_row_follows_the_choice_and_stays_under_its_number():
    row = "P. Anders;Baarn;Raadslid;a.devries@zeist.nl;;"
    found = {choice: planned(HEAD, row, answers=Answers({2: choice})) for choice in Choice}
    assert {choice: done.rows[0].becomes for choice, done in found.items()} == {
        Choice.CHANGE: Outcome.CHANGED,
        Choice.NEW: Outcome.NEW,
        Choice.SKIP: None,
    }
    assert all(done.count(Outcome.DOUBTFUL) == 1 for done in found.values())
    assert found[Choice.CHANGE].writes.changes[0].id == ANNA
    assert found[Choice.SKIP].left() == list(found[Choice.SKIP].rows)


@pytest.mark.parametrize(
    ("row", "field", "word"),
    [
        (";Zeist;Raadslid;;;", Field.NAME, "geen naam"),
        ("---;Zeist;Raadslid;;;", Field.NAME, "geen naam"),
        ("P. Bol;Nergens;Raadslid;;;", Field.ORGANISATION, "niet bekend"),
        ("P. Bol;;Raadslid;;;", Field.ORGANISATION, "welke"),
        ("P. Bol;Zeist;Burgemeester;;;", Field.POSITION, "A. de Vries bekleedt"),
        ("P. Bol;Zeist;Raadslid;geen adres;;", Field.EMAIL, "geen e-mailadres"),
        ("P. Bol;Zeist;Raadslid;;123;", Field.PHONE, "geen telefoonnummer"),
        ("P. Bol;Zeist;Raadslid;;;31-02-2022", Field.SINCE, "geen datum"),
        ("#REF!;Zeist;Raadslid;;;", Field.NAME, "Excel"),
        ("A" * 400 + ";Zeist;Raadslid;;;", Field.NAME, "te lang"),
    ],
)
def test_a_refused_row_says_line_field_and_reason(row: str, field: Field, word: str):
    found = only(HEAD, row)
    assert (found.outcome, found.line, found.field) == (Outcome.REFUSED, 2, field)
    assert word in found.reason


def test_a_correction_takes_the_place_of_what_stood_in_the_file():
    answers = Answers(corrections={(2, Field.SINCE): "28-02-2022"})
    row = only(HEAD, "P. Bol;Zeist;Raadslid;;;31-02-2022", answers=answers)
    assert row.outcome is Outcome.NEW


def test_an_acting_mayor_sits_beside_the_one_in_office():
    done = planned(HEAD, "P. Bol;Zeist;Burgemeester waarnemend;;;")
    [term] = done.writes.terms
    assert (term.seat, term.kind) == (MAYOR, TenureKind.ACTING)


def test_one_person_in_two_rows_is_made_once_with_two_positions():
    done = planned(
        HEAD, "P. Bol;Baarn;Raadslid;;;", "P. Bol;Baarn;Fractievoorzitter;;;",
        "P. Bol;Baarn;Raadslid;;;",
    )  # fmt: skip
    assert outcomes(done) == [Outcome.NEW, Outcome.CHANGED, Outcome.SAME]
    assert len(done.writes.people) == 1
    assert [seat.title for seat in done.writes.seats] == ["Raadslid", "Fractievoorzitter"]


@pytest.mark.parametrize(
    "name", ["Zeist", "GEMEENTE ZEIST", "gem. Zeist", "GM0355", "den dolder", "ZEIST UT"]
)
def test_an_organisation_is_known_by_each_of_its_names(name: str):
    [seat] = planned(HEAD, f"P. Bol;{name};Raadslid;;;").writes.seats
    assert seat.organisation == ZEIST


def test_an_unknown_organisation_is_made_once_when_the_user_wants_it():
    rules = Rules(skip_unknown_organisations=False)
    done = planned(
        HEAD, "P. Bol;Gemeente Verweg;Raadslid;;;", "R. Bol;gemeente verweg;Raadslid;;;",
        ";Gemeente Zonder;;;;", rules=rules,
    )  # fmt: skip
    assert [one.short_name for one in done.writes.organisations] == ["Verweg"]
    assert {seat.organisation for seat in done.writes.seats} == {0}


def test_a_team_is_no_person():
    [new] = planned(HEAD, "Team Woo;Zeist;Woo-contactpersoon;;;").writes.people
    assert (new.kind, new.name.surname) == (PersonKind.TEAM, "Team Woo")


@pytest.mark.parametrize("number", ["14 030", "+31302583000", "0302583000", "(030) 258 30 00"])
def test_a_phone_number_is_kept_as_it_was_written(number: str):
    [point] = planned(HEAD, f"P. Bol;Zeist;;;{number};").writes.points
    assert point.value == number


def test_letters_that_nobody_sees_do_not_make_another_person():
    row = only(HEAD, "A.B. de\u200b Vri\u202ees;Zeist;Burgemeester;;;")
    assert row.outcome is Outcome.SAME


LIST = (
    "Mw. drs. P. Janssen;Baarn;Raadslid;p.janssen@example.org;06 12345678;2023",
    "P. Janssen;Baarn;Fractievoorzitter;;;",
    "drs. K. Bos;Zeist;Wethouder wonen;k.bos@zeist.nl;;1-3-2022",
    "dr. K. Bos;Zeist;Wethouder wonen;bos@zeist.nl;;2019",
    "T. van den Berg MPA;Zeist;Wethouder financiën;;030 258 91 11;",
    "T. v.d. Berg;Zeist;;;;",
    "A. de Vries;Zeist;;;;",
    "Zonder Plaats;;;z.plaats@example.org;;",
    "Zonder Alles;;;;;",
    "Info Punt;Baarn;;info@baarn.nl;;",
    "Ander Punt;Baarn;;info@baarn.nl;;",
    "fout;Nergens;;;;",
)


def test_the_second_run_of_the_same_list_changes_nothing():
    first = planned(HEAD, *LIST)
    second = planned(HEAD, *LIST, known=after(first))
    assert first.count(Outcome.NEW) >= 5
    assert second.writes == type(second.writes)()
    assert second.results()[Outcome.NEW] == second.results()[Outcome.CHANGED] == 0
    assert [row.line for row in second.left()] == [row.line for row in first.left()]


@pytest.mark.parametrize("choice", [Choice.CHANGE, Choice.NEW])
def test_the_second_run_after_choices_changes_nothing_either(choice: Choice):
    answers = Answers(dict.fromkeys(range(2, 20), choice))
    first = planned(HEAD, *LIST, answers=answers)
    second = planned(HEAD, *LIST, known=after(first))
    assert second.writes == type(second.writes)()


def test_the_numbers_are_all_rows():
    done = planned(HEAD, *LIST)
    assert sum(done.count(outcome) for outcome in Outcome) == len(LIST)
    assert sum(done.results().values()) == len(LIST)
