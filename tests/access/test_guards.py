"""Faults planted on purpose: each must be seen by the walks over all pages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sub_crm.ui import theme
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.layouts import ScrollColumn, column
from sub_crm.ui.widgets.segment import Segment
from tests.ui.heard import unspoken
from tests.ui.room import cut
from tests.ui.walk import all_stops, faint_stops, show, tab_round, too_small

pytestmark = pytest.mark.usefixtures("listened_to")
WORDS = "Hoogheemraadschap De Stichtse Rijnlanden"


def window(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A window with a sound button before and after the parts."""
    made = column(button("Vorige"), *parts, button("Volgende"))
    made.resize(400, 300)
    show(qtbot, made)
    return made


def sized(part: QWidget, width: int, height: int) -> QWidget:
    if isinstance(part, QPushButton):
        part.setStyleSheet("min-height: 0; min-width: 0;")  # the program's own would mend it
    part.setFixedSize(width, height)
    return part


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> None:
    theme.use(theme.Theme())


def test_a_sound_window_has_no_faults(qtbot: QtBot) -> None:
    made = window(qtbot, Segment("Thema", [(1, "Licht"), (2, "Donker")]), QLabel(WORDS))
    assert unspoken(made) == cut(made) == []
    assert too_small(made) == []
    assert set(tab_round(qtbot)) == all_stops(made)
    assert faint_stops(qtbot) == {}


def _stop(part: QWidget) -> QWidget:
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return part


def _table(text: str) -> QTableView:
    made, cells = QTableView(), QStandardItemModel(1, 2)
    made.setAccessibleName("Tabel")
    for place in range(2):
        cells.setItem(0, place, QStandardItem(text))
    made.setModel(cells)
    return made


def _named_stop() -> QWidget:
    made = _stop(QWidget())
    made.setAccessibleName("Kaart")
    return made


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        (lambda: QPushButton(""), "nameless: Button"),
        (lambda: icon_button("x", ""), "nameless: Button"),
        (lambda: QLineEdit(), "nameless: EditableText"),
        (_named_stop, "without a role: Client"),
        (lambda: _table(""), "nameless: Cell"),
        (lambda: QRadioButton("Licht"), "a choice without a question"),
    ],
)
def test_what_a_screen_reader_cannot_tell_is_seen(
    qtbot: QtBot, part: Callable[[], QWidget], fault: str
) -> None:
    assert [one for one in unspoken(window(qtbot, part())) if one.startswith(fault)]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        (lambda: sized(QLabel(WORDS), 80, 24), "the text is cut"),
        (lambda: sized(QLabel(WORDS), 400, 8), "lower than its text"),
        (lambda: sized(button(WORDS), 80, 34), "narrower than its text"),
        (lambda: sized(button("Openen"), 120, 12), "lower than its text"),
        (lambda: sized(_wrapped(), 90, 20), "lines are cut"),
        (lambda: sized(_wrapped(), 60, 200), "a word is cut"),
        (lambda: sized(QLineEdit(WORDS), 80, 34), "the text is cut and has no tooltip"),
        (lambda: _beside_the_window(), "sticks out of"),
        (lambda: sized(ScrollColumn(sized(QLabel("Breed"), 600, 30)), 200, 90), "sideways out of"),
        (lambda: sized(_unscrollable(), 200, 90), "down out of"),
    ],
)
def test_what_cannot_be_read_or_reached_is_seen(
    qtbot: QtBot, part: Callable[[], QWidget], fault: str
) -> None:
    assert [one for one in cut(window(qtbot, part())) if one.startswith(fault)]


def _wrapped() -> QLabel:
    made = QLabel(WORDS)
    made.setWordWrap(True)
    return made


def _beside_the_window() -> QWidget:
    holder = sized(QWidget(), 200, 40)
    button("Openen").setParent(holder)
    holder.findChildren(QPushButton)[0].move(180, 0)
    return holder


def _unscrollable() -> QWidget:
    made = ScrollColumn(sized(QLabel("Hoog"), 100, 600))
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def test_a_small_target_is_seen(qtbot: QtBot) -> None:
    small = sized(button("Meer"), 60, 18)
    assert too_small(window(qtbot, small)) == [small]


@pytest.mark.parametrize("trap", ["table", "text"])
def test_a_keyboard_trap_is_seen(qtbot: QtBot, trap: str) -> None:
    part: QWidget = _table("cel") if trap == "table" else QPlainTextEdit()
    window(qtbot, part)
    with pytest.raises(AssertionError, match="never came back"):
        tab_round(qtbot)


def test_a_stop_that_tab_passes_by_is_seen(qtbot: QtBot) -> None:
    class Jumping(QPushButton):
        def focusNextPrevChild(self, forward: bool) -> bool:
            ends[0 if forward else 1].setFocus()
            return True

    jump, passed = Jumping("Springt"), button("Overgeslagen")
    made = window(qtbot, jump, passed)
    buttons = made.findChildren(QPushButton)
    ends = buttons[0], buttons[0]
    assert all_stops(made) - set(tab_round(qtbot)) == {passed, buttons[-1]}


def test_a_stop_that_does_not_show_is_seen(qtbot: QtBot) -> None:
    class Plain(QPushButton):
        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).drawText(self.rect(), self.text())

    hidden = Plain("Onzichtbaar")
    made = window(qtbot, hidden)
    assert faint_stops(qtbot) == {hidden: 0}
    assert made.isVisible()
