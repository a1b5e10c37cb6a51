"""How a cell of a long list is changed in place: by typing, from a menu, or on a surface."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from sub_crm.ui import theme
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import fill


def _anything(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """`text` is what stands in the field at first, `problem` says what is wrong with a text."""

    text: Callable[[Any], str]
    problem: Callable[[str], str] = _anything


@dataclass(frozen=True, slots=True)
class ChosenCell:
    """`value` is the option that a row has now."""

    options: Sequence[tuple[Any, str]]
    value: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class AskedCell:
    """The page knows how it is asked for."""


Cell = TypedCell | ChosenCell | AskedCell


class CellLine(QLineEdit):
    """The field in a cell, with room under it for what is wrong."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._viewport = parent
        self.setAccessibleName(name)
        self.setFont(theme.current().font(13))
        self._told: QFrame | None = None
        self.textEdited.connect(lambda _text: self.complain(""))

    def complain(self, sentence: str) -> None:
        """Say under the field what is wrong; "" takes it away."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
            self._told = None
        self.setAccessibleDescription(sentence)
        if sentence:
            self._told = self._below(sentence)
            announce(self, sentence)

    def _below(self, sentence: str) -> QFrame:
        told = QFrame(self._viewport)
        told.setProperty("card", "list")
        line = QHBoxLayout(told)
        fill(line, (icon_label("warn", "danger", 15),), 6, (8, 6, 8, 6))
        line.addWidget(label(sentence, colour="danger", wrap=True), 1)
        wide = max(self.width(), theme.current().px(300))
        told.setFixedSize(wide, line.totalHeightForWidth(wide))
        room = self._viewport.size()
        left = max(0, min(self.x(), room.width() - told.width()))
        over = self.geometry().bottom() + told.height() > room.height()
        told.move(QPoint(left, self.y() - told.height() if over else self.geometry().bottom() + 1))
        told.show()
        self.destroyed.connect(told.deleteLater)
        return told
