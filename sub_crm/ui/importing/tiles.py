"""How many rows come to what: each number is a filter, together they are all rows."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy

from sub_crm.exchange.people_in.plan import Outcome, Plan
from sub_crm.i18n import _, ngettext
from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.importing.words import OUTCOMES
from sub_crm.ui.text import set_tooltip
from sub_crm.ui.widgets.canvas import draw_focus
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill


class Tiles(Group):
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Rijen per uitkomst"))
        self.tiles = {outcome: CountTile(outcome, place) for place, outcome in enumerate(OUTCOMES)}
        self._group = QButtonGroup(self)
        fill(QHBoxLayout(self), tuple(self.tiles.values()), 10, (0, 0, 0, 0))
        for outcome, tile in self.tiles.items():
            self._group.addButton(tile)
            tile.clicked.connect(lambda _on=False, outcome=outcome: self.chosen.emit(outcome))

    def show_plan(self, plan: Plan) -> None:
        for outcome, tile in self.tiles.items():
            tile.show_count(plan.count(outcome))

    def choose(self, outcome: Outcome) -> None:
        self.tiles[outcome].setChecked(True)

    def current(self) -> Outcome | None:
        return next((one for one, tile in self.tiles.items() if tile.isChecked()), None)


class CountTile(QAbstractButton):
    """58 high: icon and number in the tone of the outcome, its word below."""

    def __init__(self, outcome: Outcome, place: int) -> None:
        super().__init__()
        word, self._tone, self._icon = OUTCOMES[outcome]
        self._word, self._shortcut = _(word), f"Alt+{place + 1}"
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setShortcut(self._shortcut)
        set_tooltip(self, self._shortcut)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self.count = count
        rows = ngettext("{n} rij", "{n} rijen", count).format(n=count)
        self.setAccessibleName(f"{self._word}: {rows}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(136), theme.current().px(58))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(84), theme.current().px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, number and word."""
        look, painter, on = theme.current(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("accent" if on else "line2", 1.6 if on else 1))
        hovered = "hover" if self.underMouse() else "surface"
        painter.setBrush(look.colour("soft" if on else hovered))
        corner = look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        left, side = look.px(14), look.px(15)
        tone = self._tone if self.count else "text2"
        paint_icon(painter, self._icon, QRectF(left, look.px(12), side, side), tone)
        painter.setFont(look.font(19, 600, tabular=True))
        painter.setPen(look.colour(tone))
        number = QRectF(left + side + look.px(8), look.px(6), self.width(), look.px(27))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter), str(self.count))
        painter.setFont(look.font(12, 500))
        painter.setPen(look.colour("text2"))
        word = QRectF(left, look.px(33), self.width() - left, look.px(20))
        painter.drawText(word, int(Qt.AlignmentFlag.AlignVCenter), self._word)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), corner)
