"""A tour of the relation map, and the questions that tests have about it."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self
from zipfile import ZipFile

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.exchange.sheet import Sheet
from sub_crm.exchange.xlsx_file import write_xlsx
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.queries.relations import contacts_by_month
from sub_crm.store.writer import Author
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.relations import RelationsPage
from sub_crm.ui.relations.columns_for import columns_for
from sub_crm.ui.relations.files import sheet_of
from sub_crm.ui.relations.quadrant import Quadrant
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import Confidentiality
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.ui import walk

NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
TODAY = NOW.date()
LOPIK = key_id("organisation", "GM0331")
Role = Qt.ItemDataRole


class Tour:
    """The window with the page, and what was asked of the rest of the program."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        self.qtbot, self.backend = qtbot, backend
        self.window = QWidget()
        self.opened: list[str] = []
        self.logged: list[Opening] = []
        desk = Desk(backend, self.window, self.opened.append, self.logged.append)
        self.page = RelationsPage(desk)
        self.matrix, self.panel = self.page.views.matrix, self.page.panel
        self.filters, self.following = self.page.filters, self.page.following

    def begin(self, width: int = 1208, height: int = 844) -> Self:
        """Show the page and wait until it is filled."""
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.window.resize(width, height)
        walk.show(self.qtbot, self.window)
        self.until(lambda: self.matrix.map.lines)
        self.until(lambda: self.following.shown is not None)
        self.matrix.setFocus()
        return self

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()))

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        walk.press(self.qtbot, key, *modifiers)

    def pick(self, choice: ChoiceButton, text: str) -> None:
        """Choose from a menu by its words, and wait for what changes."""
        action = next(one for one in choice.menu().actions() if one.text() == text)
        before = self.matrix.map.lines
        action.trigger()
        self.until(lambda: self.matrix.map.lines is not before)

    def look_at(self, view: View, measure: Measure, axis: Axis) -> None:
        """Choose a view, and wait until it is shown."""
        self.filters.choices.look_at(view, measure, axis)
        wanted = self.page._wanted
        self.until(lambda: self.page.rows is not None and self.page.rows.wanted == wanted)
        self.until(lambda: not self.following.rest.isActive())

    # what is on the screen

    def lines(self) -> Sequence[Line]:
        return self.page.exporting.lines

    def shown_names(self) -> list[str]:
        return [line.organisation.short_name for line in self.lines()]

    def sentences(self) -> list[str]:
        """What a screen reader says of every number in the view."""
        shown = self.page.views.shown
        if isinstance(shown, Quadrant):
            return [point.accessibleName() for point in shown.points]
        cells = (
            shown.map.index(row, column)
            for row in range(shown.map.rowCount())
            for column in range(shown.map.columnCount())
        )
        told = (cell.data(Role.AccessibleTextRole) for cell in cells if cell.flags())
        return [str(one) for one in told]

    def whole(self) -> tuple[object, ...]:
        """Everything that the view tells: for the eye, the ear, and as a workbook."""
        rows = self.page.rows
        assert rows is not None
        lines, columns = self.lines(), columns_for(rows, whole=True)
        told = self.page.exporting.told(rows)
        sheet = sheet_of(rows, lines, columns, told)
        looks = [column.look(line) for line in lines for column in columns]
        return self.page.finding.text(), self.sentences(), looks, sheet, _workbook(sheet)

    def index(self, name: str, column: str) -> QModelIndex:
        rows = [one.organisation.short_name for one in self.matrix.map.lines]
        columns = [one.key for one in self.matrix.map.made]
        return self.matrix.map.index(rows.index(name), columns.index(column))

    def text(self, name: str, column: str) -> str:
        return str(self.index(name, column).data())

    def told(self, name: str, column: str) -> str:
        return str(self.index(name, column).data(Role.AccessibleTextRole))

    def names(self) -> list[str]:
        return [one.organisation.short_name for one in self.matrix.map.lines]

    def here(self) -> tuple[str, str]:
        """The organisation and column of the chosen cell."""
        line, column = self.matrix.line(), self.matrix.column()
        assert line is not None
        assert column is not None
        return line.organisation.short_name, column.key

    def go(self, name: str, column: str) -> None:
        """Choose a cell and wait for the side column."""
        self.matrix.setCurrentIndex(self.index(name, column))
        there = self.following
        self.until(lambda: not there.rest.isActive() and there.asked == there.shown is not None)

    def everything(self) -> list[str]:
        """Every text and sentence of the map."""
        shown = self.matrix.map
        cells = [
            str(shown.index(row, column).data(role))
            for row in range(shown.rowCount())
            for column in range(shown.columnCount())
            for role in (Role.DisplayRole, Role.AccessibleTextRole)
        ]
        return [self.page.finding.text(), *cells]

    # what is on disk

    def counted(self, since: dt.date) -> dict[tuple[Id, str], int]:
        reader = self.backend._store.reader()
        rows = contacts_by_month(reader, since=since, today=TODAY)
        reader.close()
        return {(row.organisation_id, row.month): row.contacts for row in rows}

    def add_and_wait(self, organisation: Id, by: Id, person: tuple[Id, Id], **marks: Any) -> None:
        """Let a colleague have spoken yesterday with somebody there, and wait for the view."""
        asked = self.page.rows
        self.add_moment(organisation, "2026-11-23", by=by, person=person, **marks)
        self.until(lambda: self.page.rows is not asked)

    def add_moment(
        self,
        organisation: Id,
        day: str,
        *,
        by: Id | None = None,
        person: tuple[Id, Id] | None = None,
        confidentiality: Confidentiality = Confidentiality.INTERNAL,
        **given: object,
    ) -> None:
        """Write a moment into the workspace as somebody else's program would."""
        writer = self.backend._store.writer()
        writer.author = Author(by or self.backend.me, None)
        with writer.act("given", now=NOW) as act:
            marks = {"confidentiality": confidentiality, **given}
            moment = make.contact_moment(act.session, happened_on=VagueDate(day), **marks)
            with_whom = dict(zip(("person_id", "position_id"), person or (), strict=False))
            make.participant(
                act.session,
                contact_moment_id=moment.id,
                organisation_id=organisation,
                **with_whom,
            )
        writer.close()
        self.backend.changed.emit(act.changes)


def _workbook(sheet: Sheet) -> dict[str, bytes]:
    """The bytes of a workbook, but for when it was made."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kaart.xlsx"
        write_xlsx(sheet, path)
        with ZipFile(path) as book:
            parts = [name for name in book.namelist() if name != "docProps/core.xml"]
            return {name: book.read(name) for name in parts}
