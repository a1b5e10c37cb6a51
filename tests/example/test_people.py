"""Invented people: their names show everything that Dutch names can hold."""

import random

import pytest

from sub_crm.example.people import People
from sub_crm.values.kinds import ContactPointKind, PersonKind


@pytest.fixture
def people() -> People:
    drawn = People(random.Random(26))
    for _ in range(300):
        drawn.invent()
    return drawn


def test_the_same_seed_draws_the_same_people(people: People) -> None:
    again = People(random.Random(26))
    assert [again.invent() for _ in range(300)] == people.persons


def test_names_have_prefixes_titles_accents_and_double_surnames(people: People) -> None:
    prefixes = {person["name_prefix"] for person in people.persons}
    assert {"", "van", "de", "van der", "van den", "van 't", "ten", "op den"} <= prefixes
    assert {person["titles_before"] for person in people.persons} >= {"drs.", "mr.", "ir."}
    assert {person["titles_after"] for person in people.persons} >= {"MPA", "MSc", "RA"}
    surnames = " ".join(person["surname"] for person in people.persons)
    for piece in ("Yıldız", "IJs", "-", "Ü"):
        assert piece in surnames


def test_the_form_of_address_follows_the_gender_and_may_be_absent(people: People) -> None:
    assert {person["salutation"] for person in people.persons} == {"female", "male", ""}


def test_mail_goes_without_accents_to_a_reserved_domain(people: People) -> None:
    person = people.add({"initials": "Ş.", "surname": "Yıldız", "name_prefix": "van 't"})
    people.give_mail(person, "voorbeeld.example")
    assert people.contact_points[-1]["value"] == "s.vantyildiz@voorbeeld.example"


def test_numbers_are_of_a_kind_that_is_never_given_out(people: People) -> None:
    people.give_number(people.persons[0], ContactPointKind.MOBILE)
    assert people.contact_points[-1]["value"] == "+31600000000"


def test_a_mailbox_is_no_person_and_has_no_form_of_address(people: People) -> None:
    mailbox = people.add({"kind": PersonKind.MAILBOX, "surname": "Bestuurssecretariaat"})
    assert (mailbox["print_name"], mailbox["salutation"]) == ("Bestuurssecretariaat", "")
