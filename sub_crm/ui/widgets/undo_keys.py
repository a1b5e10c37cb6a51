"""Ctrl+Z in a text field: first what is typed there, and then the program's own undo.

Qt's fields claim the keys also when they have nothing to undo, and the key would do nothing.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class UndoFallsThrough:
    """Goes before QLineEdit or QPlainTextEdit in the bases of a field."""

    def event(self, event: QEvent) -> bool:
        """Leave a key to the program that the field itself can do nothing with."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key, (undo, redo) = QKeySequence.StandardKey, _can(self)
            if (event.matches(key.Undo) and not undo) or (event.matches(key.Redo) and not redo):
                event.ignore()
                return False
        return bool(super().event(event))  # type: ignore[misc]


def _can(field: object) -> tuple[bool, bool]:
    """Whether the field has something to undo, and to do again."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    assert isinstance(field, QPlainTextEdit)
    document = field.document()
    return document.isUndoAvailable(), document.isRedoAvailable()
