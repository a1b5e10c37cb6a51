"""A small card under a button: what the button tells of, in full, with what can be done."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from sub_crm.ui import theme
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.floating import Floating, next_stop
from sub_crm.ui.widgets.layouts import fill

EDGE = 8


class Popover(Floating):
    """Esc, a click beside it and leaving it close it; the keyboard goes back to the button."""

    def __init__(self, anchor: QWidget, name: str, *parts: QWidget, width: float = 340) -> None:
        super().__init__(name)
        self._anchor, self._width = anchor, width
        self.card = Card(16, 10, "pop")
        self.card.add(*parts)
        fill(QVBoxLayout(self), (self.card,), 0, (0, 0, 0, 0))
        self.setParent(anchor.window())
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def open(self) -> None:
        """Show under the button, within the window."""
        window, look = self._anchor.window(), theme.current()
        edge = look.px(EDGE)
        wide = min(look.px(self._width), window.width() - 2 * edge)
        self.setFixedWidth(wide)
        layout = self.layout()
        high = layout.totalHeightForWidth(wide) if layout is not None else -1
        self.resize(wide, high if high > 0 else self.sizeHint().height())
        corner = self._anchor.mapTo(window, QPoint(self._anchor.width(), self._anchor.height()))
        left = min(max(edge, corner.x() - wide), window.width() - wide - edge)
        self.move(left, corner.y() + look.px(6))
        self.show()
        self.raise_()
        first = next_stop(self, None, True)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.accessibleName())

    def leave(self) -> None:
        """Go away and give the keyboard back."""
        inside = QApplication.focusWidget()
        if inside is not None and self.isAncestorOf(inside) and isValid(self._anchor):
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """It is made anew when it is asked for again."""
        super().hideEvent(event)
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside it closes, and so does another window that becomes active."""
        if not self.isVisible():
            return False
        if event.type() is QEvent.Type.WindowDeactivate and watched is self.window():
            self.leave()
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            outside = watched is not self and not self.isAncestorOf(watched)
            if outside and isinstance(event, QMouseEvent):
                self.leave()
        return False
