"""The rail at the left of the first start: where you are, and what is promised."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.start.sheet import head
from sub_crm.ui.text import label, tint
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import column, fill, row

WIDE = 320


class Rail(QWidget):
    """The steps as (title, what it is about)."""

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.current().px(WIDE))
        self.steps = [_Step(place, *step) for place, step in enumerate(steps)]
        lines = column(*self.steps, spacing=16)
        promise = label(
            _(
                "Alles wat je invult, staat versleuteld op deze laptop. Je kunt op elk moment "
                "stoppen; de volgende keer ga je hier verder."
            ),
            "secondary",
            wrap=True,
        )
        parts = (head(), 48, lines, None, icon_label("laptop", "text2", 20), 8, promise)
        fill(QVBoxLayout(self), parts, 0, (36, 38, 32, 32))

    def show_step(self, place: int) -> None:
        """Mark the steps before this one as done."""
        for step in self.steps:
            step.show_place(place)


class _Step(QWidget):
    def __init__(self, place: int, title: str, about: str) -> None:
        super().__init__()
        self._place, self._words = place, title
        self._disc = _Disc(str(place + 1))
        self._title = label(title, "section")
        words = column(self._title, label(about, "secondary"), spacing=1)
        fill(QVBoxLayout(self), (row(self._disc, words, None, spacing=13),), 0, (0, 0, 0, 0))

    def show_place(self, here: int) -> None:
        state = _("klaar") if self._place < here else _("nu") if self._place == here else ""
        tint(self._title, "text" if self._place == here else "text2")
        self._disc.show_state(done=self._place < here, current=self._place == here)
        self.setAccessibleName(
            f"{self._place + 1}. {self._words}" + (f", {state}" if state else "")
        )


class _Disc(QWidget):
    """The number of a step: filled where you are, a check where you have been."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number, self._done, self._current = number, False, False
        side = theme.current().px(30)
        self.setFixedSize(side, side)

    def show_state(self, *, done: bool, current: bool) -> None:
        self._done, self._current = done, current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and number."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = not (self._done or self._current)
        painter.setPen(look.pen("control", 1.4) if outline else Qt.PenStyle.NoPen)
        ground = "accent" if self._current else "soft" if self._done else "sidebar"
        painter.setBrush(look.colour(ground))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(rect)
        if self._done:
            inset = rect.width() * 0.27
            paint_icon(painter, "check", rect.adjusted(inset, inset, -inset, -inset), "accent_t")
            return
        painter.setFont(look.font(14, 600, tabular=True))
        painter.setPen(look.colour("on_accent" if self._current else "text2"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._number)
