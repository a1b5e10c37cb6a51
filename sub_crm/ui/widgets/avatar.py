"""Round avatars of people and square tiles of organisations, in one of six hues."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from sub_crm.ui import theme
from sub_crm.ui.widgets.groups import Sign


def initials(name: str) -> str:
    """ "Marieke van der Vos" -> "MV"; a single name gives its first two letters."""
    words = [word for word in name.replace(".", " ").split() if word[0].isupper()]
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    return name.strip()[:2].upper()


def hue_of(id: bytes) -> int:
    """The hue of somebody's avatar, always the same."""
    return id[-1] % 6


def _draw(painter: QPainter, rect: QRectF, text: str, hue: int, radius: float) -> None:
    look = theme.current()
    ground, ink = look.hue(hue)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, radius, radius)
    share = 0.36 if len(text) < 3 else 0.30
    painter.setFont(look.font(round(rect.height() / look.zoom * share, 1), 600))
    painter.setPen(ink)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def draw_avatar(painter: QPainter, rect: QRectF, text: str, hue: int) -> None:
    """Paint a round avatar with initials."""
    _draw(painter, rect, text, hue, rect.width() / 2)


def draw_tile(painter: QPainter, rect: QRectF, text: str, hue: int) -> None:
    """Paint the square tile of an organisation with its three letters."""
    _draw(painter, rect, text, hue, rect.width() * 0.22)


class Avatar(Sign):
    """The avatar of a person."""

    _paint = staticmethod(draw_avatar)

    def __init__(self, text: str, size: float = 32, hue: int = 0, name: str = "") -> None:
        super().__init__()
        self._text = text
        self._hue = hue
        side = theme.current().px(size)
        self.setFixedSize(side, side)
        self.setAccessibleName(name or text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc or tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(self.rect()), self._text, self._hue)


class OrgTile(Avatar):
    """The tile of an organisation, for example "LOP"."""

    _paint = staticmethod(draw_tile)
