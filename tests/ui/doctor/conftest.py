"""The page of the doctor in the whole program, on a copy of the example that may be spoilt."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.doctor.finding import State
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.desk import DOCTOR
from sub_crm.ui.doctor import DoctorPage
from tests.journeys.conftest import Sitting


class Visit:
    """Somebody who opens the page, once what is wrong with the file has been done to it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot, self.folder = qtbot, folder
        self.file = folder / "voorbeeld.db"
        self.sitting: Sitting | None = None

    def spoil(self, statement: str) -> None:
        connection = connect(self.file, EXAMPLE_KEY)
        connection.execute(statement)
        connection.close()

    def start(self) -> Sitting:
        self.sitting = Sitting(self._qtbot, self.file, self.folder / "instellingen.json")
        return self.sitting

    def open(self) -> DoctorPage:
        """Open the page and wait until everything was looked at."""
        sitting = self.sitting or self.start()
        sitting.shell.open(DOCTOR)
        sitting.shell.focus_page()
        page = self.page()
        self.until(page.again.isEnabled)
        return page

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait as long as a whole examination may take on a busy computer."""
        self._qtbot.waitUntil(holds, timeout=30_000)

    def page(self) -> DoctorPage:
        assert self.sitting is not None
        page = self.sitting.shell.page()
        assert isinstance(page, DoctorPage)
        return page

    def told(self, state: State) -> list[str]:
        """The titles under the word of a state, as far as they are on the screen."""
        card = self.page().cards[state]
        return [line.finding.title for line in card.lines if line.isVisible()]


@pytest.fixture
def visit(qtbot: QtBot, example: Path, tmp_path: Path) -> Iterator[Visit]:
    shutil.copy(example, tmp_path / "voorbeeld.db")
    made = Visit(qtbot, tmp_path)
    yield made
    if made.sitting:
        made.sitting.close()
