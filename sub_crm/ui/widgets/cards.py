"""Cards: the white frames that hold content, and banners that ask for attention."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.icons import pixmap
from sub_crm.ui.text import label
from sub_crm.ui.widgets.layouts import column, fill

_STRONG = {"soft": "accent_t", "plain": "text2"}


class Card(QFrame):
    """A frame with a vertical layout in `body`; kind is a `card` of the style sheet."""

    def __init__(self, margin: float = 16, spacing: float = 10, kind: str = "plain") -> None:
        super().__init__()
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        fill(self.body, (), spacing, (margin, margin, margin, margin))

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Add widgets under each other."""
        for widget in widgets:
            self.body.addWidget(widget, stretch)


def icon_label(name: str, colour: str = "text2", size: float = 18) -> QLabel:
    """A decorative icon beside a text."""
    look, made = theme.current(), QLabel()
    side = look.px(size)
    made.setPixmap(pixmap(name, colour, side, 2.0))
    made.setFixedSize(side, side)
    return made


class Banner(QFrame):
    """A state or question in a tinted frame: icon, title, sentence and at most two buttons."""

    def __init__(
        self, tone: str, title: str, sentence: str, *buttons: QWidget, icon: str = "info"
    ) -> None:
        super().__init__()
        self.setProperty("card", tone)
        strong = _STRONG.get(tone, tone)
        words = column(
            label(title, "section", colour=strong, wrap=True), label(sentence, wrap=True), spacing=2
        )
        line = QHBoxLayout(self)
        fill(line, (icon_label(icon, strong, 20),), 12, (16, 12, 14, 12))
        line.addWidget(words, 1)
        for one in buttons:
            line.addWidget(one)
        self.setAccessibleName(f"{title}. {sentence}")
