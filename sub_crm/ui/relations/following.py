"""The side column follows the chosen cell: it asks what is behind it, and can be gone into."""

from PySide6.QtCore import QObject, QTimer

from sub_crm.queries.reading import Reader
from sub_crm.ui.desk import Desk, organisation_address
from sub_crm.ui.parts.warmth.reading import Explained, read_explained
from sub_crm.ui.relations.asking import Asked, asked_by
from sub_crm.ui.relations.panel import Panel
from sub_crm.ui.relations.reading import CellRows, MapRows, read_cell
from sub_crm.ui.relations.views import Views
from sub_crm.ui.widgets.columns import MainAndSide

REST_MS = 40
"""The side column follows when the arrows rest, so that moving never waits for it."""
Answer = tuple[Asked, CellRows | Explained]


class Following(QObject):
    """Between the views, the panel and what is read for it."""

    def __init__(self, desk: Desk, views: Views, panel: Panel, sides: MainAndSide) -> None:
        super().__init__(views)
        self._desk, self._views, self._panel, self._sides = desk, views, panel, sides
        self._rows: MapRows | None = None
        self.asked: Asked | None = None
        self.shown: Asked | None = None
        self._entering = False
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self._follow)
        views.cell_changed.connect(self.rest.start)
        views.entered_cell.connect(self._enter)
        panel.left.connect(self._leave)

    def begin(self, rows: MapRows) -> None:
        """Other rows are shown: ask again what is behind the chosen cell."""
        self._rows, self.asked = rows, None
        self.rest.start()

    def _follow(self) -> None:
        self._entering = False
        line, cell, acts = self._views.line(), self._views.column(), self._views.acts()
        self._panel.setVisible(line is not None and not acts)
        if acts or line is None or cell is None or self._rows is None:
            return
        asked = asked_by(line, cell, self._rows)
        if asked != self.asked:
            self.asked = asked
            self._panel.show_cell(line, cell, self._rows, asked)
            self._ask(asked)

    def _ask(self, asked: Asked) -> None:
        self._desk.backend.query(_read, asked, then=self._receive)

    def _receive(self, answer: Answer) -> None:
        asked, found = answer
        if asked != self.asked:
            return
        if isinstance(found, Explained):
            self._panel.show_explained(found)
        else:
            self._panel.show_rows(found)
        self.shown = asked
        if self._entering:
            self._go_in()

    def _enter(self) -> None:
        self.rest.stop()
        if self._views.acts():
            self.open()
            return
        self._follow()
        self._entering = True
        if self.shown == self.asked:
            self._go_in()

    def _go_in(self) -> None:
        """What is behind the cell is there: go to it."""
        self._entering = False
        if self._sides.is_drawer() and not self._panel.isVisible():
            self._sides.toggle_side()
        self._panel.focus_first()

    def _leave(self) -> None:
        if self._sides.is_drawer() and self._panel.isVisible():
            self._sides.toggle_side()
        self._views.shown.setFocus()

    def open(self) -> None:
        """Open the page of the chosen organisation."""
        line = self._views.line()
        if line:
            self._desk.open(organisation_address(line.id))


def _read(reader: Reader, asked: Asked) -> Answer:
    """Return what is behind a cell, with the question."""
    if not asked.explains:
        return asked, read_cell(reader, asked.cell)
    return asked, read_explained(
        reader,
        day=asked.day,
        organisation=asked.organisation,
        group=asked.group,
        level=asked.level,
    )
