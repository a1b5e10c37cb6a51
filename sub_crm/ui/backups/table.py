"""The table of backups: choosing a row shows what going back to it would change."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.backups import wording
from sub_crm.ui.backups.reading import BackupRow, State
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.tables import Column, DataTable
from sub_crm.upkeep.wording import when, why

COUNTS = (2, 3)
"""Columns that can be missed."""
ROOMY = 690
_SIGNS = {
    State.UNREAD: ("plain", "clock"),
    State.WHOLE: ("ok", "check"),
    State.DAMAGED: ("danger", "warn"),
}
"""Tone and icon of a chip."""


class BackupsTable(DataTable):
    chosen = Signal(object)
    """The row that is looked at now, or None."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        columns = [
            Column(_("Gemaakt"), lambda row: when(row.backup, today()), width=160, strong=True),
            Column(_("Waarom"), lambda row: why(row.backup)),
            Column(_("Personen"), _count("person"), width=84, right=True, tabular=True),
            Column(_("Contacten"), _count("contact_moment"), width=90, right=True, tabular=True),
            Column(_("Verschil nu"), wording.difference, width=96, right=True, tabular=True),
            Column(_("Controle"), wording.state, width=126, draw=_draw_state),
        ]
        super().__init__(_("Reservekopieën"), columns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentRowChanged.connect(
            lambda *_moved: self.chosen.emit(self.current_row())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of it, the difference tells enough of the counts."""
        super().resizeEvent(event)
        cramped = self.viewport().width() < theme.current().px(ROOMY)
        for place in COUNTS:
            self.setColumnHidden(place, cramped)

    def show_rows(self, rows: Sequence[BackupRow], wanted: Path | None) -> None:
        """Show these; the one that was looked at stays chosen, at first the newest."""
        here = self.current_row()
        wanted = wanted or (here.backup.path if here else None)
        self.cells.set_rows(rows)
        places = [place for place, row in enumerate(rows) if row.backup.path == wanted]
        if rows:
            self.selectRow(places[0] if places else 0)
        else:
            self.chosen.emit(None)


def _count(table: str) -> Callable[[BackupRow], str]:
    return lambda row: wording.counted(row, table)


def _draw_state(canvas: Canvas, row: BackupRow) -> None:
    tone, icon = _SIGNS[row.state]
    canvas.chip(12, canvas.h / 2, ChipSpec(wording.state(row), tone, icon))
