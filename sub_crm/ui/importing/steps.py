"""The steps at the top: what is done leads back, what is to come waits."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from sub_crm.i18n import N_, _
from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.widgets.canvas import draw_focus
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill

TITLES = (N_("Bestand"), N_("Kolommen"), N_("Nakijken"), N_("Resultaat"))
FILE, COLUMNS, REVIEW, RESULT = range(4)
_DISC = 24


class Steps(Group):
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Stappen"))
        self.parts = [StepButton(place, _(title)) for place, title in enumerate(TITLES)]
        line = QHBoxLayout(self)
        fill(line, (), 4, (0, 0, 0, 0))
        for place, part in enumerate(self.parts):
            if place:
                line.addWidget(_Line())
            line.addWidget(part)
            part.clicked.connect(lambda _on=False, place=place: self.wanted.emit(place))

    def show_step(self, current: int, reachable: int) -> None:
        """Fill the current step and let the ones up to `reachable` be gone to."""
        for place, part in enumerate(self.parts):
            part.show_state(place < current, place == current, place <= reachable)


class StepButton(QAbstractButton):
    def __init__(self, place: int, title: str) -> None:
        super().__init__()
        self._place, self._title = place, title
        self._done = self._current = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, done: bool, current: bool, reachable: bool) -> None:
        self._done, self._current = done, current
        self.setEnabled(reachable)
        stands = reachable and not current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stands else Qt.FocusPolicy.NoFocus)
        state = _("nu") if current else _("klaar") if done else _("komt nog")
        self.setAccessibleName(
            _("Stap {number}: {title}, {state}").format(
                number=self._place + 1, title=self._title, state=state
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = look.metrics(13, 600).horizontalAdvance(self._title)
        return QSize(int(words) + look.px(_DISC + 18), look.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(_DISC + 8), theme.current().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, title and focus ring."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_DISC)
        disc = QRectF(look.px(4), (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        on = self._done or self._current
        painter.setPen(look.pen("accent" if on else "control", 1.4))
        ground = "accent" if self._current else "soft" if self._done else "surface"
        painter.setBrush(look.colour(ground))
        painter.drawEllipse(disc)
        self._paint_sign(painter, disc)
        painter.setFont(look.font(13, 600 if self._current else 400))
        painter.setPen(look.colour("text" if on else "text2"))
        words = QRectF(self.rect()).adjusted(side + look.px(11), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._title)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), look.px(7))

    def _paint_sign(self, painter: QPainter, disc: QRectF) -> None:
        look = theme.current()
        if self._done:
            inset = look.px(5)
            paint_icon(painter, "check", disc.adjusted(inset, inset, -inset, -inset), "accent_t")
            return
        painter.setFont(look.font(12, 600))
        painter.setPen(look.colour("on_accent" if self._current else "text2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self._place + 1))


class _Line(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(26), theme.current().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, middle = QPainter(self), self.height() / 2
        painter.setPen(theme.current().pen("line2"))
        painter.drawLine(QPointF(2, middle), QPointF(self.width() - 2, middle))
