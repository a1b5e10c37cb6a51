"""The steps one at a time, each scrolling by itself and following the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from sub_crm.ui import theme
from sub_crm.ui.start.steps import Step
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.layouts import ScrollColumn, column

WIDE_SIDE, NARROW_SIDE = 64, 24


class StepPages(QStackedWidget):
    """Where the steps stand."""

    def __init__(self) -> None:
        super().__init__()
        self._holders: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reveal)

    def add_steps(self, steps: Sequence[Step]) -> None:
        for step in steps:
            holder = column(step)
            self._holders.append(holder)
            self.addWidget(ScrollColumn(holder))

    def show_step(self, place: int, step: Step) -> None:
        """Show a step, say its name and put the keyboard in it."""
        self.setCurrentIndex(place)
        step.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, step.accessibleName())

    def set_narrow(self, narrow: bool) -> None:
        """Spend less room on margins in a narrow window."""
        look = theme.current()
        side, top = look.px(NARROW_SIDE if narrow else WIDE_SIDE), look.px(24 if narrow else 48)
        for holder in self._holders:
            holder.setContentsMargins(side, top, side, look.px(24))

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to where the keyboard is."""
        holder = self.currentWidget()
        if isinstance(holder, QScrollArea) and now is not None and holder.isAncestorOf(now):
            holder.ensureWidgetVisible(now, 0, theme.current().px(24))
