"""Which column is what, guessed and put right."""

import pytest

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.mapping import chosen, guess_mapping, sample
from tests.exchange.people_in.world import table

DRAWN = "Achternaam;Voorl.;tussenv;Org;Rol;Mail;Tel. direct;Sinds;Partij;Kerstkaart"
REGISTER = (
    "Organisatie (onderdeel);Naam;Functie;Resource identifier v4.0 organisatie"
    ";Resource identifier v5.0 organisatie;Actieve beheerder ROO"
)


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        (
            DRAWN,
            ("surname initials name_prefix organisation position email phone since - -"),
        ),
        (REGISTER, "organisation name position - - -"),
        ("Voornaam;Achternaam;Naam", "first_name surname -"),
        ("E-mail;E-mail 2;Mobiel;Telefoon werk", "email email phone phone"),
        ("First Name;Last Name;Company;Job Title", "first_name surname organisation position"),
    ],
)
def test_headings_say_what_a_column_is(heading: str, fields: str):
    read = table(heading, ";".join("x" for _ in heading.split(";")))
    shown = " ".join(field.value if field else "-" for field in guess_mapping(read))
    assert shown == fields


def test_values_say_it_where_the_heading_does_not():
    read = table("Kolom 1;Kolom 2;Kolom 3", "A. Bos;a@example.org;030 258 91 11")
    assert guess_mapping(read) == (None, Field.EMAIL, Field.PHONE)


def test_a_field_moves_to_the_column_that_the_user_chooses():
    assert chosen((Field.NAME, None), 1, Field.NAME) == (None, Field.NAME)
    assert chosen((Field.PHONE, None), 1, Field.PHONE) == (Field.PHONE, Field.PHONE)


def test_a_sample_shows_different_values():
    assert sample(table("Naam", "Bos", "Bos", "", "Smit"), 0) == ("Bos", "Smit")
