"""The only maker of labels, tooltips and announcements: text is always plain, whatever it holds."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from sub_crm.ui import theme


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size, weight, colour token and tracking of one kind of text."""

    size: float
    weight: int = 400
    colour: str = "text"
    spacing: float = 0
    tabular: bool = False

    def font(self) -> QFont:
        """The shared font of this style in the theme in use."""
        return theme.current().font(self.size, self.weight, self.tabular, self.spacing)


_MARKUP = frozenset("<>&")
STYLES = {
    "title": TextStyle(26, 680, spacing=-1.5),
    "lead": TextStyle(13.5, colour="text2"),
    "heading": TextStyle(16, 650),
    "section": TextStyle(14, 650),
    "group": TextStyle(13, 650),
    "row": TextStyle(14, 600),
    "strong": TextStyle(13, 600),
    "medium": TextStyle(13, 500),
    "body": TextStyle(13),
    "secondary": TextStyle(12.5, colour="text2"),
    "caption": TextStyle(12, colour="text3"),
    "field": TextStyle(12.5, 500, "text2"),
    "small": TextStyle(11.5, 500, "text2"),
    "number": TextStyle(13, 500, tabular=True),
    "figure": TextStyle(26, 680),
    "input": TextStyle(19, 450),
}


def label(
    text: str,
    style: str = "body",
    *,
    wrap: bool = False,
    colour: str | None = None,
    name: str | None = None,
) -> QLabel:
    """A label of plain text."""
    return _dress(QLabel(), text, style, wrap, colour, name)


def eliding(
    text: str, style: str = "body", *, colour: str | None = None, name: str | None = None
) -> "ElidingLabel":
    """A label of one line that is cut at the right with "…" and then tells all in its tooltip."""
    made = ElidingLabel()
    _dress(made, text, style, False, colour, name)
    return made


def _dress(
    made: QLabel, text: str, style: str, wrap: bool, colour: str | None, name: str | None
) -> QLabel:
    look = STYLES[style]
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(look.font())
    made.setWordWrap(wrap)
    tint(made, colour or look.colour)
    if name:
        made.setAccessibleName(name)
    return made


def tint(widget: QWidget, colour: str) -> None:
    """Give a label another colour of the theme."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.current().colour(colour))
    widget.setPalette(palette)


class ElidingLabel(QLabel):
    """A one-line label that may be narrower than its text; made by `eliding`."""

    def minimumSizeHint(self) -> QSize:
        """Small, so that a long name never widens the window."""
        return QSize(theme.current().px(24), super().minimumSizeHint().height())

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._offer_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or for less."""
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        """Offer the whole text as a tooltip only when it does not fit."""
        set_tooltip(self, self.text() if self._is_cut() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, cut at the right."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)


def plain_tooltip(text: str) -> str:
    """A tooltip that shows these very characters: Qt would read markup in them."""
    if not _MARKUP & set(text):
        return text
    from html import escape  # few texts have markup

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip of plain text."""
    widget.setToolTip(plain_tooltip(text))


def no_mnemonic(text: str) -> str:
    """Text for a button or menu in which "&" is just an ampersand."""
    return text.replace("&", "&&")


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say this, politely."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # a start says nothing

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def tell_current(view: QWidget) -> None:
    """Let a screen reader say at which row or cell the keyboard arrives in a view.

    Qt tells it of the row first and of the view after that, so that it would read only the name
    of the view; the row is told once more, as the last word.
    """
    QTimer.singleShot(0, view, lambda: _say_current(view))


def _say_current(view: QWidget) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    if not (QAccessible.isActive() and view.hasFocus()):
        return
    item = QAccessible.queryAccessibleInterface(view).focusChild()
    if item is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
