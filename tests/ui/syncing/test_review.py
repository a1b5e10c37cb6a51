"""Verschillen nakijken by keyboard, on both laptops, with what is typed kept."""

from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from sub_crm.models import ContactMoment, Issue, Person
from sub_crm.orders.sync import Chosen, SettleDifferences
from sub_crm.queries.differences import open_differences
from sub_crm.ui.desk import DIFFERENCES, SYNC, TODAY
from sub_crm.values.kinds import DifferenceChoice
from tests.journeys.conftest import texts
from tests.sync.story import MINE, THEIRS, TOGETHER, Story
from tests.ui.syncing.conftest import OpenWindow
from tests.ui.syncing.window import TeamWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH, STANDS, KEPT = DifferenceChoice.BOTH, DifferenceChoice.STANDS, DifferenceChoice.KEPT


def unreachable() -> Any:
    raise psycopg.OperationalError("connection refused")


@pytest.fixture
def window(story: Story, open_window: OpenWindow) -> TeamWindow:
    """Samira looks at three records of which Jeroen made something else."""
    story.differ()
    window = open_window(story.samira, unreachable)
    window.until(lambda: window.syncing.status is not None)
    window.open(DIFFERENCES)
    window.until(lambda: window.shell.page().view is not None)
    window.activate()
    window.shell.focus_page()
    return window


def page(window: TeamWindow) -> Any:
    return window.shell.page()


def choices(window: TeamWindow) -> dict[str, DifferenceChoice]:
    view = page(window).view
    return {one.field: view.choices.of[one.id] for one in view.rows.fields}


def block_of(window: TeamWindow, field: str) -> Any:
    return next(one for one in page(window).view.blocks if one.rows.field == field)


def titles(window: TeamWindow) -> list[str]:
    model = page(window).list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(place, 0).data(role)) for place in range(model.rowCount())]


def test_three_records_are_listed_with_what_there_is_to_choose(window: TeamWindow):
    assert titles(window) == [
        "Telefoongesprek A. Kramer, 2 velden te kiezen",
        "Ambtelijke capaciteit Lopikerwaard, verwijderd of gewijzigd",
        "D. Willems, Notitie",
    ]
    assert page(window).lead.text().startswith("3 gegevens zijn door jou en een collega gewijzigd")


def test_a_proposal_of_both_is_chosen_beforehand_and_else_what_changes_nothing(
    window: TeamWindow,
):
    assert choices(window) == {"note": BOTH, "summary": STANDS}
    block = block_of(window, "note")
    assert block.both.field.toPlainText() == TOGETHER
    assert all(isinstance(one, QRadioButton) for one in block.cards())
    said = block.mine.accessibleName()
    assert said.startswith(f"Mijn versie: {MINE}; toegevoegd: vóór de zomer")
    assert block.theirs.accessibleName().startswith(f"Jeroen de Boer: {THEIRS}")


def test_the_whole_review_goes_by_keyboard(window: TeamWindow, story: Story):
    """The subject from Samira, both texts together; what was taken away stays so: 8 presses."""
    assert window.focus() is block_of(window, "summary").theirs
    window.press(Qt.Key.Key_Left)
    assert choices(window) == {"note": BOTH, "summary": KEPT}
    window.press(Qt.Key.Key_Down)
    assert window.focus() is block_of(window, "note").both
    window.press(Qt.Key.Key_Return, CONTROL)
    window.until(lambda: len(titles(window)) == 2)
    window.until(lambda: isinstance(window.focus(), QRadioButton))
    window.press(Qt.Key.Key_2, CONTROL)
    window.press(Qt.Key.Key_Return, CONTROL)
    window.until(lambda: len(titles(window)) == 1)
    window.press(Qt.Key.Key_1, CONTROL)
    assert choices(window) == {"note": KEPT}
    assert window.shell.address() == DIFFERENCES, "Ctrl+1 chooses here"
    window.press(Qt.Key.Key_Return, CONTROL)
    window.until(lambda: page(window).nothing.isVisible())
    value = story.samira.value
    assert value(ContactMoment, story.call, "note") == TOGETHER
    assert value(ContactMoment, story.call, "summary") == "Toekomstvisie Lopik"
    assert value(Person, story.willems, "note") == "Bellen na elven."
    assert value(Issue, story.issue, "deleted") == 1
    story.meet()
    assert story.samira.content() == story.jeroen.content()
    assert story.jeroen.value(ContactMoment, story.call, "note") == TOGETHER


def test_one_record_is_one_undo(window: TeamWindow, story: Story):
    window.press(Qt.Key.Key_1, CONTROL)
    window.press(Qt.Key.Key_Return, CONTROL)
    window.until(lambda: len(titles(window)) == 2)
    assert story.samira.value(ContactMoment, story.call, "note") == MINE
    window.backend.undo()
    window.until(lambda: len(titles(window)) == 3)
    assert story.samira.value(ContactMoment, story.call, "note") == THEIRS
    assert story.samira.value(ContactMoment, story.call, "summary") == "Visie 2040"


def test_how_it_will_be_is_told_while_choosing(window: TeamWindow):
    preview = page(window).view.preview
    assert f"Verslag: {TOGETHER}" in preview.accessibleName()
    assert "Onderwerp: Visie 2040" in preview.accessibleName()
    assert "Onderwerp van Jeroen de Boer, Verslag van beiden" in preview.accessibleName()
    window.press(Qt.Key.Key_1, CONTROL)
    assert "Onderwerp: Toekomstvisie Lopik" in preview.accessibleName()
    assert "Plaats: Lopik" in preview.accessibleName()
    assert "Vanzelf samengevoegd: plaats (door Jeroen de Boer)" in texts(page(window))


def test_what_is_typed_in_the_proposal_is_chosen_and_kept_when_one_leaves(
    window: TeamWindow, story: Story, open_window: OpenWindow
):
    window.press(Qt.Key.Key_1, CONTROL)
    field = block_of(window, "note").both.field
    field.setFocus()
    window.qtbot.keyClicks(field, "Samen: ")
    assert choices(window)["note"] is BOTH
    window.open(TODAY)
    window.close()
    window.close = lambda: None  # type: ignore[method-assign]
    again = open_window(story.samira, unreachable)
    again.open(DIFFERENCES)
    again.until(lambda: page(again).view is not None)
    again.until(lambda: choices(again) == {"note": BOTH, "summary": KEPT})
    assert block_of(again, "note").both.field.toPlainText().startswith("Samen: ")
    page(again).save_it()
    again.until(lambda: len(titles(again)) == 2)
    again.backend.wait()
    drafts = story.samira.connection.execute("SELECT count(*) FROM draft").fetchone()
    assert drafts == (0,)


def test_ctrl_enter_saves_from_the_text_as_well(window: TeamWindow, story: Story):
    field = block_of(window, "note").both.field
    field.setFocus()
    window.press(Qt.Key.Key_Return, CONTROL)
    window.until(lambda: len(titles(window)) == 2)
    assert story.samira.value(ContactMoment, story.call, "note") == TOGETHER


def test_later_goes_on_with_the_next_and_changes_nothing(window: TeamWindow, story: Story):
    page(window).go_later()
    assert page(window).view.rows.id == story.issue
    page(window).go_later()
    page(window).go_later()
    assert window.shell.address() == SYNC
    with_reader = story.samira.store.reader()
    assert len(open_differences(with_reader, me=story.samira.me)) == 4
    with_reader.close()


def test_what_was_taken_away_comes_back_with_the_edit_unless_it_is_left_so(
    window: TeamWindow, story: Story
):
    page(window).list.select(f"issue/{story.issue.hex()}")
    view = page(window).view
    [block] = view.blocks
    said = [one.accessibleName().split(":")[0] for one in block.cards()]
    assert said == ["Terugzetten met wijziging", "Verwijderd laten"]
    assert block.card() is block.mine
    assert "Terugzetten met wijziging" in view.preview.accessibleName()
    page(window).save_it()
    window.until(lambda: len(titles(window)) == 2)
    assert story.samira.value(Issue, story.issue, "deleted") == 0


def test_the_colleague_sees_the_same_from_the_other_side(story: Story, open_window: OpenWindow):
    story.differ()
    story.meet()
    window = open_window(story.jeroen, unreachable)
    window.open(DIFFERENCES)
    window.until(lambda: page(window).view is not None)
    assert len(titles(window)) == 3
    block = block_of(window, "note")
    assert block.mine.accessibleName().startswith(f"Mijn versie: {THEIRS}")
    assert block.theirs.accessibleName().startswith(f"Samira el Idrissi: {MINE}")


def test_what_a_colleague_settled_meanwhile_is_said_and_no_longer_asked(
    story: Story, open_window: OpenWindow
):
    story.differ()
    story.meet()
    window = open_window(story.samira)
    window.until(lambda: window.pill() == "3 verschillen nakijken")
    window.open(DIFFERENCES)
    window.until(lambda: page(window).view is not None)
    reader = story.jeroen.store.reader()
    mine = open_differences(reader, me=story.jeroen.me)
    reader.close()
    chosen = tuple(Chosen(one.id, STANDS) for one in mine if one.record_id == story.call)
    story.jeroen.do(SettleDifferences(choices=chosen))
    story.jeroen.sync()
    window.until(lambda: len(titles(window)) == 2)
    window.until(lambda: page(window).news.isVisible())
    assert page(window).news.text() == "Jeroen de Boer keek dit intussen na."


def test_a_text_that_does_not_fit_is_said_and_stays(window: TeamWindow, story: Story):
    page(window).list.select(f"person/{story.willems.hex()}")
    view = page(window).view
    if view.blocks[0].both is None:
        pytest.fail("a note of both can always be written")
    view.take_both()
    view.blocks[0].both.field.setPlainText("x" * 200_001)
    page(window).save_it()
    window.until(lambda: page(window).problem.isVisible())
    assert page(window).problem.text()
    assert len(view.blocks[0].both.field.toPlainText()) == 200_001


def test_a_change_elsewhere_leaves_the_view_and_its_keyboard_alone(
    window: TeamWindow, story: Story
):
    view, held = page(window).view, window.focus()
    assert isinstance(held, QWidget)
    from sub_crm.orders.records import Edit

    window.backend.execute(Edit(table="person", id=story.kramer, field="note", value="elders"))
    window.settle()
    window.settle()
    assert page(window).view is view
    assert window.focus() is held


def test_without_differences_the_page_says_so(story: Story, open_window: OpenWindow):
    window = open_window(story.samira, unreachable)
    shown = window.open(DIFFERENCES)
    window.until(lambda: shown.nothing.isVisible())
    window.activate()
    window.shell.focus_page()
    assert shown.isAncestorOf(window.focus())
