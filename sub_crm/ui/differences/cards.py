"""The versions of a field as radio buttons: real ones, with the whole text inside."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.differences import Fate, Piece, word_differences
from sub_crm.ui import theme
from sub_crm.ui.parts.marked_text import MINE, THEIRS, Look, MarkedText
from sub_crm.ui.text import label
from sub_crm.ui.widgets.canvas import draw_focus
from sub_crm.ui.widgets.checks import draw_radio
from sub_crm.ui.widgets.fields import TextField
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.kinds import DifferenceChoice

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_SIDE, _PAD = 18.0, 12.0
LEAST = 120.0
"""Width of the narrowest card."""


class ChoiceCard(QRadioButton):
    """A radio button that is as large as what it offers; `stepped` asks for another one."""

    stepped = Signal(int, int)
    """Fields down, versions to the right."""

    def __init__(self, choice: DifferenceChoice, name: str) -> None:
        super().__init__()
        self.choice = choice
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._one_stop)
        self._one_stop(False)

    def _one_stop(self, on: bool) -> None:
        """Tab arrives at the version that is chosen; the arrows reach the others."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if on else policy.ClickFocus)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card takes the click."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """As high as the words are at the width of the moment."""
        layout, wide = self.layout(), max(self.width(), theme.current().px(LEAST))
        return QSize(wide, layout.totalHeightForWidth(wide) if layout is not None else 0)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to another version or field; Qt's own would go round in the field."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and (step := ARROWS.get(Qt.Key(event.key()))):
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # of the page
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the circle and the ring of the keyboard."""
        look, painter, on = theme.current(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("accent" if on else "control", 2 if on else 1))
        ground = "soft" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        corner = look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        side = look.px(_SIDE)
        draw_radio(painter, QRectF(look.px(_PAD), look.px(_PAD - 1), side, side), on)
        if self.hasFocus():
            inside = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            draw_focus(painter, inside, look.px(6), "text" if on else "accent")


class VersionCard(ChoiceCard):
    """What one person wrote, with what they added marked."""

    def __init__(
        self, choice: DifferenceChoice, whose: str, was: str, text: str, *, mine: bool
    ) -> None:
        found = word_differences(was, text)
        told = found.spoken()
        spoken = f"{whose}: {text or _('leeg')}"
        super().__init__(choice, f"{spoken}; {told}" if told else spoken)
        look: Look = MINE if mine else THEIRS
        pieces = found.became if text else (Piece(_("leeg"), Fate.KEPT),)
        self.shown = MarkedText(pieces, look)
        self.shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(self)
        fill(box, (self.shown,), 2, (_PAD * 2 + _SIDE, 9, _PAD, 10))
        left_out = _left_out(found.was, found.became)
        if left_out:
            box.addWidget(
                label(_("weggelaten: {text}").format(text=left_out), "caption", wrap=True)
            )
        box.addStretch(1)


def _left_out(was: tuple[Piece, ...], became: tuple[Piece, ...]) -> str:
    """Return what somebody only took away: nothing else would show that."""
    if any(piece.fate is Fate.ADDED for piece in became):
        return ""
    return " … ".join(piece.text.strip() for piece in was if piece.fate is Fate.REMOVED)


class PlainCard(ChoiceCard):
    """A choice in a few words, as of a record that was taken away."""

    def __init__(self, choice: DifferenceChoice, words: str, whose: str) -> None:
        super().__init__(choice, f"{words}: {whose}")
        box = QVBoxLayout(self)
        about = label(whose, "secondary", wrap=True)
        parts = (label(words, "strong", wrap=True), about, None)
        fill(box, parts, 2, (_PAD * 2 + _SIDE, 10, _PAD, 10))
        for one in self.findChildren(QWidget):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class MergedField(TextField):
    """The text that both became; Ctrl+Enter is the page's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if with_control and event.key() in (
            *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
            *(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3),
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)


class MergedCard(ChoiceCard):
    """Both together: a proposal that can be typed in."""

    typed = Signal(str)

    def __init__(self, title: str, text: str) -> None:
        told = _("Beide samengevoegd, een voorstel dat je kunt aanpassen")
        super().__init__(DifferenceChoice.BOTH, told)
        self.field = MergedField(
            _("{field}, beide samengevoegd").format(field=title), text, least=1
        )
        self.field.textChanged.connect(self._tell)
        head = QHBoxLayout()
        words = label(_("Beide samengevoegd"), "strong", colour="accent_t")
        about = label(_("voorstel, je kunt de tekst aanpassen"), "secondary", wrap=True)
        for one in (words, about):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        fill(head, (words,), 8, (_SIDE + _PAD, 0, 0, 0))
        head.addWidget(about, 1)
        fill(QVBoxLayout(self), (head, self.field), 8, (_PAD, 10, _PAD, 12))

    def _tell(self) -> None:
        """Who types in it, chooses it."""
        if self.field.hasFocus():
            self.setChecked(True)
        self.typed.emit(self.field.toPlainText())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)
