"""Ctrl+Z belongs to the field while it has something to undo, and then to the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.fields import LineField, TextField
from sub_crm.ui.widgets.quick_line import QuickLine
from tests.ui.walk import show


@pytest.mark.parametrize("make", [lambda: LineField("x"), lambda: TextField("x")])
def test_undo_in_a_field_is_for_what_is_typed_and_then_for_the_program(qtbot: QtBot, make):
    window, undone = _window(qtbot, field := make())
    qtbot.keyClicks(field, "abc")
    for _press in range(8):
        qtbot.keyClick(field, "z", Qt.KeyboardModifier.ControlModifier)
    assert field.value() == ""
    assert undone
    window.close()


def test_undo_in_an_empty_quick_line_is_the_programs(qtbot: QtBot):
    window, undone = _window(qtbot, field := QuickLine())
    qtbot.keyClick(field, "z", Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    window.close()


def _window(qtbot: QtBot, field: QWidget) -> tuple[QMainWindow, list[bool]]:
    window, undone = QMainWindow(), []
    action = QAction("undo", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append(True))
    window.addAction(action)
    window.setCentralWidget(field)
    show(qtbot, window)
    field.setFocus()
    return window, undone
