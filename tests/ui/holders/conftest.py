"""The page of account managers over a window, on the town as a real encrypted workspace."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.commands import perform
from sub_crm.models import AppUser
from sub_crm.store import Store, create
from sub_crm.store.keys import new_key
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.holders import HoldersPage
from sub_crm.ui.holders.forms import Form
from sub_crm.values.kinds import UserRole
from tests import factories as make
from tests.commands.workspace import Town, settle
from tests.ui import walk


@dataclass
class Room:
    qtbot: QtBot
    store: Store
    backend: Backend
    window: QWidget
    page: HoldersPage
    town: Town
    opened: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=3000)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        walk.press(self.qtbot, key, *modifiers)

    def cell(self, name: str, column: int) -> str:
        """The text of a cell in the row of an organisation."""
        cells = self.page.table.cells
        for place in range(cells.rowCount()):
            if cells.row(place).short_name == name:
                return str(cells.index(place, column).data())
        raise AssertionError(f"no row for {name}")

    def names(self) -> list[str]:
        cells = self.page.table.cells
        return [cells.row(place).short_name for place in range(cells.rowCount())]

    def chosen(self) -> list[str]:
        return [row.short_name for row in self.page.table.rows()]

    def form(self) -> Form:
        found = [one for one in self.window.findChildren(Form) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def no_form(self) -> bool:
        return not any(one.isVisible() for one in self.window.findChildren(Form))

    def offered(self) -> list[str]:
        """The words on the actions that are there."""
        page = self.page
        return [one.text() for one in (page.assign, page.deputise, page.end) if not one.isHidden()]


Begin = Callable[..., Room]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    """Open the page; `given` puts things there first, `role` makes the user part of a team."""
    rooms: list[Room] = []
    failures: list[BaseException] = []

    def with_town(
        given: Callable[[Session, Town], Any] | None = None, role: UserRole | None = None
    ) -> Room:
        store = create(tmp_path / "town.db", new_key())
        writer = store.writer()
        with writer.act("settle", now=make.NOW) as act:
            town = settle(act.session, store.identity.viewer.user_id)
            if role is not None:
                act.session.get_one(AppUser, town.me).role = role
                act.session.get_one(AppUser, town.colleague).login = "j.kok"
            if given:
                given(act.session, town)
        writer.close()
        store.reread_identity()
        backend = Backend(store, lambda: perform, lambda: make.NOW)
        backend.failed.connect(failures.append)
        window = QWidget()
        opened: list[str] = []
        page = HoldersPage(Desk(backend, window, opened.append, lambda _opening: None))
        room = Room(qtbot, store, backend, window, page, town, opened)
        backend.refused.connect(room.refused.append)
        rooms.append(room)
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        window.resize(1208, 844)
        walk.show(qtbot, window)
        room.until(lambda: page.table.cells.rowCount())
        page.table.setFocus()
        return room

    yield with_town
    for room in rooms:
        room.window.close()
        room.backend.close()
    assert not failures
