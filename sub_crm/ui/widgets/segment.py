"""A segment: two to four choices side by side, really a group of radio buttons."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton

from sub_crm.ui import theme
from sub_crm.ui.text import no_mnemonic, set_tooltip
from sub_crm.ui.widgets.canvas import draw_focus
from sub_crm.ui.widgets.groups import Group


class _Part(QRadioButton):
    def __init__(self, text: str, first: bool, last: bool) -> None:
        super().__init__(no_mnemonic(text))
        self._words = text
        self._first, self._last = first, last
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        look = theme.current()
        width = look.metrics(13, 600).horizontalAdvance(self._words) + look.px(22)
        return QSize(int(width) + 1, look.px(32))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _outline(self) -> QPainterPath:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if self._last else 0.5, -0.5)
        radius, path = theme.current().px(7), QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        path.setFillRule(Qt.FillRule.WindingFill)
        if not self._last:
            path.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
        if not self._first:
            path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
        return path.simplified()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on = theme.current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("line2"))
        ground = "soft" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        painter.drawPath(self._outline())
        painter.setFont(look.font(13, 600 if on else 500))
        ink = "accent_t" if on else "text2" if self.isEnabled() else "control"
        painter.setPen(look.colour(ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), look.px(7))


class Segment(Group):
    """The choices; `changed` carries the chosen value, arrow keys move between them."""

    changed = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Any, str]], value: Any = None) -> None:
        super().__init__(name)
        self._values = [one for one, _ in choices]
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, (_one, text) in enumerate(choices):
            part = _Part(text, place == 0, place == len(choices) - 1)
            self._group.addButton(part, place)
            line.addWidget(part)
        self.set_value(self._values[0] if value is None else value)
        self._group.idToggled.connect(self._tell)

    def _make_one_stop(self) -> None:
        """Tab arrives at the choice that is made; the others are reached with the arrows."""
        for part in self._group.buttons():
            policy = Qt.FocusPolicy.StrongFocus if part.isChecked() else Qt.FocusPolicy.ClickFocus
            part.setFocusPolicy(policy)

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self._make_one_stop()
            self.changed.emit(self._values[place])

    def value(self) -> Any:
        """The chosen value."""
        return self._values[self._group.checkedId()]

    def set_possible(self, value: Any, why_not: str) -> None:
        """Let a choice be made, or say why it cannot; an empty reason means that it can."""
        part = self._group.button(self._values.index(value))
        part.setEnabled(not why_not)
        set_tooltip(part, why_not)
        part.setAccessibleDescription(why_not or self.accessibleName())

    def values(self) -> list[Any]:
        """What can be chosen."""
        return self._values

    def set_value(self, value: Any) -> None:
        """Choose a value, and tell it."""
        self._group.button(self._values.index(value)).setChecked(True)
        self._make_one_stop()
