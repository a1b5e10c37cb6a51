"""The frame of a page that asks or tells one thing: a card in the middle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.icons import program_icon
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import ScrollColumn, column, fill, row

WIDE = 560


def mark(size: float) -> QLabel:
    """The nine tiles of the program."""
    side, made = theme.current().px(size), QLabel()
    made.setPixmap(program_icon().pixmap(QSize(side, side)))
    made.setFixedSize(side, side)
    return made


def head() -> QWidget:
    """The mark with the name of the programme."""
    names = column(
        label("Sterk Utrechts Bestuur", "section"), label(_("Provincie Utrecht"), "secondary")
    )
    return row(mark(36), names, None, spacing=12)


class Sheet(QWidget):
    """A titled card with parts under each other."""

    def __init__(self, title: str, *parts: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(title)
        card = Card(28, 14)
        card.setMaximumWidth(theme.current().px(WIDE))
        card.add(head(), label(title, "title", wrap=True), *parts)
        middle = QWidget()
        fill(QVBoxLayout(middle), (None, _centred(card), None), 0, (20, 20, 20, 20))
        fill(QVBoxLayout(self), (ScrollColumn(middle),), 0, (0, 0, 0, 0))


def _centred(card: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    fill(line, (), 0, (0, 0, 0, 0))
    line.addStretch(1)
    line.addWidget(card, 1000)
    line.addStretch(1)
    line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return holder
