"""The list under a row: driven from a line that narrows it, so one key opens and one chooses."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sub_crm.ui import theme
from sub_crm.ui.quick_log.menu import Menu, Option
from sub_crm.ui.quick_log.problem import ProblemLine
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_MOST_SHOWN, _WIDTH = 7, 480


class _OptionDelegate(RowDelegate):
    height, inset, padding = 34, 4, 12

    def draw(self, canvas: Canvas, row: Option) -> None:
        if row.current:
            canvas.icon(self.padding, canvas.h / 2 - 7, 14, "check", "accent_t")
        left, room = self.padding + 22, canvas.w - 2 * self.padding - 22
        weight = 600 if row.current else 500
        taken = canvas.text(left, 0, room, canvas.h, row.label, 13, weight)
        rest = room - taken - 12
        if rest > 30:
            place = (left + taken + 12, 0, rest, canvas.h)
            canvas.text(*place, row.second, 12, 400, "text2", RIGHT)


class _Line(UndoFallsThrough, QLineEdit):
    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter chooses, Esc closes the list before it closes anything else."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and plain:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        elif key in _ENTER and plain:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves the line leaves the list."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Chooser(Card):
    """Floats over a surface; `chosen` carries the option, `closed` tells that it went away."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, over: QWidget, name: str, menu: Menu) -> None:
        super().__init__(6, 4, "list")
        self.setParent(over)
        self._over = self._row = over
        self._menu, self._gone = menu, False
        self.line = _Line()
        self.line.setAccessibleName(f"{name}: {menu.hint}")
        self.line.setPlaceholderText(menu.hint)
        self.line.setFont(theme.current().font(13))
        self.problem = ProblemLine(self.line, indent=6)
        self.list = RowList(name, _OptionDelegate(), lambda row: row.sentence, single_click=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self.line, self.problem, self.list)
        self._listen()
        self._look("")

    def _listen(self) -> None:
        self.line.textEdited.connect(self._look)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(self._enter)
        self.line.escaped.connect(self.close_list)
        self.line.left.connect(self.close_list)
        self.list.opened.connect(self._choose)

    def open_under(self, row: QWidget) -> None:
        """Show below a row, or above it where there is no room."""
        self._row = row
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.list.current_row() is not None:
            announce(self.line, self.list.current_row().sentence)

    def offered(self) -> list[Option]:
        """What the list shows now."""
        return list(self.list.rows.items())

    def _look(self, text: str) -> None:
        found = self._menu.offered(text)
        self.problem.tell("")
        self.list.set_rows(found)
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentIndex(self.list.rows.index(0, 0))
        if self.isVisible():
            self._place()

    def _step(self, by: int) -> None:
        last = self.list.rows.rowCount() - 1
        place = max(0, min(self.list.currentIndex().row() + by, last))
        self.list.setCurrentIndex(self.list.rows.index(place, 0))
        if self.list.current_row() is not None:
            announce(self.line, self.list.current_row().sentence)

    def _enter(self) -> None:
        current = self.list.current_row()
        if current is not None:
            self._choose(current)
        else:
            self.problem.tell(self._menu.wrong)
            self._place()

    def _choose(self, option: Option) -> None:
        self.chosen.emit(option)
        self.close_list()

    def close_list(self) -> None:
        """Go away; what was not chosen changes nothing."""
        if self._gone:
            return
        self._gone = True
        self.closed.emit()  # before hiding: Qt would hand the keyboard to whoever is next
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        over, look = self._over, theme.current()
        rows = min(self.list.rows.rowCount(), _MOST_SHOWN)
        self.list.setFixedHeight(look.row(_OptionDelegate.height) * rows + 4)
        wide = min(look.px(_WIDTH), over.width() - look.px(16))
        high = self._high(wide)
        below = self._row.mapTo(over, QPoint(0, self._row.height() + 2))
        top = below.y()
        if top + high > over.height() - 8:
            top = max(8, below.y() - self._row.height() - high - 4)
        beyond = self._row.width() - wide
        left = below.x() + min(look.px(110), beyond)
        left = max(8, min(left, over.width() - wide - look.px(8)))
        self.setGeometry(left, top, wide, high)

    def _high(self, wide: int) -> int:
        self.body.invalidate()
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(wide)
        return self.body.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """Small: the list scrolls."""
        return QSize(theme.current().px(200), theme.current().px(60))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the edge is no click beside the surface."""
        event.accept()
