"""Walks the keyboard focus through a window, and finds what has no name."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.floating import takes_tab

VISIBLE = 60
"""Pixels; a caret in a field is forty at most."""

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


def all_stops(window: QWidget) -> set[QWidget]:
    """Where Tab has to come: all that takes the keyboard, of a radio group what is chosen."""
    stops = [one for one in window.findChildren(QWidget) if takes_tab(one) and not one.focusProxy()]
    return {one for one in stops if not _is_reached_by_arrows(one)}


def _is_reached_by_arrows(one: QWidget) -> bool:
    if not isinstance(one, QRadioButton) or one.isChecked():
        return False
    fellows = one.group().buttons() if one.group() else [one]
    return any(fellow.isChecked() for fellow in fellows)


def faint_stops(qtbot: QtBot, most: int = 200) -> dict[QWidget, int]:
    """Press Tab all round; the stops that hardly change by having the keyboard, in pixels."""
    QApplication.setCursorFlashTime(0)  # a caret that blinks would change the picture by itself
    first, faint = focus(), {}
    for _turn in range(most):
        here, lit = focus(), _picture(focus())
        press(qtbot, Qt.Key.Key_Tab)
        changed = _difference(lit, _picture(here))
        if changed < VISIBLE:
            faint[here] = changed
        if focus() is first:
            return faint
    raise AssertionError(f"the keyboard never came back to {first.accessibleName()!r}")


def _picture(widget: QWidget) -> bytes:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(cast("memoryview", image.constBits()))


def _difference(one: bytes, other: bytes) -> int:
    """How many pixels differ."""
    pixels = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return 0 if one == other else sum(a != b for a, b in pixels)


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
