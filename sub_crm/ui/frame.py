"""What stands around the page: sidebar and top bar, remade for every width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sub_crm.ui import theme
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.regions import enter, holds_focus
from sub_crm.ui.widgets.layouts import column
from sub_crm.ui.width import WidthClass
from sub_crm.ui.window import COMPACT_SIDEBAR, SIDEBAR, TOPBAR

if TYPE_CHECKING:
    from sub_crm.ui.navigation import NavList, Sidebar
    from sub_crm.ui.topbar import Topbar

Pill = tuple[str, str, str, Callable[[], object] | None]


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the sidebar; `text` and `section` are Dutch message ids."""

    key: str
    icon: str
    text: str
    section: str = ""
    bottom: bool = False


@dataclass(slots=True)
class Told:
    """What the program told the frame; it outlives the widgets that show it."""

    user: str = ""
    demo: bool = False
    here: str = ""
    badges: dict[str, int] = field(default_factory=dict)
    pill: Pill | None = None
    can_go: tuple[bool, bool] = (False, False)
    hidden: frozenset[str] = frozenset()
    """Lines of the sidebar that are of no use to this user."""


class Frame(QWidget):
    """Sidebar, top bar and, between them, the stack of pages.

    A bare frame has only their grounds, until `renew` furnishes it: a start shows its page first.
    """

    def __init__(
        self,
        items: Sequence[NavItem],
        registry: ActionRegistry,
        told: Told,
        width: WidthClass,
        go: Callable[[str], None],
        *,
        bare: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("root")
        self._items, self._registry, self._go = list(items), registry, go
        self.told = told
        self.stack = QStackedWidget()
        self._made: tuple[Sidebar, Topbar] | None = None
        self._shown = _grounds(width) if bare else self._make(width)
        self.right = column(self._shown[1], self.stack)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._shown[0])
        line.addWidget(self.right, 1)

    @property
    def made(self) -> "tuple[Sidebar, Topbar]":
        """The furnished sidebar and top bar."""
        assert self._made is not None, "the frame is bare"
        return self._made

    def _make(self, width: WidthClass) -> tuple[QWidget, QWidget]:
        from sub_crm.ui.navigation import Sidebar  # a bare frame does without
        from sub_crm.ui.topbar import Topbar

        items = [item for item in self._items if item.key not in self.told.hidden]
        sidebar = Sidebar(items, self.told.user, _is_compact(width))
        topbar = Topbar(self._registry, self.told.demo, width)
        self._made = (sidebar, topbar)
        for one in sidebar.lists():
            one.opened.connect(lambda row: self._go(row.id))
        self._retell()
        return self._made

    def _retell(self) -> None:
        for key in self.told.badges:
            self.show_badge(key)
        self.show_pill()
        self.show_here()

    def _lists(self) -> "tuple[NavList, ...]":
        return self._made[0].lists() if self._made else ()

    def show_badge(self, key: str) -> None:
        """Show how much work waits behind a line of the sidebar."""
        for one in self._lists():
            one.set_badge(key, self.told.badges[key])

    def show_pill(self) -> None:
        """Show where the data is."""
        if self._made and self.told.pill is not None:
            self._made[1].set_pill(*self.told.pill)

    def show_here(self) -> None:
        """Mark the line of the page, and allow back and forward as far as there is history."""
        for one in self._lists():
            one.mark(self.told.here)
        if self._made:
            self._made[1].back.setEnabled(self.told.can_go[0])
            self._made[1].forward.setEnabled(self.told.can_go[1])

    def parts(self) -> tuple[QWidget, QWidget]:
        """What lies around the page."""
        return self._shown

    def renew(self, width: WidthClass) -> None:
        """Remake sidebar and top bar; the pages stay as they are, and so does the keyboard."""
        old = self._shown
        held = [place for place, part in enumerate(old) if holds_focus(part)]
        self._shown = self._make(width)
        for holder, before, after in zip((self, self.right), old, self._shown, strict=True):
            _swap(holder, before, after)
        for place in held:
            enter(self._shown[place])


def _is_compact(width: WidthClass) -> bool:
    return width in (WidthClass.COMPACT, WidthClass.SINGLE)


def _grounds(width: WidthClass) -> tuple[QWidget, QWidget]:
    look, sidebar, topbar = theme.current(), QWidget(), QWidget()
    sidebar.setFixedWidth(look.px(COMPACT_SIDEBAR if _is_compact(width) else SIDEBAR))
    topbar.setFixedHeight(look.px(TOPBAR))
    for part, name in ((sidebar, "sidebar"), (topbar, "topbar")):
        part.setObjectName(name)
        part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return sidebar, topbar


def _swap(holder: QWidget, old: QWidget, new: QWidget) -> None:
    layout = holder.layout()
    if layout is not None:
        layout.replaceWidget(old, new)
        new.show()
    old.hide()
    old.deleteLater()
