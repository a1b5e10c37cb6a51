"""Twelve small bars: contact moments per month; the numbers are in the accessible name."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.text import set_tooltip
from sub_crm.ui.widgets.groups import Sign


class MonthBars(Sign):
    """Bars for (month name, number); the last one is the month of today."""

    def __init__(
        self, months: Sequence[tuple[str, int]], width: float = 212, height: float = 44
    ) -> None:
        super().__init__()
        look = theme.current()
        self.setFixedSize(look.px(width), look.px(height))
        self.set_months(months)

    def set_months(self, months: Sequence[tuple[str, int]]) -> None:
        """Show other numbers."""
        self._months = months
        told = ", ".join(f"{month} {count}" for month, count in months)
        spoken = _("Contactmomenten per maand: {months}").format(months=told)
        self.setAccessibleName(spoken)
        set_tooltip(self, spoken)
        self.update()

    def _colour(self, place: int, count: int) -> str:
        if not count:
            return "line2"
        return "accent" if place == len(self._months) - 1 else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar and a letter per month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, number = theme.current(), max(len(self._months), 1)
        gap = look.px(4)
        wide = (self.width() - gap * (number - 1)) / number
        most = max((count for _month, count in self._months), default=0) or 1
        room = self.height() - look.px(14)
        painter.setFont(look.font(10))
        for place, (month, count) in enumerate(self._months):
            left, high = place * (wide + gap), max(2.0, room * count / most)
            name = self._colour(place, count)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(name) if name else look.heat(3))
            painter.drawRoundedRect(QRectF(left, room - high, wide, high), 2, 2)
            painter.setPen(look.colour("text3"))
            below = QRectF(left - 3, room + 1, wide + 6, look.px(13))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), month[:1])
