"""What of a window cannot be read or reached: texts that are cut, parts outside what scrolls."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QTabBar,
    QWidget,
)

from sub_crm.ui.people.eliding_link import ElidingLink
from sub_crm.ui.text import ElidingLabel
from sub_crm.ui.widgets.groups import Sign

CONTENT = (QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTabBar)
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
SLACK = 1
"""Pixels by which rounding may differ."""


def cut(window: QWidget) -> list[str]:
    """The texts that do not fit and the parts that nobody can bring into view."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    content = [one for one in shown if _is_content(one)]
    return [f"{why}: {told(one)}" for one in content for why in _faults(one)]


def _is_content(one: QWidget) -> bool:
    """Something to read or to use: no inner widget of Qt's, such as the corner of a table."""
    inner = one.objectName().startswith("qt_") or type(one) is QAbstractButton
    return isinstance(one, CONTENT) and not inner


def _faults(one: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel) and one.text() and not isinstance(one, Sign):
        yield from _cut_label(one)
    elif isinstance(one, QAbstractButton):
        yield from _cut_button(one)
    elif isinstance(one, QLineEdit):
        yield from _cut_field(one)
    yield from _out_of_reach(one)


def _cut_label(one: QLabel) -> Iterator[str]:
    room = one.contentsRect()
    if isinstance(one, ElidingLabel):
        if one._is_cut() and not one.toolTip():
            yield "cut without a tooltip"
    elif one.wordWrap():
        words = re.split(r"[\s\u200b]+", one.text())
        longest = max(words, key=one.fontMetrics().horizontalAdvance, default="")
        if one.fontMetrics().horizontalAdvance(longest) > room.width() + SLACK:
            yield "a word is cut"
        if one.heightForWidth(one.width()) > one.height() + SLACK:
            yield "lines are cut"
    else:
        lines = one.text().split("\n")
        if max(map(one.fontMetrics().horizontalAdvance, lines)) > room.width() + SLACK:
            yield "the text is cut"
    if one.fontMetrics().height() > one.height() + 2 * SLACK and not one.wordWrap():
        yield "lower than its text"


def _cut_button(one: QAbstractButton) -> Iterator[str]:
    wanted = one.sizeHint()
    if wanted.width() > one.width() + SLACK and not (isinstance(one, ElidingLink) or one.toolTip()):
        yield f"narrower than its text ({one.width()} of {wanted.width()})"
    if wanted.height() > one.height() + SLACK:
        yield f"lower than its text ({one.height()} of {wanted.height()})"


def _cut_field(one: QLineEdit) -> Iterator[str]:
    margins = one.textMargins()
    style, wide = QStyleOptionFrame(), one.fontMetrics().horizontalAdvance
    one.initStyleOption(style)
    inside = one.style().subElementRect(QStyle.SubElement.SE_LineEditContents, style, one)
    room = inside.width() - margins.left() - margins.right()
    if wide(one.text()) > room + SLACK and not (one.toolTip() or one.hasFocus()):
        yield f"the text is cut and has no tooltip ({room} of {wide(one.text())})"
    if not one.text() and wide(one.placeholderText()) > room + SLACK:
        yield f"the hint {one.placeholderText()!r} is cut ({room} of {wide(one.placeholderText())})"


def _out_of_reach(one: QWidget) -> Iterator[str]:
    """Walk up to the window: what holds it must show it whole, or scroll to it."""
    rect, here = QRect(QPoint(), one.size()), one
    while (holder := here.parentWidget()) is not None and not here.isWindow():
        rect.moveTopLeft(here.mapToParent(rect.topLeft()))
        scroller = holder.parentWidget()
        if isinstance(scroller, QAbstractScrollArea) and scroller.viewport() is holder:
            if isinstance(scroller, QScrollArea):
                yield from _beyond_scrolling(scroller, here)
            rect, here = QRect(QPoint(), scroller.size()), scroller
            continue
        if not holder.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
            yield f"sticks out of {type(holder).__name__} ({rect} in {holder.rect()})"
            return
        here = holder


def _beyond_scrolling(area: QScrollArea, content: QWidget) -> Iterator[str]:
    if area.horizontalScrollBar().maximum() > 0:
        yield f"needs scrolling sideways ({content.width()})"
    wide = content.width() > area.viewport().width() + SLACK
    high = content.height() > area.viewport().height() + SLACK
    if wide and area.horizontalScrollBarPolicy() is _NEVER:
        yield f"sideways out of {type(area).__name__} ({content.width()})"
    if high and area.verticalScrollBarPolicy() is _NEVER:
        yield f"down out of {type(area).__name__} ({content.height()})"


def told(one: QWidget) -> str:
    """A widget in words, for whoever has to mend it."""
    words = getattr(one, "text", str)() or one.accessibleName()
    kin = [type(up).__name__ for up in (one, one.parentWidget()) if up]
    return f"{' in '.join(kin)} {words!r}"
