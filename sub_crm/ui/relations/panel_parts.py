"""What the side column adds to some views: the neighbours of a municipality, all its levels."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.relations.neighbours import QuietTheme
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.insight.warmth.rules import Rules
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.text import label
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.kinds import Level
from sub_crm.values.warmth_settings import Setting

BAR, TICK, HIGH = 6.0, 14.0, 18.0


class QuietThemes(QWidget):
    """Stil bij Lopik, druk bij de buren."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        fill(self._box, (), 6, (0, 0, 0, 0))
        self._parts: list[QWidget] = []
        self.hide()

    def show_quiet(self, name: str, found: Sequence[QuietTheme]) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self.setVisible(bool(found))
        if not found:
            return
        title = _("Stil bij {name}, druk bij de buren").format(name=name)
        self._parts.append(label(title, "group", wrap=True))
        for one in found:
            beside = ", ".join(f"{other} {number}" for other, number in one.beside)
            self._parts.append(label(one.theme.name, "medium", wrap=True))
            self._parts.append(label(beside, "caption", wrap=True))
        for part in self._parts:
            self._box.addWidget(part)


class TickedBar(QWidget):
    """A number of the hundred as a bar, with a tick at the limit of lukewarm."""

    def __init__(self, total: int | None, tick: int) -> None:
        super().__init__()
        self._total, self._tick = total, tick
        self.setFixedHeight(theme.current().px(HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.current().px(60), theme.current().px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the number, the tick."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high, middle = look.zoom * BAR, self.height() / 2
        for share, colour in ((100, "line"), (self._total or 0, "accent")):
            if share:
                painter.setBrush(look.colour(colour))
                wide = max(self.width() * share / 100, high)
                place = QRectF(0, middle - high / 2, wide, high)
                painter.drawRoundedRect(place, high / 2, high / 2)
        tall = look.zoom * TICK
        left = self.width() * self._tick / 100
        painter.fillRect(QRectF(left, middle - tall / 2, look.zoom * 2, tall), look.colour("text"))


class AllLevels(QWidget):
    """The four levels under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().px(8))
        self._grid.setVerticalSpacing(theme.current().px(4))
        self._grid.setColumnStretch(1, 1)
        self._parts: list[QWidget] = []
        self.hide()

    def show_levels(self, levels: Mapping[Level, Rollup], rules: Rules) -> None:
        """Show how warm each is; a level without a number says why."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        tick = rules[Setting.LUKEWARM]
        self._add(0, 0, label(_("Alle niveaus"), "group"), across=3)
        for place, level in enumerate(Level, start=1):
            found = levels.get(level)
            self._add(place, 0, label(wording.level(level), name=word(level)))
            self._add(place, 1, TickedBar(found.total if found else None, tick))
            said = label(_said(found), "strong")
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._add(place, 2, said)
        foot = _("Streep bij {n}, de grens tussen koel en lauw.").format(n=tick)
        self._add(len(Level) + 1, 0, label(foot, "caption", wrap=True), across=3)
        self.show()

    def _add(self, row: int, column: int, part: QWidget, *, across: int = 1) -> None:
        self._parts.append(part)
        self._grid.addWidget(part, row, column, 1, across)


def _said(found: Rollup | None) -> str:
    if found is None:
        return _("geen functie")
    if found.total is None or found.label is None:
        return _("nieuw of vacant")
    return f"{found.total} {warm_words.label(found.label)}"
