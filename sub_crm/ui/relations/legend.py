"""What tints, hatch, dots and shapes of the map mean; as data, and as what is drawn of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Group
from sub_crm.insight.relations.scales import (
    PER_MONTH,
    PER_YEAR,
    PRESSURE,
    SILENCE,
    Scale,
    warmth_scale,
)
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.insight.warmth.rules import Rules
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.cells import RADIUS, draw_cell, draw_shape
from sub_crm.ui.relations.columns import Look
from sub_crm.ui.relations.quadrant_paint import draw_sign
from sub_crm.ui.relations.reading import MapRows, Wanted
from sub_crm.ui.widgets.canvas import CENTRE, LEFT, Canvas, RowState
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.groups import Sign
from sub_crm.ui.widgets.layouts import fill

SWATCH, NARROW, GAP = 40.0, 32.0, 2.0
HATCHED = Look("0", 0, hatched=True)


@dataclass(frozen=True, slots=True)
class Row:
    """What the tints mean: a title, and a text for each step in use."""

    title: str
    labels: tuple[str, ...]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape or a cell that means something by itself."""

    words: str
    status: RhythmStatus | None = None
    look: Look | None = None
    group: Group | None = None
    tone: str = "accent"
    """The colour of the sign of a group."""


@dataclass(frozen=True, slots=True)
class Key:
    """The whole legend: one row of tints, perhaps a second reading of them, and symbols."""

    rows: tuple[Row, ...]
    symbols: tuple[Symbol, ...] = ()

    def sentence(self) -> str:
        """Tell all of it."""
        rows = [f"{row.title}: {', '.join(row.labels)}" for row in self.rows]
        return ". ".join((*rows, *(symbol.words for symbol in self.symbols)))


def key_of(rows: MapRows) -> Key:
    """Return the legend of what is looked at."""
    wanted = rows.wanted
    if wanted.view is View.QUADRANT:
        return Key((), _groups())
    match wanted.measure if wanted.view in (View.MATRIX, View.TILES) else Measure.WARMTH:
        case Measure.WARMTH:
            shapes = _shapes(hatched=False) if wanted.view is View.LIST else ()
            return Key((_warmth(rows.rules),), (_doubtful(), *shapes))
        case Measure.PRESSURE:
            return Key((_row(_("Dossierdruk"), PRESSURE),))
        case Measure.SILENCE:
            hatched = wanted.along(Axis.MONTH)
            return Key((_row(_("Dagen stil"), SILENCE),), _shapes(hatched=hatched))
    return _contacts(wanted)


def _contacts(wanted: Wanted) -> Key:
    if wanted.view is View.TILES:
        return Key((_row(_("Contacten, per jaar"), PER_YEAR),), _shapes(hatched=False))
    match wanted.axis:
        case Axis.THEME:
            return Key((_row(_("Contacten per thema"), PER_MONTH),))
        case Axis.LEVEL:
            return Key((_row(_("Contacten per niveau"), PER_YEAR),))
    return Key((_row(_("Per maand"), PER_MONTH), _row(_("Totaal, per jaar"), PER_YEAR)), _shapes())


def _row(title: str, scale: Scale) -> Row:
    return Row(title, scale.labels(), scale.steps)


def _warmth(rules: Rules) -> Row:
    starts = warmth_scale(rules).starts
    labels = (f"<{starts[0]}", *map(str, starts[:-1]), f"{starts[-1]}+")
    return Row(_("Warmte"), labels, Scale(starts).steps)


def _doubtful() -> Symbol:
    return Symbol(_("weinig contact om op af te gaan"), look=Look("34", 2, doubtful=True))


def _groups() -> tuple[Symbol, ...]:
    return (
        Symbol(_("gemeente"), group=Group.MUNICIPALITIES),
        Symbol(_("waterschap"), group=Group.WATER_BOARDS),
        Symbol(_("overige"), group=Group.OTHERS),
        Symbol(_("staat op de actielijst"), group=Group.MUNICIPALITIES, tone="danger"),
    )


def _shapes(*, hatched: bool = True) -> tuple[Symbol, ...]:
    over = RhythmStatus.OVER
    return (
        Symbol(wording.status(RhythmStatus.ON), RhythmStatus.ON),
        Symbol(_("bijna"), RhythmStatus.NEARLY),
        Symbol(wording.status(over), over, HATCHED if hatched else None),
    )


class Scales(Sign):
    """The tints with what each means, and under them a second reading where there is one."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = rows
        look = theme.current()
        titles = (look.metrics(12).horizontalAdvance(row.title) for row in rows)
        self._left = max(titles) / look.zoom + 10
        self._places = _places([row.labels for row in rows], self._left)
        last, wide = self._places[-1]
        wide += last
        self.setFixedSize(look.px(wide), look.px(18 + 16 * (len(rows) - 1)))
        said = ". ".join(f"{row.title}: {', '.join(row.labels)}" for row in rows)
        self.setAccessibleName(_("Legenda. {scales}").format(scales=said))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatches with the first bins in them and the second under them."""
        canvas, look = _canvas(self), theme.current()
        for number, row in enumerate(self._rows):
            top, high = (0, 18) if number == 0 else (18, 16)
            canvas.text(0, top, self._left, high, row.title, 12, 400, "text2")
            for (left, wide), step, text in zip(self._places, row.steps, row.labels, strict=True):
                if number:
                    canvas.text(left, 18, wide, 16, text, 11, 400, "text2", CENTRE, tabular=True)
                    continue
                swatch = canvas.place(left, 1, wide, 17)
                canvas.painter.setPen(Qt.PenStyle.NoPen if step else look.pen("line2"))
                canvas.painter.setBrush(look.heat(step))
                canvas.painter.drawRoundedRect(swatch, RADIUS, RADIUS)
                canvas.painter.setFont(look.font(11, 600, True))
                canvas.painter.setPen(look.heat_ink(step))
                canvas.painter.drawText(swatch, int(CENTRE), text)
        canvas.painter.end()


class Sample(Sign):
    """A shape, a cell or both, and the words for it."""

    def __init__(self, symbol: Symbol) -> None:
        super().__init__()
        self._symbol = symbol
        shaped = symbol.status is not None or symbol.group is not None
        self._left = 16.0 * shaped + (SWATCH + 8) * (symbol.look is not None)
        look = theme.current()
        wide = look.metrics(12).horizontalAdvance(symbol.words) + look.px(self._left + 4)
        self.setFixedSize(int(wide), look.px(20))
        self.setAccessibleName(symbol.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The symbols, then the words."""
        canvas, symbol = _canvas(self), self._symbol
        canvas.text(self._left, 0, canvas.w, 19, symbol.words, 12, 400, "text2", LEFT)
        left = 0.0
        if symbol.status is not None:
            middle = canvas.place(6, 9.5, 0, 0).topLeft()
            draw_shape(canvas.painter, QPointF(middle), symbol.status)
            left = 16.0
        if symbol.group is not None:
            canvas.painter.setPen(Qt.PenStyle.NoPen)
            canvas.painter.setBrush(canvas.look.colour(symbol.tone))
            draw_sign(canvas.painter, QPointF(canvas.place(6, 9.5, 0, 0).topLeft()), symbol.group)
        if symbol.look is not None:
            draw_cell(canvas.painter, canvas.place(left, 0, SWATCH, 19), symbol.look)
        canvas.painter.end()


def _places(labels: Sequence[Sequence[str]], left: float) -> list[tuple[float, float]]:
    """Return left and width of each swatch, wide enough for every label in or under it."""
    look, found = theme.current(), []
    width = look.metrics(11, 600, True).horizontalAdvance
    for texts in zip(*labels, strict=True):
        wide = max(NARROW, *(width(text) / look.zoom + 8 for text in texts))
        found.append((left, wide))
        left += wide + GAP
    return found


def _canvas(widget: QWidget) -> Canvas:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return Canvas(painter, QRectF(widget.rect()), RowState())


class Legend(QWidget):
    """Tints, then symbols, after each other."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        fill(self._box, (), 0, (0, 0, 0, 0))
        self._key: Key | None = None
        self._shown: QWidget | None = None

    def show_key(self, key: Key) -> None:
        """Show another legend, where it is another."""
        if key == self._key:
            return
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._key = key
        scales = [Scales(key.rows)] if key.rows else []
        self._shown = Flow(*scales, *map(Sample, key.symbols), spacing=14)
        self._box.addWidget(self._shown)

    def minimumSizeHint(self) -> QSize:
        """Small: no window is so narrow that it cuts the scales."""
        return QSize(theme.current().px(200), super().minimumSizeHint().height())
