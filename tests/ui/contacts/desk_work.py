"""Somebody at work on the pages of contact moments, on 24 November 2026."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.orders import Order
from sub_crm.queries import contacts
from sub_crm.queries.contact_list import ContactFilter, ContactListRow
from sub_crm.ui.backend import Backend
from sub_crm.ui.contacts import ContactPage, ContactsPage
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id
from tests.ui import walk

NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
TODAY = NOW.date()
SUBJECT = "Voortgang Waardevol Lopik"
W = TypeVar("W", bound=QWidget)


class DeskWork:
    """The window, what was asked of the rest of the program, and what is on disk."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        self.qtbot, self.backend = qtbot, backend
        self.reader = backend._store.reader()
        self.window = QWidget()
        self.opened: list[str] = []
        self.logged: list[Opening] = []
        self.desk = Desk(backend, self.window, self.opened.append, self.logged.append)

    def show(self, page: QWidget, width: int = 1208, height: int = 844) -> None:
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self.window.resize(width, height)
        walk.show(self.qtbot, self.window)

    def open_list(self, filter: ContactFilter | None = None) -> ContactsPage:
        page = ContactsPage(self.desk)
        self.show(page)
        if filter is not None:
            page.filters.set_filter(filter)
        self.settle(page)
        page.table.setFocus()
        return page

    def settle(self, page: ContactsPage) -> None:
        """Wait until every question of the page is answered."""
        self.until(lambda: self.backend._waiting == 0)
        assert page._numbers is not None

    def open_moment(self, moment: Id) -> ContactPage:
        page = ContactPage(self.desk)
        self.show(page)
        page.arrive(moment.hex())
        self.until(lambda: page.columns is not None)
        return page

    def moment(self, subject: str = SUBJECT) -> Id:
        """The newest moment of that subject."""
        found: Id = self.reader.value(
            "SELECT id FROM contact_moments WHERE summary = :subject ORDER BY sorts_at DESC",
            subject=subject,
        )
        return found

    def stored(self, moment: Id) -> contacts.ContactRow:
        found = contacts.contact(self.reader, moment)
        assert found is not None
        return found

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()))

    def do(self, order: Order) -> Any:
        answers: list[Any] = []
        self.backend.execute(order, then=answers.append)
        self.until(lambda: answers)
        return answers[0]

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        walk.press(self.qtbot, key, *modifiers)

    def surface(self, kind: type[W]) -> W:
        self.until(lambda: self._surfaces(kind))
        return self._surfaces(kind)[-1]

    def _surfaces(self, kind: type[W]) -> list[W]:
        shown = [one for one in self.window.findChildren(Overlay) if one.isVisible()]
        return [one.content for one in shown if isinstance(one.content, kind)]


def rows(page: ContactsPage) -> list[ContactListRow]:
    return page.table.list.rows


def subjects(page: ContactsPage) -> list[str]:
    return [row.summary for row in rows(page)]
