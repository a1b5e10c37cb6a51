"""Bases that tell a screen reader what our own widgets are; they show nothing themselves.

To Qt a bare `QWidget` is a nameless filling. Roles of our own (`QAccessible.installFactory`) would
end the program one day: PySide lets go of what Qt still holds.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QLabel


class Group(QGroupBox):
    """Parts that belong together; the name is read on entering it."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """No frame and no title: what it is about is written above it."""


class Sign(QLabel):
    """Something that we paint and that is read as a text: its accessible name."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
