"""The people of an organisation with their numbers, as rows."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sub_crm.i18n import _
from sub_crm.insight.warmth import wording
from sub_crm.insight.warmth.rules import Rules
from sub_crm.ui.parts.warmth.numbers import draw_certainty, draw_number
from sub_crm.ui.parts.warmth.reading import Told
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList

NUMBER, CERTAINTY = 42.0, 24.0


def title(row: Told) -> str:
    """Who it is; of a vacant position its name."""
    one = row.standing
    return one.holder.person if one.holder else one.seat.title


def second(row: Told) -> str:
    """In which position, and whether it is the evenknie."""
    one = row.standing
    words = [one.seat.title.lower()] if one.holder else []
    if one.seat.is_counterpart:
        words.append(_("onze evenknie"))
    return ", ".join(words)


def told(row: Told) -> str:
    """The sentence of a row: all of its number."""
    where = _("{name}, {seat}").format(name=title(row), seat=second(row))
    return f"{where if row.standing.holder else title(row)}. {row.sentence}"


class PersonDelegate(RowDelegate):
    """Name, position, certainty and number."""

    height, inset, padding, radius = 27.0, 0.0, 6.0, 6.0

    def __init__(self) -> None:
        super().__init__()
        self.rules = Rules()

    def draw(self, canvas: Canvas, row: Any) -> None:
        """Paint a row."""
        one, right = row.standing, canvas.w - 4
        number = right - NUMBER
        room = number - CERTAINTY - 10 - self.padding
        taken = canvas.text(self.padding, 0, room, canvas.h, title(row), 12.5, 600)
        left = self.padding + taken + 8
        canvas.text(left, 0, room - taken - 8, canvas.h, second(row), 12.5, 400, "text2")
        if one.warmth is not None:
            dots = canvas.place(number - CERTAINTY - 5, canvas.h / 2, 0, 0)
            draw_certainty(canvas.painter, dots.x(), dots.y(), one.warmth.certainty)
        place = canvas.place(number, 3.5, NUMBER, canvas.h - 7)
        draw_number(canvas.painter, place, one, self.rules)


class PeopleList(RowList):
    """Arrows choose whose number is explained; Enter goes on to the contacts, Escape goes back."""

    def __init__(self, leave: Callable[[], object]) -> None:
        self._people = PersonDelegate()
        super().__init__(
            _("Personen met hun warmte"),
            self._people,
            told,
            key=lambda row: row.id,
            fit=True,
        )
        self.leave = leave

    def show_people(self, rows: list[Told], rules: Rules) -> None:
        """Show these people, in tints of these rules."""
        self._people.rules = rules
        self.set_rows(rows)
        if rows and self.current_row() is None:
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, then the keys of every list."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def why(row: Told) -> str:
    """The heading above the parts."""
    one = row.standing
    if one.warmth is None:
        return title(row)
    return _("Waarom {name} {total} heeft").format(
        name=title(row), total=wording.standing(one).partition(",")[0]
    )
