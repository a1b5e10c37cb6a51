"""A titled card of settings: the name at the left, the control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import column, fill


class Section(Card):
    def __init__(self, title: str, *parts: QWidget) -> None:
        super().__init__(20, 14)
        self.setAccessibleName(title)
        self.add(label(title, "heading", wrap=True), *parts)


class Line(QWidget):
    """A setting: what it is, what it does, and the control."""

    def __init__(self, title: str, hint: str, control: QWidget) -> None:
        super().__init__()
        words = [label(title, "strong", wrap=True)]
        if hint:
            words.append(label(hint, "secondary", wrap=True))
        self._box = QHBoxLayout(self)
        fill(self._box, (), 16, (0, 0, 0, 0))
        self._box.addWidget(column(*words, spacing=1), 1)
        self._box.addWidget(control)
        self._control = control
        self.set_stacked(False)

    def set_stacked(self, stacked: bool) -> None:
        """Put the control under the words, where it does not fit beside them."""
        direction, side = QBoxLayout.Direction, Qt.AlignmentFlag
        self._box.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._box.setSpacing(theme.current().px(4 if stacked else 16))
        across = side.AlignLeft if stacked else side.AlignRight
        self._box.setAlignment(self._control, across | side.AlignVCenter)


def fact(title: str, text: str) -> QWidget:
    """Something to know, not to change."""
    return column(label(title, "field"), label(text, wrap=True, name=f"{title}: {text}"), spacing=1)
