"""The window before the program: one page at a time in a frame of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from sub_crm.ui.icons import program_icon
from sub_crm.ui.regions import enter


class StartWindow(QMainWindow):
    """Shows a page; `closed` when the user goes away without finishing."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("SUB-CRM")
        self.setWindowIcon(program_icon())
        self.setMinimumSize(720, 480)
        self.resize(1440, 900)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def show_page(self, page: QWidget) -> None:
        """Show this page instead, with the keyboard in its first field."""
        self.setCentralWidget(page)
        page.show()
        enter(page)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        if page := self.centralWidget():
            enter(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide first, so that every field keeps its text before anybody hears of it."""
        super().closeEvent(event)
        self.hide()
        self.closed.emit()
