"""What stands around the page: sidebar and top bar, remade for every width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.navigation import NavItem, Sidebar
from sub_crm.ui.regions import enter, holds_focus
from sub_crm.ui.topbar import Topbar
from sub_crm.ui.widgets.layouts import column
from sub_crm.ui.width import WidthClass

Pill = tuple[str, str, str, Callable[[], object] | None]


@dataclass(slots=True)
class Told:
    """What the program told the frame; it outlives the widgets that show it."""

    user: str = ""
    demo: bool = False
    here: str = ""
    badges: dict[str, int] = field(default_factory=dict)
    pill: Pill | None = None
    can_go: tuple[bool, bool] = (False, False)


class Frame(QWidget):
    """Sidebar, top bar and, between them, the stack of pages."""

    def __init__(
        self,
        items: Sequence[NavItem],
        registry: ActionRegistry,
        told: Told,
        width: WidthClass,
        go: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.setObjectName("root")
        self._items, self._registry, self._go = list(items), registry, go
        self.told = told
        self.stack = QStackedWidget()
        self._make_parts(width)
        self.right = column(self.topbar, self.stack)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self.right, 1)

    def _make_parts(self, width: WidthClass) -> None:
        compact = width in (WidthClass.COMPACT, WidthClass.SINGLE)
        self.sidebar = Sidebar(self._items, self.told.user, compact)
        self.topbar = Topbar(self._registry, self.told.demo, width)
        for one in self.sidebar.lists():
            one.opened.connect(lambda row: self._go(row.id))
        self.retell()

    def retell(self) -> None:
        """Show all that was told."""
        told = self.told
        for one in self.sidebar.lists():
            one.mark(told.here)
            for key, number in told.badges.items():
                one.set_badge(key, number)
        if told.pill is not None:
            self.topbar.set_pill(*told.pill)
        self.show_history()

    def show_history(self) -> None:
        """Allow back and forward as far as there is history."""
        self.topbar.back.setEnabled(self.told.can_go[0])
        self.topbar.forward.setEnabled(self.told.can_go[1])

    def show_here(self) -> None:
        """Mark the line of the sidebar that the page belongs to."""
        for one in self.sidebar.lists():
            one.mark(self.told.here)

    def parts(self) -> tuple[QWidget, QWidget]:
        """What lies around the page."""
        return self.sidebar, self.topbar

    def renew(self, width: WidthClass) -> None:
        """Remake sidebar and top bar; the pages stay as they are, and so does the keyboard."""
        old = self.parts()
        held = [place for place, part in enumerate(old) if holds_focus(part)]
        self._make_parts(width)
        for holder, before, after in zip((self, self.right), old, self.parts(), strict=True):
            _swap(holder, before, after)
        for place in held:
            enter(self.parts()[place])


def _swap(holder: QWidget, old: QWidget, new: QWidget) -> None:
    layout = holder.layout()
    if layout is not None:
        layout.replaceWidget(old, new)
        new.show()
    old.hide()
    old.deleteLater()
