"""A small table of two columns that shows all its rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt

from sub_crm.ui.widgets.tables import Column, DataTable


class FittedTable(DataTable):
    """As high as its rows, without a header to look at; cells still tell their column."""

    def __init__(self, name: str, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        super().__init__(name, columns, row_height=34)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, no more and no less."""
        super().set_rows(rows)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """The height of all rows."""
        high = self.verticalHeader().defaultSectionSize() * self.model().rowCount()
        return QSize(super().sizeHint().width(), high + 2)
