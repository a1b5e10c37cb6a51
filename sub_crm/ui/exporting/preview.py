"""The first rows as they will stand in the file, and the columns that found no room."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.exchange.lists import ListColumn
from sub_crm.exchange.lists.making import as_text
from sub_crm.i18n import _, ngettext
from sub_crm.ui import theme
from sub_crm.ui.exporting.request import FIRST
from sub_crm.ui.text import eliding
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.tables import Column, DataTable

ROW, HEADER = 36.0, 34.0
PADDING, WIDEST, FIRST_WIDEST = 26.0, 132.0, 168.0
Cells = tuple[str, ...]


class Preview(QWidget):
    """A table of at most five rows, made anew when the columns change."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[ListColumn] = ()
        self._lines: Sequence[Any] = ()
        self.table: DataTable | None = None
        self.rest = eliding("", "secondary")
        self.card = Card(4, 0)
        fill(QVBoxLayout(self), (self.card, self.rest), 6, (0, 0, 0, 0))

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        self._columns = columns
        self._fill()

    def show_lines(self, lines: Sequence[Any]) -> None:
        self._lines = lines
        self._fill()

    def _fill(self) -> None:
        cells = [tuple(map(as_text, (c.read(line) for c in self._columns))) for line in self._lines]
        widths = self._widths(cells)
        self._replace(self._table([_flat(row) for row in cells], widths))
        rest = [column.title() for column in self._columns[len(widths) :]]
        said = ngettext(
            "… en nog {n} kolom: {names}", "… en nog {n} kolommen: {names}", len(rest)
        ).format(n=len(rest), names=", ".join(rest))
        self.rest.setText(said if rest else " ")

    def _widths(self, cells: Sequence[Cells]) -> list[float]:
        """How wide the columns are that fit beside each other; at least one."""
        look, room = theme.current(), self.width() / theme.current().zoom - 12
        found: list[float] = []
        wanted: list[float] = []
        for place, column in enumerate(self._columns):
            texts = [column.title(), *(_flat(row)[place] for row in cells)]
            metrics = look.metrics(13, 600)
            most = max(metrics.horizontalAdvance(text) for text in texts) / look.zoom
            wanted.append(most + PADDING)
            found.append(min(most + PADDING, WIDEST if place else FIRST_WIDEST))
            if sum(found) > room and len(found) > 1:
                found.pop()
                break
        return _grown(found, wanted, room)

    def _table(self, rows: Sequence[Cells], widths: Sequence[float]) -> DataTable:
        made = DataTable(
            _("Voorbeeld"),
            [
                Column(
                    column.title(),
                    _reader(place),
                    0 if place == len(widths) - 1 else widths[place],
                    strong=place == 0,
                )
                for place, column in enumerate(self._columns[: len(widths)])
            ],
            row_height=ROW,
        )
        made.set_rows(rows)
        look = theme.current()
        made.setFixedHeight(look.px(HEADER) + FIRST * look.row(ROW) + 4)
        return made

    def _replace(self, table: DataTable) -> None:
        old, self.table = self.table, table
        self.card.add(table)
        if old is not None:
            old.hide()
            old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns fit."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fill()


def _grown(widths: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Share what is left of the room among the columns that would be wider, the first first."""
    found, left = list(widths), room - sum(widths)
    for place, width in enumerate(found):
        more = max(0.0, min(left, wanted[place] - width))
        found[place] += more
        left -= more
    return found


def _flat(row: Cells) -> Cells:
    return tuple(" ".join(text.split()) for text in row)


def _reader(place: int) -> Any:
    return lambda row: row[place]
