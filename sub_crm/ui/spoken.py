"""What a screen reader calls the widgets that we paint or put together ourselves.

Qt knows the role of its own kinds and takes the rest for a nameless frame around other things. A
class of ours says what it is with `spoken_as`, the name of a `QAccessible.Role`.
"""

from functools import cache

from PySide6.QtCore import QObject

DIALOG, GROUP, PICTURE, TEXT = "Dialog", "Grouping", "Graphic", "StaticText"


@cache
def install() -> None:
    """Tell Qt once; it asks only while an assistive program is listening."""
    from PySide6.QtGui import QAccessible, QAccessibleInterface
    from PySide6.QtWidgets import QAccessibleWidget, QWidget

    def told(_class: str, made: QObject) -> QAccessibleInterface | None:
        role = getattr(made, "spoken_as", "")
        if not role or not isinstance(made, QWidget):
            return None
        return QAccessibleWidget(made, QAccessible.Role[role])

    QAccessible.installFactory(told)
