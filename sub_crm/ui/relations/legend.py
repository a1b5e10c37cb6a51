"""What tints, hatch and shapes of the map mean."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations import CONTACTS, Measure
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.cells import RADIUS, draw_cell, draw_shape
from sub_crm.ui.relations.columns import Look
from sub_crm.ui.widgets.canvas import CENTRE, LEFT, Canvas, RowState
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.groups import Sign
from sub_crm.ui.widgets.layouts import fill

SWATCH, GAP = 34.0, 2.0
HATCHED = Look("0", 0, hatched=True)
_SHAPES = (RhythmStatus.ON, RhythmStatus.NEARLY, RhythmStatus.OVER)


class Scales(Sign):
    """The seven tints, with what each means in a month and in the total of a period."""

    def __init__(self, measure: Measure = CONTACTS) -> None:
        super().__init__()
        self._rows = (
            (_("Per maand"), measure.per_month.labels()),
            (_("Totaal, per jaar"), measure.per_year.labels()),
        )
        look = theme.current()
        titles = (look.metrics(12).horizontalAdvance(title) for title, _labels in self._rows)
        self._left = max(titles) / look.zoom + 10
        steps = len(self._rows[0][1])
        self.setFixedSize(look.px(self._left + steps * (SWATCH + GAP)), look.px(34))
        said = ". ".join(f"{title}: {', '.join(labels)}" for title, labels in self._rows)
        self.setAccessibleName(_("Legenda. {scales}").format(scales=said))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatches with the bins of a month in them and those of a year under them."""
        canvas, look = _canvas(self), theme.current()
        for top, high, (title, _labels) in ((0, 18, self._rows[0]), (18, 16, self._rows[1])):
            canvas.text(0, top, self._left, high, title, 12, 400, "text2")
        for step, (month, year) in enumerate(zip(self._rows[0][1], self._rows[1][1], strict=True)):
            left = self._left + step * (SWATCH + GAP)
            place = canvas.place(left, 1, SWATCH, 17)
            canvas.painter.setPen(Qt.PenStyle.NoPen if step else look.pen("line2"))
            canvas.painter.setBrush(look.heat(step))
            canvas.painter.drawRoundedRect(place, RADIUS, RADIUS)
            canvas.painter.setFont(look.font(11, 600, True))
            canvas.painter.setPen(look.heat_ink(step))
            canvas.painter.drawText(place, int(CENTRE), month)
            canvas.text(left, 18, SWATCH, 16, year, 11, 400, "text2", CENTRE, tabular=True)
        canvas.painter.end()


class Sample(Sign):
    """A shape and the words for it; beside the triangle the hatch, which means the same."""

    def __init__(self, words: str, status: RhythmStatus) -> None:
        super().__init__()
        self._words, self._status = words, status
        self._left = SWATCH + 26 if status is RhythmStatus.OVER else 16.0
        look = theme.current()
        wide = look.metrics(12).horizontalAdvance(words) + look.px(self._left + 4)
        self.setFixedSize(int(wide), look.px(20))
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The signs of a status, then the words."""
        canvas = _canvas(self)
        canvas.text(self._left, 0, canvas.w, 19, self._words, 12, 400, "text2", LEFT)
        middle = canvas.place(6, 9.5, 0, 0).topLeft()
        draw_shape(canvas.painter, QPointF(middle), self._status)
        if self._status is RhythmStatus.OVER:
            draw_cell(canvas.painter, canvas.place(17, 0, SWATCH, 19), HATCHED)
        canvas.painter.end()


def _canvas(widget: QWidget) -> Canvas:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return Canvas(painter, QRectF(widget.rect()), RowState())


class Legend(QWidget):
    """Tints, hatch and shapes after each other."""

    def __init__(self) -> None:
        super().__init__()
        words = {RhythmStatus.NEARLY: _("bijna")}
        signs = [Sample(words.get(one, wording.status(one)), one) for one in _SHAPES]
        fill(QVBoxLayout(self), (Flow(Scales(), *signs, spacing=14),), 0, (0, 0, 0, 0))

    def minimumSizeHint(self) -> QSize:
        """Small: no window is so narrow that it cuts the scales."""
        return QSize(theme.current().px(200), super().minimumSizeHint().height())
