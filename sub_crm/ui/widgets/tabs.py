"""The tab row of a record page: one tab stop, arrows move, counts behind the names."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from sub_crm.ui import theme
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.widgets.canvas import draw_focus


class Tabs(QTabBar):
    """Tabs by key; `changed` carries the key."""

    changed = Signal(str)

    def __init__(self, name: str, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(theme.current().font(13, 500))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self._titles = dict(tabs)
        self._keys = [key for key, _ in tabs]
        for _, title in tabs:
            self.addTab(no_mnemonic(title))
        self.currentChanged.connect(lambda place: self.changed.emit(self._keys[place]))

    def set_count(self, key: str, count: int) -> None:
        """Show a number behind a tab's name."""
        place = self._keys.index(key)
        self.setTabText(place, no_mnemonic(f"{self._titles[key]}  {count}"))
        self.setAccessibleTabName(place, f"{self._titles[key]}, {count}")

    def key(self) -> str:
        """The key of the tab that is open."""
        return self._keys[self.currentIndex()]

    def set_key(self, key: str) -> None:
        """Open a tab."""
        self.setCurrentIndex(self._keys.index(key))

    def minimumSizeHint(self) -> QSize:
        """Small: tabs that do not fit are scrolled."""
        return QSize(theme.current().px(120), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tabs and, with focus, a ring around the open one."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            gap = theme.current().px(14)
            ring = QRectF(self.tabRect(self.currentIndex())).adjusted(-2, 2, -gap, -5)
            draw_focus(painter, ring.intersected(QRectF(self.rect())), theme.current().px(6))
