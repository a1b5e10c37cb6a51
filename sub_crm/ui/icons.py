"""Our own line icons, drawn from SVG at the real pixel density in a colour of the theme."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sub_crm.system.resources import resource
from sub_crm.ui import theme


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@lru_cache(512)
def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    """A square picture of that many real pixels."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


@lru_cache(128)
def _before_text(name: str, colour: str, wide: int, high: int) -> QPixmap:
    """A picture with room at its right, in real pixels."""
    picture = QPixmap(wide, high)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, _pixmap(name, colour, high))
    painter.end()
    return picture


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon of `size` logical pixels for a screen with that pixel ratio."""
    picture = QPixmap(_pixmap(name, theme.current().hex(colour), max(1, round(size * ratio))))
    picture.setDevicePixelRatio(ratio)
    return picture


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str = "text2") -> None:
    """Paint an icon in a square of the painter's device."""
    ratio = painter.device().devicePixelRatio()
    side = max(1, round(min(rect.width(), rect.height()) * ratio))
    picture = _pixmap(name, theme.current().hex(colour), side)
    painter.drawPixmap(rect, picture, QRectF(picture.rect()))


class ThemedIcon(QIconEngine):
    """An icon that is drawn anew for every size and state."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        """A copy, as QIcon asks for it."""
        return ThemedIcon(self._name, self._colour)

    def _hex(self, mode: QIcon.Mode) -> str:
        off = mode == QIcon.Mode.Disabled
        return theme.current().hex("control" if off else self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture at a size in real pixels; what is wider than high has room at its right."""
        wide, high = size.width(), max(1, size.height())
        if wide > high:
            return _before_text(self._name, self._hex(mode), wide, high)
        return _pixmap(self._name, self._hex(mode), max(1, wide))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint in the middle of a rectangle."""
        side = min(rect.width(), rect.height())
        corner = QPointF(rect.center() - QPoint(side // 2, side // 2))
        target = QRectF(corner, QSize(side, side))
        _renderer(self._name, self._hex(mode)).render(painter, target)


_kept: dict[tuple[str, str], QIcon] = {}


def icon(name: str, colour: str = "text2") -> QIcon:
    """An icon in a colour token; it takes the theme in use when it is drawn."""
    found = _kept.get((name, colour))
    if found is None:
        found = _kept[name, colour] = QIcon(ThemedIcon(name, colour))
    return found


def program_icon() -> QIcon:
    """The program's own mark: nine tiles."""
    return QIcon(str(resource("icons", "logo.svg")))
