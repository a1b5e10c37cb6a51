"""Pictures of every page in every look and size, to be looked at by eye.

python -m tests.journeys.pictures FOLDER [PAGE…]
"""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sub_crm.example.making import make
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.program import Program
from sub_crm.ui.window import Window
from tests.journeys.conftest import TUESDAY, open_program
from tests.journeys.surfaces import PAGES

THEMES = ("light", "dark")
SIZES = ((1440, 900, 100), (1440, 900, 150), (1440, 900, 200), (720, 480, 100))
"""Width, height, zoom in percent."""
PATIENCE_MS, TURN_MS = 10_000, 30


def opened(folder: Path) -> tuple[Window, Program]:
    """The program on a fresh example, with its first page shown."""
    file = folder / "voorbeeld.db"
    make(file, today=TUESDAY).close()
    window, program = open_program(file, folder / "instellingen.json")
    window.show()
    program.start()
    until(lambda: program.quick_log is not None)
    return window, program


def until(holds: Callable[[], bool]) -> None:
    """Let the program work until something holds."""
    for _turn in range(PATIENCE_MS // TURN_MS):
        turn = QEventLoop()  # QTest.qWait would keep the reading threads from their work
        QTimer.singleShot(TURN_MS, turn.quit)
        turn.exec()
        if holds():
            return
    raise TimeoutError(holds)


def settle(program: Program) -> None:
    """Return when everything that was asked for has been answered and painted."""
    for _round in range(3):
        until(lambda: program.backend is not None and program.backend.is_quiet())


def looks(window: Window, program: Program) -> Iterator[str]:
    """Give the window every look and size; yields what each is called."""
    for theme, (width, height, zoom) in itertools.product(THEMES, SIZES):
        program.preferences.change(theme=theme, zoom=zoom)
        window.resize(width, height)
        settle(program)
        yield f"{theme}-{width}-{zoom}"


def main(folder: Path, wanted: list[str]) -> None:
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        window, program = opened(Path(place))
        reader = Store(Path(place) / "voorbeeld.db", EXAMPLE_KEY).reader()
        for look in looks(window, program):
            for name in wanted or PAGES:
                program.shell.open(PAGES[name](reader))
                settle(program)
                assert window.grab().save(str(folder / f"{name}-{look}.png"))
        window.close()
        program.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
