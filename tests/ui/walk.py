"""Walks the keyboard focus through a window, and finds what has no name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_shown: list[QWidget] = []  # Python would throw a window away that only Qt holds


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a window and give it the keyboard."""
    _shown[:] = [widget]
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def focus() -> QWidget:
    """The widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is."""
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    qtbot.keyClick(focus(), key, held)


def tab_round(qtbot: QtBot, most: int = 200, back: bool = False) -> list[QWidget]:
    """Press Tab (or Shift+Tab) until the focus is back where it began; the stops on the way."""
    first, stops = focus(), []
    for _turn in range(most):
        if back:
            press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            press(qtbot, Qt.Key.Key_Tab)
        stops.append(focus())
        if focus() is first:
            return stops
    raise AssertionError(f"the keyboard never came back to {first.accessibleName()!r}")


def nameless(root: QWidget) -> list[QWidget]:
    """The widgets that take the keyboard and have no accessible name."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and not one.accessibleName()
    ]


def too_small(root: QWidget, least: int = 24) -> list[QWidget]:
    """The widgets that take a click and are too small to hit."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and min(one.width(), one.height()) < least
    ]
