"""The page of account managers over a window, on the town as a real encrypted workspace."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.models import AppUser
from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from sub_crm.ui.holders import HoldersPage
from sub_crm.ui.parts.forms import FormCard
from sub_crm.values.kinds import UserRole
from tests import factories as make
from tests.commands.workspace import Town
from tests.stores import Settled
from tests.ui.visit import Visit


class Room(Visit):
    """With the page of account managers."""

    def __init__(self, qtbot: QtBot, backend: Backend, town: Town) -> None:
        super().__init__(qtbot, backend)
        self.town = town
        self.page = HoldersPage(self.desk)

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

    def form(self) -> FormCard:
        return self.surface(FormCard)

    def no_form(self) -> bool:
        return not self.overlays()

    def offered(self) -> list[str]:
        """The words on the actions that are there."""
        page = self.page
        return [one.text() for one in (page.assign, page.deputise, page.end) if not one.isHidden()]


Begin = Callable[..., Room]


@pytest.fixture
def begin(
    qtbot: QtBot,
    settled: Settled[Town],
    tmp_path: Path,
    backend_on: Callable[[Store], Backend],
) -> Iterator[Begin]:
    """Open the page; `given` puts things there first, `role` makes the user part of a team."""
    rooms: list[Room] = []

    def with_town(
        given: Callable[[Session, Town], Any] | None = None, role: UserRole | None = None
    ) -> Room:
        store, town = settled.copy(tmp_path), settled.facts
        writer = store.writer()
        with writer.act("given", now=make.NOW) as act:
            if role is not None:
                act.session.get_one(AppUser, town.me).role = role
                act.session.get_one(AppUser, town.colleague).login = "j.kok"
            if given:
                given(act.session, town)
        writer.close()
        store.reread_identity()
        room = Room(qtbot, backend_on(store), town)
        rooms.append(room)
        room.show(room.page)
        room.until(lambda: room.page.table.cells.rowCount())
        room.page.table.setFocus()
        return room

    yield with_town
    for room in rooms:
        room.close()
