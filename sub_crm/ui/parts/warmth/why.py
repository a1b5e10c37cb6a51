"""The four parts of a number: points, a bar, and a sentence with the cause."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.warmth import wording
from sub_crm.insight.warmth.wording import PartTold, decimal
from sub_crm.ui import theme
from sub_crm.ui.parts.warmth.people import why
from sub_crm.ui.parts.warmth.reading import Told
from sub_crm.ui.text import label
from sub_crm.ui.widgets.layouts import fill, row

NAME, POINTS, BAR = 106, 84, 6


class Bar(QWidget):
    """A share of what there is; amber where it is less than half."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(theme.current().px(BAR))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show another share, 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.current().px(60), theme.current().px(BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the share of it."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        half = self.height() / 2
        for share, colour in ((1.0, "line"), (self._share, self._colour())):
            if share:
                painter.setBrush(look.colour(colour))
                painter.drawRoundedRect(
                    QRectF(0, 0, max(self.width() * share, self.height()), self.height()),
                    half,
                    half,
                )

    def _colour(self) -> str:
        return "accent" if self._share >= 0.5 else "warn"


class _Part(QWidget):
    def __init__(self) -> None:
        super().__init__()
        look = theme.current()
        self._name, self._points = label("", "strong"), label("", "strong")
        self._bar, self._sentence = Bar(), label("", "secondary", wrap=True)
        self._name.setFixedWidth(look.px(NAME))
        self._points.setFixedWidth(look.px(POINTS))
        self._points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(1))
        grid.setHorizontalSpacing(look.px(8))
        for place, part in enumerate((self._name, self._bar, self._points)):
            grid.addWidget(part, 0, place)
        grid.addWidget(self._sentence, 1, 0, 1, 3)

    def show_part(self, part: PartTold) -> None:
        self._name.setText(part.name)
        points = decimal(round(part.points, 1))
        self._points.setText(_("{n} van {of}").format(n=points, of=part.most))
        self._bar.show_share(part.points / part.most if part.most else 0.0)
        self._sentence.setText(part.sentence)


class Why(QWidget):
    """What one number comes from; a sentence where there is no number."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.rhythm = label("", "group", wrap=True), label("", "caption")
        self.sentence = label("", "secondary", wrap=True)
        self._parts = [_Part() for _place in range(4)]
        top = row(self.heading, None, self.rhythm)
        fill(QVBoxLayout(self), (top, self.sentence, *self._parts), 7, (0, 0, 0, 0))

    def show_told(self, told: Told) -> None:
        """Explain another number."""
        one = told.standing
        self.heading.setText(why(told))
        standard = _("standaardritme {n} dagen") if one.standard else _("ritme {n} dagen")
        self.rhythm.setText(standard.format(n=one.rhythm))
        strained = bool(one.warmth and one.warmth.strained)
        self.sentence.setText(wording.strained() if strained else told.sentence)
        self.sentence.setVisible(not told.parts or strained)
        for place, part in enumerate(self._parts):
            part.setVisible(bool(told.parts))
            if told.parts:
                part.show_part(told.parts[place])
