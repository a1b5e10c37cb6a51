"""The window: sidebar, top bar, pages by address; it knows nothing of the data."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from sub_crm.ui import theme
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.history import History
from sub_crm.ui.icons import program_icon
from sub_crm.ui.navigation import NavItem, Sidebar
from sub_crm.ui.regions import enter, holds_focus, step
from sub_crm.ui.topbar import Topbar
from sub_crm.ui.widgets.layouts import ScrollColumn, column
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.widgets.toast import Toast, show_toast
from sub_crm.ui.width import WidthClass, width_class

SCHEME = "sub://"
Factory = Callable[[], QWidget]


def split_address(address: str) -> tuple[str, str]:
    """ "sub://organisatie/0a1b" -> ("organisatie", "0a1b")."""
    key, _slash, argument = address.removeprefix(SCHEME).partition("/")
    return key, argument


class Shell(QMainWindow):
    """Pages are made when they are first opened and made anew after `rebuild`.

    A page may have: `arrive(argument)` (called at every opening), `set_width_class(cls)`,
    `toggle_side()`, `regions() -> list[QWidget]` and `first_focus() -> QWidget`.
    """

    opened = Signal(str)
    closed = Signal()
    width_class_changed = Signal(object)

    def __init__(
        self,
        nav_items: Sequence[NavItem],
        registry: ActionRegistry,
        user_name: str = "",
        demo: bool = False,
    ) -> None:
        super().__init__()
        self.registry = registry
        self.history = History()
        self.width_class = WidthClass.FULL
        self._nav, self._user, self._demo = list(nav_items), user_name, demo
        self._factories: dict[str, tuple[Factory, str]] = {}
        self._pages: dict[str, QWidget] = {}
        self._badges: dict[str, int] = {}
        self._pill: tuple[Any, ...] | None = None
        self.setWindowTitle("SUB-CRM")
        self.setWindowIcon(program_icon())
        self.setMinimumSize(720, 480)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._bind_own()
        registry.build(self)
        self._frame()
        registry.changed.connect(self._renew_frame)

    def _bind_own(self) -> None:
        bind, history = self.registry.bind, self.history
        bind("back", lambda: self._travel(-1), lambda: history.can_step(-1))
        bind("forward", lambda: self._travel(1), lambda: history.can_step(1))
        bind("region.next", lambda: self.next_region(1))
        bind("region.previous", lambda: self.next_region(-1))
        bind("side.toggle", self._toggle_side, lambda: hasattr(self.page(), "toggle_side"))
        for place, item in enumerate([one for one in self._nav if not one.bottom][:9], 1):
            bind(f"go.{place}", self._opener(item.key), text=item.text)

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self._go(key)

    def _go(self, key: str) -> None:
        if self.knows(SCHEME + key):  # not while the pages are still to come
            self.open(SCHEME + key)

    def _frame(self) -> None:
        compact = self.width_class in (WidthClass.COMPACT, WidthClass.SINGLE)
        self.sidebar = Sidebar(self._nav, self._user, compact)
        self.topbar = Topbar(self.registry, self._demo, self.width_class)
        self.stack = QStackedWidget()
        self._right = column(self.topbar, self.stack)
        self._root = root = QWidget()
        root.setObjectName("root")
        line = QHBoxLayout(root)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self._right, 1)
        self.setCentralWidget(root)
        for one in self.sidebar.lists():
            one.opened.connect(lambda row: self._go(row.id))
        self._restore()

    def _restore(self) -> None:
        for key, number in self._badges.items():
            self._show_badge(key, number)
        if self._pill is not None:
            self.topbar.set_pill(*self._pill)
        self._show_history()

    # pages

    def add_page(self, key: str, factory: Factory, nav: str = "") -> None:
        """Say how a page is made; `nav` is the sidebar line it belongs to."""
        self._factories[key] = (factory, nav or key)

    def knows(self, address: str) -> bool:
        """Whether there is a page for an address."""
        return address.startswith(SCHEME) and split_address(address)[0] in self._factories

    def page(self) -> QWidget | None:
        """The page on the screen."""
        return self._pages.get(split_address(self.history.here())[0])

    def address(self) -> str:
        """Where the user is."""
        return self.history.here()

    def open(self, address: str) -> None:
        """Go to an address; a surface above the page is dismissed, its text kept."""
        key, argument = split_address(address)
        if not self.knows(address):
            raise KeyError(address)
        self.dismiss_overlays()
        self.history.visit(address)
        self._arrive(key, argument)
        self.opened.emit(address)

    def dismiss_overlays(self) -> None:
        """Close what floats above the page as Esc would."""
        for overlay in self.findChildren(Overlay):
            if overlay.isVisible():
                overlay.dismiss()

    def _arrive(self, key: str, argument: str) -> None:
        had_focus = holds_focus(self.stack)
        page = self._pages.get(key) or self._make(key)
        _tell(page, "arrive", argument)
        holder = page.property("holder")
        self.stack.setCurrentWidget(holder if isinstance(holder, QWidget) else page)
        for one in self.sidebar.lists():
            one.mark(self._factories[key][1])
        self._show_history()
        if had_focus:
            self.focus_page()

    def _make(self, key: str) -> QWidget:
        page = self._factories[key][0]()
        _tell(page, "set_width_class", self.width_class)
        holder = ScrollColumn(page, sideways=True)
        page.setProperty("holder", holder)
        self._pages[key] = page
        self.stack.addWidget(holder)
        return page

    def _travel(self, by: int) -> None:
        self.dismiss_overlays()
        address = self.history.step(by)
        self._arrive(*split_address(address))
        self.opened.emit(address)

    def _show_history(self) -> None:
        self.topbar.back.setEnabled(self.history.can_step(-1))
        self.topbar.forward.setEnabled(self.history.can_step(1))

    def rebuild(self) -> None:
        """Make everything anew in another theme, zoom or language and stay where we are."""
        self._pages.clear()
        self.registry.build(self)
        self._measure()
        self._frame()
        if self.history.here():
            self._arrive(*split_address(self.history.here()))

    # what the program tells the frame

    def set_user(self, name: str) -> None:
        """Show another user."""
        self._user = name
        self._renew_frame()

    def set_badge(self, key: str, number: int) -> None:
        """Show how much work waits behind a line of the sidebar."""
        self._badges[key] = number
        self._show_badge(key, number)

    def _show_badge(self, key: str, number: int) -> None:
        for one in self.sidebar.lists():
            one.set_badge(key, number)

    def set_store_pill(
        self,
        text: str,
        tone: str = "",
        icon: str = "laptop",
        on_click: Callable[[], object] | None = None,
    ) -> None:
        """Tell where the data is; tone is "", "ok", "warn" or "danger"."""
        self._pill = (text, tone, icon, on_click)
        self.topbar.set_pill(*self._pill)

    def toast(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> Toast:
        """Tell what happened, with the way back."""
        shortcut = self.registry.shortcut("undo") if act is not None else ""
        return show_toast(self._right, text, action, act, shortcut=shortcut)

    def bind_page(self, id: str, method: str) -> None:
        """Bind an action to a method of the page on the screen, for pages that have it."""
        self.registry.bind(
            id,
            lambda: getattr(self.page(), method)(),
            lambda: callable(getattr(self.page(), method, None)),
        )

    # keyboard

    def regions(self) -> list[QWidget]:
        """The parts that F6 visits, in order."""
        page = self.page()
        own = getattr(page, "regions", None)
        parts = own() if callable(own) else [page] if page is not None else []
        return [self.sidebar, self.topbar, *parts]

    def next_region(self, by: int) -> None:
        """Go to the first stop of the next part that has one."""
        step(self.regions(), by)

    def focus_page(self) -> None:
        """Put the keyboard in the page."""
        page = self.page()
        if page is None:
            return
        wanted = getattr(page, "first_focus", None)
        enter(wanted() if callable(wanted) else page)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the page."""
        super().showEvent(event)
        if QApplication.focusWidget() is None:
            self.focus_page()

    def _toggle_side(self) -> None:
        _tell(self.page(), "toggle_side")

    # width

    def _measure(self) -> bool:
        now = width_class(self.width(), theme.current().zoom)
        changed = now is not self.width_class
        self.width_class = now
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell everybody when another width class begins."""
        super().resizeEvent(event)
        if self._measure():
            self._renew_frame()
            for page in self._pages.values():
                _tell(page, "set_width_class", self.width_class)
            self.width_class_changed.emit(self.width_class)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what floats above the page, then tell that the window closes."""
        self.dismiss_overlays()
        super().closeEvent(event)
        self.closed.emit()

    def _renew_frame(self) -> None:
        """Remake sidebar and top bar; the pages stay as they are."""
        held = [place for place, part in enumerate(self._frame_parts()) if holds_focus(part)]
        compact = self.width_class in (WidthClass.COMPACT, WidthClass.SINGLE)
        old_side, old_top = self.sidebar, self.topbar
        self.sidebar = Sidebar(self._nav, self._user, compact)
        self.topbar = Topbar(self.registry, self._demo, self.width_class)
        self._swap(self._root, old_side, self.sidebar)
        self._swap(self._right, old_top, self.topbar)
        for one in self.sidebar.lists():
            one.opened.connect(lambda row: self._go(row.id))
            one.mark(self._marked())
        self._restore()
        for place in held:
            enter(self._frame_parts()[place])

    def _frame_parts(self) -> tuple[QWidget, QWidget]:
        return self.sidebar, self.topbar

    def _swap(self, holder: QWidget, old: QWidget, new: QWidget) -> None:
        layout = holder.layout()
        if layout is not None:
            layout.replaceWidget(old, new)
            new.show()
        old.hide()
        old.deleteLater()

    def _marked(self) -> str:
        key = split_address(self.history.here())[0]
        return self._factories[key][1] if key in self._factories else ""

    def minimumSizeHint(self) -> QSize:
        """Never wider than the smallest supported window."""
        return super().minimumSizeHint().boundedTo(QSize(720, 480))


def _tell(page: QWidget | None, method: str, *what: object) -> None:
    called = getattr(page, method, None)
    if callable(called):
        called(*what)
