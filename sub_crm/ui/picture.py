"""Take a picture of the window once it has settled, without a screen if need be."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

SETTLED_MS = 1_200
"""Long enough for every page to have its answers; a picture is taken by hand, not in a hurry."""


def take_picture(window: QWidget, file: Path, size: str | None) -> None:
    """Save the window as PNG and end the program; exit code 1 where the file cannot be written."""
    width, _, height = (size or "1440x900").partition("x")
    window.resize(int(width), int(height))

    def save() -> None:
        QApplication.exit(0 if window.grab().save(str(file)) else 1)

    QTimer.singleShot(SETTLED_MS, save)
