"""The rows under the sentence: each a button that says what was recognised, why, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.quick_log import Part
from sub_crm.ui import theme
from sub_crm.ui.quick_log.field import INKS
from sub_crm.ui.quick_log.keys import KEYS
from sub_crm.ui.quick_log.problem import ProblemLine
from sub_crm.ui.quick_log.saying import TITLES, Said, Word
from sub_crm.ui.text import set_tooltip
from sub_crm.ui.widgets.canvas import CENTRE, Canvas, RowState, draw_focus
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.layouts import NO_MARGINS, fill

_TITLE_AT, _ICON_AT, _WORDS_AT, _KEY_WIDTH, _EDGE = 22, 122, 154, 50, 22


class RowButton(QPushButton):
    """Painted in one go; the whole sentence is its name."""

    height_px = 33.0

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self._said = Said(())
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.current().px(self.height_px))
        self.say(self._said)

    def say(self, said: Said) -> None:
        """Show what was recognised and why."""
        self._said = said
        name = _("{row}: {said}. Wijzigen met {key}")
        title = _(TITLES[self.part])
        self.setAccessibleName(name.format(row=title, said=said.sentence, key=KEYS[self.part]))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the surface makes it."""
        return QSize(theme.current().px(400), theme.current().px(self.height_px))

    def minimumSizeHint(self) -> QSize:
        """Narrow: what does not fit is cut."""
        return QSize(theme.current().px(200), theme.current().px(self.height_px))

    def enterEvent(self, event: QEnterEvent) -> None:
        """What was cut is told in full."""
        set_tooltip(self, self._said.sentence if self._is_cut() else "")
        super().enterEvent(event)

    def _is_cut(self) -> bool:
        metrics = theme.current().metrics(13.5, 600)
        room = self.width() - theme.current().px(_WORDS_AT + _KEY_WIDTH + _EDGE + 20)
        return metrics.horizontalAdvance(self._said.sentence) > room

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title, the icon, the guess, the reason and the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = RowState(hovered=self.underMouse() or self.isDown())
        self._draw(Canvas(painter, QRectF(self.rect()), state))

    def _draw(self, canvas: Canvas) -> None:
        if canvas.state.hovered:
            canvas.box(8, 1, canvas.w - 16, canvas.h - 2, "hover", 7)
        ink = INKS[self.part][0] if self._said.words else "text3"
        canvas.text(_TITLE_AT, 0, 96, canvas.h, _(TITLES[self.part]), 12.5, 400, "text2")
        canvas.icon(_ICON_AT, canvas.h / 2 - 8.5, 17, self._said.icon, ink)
        self._draw_said(canvas)
        draw_key(canvas, canvas.w - _EDGE - _KEY_WIDTH, KEYS[self.part])
        if self.hasFocus():
            ring = canvas.place(8, 0, canvas.w - 16, canvas.h)
            draw_focus(canvas.painter, ring, theme.current().px(7))

    def _draw_said(self, canvas: Canvas) -> None:
        left, most = float(_WORDS_AT), canvas.w - _EDGE - _KEY_WIDTH - 12
        for place, one in enumerate(self._said.words or (Word(self._said.nothing),)):
            if place:
                left += canvas.text(left, 0, most - left, canvas.h, ", ", 13.5, 600)
            left += self._draw_word(canvas, left, most - left, one)
        if self._said.reason and most - left > 40:
            room = most - left - 10
            canvas.text(left + 10, 0, room, canvas.h, self._said.reason, 12.5, 400, "text2")

    def _draw_word(self, canvas: Canvas, left: float, room: float, one: Word) -> float:
        if one.new:
            return canvas.chip(left, canvas.h / 2, ChipSpec(one.text, "dashed"), 22, most=room)
        weight, ink = (600, "text") if self._said.words else (400, "text3")
        return canvas.text(left, 0, room, canvas.h, one.text, 13.5, weight, ink)


class MomentButton(RowButton):
    """The moment, at the top right: words, clock and key."""

    height_px = 34.0

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        look = theme.current()
        words = look.metrics(12.5, 400, True).horizontalAdvance(self._said.value)
        return QSize(
            int(words) + look.px(10 + 8 + 17 + 8 + _KEY_WIDTH + 6), look.px(self.height_px)
        )

    def minimumSizeHint(self) -> QSize:
        """Its words are never cut."""
        return self.sizeHint()

    def say(self, said: Said) -> None:
        """Show when it was."""
        super().say(said)
        set_tooltip(self, said.reason)
        self.updateGeometry()

    def _is_cut(self) -> bool:
        return bool(self._said.reason)

    def _draw(self, canvas: Canvas) -> None:
        if canvas.state.hovered:
            canvas.box(0, 0, canvas.w, canvas.h, "hover", 7)
        key_at = canvas.w - _KEY_WIDTH - 6
        wide = key_at - 33
        said = self._said.value
        canvas.text(10, 0, wide, canvas.h, said, 12.5, 400, "text2", tabular=True)
        canvas.icon(key_at - 25, canvas.h / 2 - 8.5, 17, "clock", "text2")
        draw_key(canvas, key_at, KEYS[self.part])
        if self.hasFocus():
            ring = canvas.place(0, 0, canvas.w, canvas.h)
            draw_focus(canvas.painter, ring, theme.current().px(7))


def draw_key(canvas: Canvas, left: float, key: str, width: float = _KEY_WIDTH) -> None:
    """The small cap of a key."""
    canvas.box(left + 0.5, canvas.h / 2 - 10.5, width - 1, 21, "bg", 4, "line2")
    place = (left, canvas.h / 2 - 11, width, 22)
    canvas.text(*place, key, 11.5, 500, "text2", CENTRE)


class RowPlace(QWidget):
    """A row with room below it for what is wrong with it."""

    def __init__(self, button: RowButton) -> None:
        super().__init__()
        self.button = button
        self.problem = ProblemLine(button, indent=_WORDS_AT)
        fill(QVBoxLayout(self), (button, self.problem), 0, NO_MARGINS)
