"""A card above the page whose middle scrolls when the window is too low for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import ScrollColumn, fill
from sub_crm.ui.widgets.overlay import Overlay


class TallScroll(ScrollColumn):
    """A scroll area that would like to show all of its content."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self._content = content
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As high as the content at the width of the moment."""
        layout, wide = self._content.layout(), max(self.width(), 200)
        if layout is not None and layout.hasHeightForWidth():
            return QSize(wide, layout.totalHeightForWidth(wide))
        return self._content.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content that grows asks for more room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Surface(Card):
    """A titled card that fills itself once its rows are read."""

    left = Signal()

    def __init__(self, desk: Desk, title: str, *, width: float = 640, top: float = 70) -> None:
        super().__init__(0, 8, "pop")
        self.body.setContentsMargins(20, 16, 20, 16)
        self.desk = desk
        self.overlay = Overlay(desk.window, self, title, width=width, top=top)
        self.overlay.closed.connect(self.left)
        self.close_button = icon_button("x", _("Sluiten"), on_click=self.overlay.dismiss)
        self.heading = label(title, "heading", wrap=True)

    def open(self) -> None:
        """Show above the window and ask for the rows."""
        self.overlay.open()
        self.ask()

    def ask(self) -> None:
        raise NotImplementedError

    def top_line(self, mark: QLabel) -> None:
        """Put title, what was saved and the way out on top; the way out comes last by Tab."""
        line = QHBoxLayout()
        fill(line, (), 10, (0, 0, 0, 0))
        line.addWidget(self.heading, 1)
        line.addWidget(mark)
        line.addWidget(self.close_button)
        self.body.addLayout(line)

    def middle(self, content: QWidget) -> None:
        """Put the part that may scroll under it."""
        area = TallScroll(content)
        self.add(area, stretch=1)
        area.show()  # at once: a layout shows late, and a hidden field takes no keyboard

    def leave(self) -> None:
        self.overlay.finish()
