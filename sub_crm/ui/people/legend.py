"""What the lines and shapes of a career mean."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.widgets.groups import Sign

SIGN, GAP = 20.0, 14.0


class CareerLegend(Sign):
    """Four signs with their words; it gives way where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = (
            ("today", _("vandaag")),
            ("election", _("verkiezing")),
            ("intended", _("voorgenomen")),
            ("end", _("einde bekend")),
        )
        self.setAccessibleName(_("Legenda: {words}").format(words=", ".join(self._words())))
        self.setFixedHeight(theme.current().px(20))

    def _words(self) -> list[str]:
        return [words for _sign, words in self._entries]

    def _wide(self) -> float:
        look = theme.current()
        advance = sum(look.metrics(11.5).horizontalAdvance(words) for words in self._words())
        return advance + len(self._entries) * look.px(SIGN + GAP)

    def sizeHint(self) -> QSize:
        return QSize(int(self._wide()) + 2, theme.current().px(20))

    def minimumSizeHint(self) -> QSize:
        """None: in a narrow card the rows say the same."""
        return QSize(0, theme.current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < self._wide():
            return
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for sign, words in self._entries:
            self._sign(painter, sign, x)
            painter.setFont(look.font(11.5))
            painter.setPen(look.colour("text2"))
            wide = look.metrics(11.5).horizontalAdvance(words)
            room = QRectF(x + look.px(SIGN), 0, wide + 4, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
            x += look.px(SIGN + GAP) + wide

    def _sign(self, painter: QPainter, sign: str, x: float) -> None:
        look, middle = theme.current(), self.height() / 2
        if sign == "intended":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("text2"), 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(x, middle - 6, look.px(15), 12), 3, 3)
            return
        colour, width, style = {
            "today": ("accent", 1.8, Qt.PenStyle.SolidLine),
            "election": ("control", 1.2, Qt.PenStyle.DotLine),
            "end": ("warn", 4.0, Qt.PenStyle.SolidLine),
        }[sign]
        painter.setPen(QPen(look.colour(colour), width, style))
        painter.drawLine(QLineF(x + look.px(12), middle - 7, x + look.px(12), middle + 7))
