"""A contact is logged from the keyboard in a few presses, whatever was typed."""

import pytest

from sub_crm.insight.quick_log import Part
from sub_crm.values.kinds import ContactKind
from tests.ui.quick_log.world import World
from tests.ui.walk import focus

CALL = "gebeld met wethouder Jansen (Zeist) over woningbouw, terugbellen vrijdag"
OPENING_PRESSES = 2
"""Ctrl+N, which the window binds."""


def test_a_call_is_logged_with_four_presses_besides_the_text(world: World) -> None:
    world.open()
    world.type(CALL)
    world.press("Ctrl+Return")
    world.wait_closed()
    assert OPENING_PRESSES + world.presses == 4
    assert world.moments() == ["", CALL]
    assert world.those_present() == {world.town.jansen_zeist}
    kinds = world.reader.values("SELECT kind FROM contact_moments WHERE raw > ''")
    assert kinds == [ContactKind.PHONE_CALL]
    assert world.reader.values("SELECT issue_id FROM contact_issues") == [world.town.housing]
    due = "SELECT title || ' ' || due FROM follow_ups WHERE contact_moment_id IS NOT NULL"
    assert world.reader.values(due) == ["Terugbellen 2026-11-27"]


def test_a_wrong_guess_is_corrected_within_eight_presses(world: World) -> None:
    world.open()
    world.type("gebeld met Jansen")
    assert "P. Jansen" in world.says(Part.WITH)
    assert "2 personen met deze naam" in world.says(Part.WITH)
    world.press("Alt+2", "Down", "Return")
    assert "M. Jansen" in world.says(Part.WITH)
    world.press("Ctrl+Return")
    world.wait_closed()
    assert OPENING_PRESSES + world.presses == 8
    assert world.moments()[-1] == "gebeld met Jansen"
    assert world.those_present() == {world.town.jansen_houten}


def test_an_unknown_person_becomes_a_stub_and_blocks_nothing(world: World) -> None:
    world.open()
    world.type("gebeld met Zilverberg van Lopik")
    assert "Nieuw: Zilverberg" in world.says(Part.WITH)
    assert "Aan te vullen" in world.says(Part.WITH)
    world.press("Ctrl+Return")
    world.wait_closed()
    stubs = world.reader.values("SELECT surname FROM people WHERE incomplete = 1")
    assert stubs == ["Zilverberg"]


def test_what_came_of_a_follow_up_completes_it(world: World) -> None:
    world.open(completes=world.town.figures)
    title = world.sheet.surface.title
    world.until(lambda: title.text() == "Wat kwam ervan? Cijfers nasturen")
    said: list[str] = []
    world.backend.done.connect(lambda done: said.append(done.said))
    assert "A. Kramer" in world.says(Part.WITH)
    assert "Lopik" in world.says(Part.ORGANISATION)
    assert "Woningbouw" in world.says(Part.ABOUT)
    assert "van de opvolging" in world.says(Part.ORGANISATION).lower()
    world.type("cijfers gemaild")
    world.press("Ctrl+Return")
    world.wait_closed()
    world.backend.wait()
    assert world.reader.values("SELECT status FROM follow_ups") == ["done"]
    world.until(lambda: said == ["Contact vastgelegd, opvolging afgerond"])


def test_a_follow_up_that_was_closed_meanwhile_leaves_the_contact_to_be_logged(
    world: World,
) -> None:
    for said in ("eerst", "later"):
        world.open(completes=world.town.figures)
        world.until(lambda: world.sheet.surface.title.text().startswith("Wat kwam ervan"))
        world.type(said)
        world.press("Ctrl+Return")
        if said == "eerst":
            world.wait_closed()
    world.until(lambda: "al afgerond" in world.sheet.surface.problem.text())
    assert world.sheet.surface.field.toPlainText() == "later"
    world.press("Ctrl+Return")
    world.wait_closed()
    assert world.moments() == ["", "eerst", "later"]


def test_the_organisation_of_the_page_is_preset(world: World) -> None:
    world.open(organisation_id=world.town.lopik, text="overleg over de begroting")
    assert "Gemeente Lopik, Van deze pagina" in world.says(Part.ORGANISATION)


def test_ctrl_shift_enter_saves_and_begins_the_next(world: World) -> None:
    world.open()
    world.type("gebeld met Kramer")
    world.press("Ctrl+Shift+Return")
    field = world.sheet.surface.field
    world.until(lambda: field.toPlainText() == "")
    assert focus() is field
    world.type("gemaild met Kramer")
    world.press("Ctrl+Return")
    world.wait_closed()
    assert world.moments() == ["", "gebeld met Kramer", "gemaild met Kramer"]


def test_what_is_typed_while_the_store_writes_begins_the_next(world: World) -> None:
    world.open()
    world.type("eerste gesprek")
    world.press("Ctrl+Shift+Return")
    world.type(" en alvast door")
    world.until(lambda: world.sheet.surface.field.toPlainText() == " en alvast door")
    assert world.moments()[-1] == "eerste gesprek"


def test_an_empty_sentence_gets_one_sentence_and_changes_nothing(world: World) -> None:
    world.open()
    world.press("Ctrl+Return")
    assert world.sheet.surface.problem.text() == (
        "Schrijf eerst op waar het over ging; één woord is genoeg."
    )
    assert world.sheet.surface.footer.save.isEnabled()
    assert world.moments() == [""]


def test_a_refusal_is_told_beside_its_row_and_the_text_stays(world: World) -> None:
    world.open()
    world.type("gebeld met Kramer")
    world.press("Alt+6")
    world.type("15-12-2026")
    world.press("Return", "Alt+1")
    world.type("gehouden")
    world.press("Return", "Ctrl+Return")
    problem = world.sheet.surface.moment_problem
    world.until(lambda: "toekomst" in problem.text())
    assert world.sheet.surface.field.toPlainText() == "gebeld met Kramer"
    assert world.moments() == [""]
    assert "gebeld met Kramer" in world.kept()[0]


def test_the_keyboard_returns_to_where_it_was(world: World) -> None:
    world.open()
    world.type("gebeld")
    world.press("Ctrl+Return")
    world.wait_closed()
    assert focus() is world.before


@pytest.mark.parametrize("text", ["<img src=x>", "<b>vet</b> & co", "a\u2028b \U0001f600 gebeld"])
def test_markup_is_shown_as_typed_and_kept_as_typed(world: World, text: str) -> None:
    world.open(text=text)
    world.press("Tab")
    world.sheet.surface.note.insertPlainText(text)
    typed = world.sheet.surface.field.toPlainText()
    assert typed == text.replace("\u2028", "\n")
    world.press("Ctrl+Return")
    world.wait_closed()
    assert world.moments()[-1] == typed
    assert world.reader.values("SELECT note FROM contact_moments WHERE raw > ''") == [typed]


def test_several_people_of_a_list_are_all_present_whoever_the_text_names(world: World) -> None:
    wanted = {world.town.jansen_houten, world.town.kramer}
    world.open(person_ids=(world.town.jansen_houten, world.town.kramer))
    world.type("koffie over woningbouw")
    assert "M. Jansen" in world.says(Part.WITH)
    assert "A. Kramer" in world.says(Part.WITH)
    world.press("Ctrl+Return")
    world.wait_closed()
    assert world.those_present() == wanted
