"""Nothing typed is lost: whatever closes the quick log, the draft is on the disk."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt

from sub_crm.insight.quick_log import Part
from sub_crm.ui.desk import Opening
from sub_crm.ui.parts.draft_keeping import LONGEST_MS, PAUSE_MS
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality
from tests.ui.quick_log.world import World

HALF = "gebeld met Jansen over"


def _draft_id(world: World) -> Id:
    [found] = world.reader.values("SELECT id FROM draft")
    return bytes(found)


def test_esc_closes_and_keeps_the_draft(world: World) -> None:
    world.open()
    world.type(HALF)
    world.press("Escape")
    world.wait_closed()
    assert [json.loads(body)["text"] for body in world.kept()] == [HALF]


def test_a_click_beside_the_card_closes_and_keeps_the_draft(world: World) -> None:
    world.open()
    world.type(HALF)
    world.qtbot.mouseClick(world.sheet.overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    world.wait_closed()
    assert HALF in world.kept()[0]


def test_closing_the_window_keeps_the_draft(world: World) -> None:
    world.open()
    world.type(HALF)
    world.window.close()
    assert HALF in world.kept()[0]


def test_going_to_another_window_keeps_the_draft(world: World) -> None:
    world.open()
    world.type(HALF)
    world.sheet.surface.field.clearFocus()
    assert HALF in world.kept()[0]


def test_a_draft_comes_back_with_report_and_corrections(world: World) -> None:
    world.open()
    world.type("gebeld met Jansen")
    world.press("Alt+2", "Down", "Return", "Tab")
    world.type("Goed gesprek")
    world.sheet.surface.footer.mark.marked.emit(Confidentiality.PERSONAL)
    world.press("Escape")
    world.wait_closed()
    world.backend.wait()
    world.quick_log.open(Opening(draft_id=_draft_id(world)))
    surface = world.sheet.surface
    world.until(lambda: surface.field.toPlainText() == "gebeld met Jansen")
    assert surface.note.toPlainText() == "Goed gesprek"
    assert surface.note.isVisible()
    assert "M. Jansen" in world.says(Part.WITH)
    assert surface.footer.mark.accessibleName() == "Markering: Persoonlijk"


def test_going_on_with_a_draft_writes_the_same_draft(world: World) -> None:
    world.open()
    world.type(HALF)
    world.press("Escape")
    world.wait_closed()
    world.backend.wait()
    world.quick_log.open(Opening(draft_id=_draft_id(world)))
    world.until(lambda: world.sheet.surface.field.toPlainText() == HALF)
    world.type(" wonen")
    world.press("Escape")
    world.wait_closed()
    assert [json.loads(body)["text"] for body in world.kept()] == [f"{HALF} wonen"]


def test_the_next_quick_log_opens_empty(world: World) -> None:
    world.open()
    world.type(HALF)
    world.press("Escape")
    world.wait_closed()
    world.open()
    assert world.sheet.surface.field.toPlainText() == ""


def test_saving_takes_the_draft_away(world: World) -> None:
    world.open()
    world.type(HALF)
    world.until(lambda: len(world.kept()) == 1)
    world.press("Ctrl+Return")
    world.wait_closed()
    assert world.kept() == []


def test_an_emptied_sentence_leaves_no_draft(world: World) -> None:
    world.open()
    world.type(HALF)
    world.until(lambda: len(world.kept()) == 1)
    world.press("Ctrl+A", "Delete", "Escape")
    world.wait_closed()
    assert world.kept() == []


def test_the_foot_says_kept_only_once_the_draft_is_on_the_disk(world: World) -> None:
    world.open()
    footer = world.sheet.surface.footer
    world.type(HALF)
    assert footer.state() == ""
    world.until(lambda: footer.state() == "Concept bewaard op deze laptop")
    assert len(world.kept()) == 1


def test_while_typing_on_and_on_the_draft_is_at_most_a_second_behind(world: World) -> None:
    assert max(PAUSE_MS, LONGEST_MS) < 1000
    world.open()
    pauses: list[None] = []
    world.sheet.drafts._pause.timeout.connect(lambda: pauses.append(None))

    def kept_while_typing() -> bool:
        world.type("a")
        return bool(world.kept())

    world.qtbot.waitUntil(kept_while_typing, timeout=3000)
    assert not pauses


@pytest.mark.parametrize("text", ["   ", ""])
def test_white_space_is_no_draft(world: World, text: str) -> None:
    world.open()
    world.type(text)
    world.press("Escape")
    world.wait_closed()
    assert world.kept() == []
