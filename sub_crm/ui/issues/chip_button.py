"""A chip that can be pressed: it tells a state and opens the menu that changes it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu

from sub_crm.ui import theme
from sub_crm.ui.text import no_mnemonic, set_tooltip
from sub_crm.ui.widgets.canvas import draw_focus
from sub_crm.ui.widgets.chips import ChipSpec, chip_width, draw_chip

HEIGHT, EDGE = 26.0, 3.0


class ChipButton(QAbstractButton):
    """`chosen` carries what was picked from the menu."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._name = name
        self._spec = ChipSpec("")
        self._value: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tooltip(self, name)
        self.menu = QMenu(self)
        for value, text in options:
            action = self.menu.addAction(no_mnemonic(text))
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _on=False, value=value: self._pick(value))
        self.clicked.connect(self._open)

    def say(self, value: Any, spec: ChipSpec) -> None:
        """Show a value and its words."""
        self._spec, self._value = spec, value
        for action in self.menu.actions():
            action.setChecked(action.data() == value)
        self.setAccessibleName(f"{self._name}: {spec.text}")
        self.setFixedSize(self.sizeHint())
        self.update()

    def text_shown(self) -> str:
        return self._spec.text

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _pick(self, value: Any) -> None:
        if value != self._value:
            self.chosen.emit(value)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(int(chip_width(self._spec)) + look.px(2 * EDGE), look.px(HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip, with a ring when the keyboard is at it."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chip(painter, look.px(EDGE), self.height() / 2, self._spec, height=22)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self.height() / 2)
