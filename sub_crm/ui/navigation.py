"""The list at the left: where you are, where you can go, and where work waits."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.frame import NavItem
from sub_crm.ui.text import eliding, label, plain_tooltip
from sub_crm.ui.widgets.avatar import Avatar, initials
from sub_crm.ui.widgets.canvas import CENTRE, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading, RowsModel

WIDE, SMALL = 232, 64


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    icon: str
    text: str
    badge: int = 0
    here: bool = False


def _named(line: _Line) -> str:
    if not line.badge:
        return line.text
    return _("{name}, {n} openstaand").format(name=line.text, n=line.badge)


def _told(line: _Line) -> str:
    return _("{name}, huidige pagina").format(name=_named(line)) if line.here else _named(line)


class _NavDelegate(RowDelegate):
    height, heading_height, inset, padding, radius = 34, 38, 10, 20, 7

    def __init__(self, compact: bool) -> None:
        super().__init__()
        self.compact = compact

    def draw_ground(self, canvas: Canvas) -> None:
        return  # where you are is not what the keyboard is at: see draw

    def draw(self, canvas: Canvas, row: _Line) -> None:
        ink = "accent_t" if row.here else "text2"
        if row.here or canvas.state.hovered:
            ground = "sel" if row.here else "hover"
            canvas.box(10, 1, canvas.w - 20, canvas.h - 2, ground, 7)
        if row.here:
            canvas.box(10, 9, 3, canvas.h - 18, "accent", 1.5)
        canvas.icon(22 if not self.compact else (canvas.w - 18) / 2, 8, 18, row.icon, ink)
        if self.compact:
            self._dot(canvas, row)
            return
        weight, colour = (600, "accent_t") if row.here else (500, "text")
        room = canvas.w - 50 - (48 if row.badge else 10)
        canvas.text(50, 0, room, canvas.h, row.text, 13, weight, colour)
        self._badge(canvas, row)

    def _dot(self, canvas: Canvas, row: _Line) -> None:
        if row.badge:
            canvas.disc(canvas.w - 22, 5, 8, "accent")

    def _badge(self, canvas: Canvas, row: _Line) -> None:
        if not row.badge:
            return
        number = str(row.badge)
        wide = max(24, canvas.measure(number, 11, 600) + 12)
        left = canvas.w - 16 - wide
        canvas.box(left, canvas.h / 2 - 9, wide, 18, "accent" if row.here else "soft", 9)
        ink = "on_accent" if row.here else "accent_t"
        place = (left, canvas.h / 2 - 9, wide, 18)
        canvas.text(*place, number, 11, 600, ink, CENTRE, tabular=True)

    def draw_heading(self, canvas: Canvas, heading: Heading) -> None:
        if self.compact:
            canvas.line(14, canvas.h - 9, canvas.w - 14, canvas.h - 9, "line2")
        else:
            canvas.text(20, 12, canvas.w - 30, canvas.h - 12, heading.title, 11.5, 600, "text3")


class _NavRows(RowsModel):
    """In the narrow sidebar the name of a line is its tooltip."""

    compact = False

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and self.compact:
            line = self.data(index, Qt.ItemDataRole.UserRole)
            return None if isinstance(line, Heading) else plain_tooltip(_named(line))
        return super().data(index, role)


class NavList(RowList):
    """The lines of the sidebar: one tab stop, arrows inside, Enter or a click goes there."""

    def __init__(
        self, name: str, items: list[NavItem], compact: bool, *, fit: bool = False
    ) -> None:
        super().__init__(name, _NavDelegate(compact), _told, single_click=True, fit=fit)
        self.rows = _NavRows(_told, self)
        self.rows.compact = compact
        self.setModel(self.rows)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if compact:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines: list[_Line | Heading] = []
        for item in items:
            if item.section:
                lines.append(Heading(_(item.section)))
            lines.append(_Line(item.key, item.icon, _(item.text)))
        self.set_rows(lines)

    def _change(self, key: str, **what: Any) -> None:
        for place, line in enumerate(self.rows.items()):
            if isinstance(line, _Line) and line.id == key:
                self.rows.replace(place, replace(line, **what))

    def mark(self, key: str) -> None:
        """Show where the user is."""
        for line in list(self.rows.items()):
            if isinstance(line, _Line) and line.here != (line.id == key):
                self._change(line.id, here=line.id == key)

    def set_badge(self, key: str, number: int) -> None:
        """Show how much work waits there; 0 shows nothing."""
        self._change(key, badge=number)


class Sidebar(QWidget):
    """Mark, lists and the user; icons only when it is compact."""

    def __init__(self, items: list[NavItem], user_name: str, compact: bool) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.current().px(SMALL if compact else WIDE))
        top = [item for item in items if not item.bottom]
        bottom = [item for item in items if item.bottom]
        self.main = NavList(_("Hoofdnavigatie"), top, compact)
        self.system = NavList(_("Systeem"), bottom, compact, fit=True)
        if not bottom:  # to show it here would open a window of its own
            self.system.hide()
        box = QVBoxLayout(self)
        fill(box, (_head(compact),), 0, (0, 14, 1, 10))
        box.addWidget(self.main, 1)
        box.addWidget(self.system)
        box.addWidget(_user(user_name, compact))

    def lists(self) -> tuple[NavList, NavList]:
        """The two lists, from top to bottom."""
        return self.main, self.system


class _Mark(QWidget):
    """The nine tiles of the program."""

    _STEPS = (1, 3, 5, 2, 5, 4, 4, 6, 3)

    def paintEvent(self, event: object) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = self.width()
        gap, radius = side * 0.08, side * 0.07
        tile = (side - 2 * gap) / 3
        for place, step in enumerate(self._STEPS):
            left, top = place % 3 * (tile + gap), place // 3 * (tile + gap)
            painter.setBrush(look.heat(step))
            painter.drawRoundedRect(QRectF(left, top, tile, tile), radius, radius)


def _head(compact: bool) -> QWidget:
    mark, side = _Mark(), theme.current().px(28)
    mark.setFixedSize(side, side)
    holder = QWidget()
    line = QHBoxLayout(holder)
    fill(line, (mark,), 10, (18 if compact else 20, 0, 12, 12))
    if not compact:
        name = label("Sterk Utrechts Bestuur", "strong")
        line.addWidget(column(name, label(_("Provincie Utrecht"), "small")), 1)
    return holder


def _user(name: str, compact: bool) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    avatar = Avatar(initials(name), 30, 2, name)
    fill(line, (avatar,), 10, (17 if compact else 20, 10, 12, 0))
    if not compact:
        line.addWidget(eliding(name, "medium"), 1)
    if not name:
        holder.hide()
    return holder
