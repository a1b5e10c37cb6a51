"""A visit to the pages about dossiers, over a real workspace of 24 November 2026."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sub_crm.orders import Order
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.issues import IssuePage, IssuesPage
from sub_crm.ui.issues.body import Body
from sub_crm.ui.issues.chip_button import ChipButton
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id, key_id
from tests.ui import walk

NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
TODAY = NOW.date()
CAPACITY = "Ambtelijke capaciteit Lopikerwaard"
SCALING_UP, WINDFALL = key_id("issue", "D01"), key_id("issue", "D02")
W = TypeVar("W", bound=QWidget)


class DeskVisit:
    """The window, what was asked of the rest of the program, and the questions tests have."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        self.qtbot, self.backend = qtbot, backend
        self.reader = backend._store.reader()
        self.window = QWidget()
        self.opened: list[str] = []
        self.logged: list[Opening] = []
        self.done: list[str] = []
        backend.done.connect(lambda done: self.done.append(done.said))
        self.desk = Desk(backend, self.window, self.opened.append, self.logged.append)

    def issue(self, title: str) -> Id:
        found = self.reader.value("SELECT id FROM issues WHERE title = :title", title=title)
        assert isinstance(found, bytes)
        return found

    def open_page(self, issue: Id, width: int = 1208, height: int = 844) -> Body:
        """Open the page of a dossier, as an address does."""
        self.page = IssuePage(self.desk)
        self._show(self.page, width, height)
        self.page.arrive(issue.hex())
        self.until(lambda: self.page.body is not None)
        assert self.page.body is not None
        return self.page.body

    def open_list(self) -> IssuesPage:
        self.list = IssuesPage(self.desk)
        self._show(self.list, 1208, 844)
        self.until(lambda: self.list.table.list.rows)
        return self.list

    def _show(self, page: QWidget, width: int, height: int) -> None:
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self.window.resize(width, height)
        walk.show(self.qtbot, self.window)

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()))

    def do(self, order: Order) -> Any:
        """Carry out an order as another surface would, and wait for its answer."""
        answers: list[Any] = []
        refused: list[Any] = []
        self.backend.execute(order, then=answers.append, refused=refused.append)
        self.until(lambda: answers or refused)
        assert not refused, refused
        return answers[0]

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        walk.press(self.qtbot, key, *modifiers)

    def write(self, field: QWidget, text: str) -> None:
        """Type over what stands in a field, and leave it with Tab."""
        field.setFocus()
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)
        self.press(Qt.Key.Key_Tab)

    def surface(self, kind: type[W]) -> W:
        """The card of that kind above the page, once it is there."""
        self.until(lambda: self._surfaces(kind))
        return self._surfaces(kind)[-1]

    def _surfaces(self, kind: type[W]) -> list[W]:
        shown = [one for one in self.window.findChildren(Overlay) if one.isVisible()]
        return [one.content for one in shown if isinstance(one.content, kind)]

    def overlays(self) -> list[Overlay]:
        return [one for one in self.window.findChildren(Overlay) if one.isVisible()]


def words_of(root: QWidget) -> str:
    """Everything that a page says, in labels, fields, chips and the rows of its lists."""
    said: list[str] = []
    for one in root.findChildren(QWidget):
        if not one.isVisibleTo(root):
            continue
        if isinstance(one, Chip | ChipButton):
            said.append(one.accessibleName())
        elif isinstance(one, QLabel | QLineEdit | QAbstractButton):
            said.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView):
            said += _rows(one.model())
    return "\n".join(said)


def _rows(model: QAbstractItemModel) -> list[str]:
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1)
    ]
