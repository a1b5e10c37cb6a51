"""A titled card of settings: the name at the left, the control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import column, fill


class Section(Card):
    def __init__(self, title: str, *parts: QWidget) -> None:
        super().__init__(20, 14)
        self.setAccessibleName(title)
        self.add(label(title, "heading", wrap=True), *parts)


def line(title: str, hint: str, control: QWidget) -> QWidget:
    """A setting: what it is, what it does, and the control."""
    holder = QWidget()
    box = QHBoxLayout(holder)
    fill(box, (), 16, (0, 0, 0, 0))
    words = [label(title, "strong", wrap=True)]
    if hint:
        words.append(label(hint, "secondary", wrap=True))
    box.addWidget(column(*words, spacing=1), 1)
    box.addWidget(control)
    box.setAlignment(control, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return holder


def fact(title: str, text: str) -> QWidget:
    """Something to know, not to change."""
    return column(label(title, "field"), label(text, wrap=True, name=f"{title}: {text}"), spacing=1)
