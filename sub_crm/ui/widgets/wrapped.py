"""Text broken into lines for a width, kept so that a repaint does not break it again."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from sub_crm.ui import theme


class WrappedText:
    """A laid out paragraph and its height in pixels."""

    def __init__(self, text: str, font: QFont, width: int, leading: float) -> None:
        # A line separator is what QTextLayout takes for a new line.
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.height = self._break(max(width, 1), leading)

    def _break(self, width: int, leading: float) -> float:
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += leading
        self._layout.endLayout()
        return height

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the lines in the painter's pen."""
        self._layout.draw(painter, QPointF(left, top))


@lru_cache(1024)
def _kept(text: str, key: tuple[float, float, int, float], width: int) -> WrappedText:
    size, _, weight, leading = key
    look = theme.current()
    return WrappedText(text, look.font(size, weight), width, look.px(leading))


@lru_cache(16_384)
def height_of(
    text: str, width: int, size: float, weight: int, leading: float, zoom: float
) -> float:
    """The height in pixels of a paragraph in the theme in use, whose zoom is given.

    A page asks for it many times, of many more rows than it paints.
    """
    return _kept(text, (size, zoom, weight, leading), width).height


def wrapped(
    text: str, width: int, size: float = 13, weight: int = 400, leading: float = 19
) -> WrappedText:
    """A paragraph for a width in pixels; size and leading in design pixels."""
    return _kept(text, (size, theme.current().zoom, weight, leading), width)
