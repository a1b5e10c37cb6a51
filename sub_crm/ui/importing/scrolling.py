"""Text that the arrow keys scroll, where it does not fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sub_crm.ui import theme
from sub_crm.ui.widgets.layouts import ScrollColumn

LEAST = 76


def reading_area(content: QWidget, name: str) -> ScrollColumn:
    """A scroll area with a name and a place in the tab order."""
    look, made = theme.current(), ScrollColumn(content)
    made.setObjectName("reading")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(name)
    made.setMinimumHeight(look.px(LEAST))
    ring = f"border: 2px solid {look.hex('accent')}; border-radius: {look.px(6)}px;"
    made.setStyleSheet(f"#reading {{ border: 2px solid transparent; }} #reading:focus {{ {ring} }}")
    return made
