"""The import page on the screen, over a real workspace, with lists as they are sent around."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.exchange.people_in.plan import Outcome
from sub_crm.store.reader import Reader
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.importing import ImportPage
from sub_crm.ui.importing.steps import REVIEW
from tests.commands.workspace import Town
from tests.ui import walk

HEAD = "Naam;Organisatie;Functie;E-mail;Telefoon;Sinds"
ROWS = (
    "P. Janssen;Zeist;Wethouder wonen;p@example.org;;2023",
    "T. Bos;De Bilt;Raadslid;t.bos@example.org;;",
    "drs. A. de Vries;Zeist;Burgemeester;a.devries@example.org;;",
    "A. de Vries;Zeist;Burgemeester;;;",
    "A.B. de Vries;Zeist;;;;",
    "P. Anders;Zeist;Raadslid;a.devries@example.org;;",
    "R. Fout;Nergens;Raadslid;;;",
    "S. Fout;Zeist;Raadslid;;;31-02-2022",
)


class Screen:
    """Uses the page as its user would, and waits for what was asked."""

    def __init__(
        self, qtbot: QtBot, town: Town, reader: Reader, backend: Backend, folder: Path
    ) -> None:
        self.qtbot, self.town, self.reader = qtbot, town, reader
        self.backend, self.folder = backend, folder
        self.window = QWidget()
        self.page = ImportPage(Desk(backend, self.window, lambda _a: None, lambda _o: None))
        self.page.setParent(self.window)

    def show(self) -> None:
        self.window.resize(1208, 844)
        self.page.resize(1208, 844)
        walk.show(self.qtbot, self.window)

    def wait(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=15_000)

    def take(self, *rows: str, head: str = HEAD, name: str = "lijst.csv") -> Path:
        """Give the page a list and wait until it is read."""
        path = self.folder / name
        path.write_text("\n".join((head, *(rows or ROWS))) + "\n", "utf-8")
        before = self.page.work.table
        self.page.take_file(path)
        self.wait(lambda: self.page.work.table is not before)
        return path

    def review(self) -> None:
        """Go to step 3 and wait for the numbers."""
        self.page.go(REVIEW)
        self.wait(lambda: self.page.work.plan)

    def counts(self) -> dict[Outcome, int]:
        return {outcome: tile.count for outcome, tile in self.page.review.tiles.tiles.items()}

    def look_at(self, outcome: Outcome, line: int) -> None:
        review = self.page.review
        review.tiles.tiles[outcome].click()
        lines = [row.line for row in self.page.work.rows(outcome)]
        review.table.selectRow(lines.index(line))

    def compared(self, act: Callable[[], object]) -> None:
        """Do something that has the rows compared again, and wait for that."""
        before = self.page.work.plan
        act()
        self.wait(lambda: self.page.work.plan is not before)

    def people(self) -> list[str]:
        return self.reader.values("SELECT print_name FROM people ORDER BY sort_name")

    def labels(self) -> list[str]:
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisibleTo(self.page)]
