"""The history page on the screen, over a real workspace with a past."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.insight.differences import Fate
from sub_crm.orders import Order
from sub_crm.orders.records import Edit
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.marked_text import MarkedText
from sub_crm.ui.record_history import HistoryPage
from sub_crm.ui.record_history.body import Body
from sub_crm.ui.record_history.change import EditBlock
from sub_crm.ui.record_history.last_acts import ActLine
from tests.history_world import Past
from tests.ui import walk


class Screen:
    """Reads the page as its user would, and waits for what was asked."""

    def __init__(self, qtbot: QtBot, past: Past, backend: Backend) -> None:
        self.qtbot, self.past, self.backend = qtbot, past, backend
        self.opened: list[str] = []
        self.window = QWidget()
        self.page = HistoryPage(Desk(backend, self.window, self.opened.append, lambda _o: None))
        self.page.setParent(self.window)

    def show(self, table: str = "contact_moment", record: bytes | None = None) -> None:
        self.page.arrive(f"{table}/{(record or self.past.town.talk).hex()}")
        self.window.resize(1208, 820)
        self.page.resize(1208, 820)
        walk.show(self.qtbot, self.window)
        self.wait(lambda: any(one.isVisible() for one in self.page.findChildren(QLabel)))

    def wait(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds)

    @property
    def body(self) -> Body:
        assert self.page.body is not None
        return self.page.body

    def told(self) -> list[str]:
        return [version.what for version in self.body.rows.versions]

    def choose(self, what: str) -> None:
        """Put the reader at the version that says this."""
        [found] = [one for one in self.body.rows.versions if one.what == what]
        assert self.body.list.select(found.id)

    def blocks(self) -> dict[str, EditBlock]:
        return {block.edit.title: block for block in self.body.change.blocks}

    def note(self) -> str:
        """What the store has."""
        sql = "SELECT note FROM contact_moments WHERE id = :id"
        return str(self.past.reader.value(sql, id=self.past.town.talk))

    def do(self, order: Order) -> None:
        self.backend.execute(order)
        self.backend.wait()

    def lines(self) -> list[ActLine]:
        return self.body.acts.lines

    def labels(self) -> list[str]:
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisibleTo(self.page)]


def marks(text: MarkedText, fate: Fate) -> list[str]:
    return [piece.text for piece in text.pieces if piece.fate is fate]


def edit(past: Past, **fields: Any) -> Edit:
    [(field, value)] = fields.items()
    return Edit(table="contact_moment", id=past.town.talk, field=field, value=value)
