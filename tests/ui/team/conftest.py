"""The team page over a window, on the town as a real encrypted workspace."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.insight.team import Gap
from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from sub_crm.ui.team import TeamPage
from tests import factories as make
from tests.commands.workspace import Town
from tests.stores import Settled
from tests.ui.visit import Visit


class Room(Visit):
    """With the team page."""

    def __init__(self, qtbot: QtBot, backend: Backend, town: Town) -> None:
        super().__init__(qtbot, backend)
        self.town = town
        self.page = TeamPage(self.desk)

    def gaps(self) -> list[tuple[str, ...]]:
        """The words of every row of the first table."""
        return [self._words(self.page.gaps, place) for place in range(self._number("gaps"))]

    def late(self) -> list[tuple[str, ...]]:
        return [self._words(self.page.late, place) for place in range(self._number("late"))]

    def _number(self, table: str) -> int:
        shown: int = getattr(self.page, table).cells.rowCount()
        return shown

    @staticmethod
    def _words(table: Any, place: int) -> tuple[str, ...]:
        cells = table.cells
        return tuple(str(cells.index(place, at).data()) for at in range(cells.columnCount()))

    def go(self, step: str) -> Gap:
        """Put the keyboard on the first row with that next step."""
        place = next(place for place, row in enumerate(self.gaps()) if row[-1] == step)
        cells = self.page.gaps.cells
        self.page.gaps.setFocus()
        self.page.gaps.setCurrentIndex(cells.index(place, 0))
        found: Gap = cells.row(place)
        return found

    def take(self, step: str) -> None:
        self.go(step)
        self.press(Qt.Key.Key_Return)
        self.until(self.overlays)

    def steps(self) -> list[str]:
        return [row[-1] for row in self.gaps()]


Begin = Callable[..., Room]


@pytest.fixture
def begin(
    qtbot: QtBot,
    settled: Settled[Town],
    tmp_path: Path,
    backend_on: Callable[[Store], Backend],
) -> Iterator[Begin]:
    """Open the page; `given` puts things there first."""
    rooms: list[Room] = []

    def with_town(*given: Callable[[Session, Town], Any]) -> Room:
        store, town = settled.copy(tmp_path), settled.facts
        if given:
            writer = store.writer()
            with writer.act("given", now=make.NOW) as act:
                for put in given:
                    put(act.session, town)
            writer.close()
        room = Room(qtbot, backend_on(store), town)
        rooms.append(room)
        room.show(room.page)
        room.until(lambda: room.page.found is not None)
        return room

    yield with_town
    for room in rooms:
        room.close()
