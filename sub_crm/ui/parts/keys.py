"""Keys of the pages: which method a key runs, on pages and lists that have it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

METHODS = {
    "Ctrl+F": "filter_list",
    "F2": "edit_row",
    "Ctrl+L": "log_row",
    "Ctrl+N": "log_row",
    "Ctrl+Shift+N": "new_row",
    "Ctrl+D": "complete_row",
    "Ctrl+T": "postpone_row",
    "Del": "delete_row",
}
"""The same keys as in the menus, which win where they are bound."""


def run_key(owner: QObject, event: QKeyEvent) -> bool:
    """Run the owner's method for a key, when it has one."""
    sequence = QKeySequence(event.keyCombination())
    pressed = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    method = getattr(owner, METHODS.get(pressed, ""), None)
    if callable(method):
        method()
        return True
    return False
