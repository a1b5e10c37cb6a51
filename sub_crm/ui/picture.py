"""Take a picture of the window once it has settled, without a screen if need be."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

SETTLED_MS = 700
"""Long enough for every page to have its answers; a picture is taken by hand, not in a hurry."""


class Windows(Protocol):
    def front_window(self) -> QWidget | None: ...


def take_picture(run: Windows, file: Path, size: str | None) -> None:
    """Save the front window as PNG and end; exit code 1 and a sentence where that cannot be."""
    width, _, height = (size or "1440x900").partition("x")

    def resize() -> None:
        if window := run.front_window():
            window.resize(int(width), int(height))
        QTimer.singleShot(SETTLED_MS, save)

    def save() -> None:
        window = run.front_window()
        if window is None:
            QTimer.singleShot(SETTLED_MS, resize)
            return
        QApplication.exit(0 if window.grab().save(str(file)) else 1)

    QTimer.singleShot(SETTLED_MS, resize)
