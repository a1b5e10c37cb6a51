"""Two account managers, two windows, one shared database: four talks in the train, a deputy at the
office, one difference, and both are equal again."""

from functools import partial
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sub_crm.models import ContactMoment
from sub_crm.ui.desk import DIFFERENCES, contact_address
from sub_crm.ui.widgets.popover import Popover
from tests.sync.story import MINE, THEIRS, TOGETHER, Story
from tests.ui.syncing.conftest import OpenWindow
from tests.ui.syncing.window import TeamWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SENTENCES = [
    "gebeld met Kramer over de startnotitie",
    "gebeld met Willems over capaciteit",
    "overleg met Kramer over de begroting",
    "gemaild met Willems over de griffier",
]


def unreachable() -> Any:
    raise psycopg.OperationalError("could not translate host name")


def log(window: TeamWindow, sentence: str) -> None:
    """Log a contact by keyboard, as anywhere in the program."""
    before = count(window)
    window.activate()
    window.press(Qt.Key.Key_N, CONTROL)
    window.settle()
    window.qtbot.keyClicks(window.focus(), sentence)
    window.press(Qt.Key.Key_Return, CONTROL)
    window.until(lambda: count(window) == before + 1)


def count(window: TeamWindow) -> int:
    [(found,)] = window.laptop.connection.execute("SELECT count(*) FROM contact_moment")
    return int(found)


def write(window: TeamWindow, story: Story, **texts: str) -> None:
    """Write in the fields of the call, on its page."""
    page = window.open(contact_address(story.call))
    window.activate()
    for name, text in texts.items():
        field = page.form.fields[name]
        field.setFocus()
        field.selectAll()
        if name == "note":
            field.insertPlainText(text)  # a test cannot press a key with an accent
        else:
            window.qtbot.keyClicks(field, text)
        field.clearFocus()
    window.settle()


def synchronised(window: TeamWindow) -> bool:
    return window.pill().startswith("Gesynchroniseerd ") and not window.syncing.work.waiting


def has_quick_log(window: TeamWindow) -> bool:
    return window.program.quick_log is not None


def asks_to_choose(window: TeamWindow) -> bool:
    return window.pill() == "1 verschil nakijken"


@pytest.mark.journey
def test_talks_in_the_train_meet_the_deputys_work(story: Story, open_window: OpenWindow):
    train = open_window(story.samira, unreachable)
    office = open_window(story.jeroen)
    for one in (train, office):
        one.until(partial(has_quick_log, one))
    train.until(lambda: train.pill() == "Offline")
    for sentence in SENTENCES:
        log(train, sentence)
    write(train, story, note=MINE)
    train.until(lambda: train.syncing.work.waiting >= 5)
    assert train.pill().startswith("Offline · ")

    write(office, story, note=THEIRS, place="Lopik")
    office.until(lambda: synchronised(office))

    train.open_link = lambda: story.team.office.connect(story.samira.login)
    train.activate()
    train.press(Qt.Key.Key_F5)
    for one in (train, office):
        one.until(partial(asks_to_choose, one))
    assert train.syncing.work.waiting == 0
    train.until(lambda: train.shell.page().form.fields["place"].text() == "Lopik")

    train.activate()
    train.shell.topbar.pill.click()
    [popover] = train.window.findChildren(Popover)
    assert train.focus().accessibleName() == "1 verschil nakijken"
    train.press(Qt.Key.Key_Return)
    assert not popover.isVisible()
    assert train.shell.address() == DIFFERENCES
    train.until(lambda: train.shell.page().view is not None)
    train.shell.focus_page()
    train.press(Qt.Key.Key_Return, CONTROL)
    for one in (train, office):
        one.until(partial(synchronised, one))

    office.until(lambda: office.shell.page().form.fields["note"].toPlainText() == TOGETHER)
    QApplication.processEvents()
    assert story.samira.content() == story.jeroen.content()
    assert story.jeroen.value(ContactMoment, story.call, "place") == "Lopik"
    assert len(story.jeroen.content()["contact_moment"]) == 1 + len(SENTENCES)
