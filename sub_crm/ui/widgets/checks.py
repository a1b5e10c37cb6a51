"""Check boxes, radio buttons and check tiles: real Qt ones with our own paint."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.widgets.canvas import draw_focus

_BOX, _GAP = 18, 10


def draw_check(painter: QPainter, rect: QRectF, on: bool, partly: bool = False) -> None:
    """A check box in a square, also for delegates."""
    look = theme.current()
    filled = on or partly
    painter.setPen(look.pen("accent" if filled else "control", 1.4))
    painter.setBrush(look.colour("accent" if filled else "surface"))
    painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), look.px(5), look.px(5))
    if filled:
        inset = look.px(2.5)
        sign = "minus" if partly else "check"
        paint_icon(painter, sign, rect.adjusted(inset, inset, -inset, -inset), "on_accent")


def draw_radio(painter: QPainter, rect: QRectF, on: bool) -> None:
    """A radio button in a square."""
    look = theme.current()
    painter.setPen(look.pen("accent" if on else "control", 1.4))
    painter.setBrush(look.colour("accent" if on else "surface"))
    painter.drawEllipse(rect.adjusted(0.7, 0.7, -0.7, -0.7))
    if on:
        inset = rect.width() * 0.32
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_accent"))
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))


def _size(words: str, padding: float, height: float) -> QSize:
    look = theme.current()
    advance = look.metrics(13, 600).horizontalAdvance(words)
    return QSize(int(advance) + look.px(_BOX + _GAP + 2 * padding) + 2, look.px(height))


def _paint(widget: QAbstractButton, words: str, padding: float, bold: bool) -> QPainter:
    look, painter = theme.current(), QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if padding > 6:
        _paint_tile(painter, widget)
    on, side = widget.isChecked(), look.px(_BOX)
    square = QRectF(look.px(padding), (widget.height() - side) / 2, side, side)
    if isinstance(widget, QRadioButton):
        draw_radio(painter, square, on)
    else:
        draw_check(painter, square, on)
    painter.setFont(look.font(13, 600 if bold and on else 400))
    ink = "accent_t" if bold and on else "text"
    painter.setPen(look.colour(ink if widget.isEnabled() else "control"))
    left = int(square.right()) + look.px(_GAP)
    room = widget.rect().adjusted(left, 0, -look.px(padding), 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
    if widget.hasFocus():
        draw_focus(painter, QRectF(widget.rect()), look.px(8 if bold else 6))
    return painter


def _paint_tile(painter: QPainter, widget: QAbstractButton) -> None:
    look, on = theme.current(), widget.isChecked()
    ground = "soft" if on else "hover" if widget.underMouse() else "surface"
    painter.setPen(look.pen("accent" if on else "line2", 1.5 if on else 1))
    painter.setBrush(look.colour(ground))
    rect = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(rect, look.px(8), look.px(8))


class CheckBox(QCheckBox):
    """A check box with words."""

    padding, high, bold = 4.0, 28.0, False

    def __init__(self, text: str, checked: bool = False, *, name: str = "") -> None:
        super().__init__(no_mnemonic(text))
        self._words = text
        self.setChecked(checked)
        self.setAccessibleName(name or text)
        self.setMinimumHeight(theme.current().px(self.high))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Box and words."""
        return _size(self._words, self.padding, self.high)

    def minimumSizeHint(self) -> QSize:
        """The box and a few letters."""
        return QSize(theme.current().px(60), theme.current().px(self.high))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget takes the click."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, words and focus ring."""
        _paint(self, self._words, self.padding, self.bold).end()


class CheckTile(CheckBox):
    """A check box as a tile, for choosing many from a grid."""

    padding, high, bold = 11.0, 42.0, True


class RadioButton(QRadioButton):
    """A radio button with words; give its siblings the same parent."""

    padding, high, bold = 4.0, 28.0, False

    def __init__(self, text: str, checked: bool = False, *, name: str = "") -> None:
        super().__init__(no_mnemonic(text))
        self._words = text
        self.setChecked(checked)
        self.setAccessibleName(name or text)
        self.setMinimumHeight(theme.current().px(self.high))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Circle and words."""
        return _size(self._words, self.padding, self.high)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget takes the click."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, words and focus ring."""
        _paint(self, self._words, self.padding, self.bold).end()


class RadioTile(RadioButton):
    """A radio button as a tile."""

    padding, high, bold = 11.0, 42.0, True
