"""Tests of the names of people."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.values.person_name import PersonName, folded, read_gender, read_name

REGISTER = Path(__file__).parents[3] / "shared/data/roo_medewerkers_utrecht_pseudo.csv"

ANNA = PersonName("drs.", "A.B.", "Anna", "van den", "Berg", "MPA")
NAMELESS = PersonName(name_prefix="van den", surname="Berg")

READINGS = {
    "Dhr. drs. A.B. van den Berg": PersonName("drs.", "A.B.", "", "van den", "Berg"),
    "Anna de Vries": PersonName(first_name="Anna", name_prefix="de", surname="Vries"),
    "Anna Maria de Vries": PersonName(first_name="Anna Maria", name_prefix="de", surname="Vries"),
    "Anna Jansen": PersonName(first_name="Anna", surname="Jansen"),
    "Anna Jansen-de Vries": PersonName(first_name="Anna", surname="Jansen-de Vries"),
    "Jansen": PersonName(surname="Jansen"),
    "Ten Brink": PersonName(name_prefix="ten", surname="Brink"),
    "Dhr. Ten Brink": PersonName(name_prefix="ten", surname="Brink"),
    "mw. van den Berg": NAMELESS,
    "mr. dr. J.P.M. van 't Hof MPA": PersonName("mr. dr.", "J.P.M.", "", "van 't", "Hof", "MPA"),
    "mr.dr. J.P.M. van ’t Hof, MPA": PersonName("mr. dr.", "J.P.M.", "", "van 't", "Hof", "MPA"),
    "Dhr.  P.K.F.  Otter": PersonName(initials="P.K.F.", surname="Otter"),
    "A. B. Otter": PersonName(initials="A.B.", surname="Otter"),
    "AB van den Berg": PersonName(initials="A.B.", name_prefix="van den", surname="Berg"),
    "Th. de Wit": PersonName(initials="Th.", name_prefix="de", surname="Wit"),
    "J.-P. de Wit": PersonName(initials="J.-P.", name_prefix="de", surname="Wit"),
    "A.B. (Anna) van den Berg": PersonName("", "A.B.", "Anna", "van den", "Berg"),
    "A. (Anna Maria) Berg": PersonName("", "A.", "Anna Maria", "", "Berg"),
    "Berg, A.B. van den": PersonName("", "A.B.", "", "van den", "Berg"),
    "Berg, mw. drs. A.B. van den, MPA": PersonName("drs.", "A.B.", "", "van den", "Berg", "MPA"),
    "Vries, Anna de": PersonName(first_name="Anna", name_prefix="de", surname="Vries"),
    "B.A. Van Waardhuizen": PersonName("", "B.A.", "", "Van", "Waardhuizen"),
    "K. El Idrissi": PersonName("", "K.", "", "El", "Idrissi"),
    "Ben Jansen": PersonName(first_name="Ben", surname="Jansen"),
    "Ben van Dam": PersonName(first_name="Ben", name_prefix="van", surname="Dam"),
    "Mw. Dolman - van de Stinis": PersonName(surname="Dolman-van de Stinis"),
    "Mw. Noord van Hoek - de Wit": PersonName(surname="Noord van Hoek-de Wit"),
    "Dhr. Schonewille Kruit": PersonName(surname="Schonewille Kruit"),
    "mevrouw Anna de Vries": PersonName(first_name="Anna", name_prefix="de", surname="Vries"),
    "de heer Jansen": PersonName(surname="Jansen"),
    "De Heer": PersonName(name_prefix="de", surname="Heer"),
    "J. d'Ancona": PersonName(initials="J.", name_prefix="d'", surname="Ancona"),
    "J. Mooy MSc BA": PersonName(initials="J.", surname="Mooy", titles_after="MSc BA"),
    "prof. Ir. K. Wit": PersonName(titles_before="prof. Ir.", initials="K.", surname="Wit"),
    "Ra": PersonName(surname="Ra"),
    "": PersonName(),
}


@pytest.mark.parametrize(("written", "name"), READINGS.items())
def test_a_name_is_read_as_people_and_registers_write_it(written: str, name: PersonName) -> None:
    assert read_name(written) == name


@given(st.text())
def test_no_text_breaks_the_reading_of_a_name(written: str) -> None:
    assert isinstance(read_name(written).full(), str)


@pytest.mark.skipif(not REGISTER.exists(), reason="the register lies beside a checkout only")
def test_no_letter_of_a_name_in_the_register_is_lost_or_added() -> None:
    with REGISTER.open(encoding="utf-8-sig", newline="") as register:
        written = {row["Naam"] for row in csv.DictReader(register, delimiter=";")}
    people = [text for text in written if text.startswith(("Dhr. ", "Mw. ")) and "(" not in text]
    assert len(people) > 500
    for text in people:
        bare = text.removeprefix("Dhr. ").removeprefix("Mw. ").replace(" - ", "-")
        full = " ".join(bare.replace("- ", "-").split())
        assert read_name(text).full() in (full, full[0].upper() + full[1:])


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        (ANNA, "drs. A.B. van den Berg MPA", "A. van den Berg"),
        (PersonName(initials="Th.M.", surname="Wit"), "Th.M. Wit", "Th. Wit"),
        (PersonName(first_name="Anna", surname="Wit"), "Anna Wit", "Anna Wit"),
        (NAMELESS, "Van den Berg", "Van den Berg"),
        (PersonName(titles_before="mr.", surname="Wit"), "mr. Wit", "Wit"),
        (
            PersonName(initials="J.", name_prefix="d'", surname="Ancona"),
            "J. d'Ancona",
            "J. d'Ancona",
        ),
        (PersonName(first_name="Anna"), "Anna", "Anna"),
        (PersonName(), "", ""),
    ],
)
def test_a_name_is_written_in_full_and_in_short(name: PersonName, full: str, short: str) -> None:
    assert (name.full(), name.short()) == (full, short)


@pytest.mark.parametrize(
    ("name", "formal"),
    [
        (ANNA, "Van den Berg"),
        (PersonName(surname="Jansen"), "Jansen"),
        (PersonName(name_prefix="'t", surname="Hart"), "'t Hart"),
        (PersonName(name_prefix="d'", surname="Ancona"), "D'Ancona"),
    ],
)
def test_a_surname_alone_begins_with_a_capital(name: PersonName, formal: str) -> None:
    assert name.formal_surname() == formal


def test_a_letter_begins_as_is_proper() -> None:
    assert ANNA.salutation("female") == "Geachte mevrouw Van den Berg"
    assert ANNA.salutation("male") == "Geachte heer Van den Berg"
    assert ANNA.salutation("") == "Geachte A. van den Berg"
    assert PersonName(first_name="Anna").salutation("female") == "Geachte mevrouw Anna"


@pytest.mark.parametrize(
    ("written", "gender"),
    [
        ("Dhr. drs. A.B. van den Berg", "male"),
        ("de heer Jansen", "male"),
        ("Mw. A. Wit", "female"),
        ("mevrouw Wit", "female"),
        ("Wit, mevr. A.", "female"),
        ("A. Wit", ""),
        ("A. de Heer", ""),
    ],
)
def test_the_word_before_a_name_tells_how_to_address(written: str, gender: str) -> None:
    assert read_gender(written) == gender


def test_names_sort_on_surname_without_prefix_then_prefix_then_initials() -> None:
    ordered = ["C. Berg", "A. ten Berg", "A. van den Berg", "B. van den Berg", "C. Çelik"]
    ordered += ["I. IJsbrand", "J. Ikema", "A. Ørsted", "A. van der Oud", "K. de Yong"]
    assert sorted(reversed(ordered), key=lambda text: read_name(text).sort_key()) == ordered


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Çelik", "celik"),
        ("Ĳsselstein", "ijsselstein"),
        ("Groß", "gross"),
        ("Ørsted", "orsted"),
        ("Łukasz", "lukasz"),
        ("Œuvre Ærø", "oeuvre aero"),
        ("Müller", "muller"),
        ("İpek Işık", "ipek isik"),
        ("’t Hof", "'t hof"),
    ],
)
def test_searching_needs_no_accents_capitals_or_ligatures(text: str, plain: str) -> None:
    assert folded(text) == plain
