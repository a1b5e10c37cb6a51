"""The short lists beside the tables: a mark, two lines, and something at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.ui import theme
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.text import label
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import ChipSpec, chip_width

EDGE, MARK, DAY = 16.0, 32.0, 52.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a card; it has one mark, a tile or the parts of a date, or none."""

    id: Any
    first: str
    second: str
    address: str = ""
    tile: tuple[str, int] | None = None
    """Letters and hue of an organisation."""
    letters: tuple[str, int] | None = None
    """Letters and hue of somebody of us."""
    day: tuple[str, str] | None = None
    """Day and month, and the year under it."""
    chip: ChipSpec | None = None
    third: str = ""


def told(one: Entry) -> str:
    """The sentence of an entry."""
    day = " ".join(one.day) if one.day else ""
    chip = one.chip.text if one.chip else ""
    return ", ".join(filter(None, (day, one.first, one.second, chip, one.third)))


class _Delegate(WrappingDelegate):
    inset, radius = 6.0, 8.0

    def _left(self, row: Entry) -> float:
        return EDGE + (DAY + 8 if row.day else MARK + 10 if row.tile or row.letters else 0)

    def _room(self, row: Entry, width: float) -> float:
        chip = chip_width(row.chip) / theme.current().zoom + 8 if row.chip else 0
        return width - self._left(row) - EDGE - chip

    def height_of(self, row: Any, width: float) -> float:
        room = self._room(row, width)
        lines = height_of(row.first, room, 13, 600, 18) + height_of(row.second, room, 12, 400, 17)
        lines += height_of(row.third, room, 12, 400, 17) if row.third else 0
        return max(lines, 34.0) + 10

    def draw(self, canvas: Canvas, row: Any) -> None:
        self._mark(canvas, row)
        left, room = self._left(row), self._room(row, canvas.w)
        y = 5 + write(canvas, (left, 5, room), row.first, 13, 600, "text", 18)
        y += write(canvas, (left, y, room), row.second, 12, 400, "text2", 17)
        if row.third:
            write(canvas, (left, y, room), row.third, 12, 400, "text2", 17)
        if row.chip:
            width = chip_width(row.chip) / canvas.look.zoom
            canvas.chip(canvas.w - EDGE - width, 16, row.chip)

    def _mark(self, canvas: Canvas, row: Entry) -> None:
        if row.tile:
            canvas.tile(EDGE, 5, MARK, *row.tile)
        if row.letters:
            canvas.avatar(EDGE, 5, MARK, *row.letters)
        if row.day:
            canvas.text(EDGE, 4, DAY, 18, row.day[0], 13, 600, "accent_t")
            canvas.text(EDGE, 22, DAY, 17, row.day[1], 12, 400, "text2")


class EntriesCard(Card):
    """A titled list; `opened` carries the address of an entry, `empty` is said without any."""

    opened = Signal(str)

    def __init__(self, title: str, empty: str, foot: str = "") -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 12, 0, 12)
        self.list = SideList(title, _Delegate(), told, key=lambda one: one.id)
        self.list.opened.connect(self._open)
        self._empty = _said(empty)
        self._foot = _said(foot)
        head = label(title, "section")
        head.setContentsMargins(16, 0, 16, 0)
        self.add(head, self.list, self._empty, self._foot)

    def _open(self, one: Entry) -> None:
        if one.address:
            self.opened.emit(one.address)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.list.set_rows(entries)
        self.list.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self._foot.setVisible(bool(entries) and bool(self._foot.text()))


def _said(words: str) -> Any:
    made = label(words, "secondary", wrap=True)
    made.setContentsMargins(16, 0, 16, 0)
    return made
