"""Ctrl+K finds and does anything from the keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from sub_crm.insight.names import Sort
from sub_crm.orders.contacts import LogContact
from sub_crm.ui.desk import organisation_address, person_address
from sub_crm.ui.search.reading import Heard
from tests.ui.search.searching import Searching
from tests.ui.walk import focus, nameless, tab_round, too_small

CTRL = Qt.KeyboardModifier.ControlModifier


def test_typing_finds_the_organisation_its_people_dossiers_and_reports(
    searching: Searching,
) -> None:
    searching.open_palette()
    searching.type("lop")
    searching.wait_for_reports()
    assert searching.groups() == [
        *("Organisaties en personen", "Dossiers", "Opdrachten", "In verslagen"),
    ]
    assert searching.named()[0] == "Gemeente Lopik"
    assert searching.current().id.startswith("organisation")
    assert [part.text for part in searching.current().name if part.matches] == ["Lop"]
    assert any(one.beside == "burgemeester, Lopik" for one in searching.choices())


def test_enter_opens_what_is_chosen_and_the_palette_is_gone(searching: Searching) -> None:
    searching.open_palette()
    lopik = searching.id_of("Gemeente Lopik")
    searching.type("lopik")
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == organisation_address(lopik)
    assert searching.palette.sheet is None


def test_the_arrows_go_through_every_group_and_round(searching: Searching) -> None:
    searching.open_palette()
    searching.type("lop")
    searching.wait_for_reports()
    seen = []
    for _ in searching.choices():
        seen.append(searching.current().id)
        searching.keys(Qt.Key.Key_Down)
    assert seen == [one.id for one in searching.choices()]
    assert searching.current().id == seen[0]
    searching.keys(Qt.Key.Key_Up)
    assert searching.current().id == "all"
    assert focus() is searching.surface.field


def test_escape_closes_and_gives_the_keyboard_back(searching: Searching) -> None:
    before = focus()
    searching.open_palette()
    searching.type("lop")
    searching.keys(Qt.Key.Key_Escape)
    assert searching.palette.sheet is None
    assert focus() is before
    searching.open_palette()
    assert searching.surface.field.text() == ""


def test_contact_can_be_logged_with_what_was_found(searching: Searching) -> None:
    searching.open_palette()
    searching.type("lopik")
    [log] = [one for one in searching.choices() if one.id == "log"]
    assert "".join(part.text for part in log.name) == "Contact vastleggen met Lopik"
    assert log.keys == "Ctrl+N"
    while searching.current().id != "log":
        searching.keys(Qt.Key.Key_Down)
    searching.keys(Qt.Key.Key_Return)
    assert [one.organisation_id for one in searching.logged] == [searching.id_of("Gemeente Lopik")]


def test_every_action_that_can_be_done_is_found_with_its_keys(searching: Searching) -> None:
    searching.open_palette()
    searching.type("contact vast")
    [command] = [one for one in searching.choices() if one.id == "do:contact.new"]
    assert command.keys == "Ctrl+N"
    searching.type("ongedaan")
    assert not [one for one in searching.choices() if one.id == "do:undo"]


def test_an_action_is_done_from_the_palette(searching: Searching) -> None:
    searching.open_palette()
    searching.type("contact vastleggen")
    while searching.current().id != "do:contact.new":
        searching.keys(Qt.Key.Key_Down)
    searching.keys(Qt.Key.Key_Return)
    assert len(searching.logged) == 1
    assert searching.palette.sheet is None


def test_a_name_with_a_letter_wrong_leads_to_the_person(searching: Searching) -> None:
    searching.open_palette()
    searching.type("kraemr")
    assert searching.named()[0] == "A. Kramer"
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == person_address(searching.id_of("A. Kramer", Sort.PERSON))


def test_a_person_and_a_dossier_open_their_page_once_there_is_one(searching: Searching) -> None:
    for key in ("persoon", "dossier"):
        searching.shell.add_page(key, type(searching.shell.page()))  # type: ignore[arg-type]
    searching.open_palette()
    kramer = searching.id_of("A. Kramer", Sort.PERSON)
    issue = searching.id_of("Waardevol Lopik", Sort.ISSUE)
    searching.type("kramer burgemeester")
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == f"sub://persoon/{kramer.hex()}"
    searching.open_palette()
    searching.type("waardevol")
    searching.keys(Qt.Key.Key_Return)
    assert searching.shell.address() == f"sub://dossier/{issue.hex()}"


def test_without_words_it_shows_where_one_was_and_what_can_be_done_here(
    searching: Searching,
) -> None:
    searching.open_palette()
    lopik = searching.id_of("Gemeente Lopik")
    assert searching.groups() == ["Opdrachten voor deze pagina"]
    searching.keys(Qt.Key.Key_Escape)
    searching.shell.open(organisation_address(lopik))
    searching.shell.open("sub://organisaties")
    searching.open_palette()
    assert searching.groups() == ["Laatst bekeken", "Opdrachten voor deze pagina"]
    assert searching.named()[:2] == ["Gemeente Lopik", "Contact vastleggen"]


def test_an_answer_that_comes_too_late_is_dropped(searching: Searching) -> None:
    searching.open_palette()
    searching.type("lopik")
    searching.wait_for_reports()
    sheet = searching.palette.sheet
    assert sheet is not None
    old = sheet._heard
    searching.type("zeist")
    sheet._hear(Heard("lopik", old.rows))
    assert not [one for one in searching.choices() if one.id.startswith("hit:")]


def test_control_enter_shows_all_results(searching: Searching) -> None:
    searching.open_palette()
    searching.type("C++ & 50%/ja?")
    searching.keys(Qt.Key.Key_Return, CTRL)
    assert searching.shell.address() == "sub://zoeken/C%2B%2B%20%26%2050%25%2Fja%3F"
    searching.open_palette()
    assert searching.surface.field.text() == "C++ & 50%/ja?"
    assert searching.surface.field.selectedText() == "C++ & 50%/ja?"


@pytest.mark.parametrize("text", ["<b>vet</b>", "&naam", '"', "\u202eachterstevoren", "x" * 3_000])
def test_whatever_is_typed_is_only_text(searching: Searching, text: str) -> None:
    searching.open_palette()
    searching.surface.field.setText(text)
    assert searching.named() == [f"Alle resultaten voor “{text}”"]
    searching.shell.grab()


def test_what_is_logged_is_found_at_once(searching: Searching) -> None:
    searching.open_palette()
    searching.keys(Qt.Key.Key_Escape)
    lopik = searching.id_of("Gemeente Lopik")
    searching.backend.execute(_call(lopik))
    searching.backend.wait()
    searching.open_palette()
    searching.type("paradijsvogel")
    searching.wait_for_reports()
    assert "Over de Paradijsvogelwijk" in searching.named()


def _call(organisation: bytes) -> LogContact:
    from sub_crm.orders.contacts import Attendee
    from sub_crm.values.kinds import ContactKind
    from sub_crm.values.vague_date import VagueDate

    return LogContact(
        kind=ContactKind.PHONE_CALL,
        happened_on=VagueDate.on(dt.date(2026, 11, 24)),
        summary="Over de Paradijsvogelwijk",
        attendees=(Attendee(organisation_id=organisation),),
    )


def test_everything_has_a_name_and_the_keyboard_stays_inside(searching: Searching) -> None:
    searching.open_palette()
    searching.type("lop")
    assert nameless(searching.surface) == []
    assert too_small(searching.surface) == []
    assert [stop.accessibleName() for stop in tab_round(searching.qtbot)] == [
        "Sluiten",
        "Zoek of geef een opdracht",
    ]
    assert searching.current().sentence.startswith("Gemeente Lopik, laatste contact")
