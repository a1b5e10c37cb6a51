"""The organisations of a dossier: where each stands, changed with a digit or F2."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.issues import wording
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.issues.stance_cells import (
    contact,
    draw_contact,
    draw_measure,
    draw_name,
    draw_stance,
)
from sub_crm.ui.widgets.tables import Column, DataTable
from sub_crm.values.person_name import folded

ROW = 42.0
NAME, STANCE, INTEREST, INFLUENCE, CONTACT = range(5)
_MOST = {STANCE: 5, INTEREST: 3, INFLUENCE: 3}


class Sorting(StrEnum):
    INFLUENCE = "influence"
    STANCE = "stance"
    INTEREST = "interest"
    NAME = "name"
    SILENCE = "silence"


_BY_COLUMN = {
    NAME: Sorting.NAME,
    STANCE: Sorting.STANCE,
    INTEREST: Sorting.INTEREST,
    INFLUENCE: Sorting.INFLUENCE,
    CONTACT: Sorting.SILENCE,
}
_HIGH_FIRST: dict[Sorting, Callable[[Party], float]] = {
    Sorting.INFLUENCE: lambda party: party.row.influence or 0,
    Sorting.INTEREST: lambda party: party.row.interest or 0,
    Sorting.STANCE: lambda party: -9 if party.row.stance is None else party.row.stance,
    Sorting.SILENCE: lambda party: party.rhythm.silent or 0,
    Sorting.NAME: lambda party: 0,
}


def arranged(parties: Sequence[Party], sorting: Sorting) -> list[Party]:
    """Return the highest first; those that are equal by name."""
    value = _HIGH_FIRST[sorting]
    return sorted(parties, key=lambda party: (-value(party), folded(party.row.organisation)))


class StanceTable(DataTable):
    """Enter opens an organisation, Space lets the timeline show only that one."""

    marked = Signal(object, int, object)
    """Party, column and the new value of that cell."""
    edit_wanted = Signal(object)
    removal_wanted = Signal(object)
    narrowed = Signal(object)
    """A party that the timeline is to be about."""
    sorting_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Betrokken organisaties"), self._columns(), row_height=ROW)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(lambda n: self.sorting_wanted.emit(_BY_COLUMN[n]))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)

    def _columns(self) -> list[Column]:
        def here(canvas: Any, column: int) -> bool:
            return bool(canvas.state.focused) and self.currentIndex().column() == column

        def measure(column: int, name: str) -> Callable[[Any, Any], None]:
            return lambda canvas, party: draw_measure(
                canvas, getattr(party.row, name), here=here(canvas, column)
            )

        return [
            Column(_("Organisatie"), _told, draw=draw_name),
            Column(
                _("Houding"),
                lambda party: _stance(party),
                214,
                draw=lambda canvas, party: draw_stance(canvas, party, here=here(canvas, STANCE)),
            ),
            Column(
                _("Belang"),
                lambda party: wording.measure(party.row.interest),
                106,
                draw=measure(INTEREST, "interest"),
            ),
            Column(
                _("Invloed"),
                lambda party: wording.measure(party.row.influence),
                106,
                draw=measure(INFLUENCE, "influence"),
            ),
            Column(_("Contact"), contact, 106, right=True, draw=draw_contact),
        ]

    def show_parties(self, parties: Sequence[Party], sorting: Sorting) -> None:
        """Show them in an order; the keyboard stays at its organisation."""
        held, column = self.current_row(), max(self.currentIndex().column(), STANCE)
        ordered = arranged(parties, sorting)
        self._say_order(sorting)
        self.set_rows(ordered)
        for place, party in enumerate(ordered):
            if held is not None and party.id == held.id:
                self.setCurrentIndex(self.cells.index(place, column))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() else 0
        look = theme.current()
        rows = look.row(ROW) * len(ordered)
        self.setFixedHeight(self.horizontalHeader().height() + rows + extra + 2)

    def _say_order(self, sorting: Sorting) -> None:
        titles = (_("Organisatie"), _("Houding"), _("Belang"), _("Invloed"), _("Contact"))
        for place, title in enumerate(titles):
            shown = f"{title}  ▾" if _BY_COLUMN[place] is sorting else title
            self.cells.columns[place] = replace(self.cells.columns[place], title=shown)
        self.cells.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(titles) - 1)

    def edit_row(self) -> None:
        if self.current_row() is not None:
            self.edit_wanted.emit(self.current_row())

    def delete_row(self) -> None:
        if self.current_row() is not None:
            self.removal_wanted.emit(self.current_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit changes the cell, 0 makes it unknown."""
        party, column = self.current_row(), self.currentIndex().column()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if party is None or not plain:
            super().keyPressEvent(event)
        elif event.text().isdigit() and column in _MOST:
            self._mark(party, column, int(event.text()))
        elif event.key() == Qt.Key.Key_Space:
            self.narrowed.emit(party)
        else:
            super().keyPressEvent(event)

    def _mark(self, party: Party, column: int, digit: int) -> None:
        if digit > _MOST[column]:
            return
        value = digit - 3 if column == STANCE else digit
        self.marked.emit(party, column, value if digit else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a row lets the timeline be about it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.narrowed.emit(self.cells.row(index.row()))


def _told(party: Party) -> str:
    return ", ".join(filter(None, (party.row.organisation, wording.counterpart(party.row))))


def _stance(party: Party) -> str:
    return ", ".join(filter(None, (wording.stance(party.row.stance), wording.about(party.row))))
