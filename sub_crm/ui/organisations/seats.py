"""Tegenhangers: who sits where, how long since we spoke, which seats are empty."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from sub_crm.i18n import _
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.insight.warmth import wording
from sub_crm.ui.organisations.reading import Seat
from sub_crm.ui.parts import phrases
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.parts.warmth.numbers import draw_number
from sub_crm.ui.parts.warmth.reading import Explained, Told
from sub_crm.ui.text import label
from sub_crm.ui.widgets.avatar import hue_of, initials
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row
from sub_crm.values.ids import Id

LEFT, FIGURES, NUMBER = 58.0, 84.0, 36.0
MARKS = {RhythmStatus.NEARLY: "◐ ", RhythmStatus.OVER: "▲ "}
INKS = {RhythmStatus.NEARLY: "warn", RhythmStatus.OVER: "danger"}


def told(seat: Seat, today: dt.date) -> str:
    """The sentence of a seat."""
    one = seat.row
    if one.person is None:
        return f"{phrases.role(one)}, {phrases.vacancy(one, today)}"
    parts = (
        one.person,
        phrases.role(one),
        phrases.days_silent(one, seat.rhythm),
        phrases.status(seat.rhythm),
        phrases.times_this_year(one),
    )
    return ", ".join(parts)


class SeatDelegate(WrappingDelegate):
    """Avatar, name and role; an empty seat has an empty disc."""

    inset, radius = 6.0, 8.0

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.warmth: Explained | None = None
        self._numbers: dict[tuple[Id, Id], Told] = {}

    def show_warmth(self, found: Explained) -> None:
        """Show the numbers of these people beside their names."""
        self.warmth = found
        self._numbers = {
            (told.standing.seat.id, told.standing.holder.person_id): told
            for told in found.people
            if told.standing.holder
        }

    def told(self, seat: Seat) -> Told | None:
        """The number of whoever sits there."""
        person = seat.row.person_id
        return None if person is None else self._numbers.get((seat.row.position_id, person))

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        """The number takes a click of its own."""
        if self.told(row) is None:
            return {}
        return {"warmth": QRectF(width - FIGURES - NUMBER - 20, 4, NUMBER + 4, 22)}

    def _lines(self, seat: Seat) -> tuple[str, str]:
        one = seat.row
        if one.person is None:
            return phrases.role(one), phrases.vacancy(one, self._today)
        return one.person, phrases.role(one)

    def _rooms(self, seat: Seat, width: float) -> tuple[float, float]:
        """How wide name and role may be: the number stands beside the name alone."""
        whole = width - LEFT - 16
        if seat.row.person is None:
            return whole, whole
        name = whole - FIGURES - NUMBER - 8
        return name, whole if seat.row.last_contact is None else whole - FIGURES - 4

    def height_of(self, row: Any, width: float) -> float:
        (first, second), (name, role) = self._lines(row), self._rooms(row, width)
        return height_of(first, name, 13, 600, 18) + height_of(second, role, 12, 400, 17) + 9

    def draw(self, canvas: Canvas, row: Any) -> None:
        seat: Seat = row
        (first, second), (name, role) = self._lines(seat), self._rooms(seat, canvas.w)
        y = 4 + write(canvas, (LEFT, 4, name), first, 13, 600, "text", 18)
        vacant = seat.row.person_id is None
        write(canvas, (LEFT, y, role), second, 12, 400, "warn" if vacant else "text2", 17)
        if seat.row.person_id is None:
            canvas.disc(16, 6, 32, border="control")
            canvas.icon(24, 14, 16, "person", "text3")
            return
        canvas.avatar(16, 6, 32, initials(first), hue_of(seat.row.person_id))
        self._figures(canvas, seat)

    def _figures(self, canvas: Canvas, seat: Seat) -> None:
        x, status = canvas.w - FIGURES - 16, seat.rhythm.status
        number = self.told(seat)
        if number is not None and self.warmth is not None:
            place = canvas.place(x - NUMBER - 2, 3, NUMBER, 17)
            draw_number(canvas.painter, place, number.standing, self.warmth.rules)
        days = MARKS.get(status, "") + phrases.days_silent(seat.row, seat.rhythm)
        ink = INKS.get(status, "text2")
        canvas.text(x, 4, FIGURES, 18, days, 12, 500, ink, RIGHT, tabular=True)
        if seat.row.last_contact is None:
            return
        times = phrases.times_this_year(seat.row)
        canvas.text(x, 22, FIGURES, 17, times, 12, 400, "text3", RIGHT, tabular=True)


class _SeatList(SideList):
    """Space shows who sits there without leaving the page."""

    preview_wanted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.current_row():
            self.preview_wanted.emit(self.current_row())
            return
        super().keyPressEvent(event)


class SeatsCard(Card):
    """The list with its title; the signals carry the seat, the plus asks for a new one."""

    opened = Signal(object)
    preview_wanted = Signal(object)
    warmth_wanted = Signal(object)
    """The position and term whose number was pressed."""
    addition_wanted = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 10, 0, 10)
        add = icon_button("plus", _("Functie of persoon toevoegen"))
        add.clicked.connect(lambda: self.addition_wanted.emit())
        self._today, self._seats = today, SeatDelegate(today)
        self.list = _SeatList(
            _("Tegenhangers"),
            self._seats,
            self._told,
            key=lambda seat: seat.id,
        )
        self.list.opened.connect(self.opened)
        self.list.preview_wanted.connect(self.preview_wanted)
        self.list.zone_clicked.connect(self._explain)
        title = label(_("Tegenhangers"), "section")
        self._nothing = label(_("Nog geen functies bekend."), "secondary", wrap=True)
        self._nothing.setContentsMargins(16, 0, 16, 6)
        self.add(row(title, None, add, margins=(16, 0, 10, 0)), self._nothing, self.list)

    def _told(self, seat: Seat) -> str:
        number = self._seats.told(seat)
        said = told(seat, self._today)
        if number is None:
            return said
        warmth = wording.standing(number.standing)
        return _("{said}, warmte {warmth}").format(said=said, warmth=warmth)

    def _explain(self, seat: Seat, _zone: str) -> None:
        number = self._seats.told(seat)
        if number is not None:
            self.warmth_wanted.emit(number.id)

    def show_warmth(self, found: Explained) -> None:
        """Show how warm the relation with each of them is."""
        self._seats.show_warmth(found)
        self.list.viewport().update()

    def show_rows(self, seats: Sequence[Seat]) -> None:
        self.list.set_rows(seats)
        self.list.setVisible(bool(seats))
        self._nothing.setVisible(not seats)
