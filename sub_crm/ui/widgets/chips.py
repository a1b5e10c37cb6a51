"""Chips: a few words in a coloured pill, as a widget and as paint."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.widgets.groups import Sign

# Tone -> (ink, ground, border or "").
TONES = {
    "plain": ("text2", "hover", ""),
    "accent": ("accent_t", "soft", ""),
    "ok": ("ok", "ok_s", ""),
    "warn": ("warn", "warn_s", ""),
    "danger": ("danger", "danger_s", ""),
    "info": ("info", "info_s", ""),
    "violet": ("violet", "violet_s", ""),
    "outline": ("text2", "", "control"),
    "dashed": ("text2", "", "control"),
}
_SIZE, _WEIGHT, _PAD, _ICON = 11.5, 500, 8, 16


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """What a chip says and how: tone is a key of TONES."""

    text: str
    tone: str = "plain"
    icon: str = ""


def chip_width(spec: ChipSpec) -> float:
    """The width of a chip that is not cut."""
    look = theme.current()
    advance = look.metrics(_SIZE, _WEIGHT).horizontalAdvance(spec.text)
    return advance + look.px(2 * _PAD) + (look.px(_ICON) if spec.icon else 0)


def _paint_ground(painter: QPainter, rect: QRectF, tone: str, on_selection: bool) -> None:
    look = theme.current()
    _, ground, border = TONES[tone]
    painter.setPen(look.pen(border) if border else Qt.PenStyle.NoPen)
    if border and tone == "dashed":
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
    # On a selected row the soft grounds would vanish.
    name = "surface" if on_selection and ground else ground
    painter.setBrush(look.colour(name) if name else Qt.BrushStyle.NoBrush)
    radius = rect.height() / 2
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_chip(
    painter: QPainter,
    left: float,
    middle: float,
    spec: ChipSpec,
    *,
    height: float = 20,
    most: float | None = None,
    on_selection: bool = False,
) -> float:
    """Paint a chip around a middle line; returns its width in pixels (0 when there is no room)."""
    look = theme.current()
    width = chip_width(spec) if most is None else min(chip_width(spec), most)
    if width < look.px(28):
        return 0
    rect = QRectF(left, middle - look.px(height) / 2, width, look.px(height))
    _paint_ground(painter, rect, spec.tone, on_selection)
    ink = TONES[spec.tone][0]
    inside = rect.adjusted(look.px(_PAD), 0, -look.px(_PAD) + 1, 0)
    if spec.icon:
        side = look.px(12.5)
        place = QRectF(inside.left() - look.px(1), middle - side / 2, side, side)
        paint_icon(painter, spec.icon, place, ink)
        inside.setLeft(inside.left() + look.px(_ICON))
    painter.setFont(look.font(_SIZE, _WEIGHT))
    painter.setPen(look.colour(ink))
    shown = spec.text
    if width < chip_width(spec):
        metrics = look.metrics(_SIZE, _WEIGHT)
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), shown)
    return width


class Chip(Sign):
    """A chip that stands on its own; its words are its accessible name."""

    def __init__(self, text: str, tone: str = "plain", icon: str = "", height: float = 22) -> None:
        super().__init__()
        self._height = height
        self.say(ChipSpec(text, tone, icon))

    def say(self, spec: ChipSpec) -> None:
        """Show other words, tone or icon."""
        self._spec = spec
        self.setAccessibleName(spec.text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(int(chip_width(self._spec)) + 1, theme.current().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chip(painter, 0, self.height() / 2, self._spec, height=self._height)
