"""Child of `test_killed`: somebody types half a sentence in the window, and the lights go out."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import activated, open_program

HALF = "gebeld met Kramer over de toekomst van"


def main(file: str, settings: str) -> None:
    app = QApplication([])
    window, program = open_program(Path(file), Path(settings))

    ready = QTimer(interval=50)

    def type_half() -> None:
        if not activated(window):
            return
        ready.stop()
        program.registry.run("contact.new")
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, HALF)
        QTimer.singleShot(1500, lambda: signal.raise_signal(signal.SIGKILL))

    ready.timeout.connect(type_half)
    program.ready.connect(ready.start)
    window.show()
    program.start()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
