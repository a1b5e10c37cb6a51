"""A text in which what was removed or added is marked by colour and by line."""

from collections.abc import Mapping, Sequence

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
Look = Mapping[Fate, tuple[str, str]]
"""Ink and ground of what is marked."""
CHANGED: Look = {Fate.REMOVED: ("danger", "danger_s"), Fate.ADDED: ("ok", "ok_s")}
MINE: Look = {Fate.ADDED: ("accent_t", "soft")}
THEIRS: Look = {Fate.ADDED: ("violet", "violet_s")}


class MarkedText(Sign):
    """What was removed is struck out, what was added underlined; as high as its lines."""

    def __init__(self, pieces: Sequence[Piece], look: Look = CHANGED) -> None:
        super().__init__()
        self.pieces, self._look = tuple(pieces), look
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
        laid.setFormats(_formats(self.pieces, self._look))
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


def _formats(pieces: Sequence[Piece], looks: Look) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for piece in pieces:
        length = len(piece.text.encode("utf-16-le")) // 2  # Qt counts in halves of UTF-16
        if piece.fate in looks:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = (
                start,
                length,
                _format(piece.fate, *looks[piece.fate]),
            )
            found.append(mark)
        start += length
    return found


def _format(fate: Fate, ink: str, ground: str) -> QTextCharFormat:
    look = theme.current()
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
