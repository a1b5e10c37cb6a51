"""The columns of a list: Space takes one in or out, Alt+Up and Alt+Down move it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from sub_crm.exchange.lists import Subject
from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.checks import draw_check
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ALT = Qt.KeyboardModifier.AltModifier
SHOWN = 10
"""Rows before the list scrolls."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    key: str
    title: str
    on: bool


class _Delegate(RowDelegate):
    height, inset, padding, radius = 33.0, 4.0, 14.0, 7.0

    def draw(self, canvas: Canvas, row: ColumnRow) -> None:
        square = canvas.place(14, (canvas.h - 18) / 2, 18, 18)
        draw_check(canvas.painter, square, row.on)
        state = canvas.state
        movable = state.selected or state.hovered or state.focused
        room = canvas.w - (118 if movable else 56)
        ink = "text" if row.on else "text2"
        canvas.text(42, 0, room, canvas.h, row.title, 13, 600 if row.on else 400, ink)
        if movable:
            canvas.text(canvas.w - 98, 0, 40, canvas.h, "Alt+", 11.5, 500, "text2", RIGHT)
            for name, spot in self.zones(row, canvas.w, canvas.h).items():
                if name != "check":
                    canvas.icon(spot.x() + 5, spot.y() + 9, 14, name)

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        return {
            "up": QRectF(width - 58, 0, 24, height),
            "down": QRectF(width - 34, 0, 24, height),
            "check": QRectF(0, 0, width - 58, height),
        }


class ColumnList(RowList):
    """All columns of a subject in the chosen order; `changed` when that or the choice changes."""

    changed = Signal()

    def __init__(self, subject: Subject, chosen: Sequence[str]) -> None:
        super().__init__(
            _("Kolommen en volgorde"), _Delegate(), self._sentence, key=lambda row: row.key
        )
        self._subject = subject
        self.choose(chosen)
        self.opened.connect(self.toggle)
        self.zone_clicked.connect(self._act)

    def choose(self, chosen: Sequence[str]) -> None:
        """Take these columns, in this order; the others follow them."""
        rest = [column.key for column in self._subject.columns if column.key not in chosen]
        self.set_rows(
            [
                ColumnRow(key, self._subject.column(key).title(), key in chosen)
                for key in (*chosen, *rest)
            ]
        )
        self.changed.emit()

    def chosen(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.rows.items() if row.on)

    def toggle(self, row: ColumnRow) -> None:
        """Take a column in or out."""
        place = self._place(row)
        self.rows.replace(place, replace(row, on=not row.on))
        self.changed.emit()
        announce(self, self._sentence(self.rows.items()[place]))

    def shift(self, row: ColumnRow, by: int) -> None:
        """Move a column up or down; it stays under the keyboard."""
        rows, place = list(self.rows.items()), self._place(row)
        target = place + by
        if not 0 <= target < len(rows):
            return
        rows.insert(target, rows.pop(place))
        self.set_rows(rows)
        self.select(row.key)
        self.changed.emit()
        announce(self, self._sentence(row))

    def _act(self, row: ColumnRow, zone: str) -> None:
        if zone == "check":
            self.toggle(row)
        else:
            self.shift(row, -1 if zone == "up" else 1)

    def _place(self, row: ColumnRow) -> int:
        return [each.key for each in self.rows.items()].index(row.key)

    def _sentence(self, row: ColumnRow) -> str:
        said = _("{title}, gekozen, plaats {place}") if row.on else _("{title}, niet gekozen")
        return said.format(title=row.title, place=self._place(row) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space toggles, Alt with an arrow moves."""
        row: ColumnRow | None = self.current_row()
        if row and event.key() == Qt.Key.Key_Space:
            self.toggle(row)
        elif row and event.modifiers() & _ALT and event.key() in _MOVES:
            self.shift(row, _MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as ten rows."""
        return QSize(theme.current().px(306), theme.current().row(33) * SHOWN + 2)
