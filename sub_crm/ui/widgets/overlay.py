"""A surface above the window: it dims the page, keeps the keyboard and gives the focus back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from sub_crm.ui import theme
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.floating import Floating, next_stop, paint_shadow
from sub_crm.ui.widgets.layouts import row


class Overlay(Floating):
    """A centred card over a window; Esc or a click beside it emits `dismissed`.

    The owner keeps what was typed and calls `finish`; with `closes` the overlay does so itself
    after the owner had its turn.
    """

    dismissed = Signal()
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        content: QWidget,
        name: str,
        *,
        width: float = 720,
        top: float = 110,
        closes: bool = True,
    ) -> None:
        super().__init__(name)
        self.setParent(window)
        self._window = window
        self.content = content
        self._width, self._top, self._closes = width, top, closes
        self._before = QApplication.focusWidget()
        self._ground: QPixmap | None = None
        content.setParent(self)
        content.installEventFilter(self)
        window.installEventFilter(self)

    def open(self, focus: QWidget | None = None) -> None:
        """Show above everything and put the cursor in a field, or in the first stop."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.content.show()
        self.place()
        first = focus or next_stop(self, None, True)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.accessibleName())

    def dismiss(self) -> None:
        """Leave as Esc does: the owner keeps the text."""
        self.dismissed.emit()
        if self._closes:
            self.finish()

    def leave(self) -> None:
        """Esc dismisses."""
        self.dismiss()

    def finish(self) -> None:
        """Close and put the focus back where it was."""
        if self.isHidden():
            return
        inside = QApplication.focusWidget()
        if inside is not None and self.isAncestorOf(inside):
            inside.clearFocus()  # the field keeps its text while it is still there
        self.hide()
        self._give_back()
        self.closed.emit()
        self.deleteLater()

    def _give_back(self) -> None:
        before = self._before
        try:
            if before is not None and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)
        except RuntimeError:  # the page was rebuilt while the overlay was open
            self._before = None

    def place(self) -> None:
        """Centre the card; it shrinks with a small window."""
        look, edge = theme.current(), theme.current().px(12)
        wide = min(look.px(self._width), self.width() - 2 * edge)
        self.content.setFixedWidth(wide)
        high = min(self._wanted_height(wide), self.height() - 2 * edge)
        top = min(look.px(self._top), max(edge, (self.height() - high) // 2))
        self.content.setGeometry((self.width() - wide) // 2, top, wide, high)
        self._ground = None
        self.update()

    def _wanted_height(self, wide: int) -> int:
        layout = self.content.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.content.sizeHint().height()
        return layout.totalHeightForWidth(wide)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card dismisses, one on it stays there."""
        if not self.content.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay centred."""
        super().resizeEvent(event)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window, and the card when it needs more room."""
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        elif event.type() is QEvent.Type.LayoutRequest and watched is self.content:
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shade and the shadow, painted once per size."""
        if self._ground is None:
            self._ground = self._shade()
        QPainter(self).drawPixmap(0, 0, self._ground)

    def _shade(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.current().colour("shade"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_shadow(painter, QRectF(self.content.geometry()))
        painter.end()
        return picture


Choice = tuple[str, str, Callable[[], object]]


def ask(window: QWidget, title: str, sentence: str, choices: Sequence[Choice]) -> Overlay:
    """A question with a button per choice: (text, kind of button, what it does)."""
    card = Card(20, 14, "pop")
    card.add(label(title, "heading", wrap=True), label(sentence, wrap=True))
    overlay = Overlay(window, card, f"{title}. {sentence}", width=460, top=160)

    def answer(act: Callable[[], object]) -> Callable[[], None]:
        def taken() -> None:
            overlay.finish()
            act()

        return taken

    made = [button(text, kind, on_click=answer(act)) for text, kind, act in choices]
    card.add(row(None, *made))
    overlay.open(made[0])
    return overlay
