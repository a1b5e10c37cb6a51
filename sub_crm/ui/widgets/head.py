"""The head of a page: its title, the sentence under it, and what can be done at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from sub_crm.ui.text import label
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.width import WidthClass


class PageHead(QWidget):
    """In a single column what can be done comes under the sentence."""

    def __init__(self, title: str, sentence: QLabel, *acts: QWidget) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._line, (), 10, (0, 0, 0, 0))
        self._line.addWidget(column(label(title, "title"), sentence, spacing=2), 1)
        self._line.addWidget(row(*acts, spacing=10), 0, Qt.AlignmentFlag.AlignLeft)

    def set_width_class(self, width: WidthClass) -> None:
        """Put the parts under each other where there is no room beside the title."""
        direction = QBoxLayout.Direction
        single = width is WidthClass.SINGLE
        self._line.setDirection(direction.TopToBottom if single else direction.LeftToRight)
