"""A text in which what was removed or added is marked by colour and by line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy

from sub_crm.insight.differences import Fate, Piece
from sub_crm.ui import theme
from sub_crm.ui.widgets.groups import Sign

LEADING = 22
_LOOK = {Fate.REMOVED: ("danger", "danger_s"), Fate.ADDED: ("ok", "ok_s")}


class MarkedText(Sign):
    """Removed is red and struck out, added is green and underlined; as high as its lines."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self.pieces = tuple(pieces)
        self.setAccessibleName(self.text())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._laid = self._lay_out()

    def text(self) -> str:
        """The text without its marks."""
        return "".join(piece.text for piece in self.pieces)

    def _lay_out(self) -> QTextLayout:
        # A line separator is what QTextLayout takes for a new line.
        laid = QTextLayout(self.text().replace("\n", "\u2028"), theme.current().font(13))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid.setTextOption(option)
        laid.setFormats(_formats(self.pieces))
        return laid

    def _break(self, width: int) -> int:
        height, leading = 0.0, theme.current().px(LEADING)
        self._laid.beginLayout()
        while (line := self._laid.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += leading
        self._laid.endLayout()
        return int(height)

    def hasHeightForWidth(self) -> bool:
        """A narrower text is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max(self._break(width), theme.current().px(LEADING))

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(theme.current().px(120), theme.current().px(LEADING))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(theme.current().px(60), theme.current().px(LEADING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines and their marks."""
        self._break(self.width())
        painter = QPainter(self)
        painter.setPen(theme.current().colour("text"))
        self._laid.draw(painter, QPointF(0, 0))


def _formats(pieces: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for piece in pieces:
        length = len(piece.text.encode("utf-16-le")) // 2  # Qt counts in halves of UTF-16
        if piece.fate in _LOOK:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, length, _format(piece.fate)
            found.append(mark)
        start += length
    return found


def _format(fate: Fate) -> QTextCharFormat:
    look, (ink, ground) = theme.current(), _LOOK[fate]
    made = QTextCharFormat()
    made.setForeground(look.colour(ink))
    made.setBackground(look.colour(ground))
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontStrikeOut(fate is Fate.REMOVED)
    made.setFontUnderline(fate is Fate.ADDED)
    return made


def fixed(text: str) -> MarkedText:
    """A text without marks."""
    return MarkedText([Piece(text, Fate.KEPT)])
