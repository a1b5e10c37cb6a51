"""Content with a side column, which becomes a drawer when the window is narrow."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.widgets.floating import next_stop
from sub_crm.ui.widgets.layouts import ScrollColumn, fill, named
from sub_crm.ui.width import WidthClass


class MainAndSide(QWidget):
    """A main widget and a side column of cards; F4 opens the drawer of a narrow window."""

    def __init__(
        self, main: QWidget, side: QWidget | None, name: str, *, width: float = 348
    ) -> None:
        """A side of None is filled later, by `fill_side`."""
        super().__init__()
        self._width = width
        self.main = main
        self.side = ScrollColumn(side or QWidget())
        self.side.setAccessibleName(name)
        self._line = QHBoxLayout(self)
        fill(self._line, (), 18, (0, 0, 0, 0))
        self._line.addWidget(main, 1)
        self._drawer = _Drawer(self)
        self._drawer.hide()
        self._line.addWidget(self.side)
        self.set_width_class(WidthClass.FULL)

    def fill_side(self, side: QWidget) -> None:
        """Put the cards in the column that was kept for them."""
        self.side.setWidget(named(side))
        side.show()

    def set_width_class(self, width: WidthClass) -> None:
        """Take the side column out of the way in a narrow window."""
        self._drawer.hide()
        full = width is WidthClass.FULL
        measure = self._width if full else min(self._width, 300)
        self.side.setFixedWidth(theme.current().px(measure))
        if width in (WidthClass.FULL, WidthClass.NARROW):
            self._line.addWidget(self.side)
            self.side.show()
        else:
            self._drawer.take(self.side)

    def is_drawer(self) -> bool:
        """Whether the side column is a drawer now."""
        return self.side.parentWidget() is self._drawer

    def toggle_side(self) -> None:
        """Open or close the side column."""
        if not self.is_drawer():
            self.side.setVisible(self.side.isHidden())
        elif self._drawer.isVisible():
            self._drawer.leave()
        else:
            self._drawer.open()

    def regions(self) -> list[QWidget]:
        """The parts that F6 visits."""
        return [self.main, self.side]


class _Drawer(QFrame):
    def __init__(self, owner: MainAndSide) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setProperty("card", "pop")
        self._before: QWidget | None = None
        self._box = QVBoxLayout(self)
        fill(self._box, (), 0, (10, 10, 10, 10))
        owner.installEventFilter(self)

    def take(self, side: QWidget) -> None:
        self._box.addWidget(side)
        side.show()

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        first = next_stop(self, None, True)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        owner = self._owner
        wide = min(self.sizeHint().width(), owner.width())
        self.setGeometry(owner.width() - wide, 0, wide, owner.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False
