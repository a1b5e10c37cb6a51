"""The whole program for one that looks on from outside: a fresh example, and waiting for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sub_crm.example.making import make
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Reader
from sub_crm.ui.program import Program
from sub_crm.ui.window import Window
from tests.access.surfaces import PAGES
from tests.journeys.conftest import TUESDAY, open_program

PATIENCE_MS, TURN_MS = 10_000, 30


class Running:
    """The program on the example of Tuesday 24 November 2026, with its first page shown."""

    window: Window
    program: Program

    def __init__(self, folder: Path) -> None:
        file = folder / "voorbeeld.db"
        make(file, today=TUESDAY).close()
        self.reader: Reader = Store(file, EXAMPLE_KEY).reader()
        self.window, self.program = open_program(file, folder / "instellingen.json")
        self.window.show()
        self.window.activateWindow()
        self.program.start()
        until(lambda: self.program.quick_log is not None)

    def open(self, name: str) -> None:
        """Go to a page of `PAGES` and wait until it is filled."""
        self.program.shell.open(PAGES[name](self.reader))
        self.settle()

    def lasting(self, faults: Callable[[QWidget], Any]) -> Any:
        """Return what is wrong and stays so; some pages are filled beside the rest."""
        for _round in range(4):
            if not (found := faults(self.window)):
                break
            QTest.qWait(250)
        return found

    def show_at(self, width: int, height: int, zoom: int = 100) -> None:
        """Give the window a size in pixels, and what is in it a zoom in percent."""
        self.program.preferences.change(zoom=zoom)
        self.window.resize(width, height)
        self.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Return when everything that was asked for has been answered and painted."""
        for _round in range(3):
            until(self._is_quiet)

    def _is_quiet(self) -> bool:
        return self.program.backend is not None and self.program.backend.is_quiet()

    def close(self) -> None:
        """End as a user does."""
        self.window.close()
        self.program.close()


def until(holds: Callable[[], bool]) -> None:
    """Let the program work until something holds."""
    for _turn in range(PATIENCE_MS // TURN_MS):
        turn = QEventLoop()  # QTest.qWait would keep the reading threads from their work
        QTimer.singleShot(TURN_MS, turn.quit)
        turn.exec()
        if holds():
            return
    raise TimeoutError(holds)
