"""The last step of the first start: one contact is logged to practise, and nothing of it stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sub_crm.orders.contacts import LogContact
from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.quick_log import QuickLog
from sub_crm.ui.search import Palette
from sub_crm.ui.start import FirstStart, StartWindow, Tools
from sub_crm.ui.start.practice import PracticeStep
from sub_crm.values.vague_date import VagueDate
from tests.ui.start.workspace import Place
from tests.ui.walk import focus, nameless, press, show, tab_round, too_small

CTRL = Qt.KeyboardModifier.ControlModifier
ON_TODAY = ("contact_moments", "follow_ups", "people", "draft")


class Lesson:
    """A new user who answered the questions and is about to practise."""

    def __init__(self, qtbot: QtBot, backend: Backend, place: Place) -> None:
        self.qtbot, self.backend, self.place = qtbot, backend, place
        self.window = StartWindow()
        self.page = FirstStart(
            backend, recovery_key=place.key.printed(), tools=Tools(QuickLog, Palette)
        )
        self.window.show_page(self.page)
        show(qtbot, self.window)
        qtbot.waitUntil(lambda: bool(self.page.steps))
        qtbot.keyClicks(focus(), "Marieke Vos")
        self.page.steps[0].choice.chips["Lopikerwaard"].click()  # type: ignore[attr-defined]
        for _question in range(3):
            press(qtbot, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: self.page.place() == 3)
        self.before = self.counts()

    @property
    def step(self) -> PracticeStep:
        assert self.page.practice
        return self.page.practice

    def open_log(self) -> None:
        press(self.qtbot, Qt.Key.Key_N, CTRL)
        self.qtbot.waitUntil(lambda: self.sheet() is not None)
        log = self.step.quick_log
        assert isinstance(log, QuickLog)
        self.qtbot.waitUntil(lambda: log.keeper.ready)

    def sheet(self) -> object:
        return self.step.quick_log and self.step.quick_log.sheet

    def counts(self) -> dict[str, int]:
        """How much there is of what Vandaag shows."""
        self.backend.wait()
        return {table: self.place.values(f"SELECT count(*) FROM {table}")[0] for table in ON_TODAY}


@pytest.fixture
def lesson(qtbot: QtBot, backend: Backend, place: Place) -> Iterator[Lesson]:
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield Lesson(qtbot, backend, place)
    assert not failures


def test_the_user_is_introduced_before_practising(lesson: Lesson) -> None:
    assert lesson.place.values("SELECT name FROM users") == ["Marieke Vos"]
    assert lesson.counts()["draft"] == 0
    assert lesson.step.accessibleName() == "Probeer het"
    assert lesson.page.rail.steps[3].accessibleName() == "4. Probeer het, nu"
    assert lesson.page.footer.back_button.isHidden()


def test_the_example_names_an_organisation_of_the_user(lesson: Lesson) -> None:
    assert "burgemeester van IJsselstein" in lesson.step.logging.told.text()


def test_a_contact_that_is_logged_to_practise_is_gone_again(qtbot: QtBot, lesson: Lesson) -> None:
    lesson.open_log()
    qtbot.keyClicks(focus(), "gebeld met mevrouw Smit van Lopik, volgende week terugbellen")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lesson.step.logging.is_done)
    qtbot.waitUntil(lambda: lesson.sheet() is None)
    assert lesson.step.logging.told.text() == "Gelukt. Het oefencontact is alweer weg."
    assert lesson.counts() == lesson.before
    assert not lesson.backend.can_undo()
    assert not lesson.backend.can_redo()


def test_a_sentence_that_was_not_finished_is_cleared_away(qtbot: QtBot, lesson: Lesson) -> None:
    lesson.open_log()
    qtbot.keyClicks(focus(), "gebeld met")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: lesson.sheet() is None)
    assert lesson.counts()["draft"] == 1
    with qtbot.waitSignal(lesson.page.finished):
        lesson.page.footer.on_button.click()
    assert lesson.counts() == lesson.before


def test_closing_the_window_while_practising_leaves_nothing(qtbot: QtBot, lesson: Lesson) -> None:
    lesson.open_log()
    qtbot.keyClicks(focus(), "gebeld met")
    with qtbot.waitSignal(lesson.window.closed):
        lesson.window.close()
    assert lesson.counts() == lesson.before


def test_going_on_to_the_next_contact_is_practice_too(qtbot: QtBot, lesson: Lesson) -> None:
    lesson.open_log()
    qtbot.keyClicks(focus(), "gebeld met Lopik")
    press(qtbot, Qt.Key.Key_Return, CTRL, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lesson.step.logging.is_done)
    qtbot.waitUntil(lambda: lesson.sheet() is None)
    assert lesson.counts() == lesson.before


def test_the_palette_opens_with_its_keys(qtbot: QtBot, lesson: Lesson) -> None:
    assert not lesson.step.finding.is_done()
    press(qtbot, Qt.Key.Key_K, CTRL)
    assert lesson.step.finding.is_done()
    assert lesson.step.finder
    qtbot.keyClicks(focus(), "lopik")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: lesson.step.finder is None or lesson.step.finder.sheet is None)


def test_practising_can_be_skipped(qtbot: QtBot, lesson: Lesson) -> None:
    with qtbot.waitSignal(lesson.page.finished):
        lesson.page.footer.skip_button.click()
    assert lesson.counts() == lesson.before


def test_after_the_first_start_contacts_stay(qtbot: QtBot, lesson: Lesson) -> None:
    lesson.open_log()
    with qtbot.waitSignal(lesson.page.finished):
        lesson.page.footer.on_button.click()
    with qtbot.waitSignal(lesson.backend.done):
        lesson.backend.execute(LogContact(happened_on=VagueDate("2026-11-24"), raw="Gebeld"))
    assert lesson.counts()["contact_moments"] == lesson.before["contact_moments"] + 1


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_it_fits_the_smallest_window_and_the_keyboard_goes_round(
    qtbot: QtBot, backend: Backend, place: Place, zoom: float
) -> None:
    theme.use(theme.Theme(zoom=zoom))
    lesson = Lesson(qtbot, backend, place)
    assert nameless(lesson.window) == []
    assert too_small(lesson.window) == []
    lesson.window.resize(720, 480)
    content = lesson.step.parentWidget()
    assert content is not None
    assert content.minimumSizeHint().width() <= 720
    stops = tab_round(qtbot)
    assert len(set(stops)) == len(stops)
