"""Take a picture of the window once it has settled, without a screen if need be."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

LOOK_MS = 200
LOOKS = 3
"""So many looks in a row must find the window settled."""
PATIENCE = 600
"""Looks after which a picture is taken as it is: two minutes."""


def take_picture(
    window: QWidget, file: Path, size: str | None, settled: Callable[[], bool]
) -> None:
    """Save the window as PNG and end the program; exit code 1 where the file cannot be written."""
    width, _, height = (size or "1440x900").partition("x")
    window.resize(int(width), int(height))
    timer, looks = QTimer(window, interval=LOOK_MS), [0, 0]

    def look() -> None:
        looks[0] += 1
        looks[1] = looks[1] + 1 if settled() else 0
        if looks[1] == LOOKS or looks[0] == PATIENCE:
            timer.stop()
            QApplication.exit(0 if window.grab().save(str(file)) else 1)

    timer.timeout.connect(look)
    timer.start()
