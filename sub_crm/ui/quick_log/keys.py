"""The keys of the quick log, and how they are bound to a surface."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sub_crm.ui.quick_log.saying import TITLES

KEYS = {part: f"Alt+{place}" for place, part in enumerate(TITLES, 1)}


def bind_keys(over: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let each key do its act wherever the keyboard is in a surface."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), over)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
