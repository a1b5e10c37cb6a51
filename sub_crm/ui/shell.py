"""The window: sidebar, top bar, pages by address; it knows nothing of the data."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from sub_crm.ui import theme
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.addresses import SCHEME, split_address, split_form
from sub_crm.ui.frame import Frame, NavItem, Told
from sub_crm.ui.history import History
from sub_crm.ui.regions import enter, holds_focus, step
from sub_crm.ui.widgets.layouts import ScrollColumn
from sub_crm.ui.width import WidthClass, width_class

if TYPE_CHECKING:
    from sub_crm.ui.navigation import Sidebar
    from sub_crm.ui.topbar import Topbar
    from sub_crm.ui.widgets.overlay import Overlay
    from sub_crm.ui.widgets.toast import Toast

Factory = Callable[[], QWidget]


class Shell(QMainWindow):
    """Pages are made when they are first opened and made anew after `rebuild`.

    A page may have: `arrive(argument)` (called at every opening), `set_width_class(cls)`,
    `toggle_side()`, `regions() -> list[QWidget]`, `first_focus() -> QWidget` and
    `reopen(form, about)`, for a small form with an address of its own.
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
        *,
        bare_for: QSize | None = None,
        hidden: Iterable[str] = (),
    ) -> None:
        """`bare_for` is the size of a window that is to show its page before the rest; `hidden`
        are lines of the sidebar that wait for `hide_lines`."""
        super().__init__()
        self.registry = registry
        self.history = History()
        self.width_class = WidthClass.FULL
        self._nav = list(nav_items)
        self._told = Told(user_name, demo, hidden=frozenset(hidden))
        self._factories: dict[str, tuple[Factory, str]] = {}
        self._pages: dict[str, QWidget] = {}
        self.setWindowTitle("SUB-CRM")
        self.setMinimumSize(720, 480)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._bind_own()
        if bare_for is None:
            registry.build(self)
        else:
            self.resize(bare_for)
            self._measure()
        self._make_frame(bare=bare_for is not None)
        registry.changed.connect(self._renew_frame)

    def furnish(self) -> None:
        """Put sidebar and top bar where there was only their ground."""
        self._renew_frame()

    def _bind_own(self) -> None:
        bind, history = self.registry.bind, self.history
        bind("back", lambda: self._travel(-1), lambda: history.can_step(-1))
        bind("forward", lambda: self._travel(1), lambda: history.can_step(1))
        bind("region.next", lambda: self.next_region(1))
        bind("region.previous", lambda: self.next_region(-1))
        bind("side.toggle", self._toggle_side, lambda: hasattr(self.page(), "toggle_side"))
        for place, item in enumerate([one for one in self._nav if not one.bottom][:9], 1):
            bind(f"go.{place}", self._goer(item.key), text=item.text)

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self._go(key)

    def _go(self, key: str) -> None:
        if self.knows(SCHEME + key):  # not while the pages are still to come
            self.open(SCHEME + key)

    def _make_frame(self, *, bare: bool = False) -> None:
        told, width = self._told, self.width_class
        self.frame = Frame(self._nav, self.registry, told, width, self._go, bare=bare)
        self.setCentralWidget(self.frame)

    @property
    def sidebar(self) -> "Sidebar":
        """The list at the left."""
        return self.frame.made[0]

    @property
    def topbar(self) -> "Topbar":
        """The bar at the top."""
        return self.frame.made[1]

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
        address, form, about = split_form(address)
        if not self.knows(address):
            raise KeyError(address)
        if self.address():
            self.dismiss_overlays()
        self.history.visit(address)
        self._arrive()
        self.opened.emit(address)
        if form:
            _tell(self.page(), "reopen", form, about)

    def _travel(self, by: int) -> None:
        self.dismiss_overlays()
        self.history.step(by)
        self._arrive()
        self.opened.emit(self.address())

    def dismiss_overlays(self) -> None:
        """Close what floats above the page as Esc would."""
        for overlay in self._overlays():
            overlay.dismiss()

    def _overlays(self) -> "list[Overlay]":
        from sub_crm.ui.widgets.overlay import Overlay  # nothing floats at the start

        return [one for one in self.findChildren(Overlay) if one.isVisible()]

    def _arrive(self) -> None:
        key, argument = split_address(self.address())
        had_focus = holds_focus(self.frame.stack) or QApplication.focusWidget() is None
        page = self._pages.get(key) or self._make(key)
        _tell(page, "arrive", argument)
        holder = page.property("holder")
        self.frame.stack.setCurrentWidget(holder)
        self._told.here = self._factories[key][1]
        self._told.can_go = (self.history.can_step(-1), self.history.can_step(1))
        self.frame.show_here()
        if had_focus:
            self.focus_page()

    def _make(self, key: str) -> QWidget:
        page = self._factories[key][0]()
        _tell(page, "set_width_class", self.width_class)
        holder = ScrollColumn(page, sideways=True)
        page.setProperty("holder", holder)
        self._pages[key] = page
        self.frame.stack.addWidget(holder)
        return page

    def rebuild(self) -> None:
        """Make everything anew in another theme, zoom or language and stay where we are."""
        self._pages.clear()
        self.registry.build(self)
        self._measure()
        self._make_frame()
        self._lift_overlays()
        if self.address():
            self._arrive()

    def _lift_overlays(self) -> None:
        """What floats stays above a frame that came after it."""
        for overlay in self._overlays():
            overlay.raise_()

    def _renew_frame(self) -> None:
        self.frame.renew(self.width_class)

    # what the program tells the frame

    def set_user(self, name: str) -> None:
        """Show another user."""
        self._told.user = name
        self._renew_frame()

    def hide_lines(self, keys: Iterable[str]) -> None:
        """Leave lines of the sidebar out, for a user who has no use for them."""
        if (hidden := frozenset(keys)) != self._told.hidden:
            self._told.hidden = hidden
            self._renew_frame()

    def set_badge(self, key: str, number: int) -> None:
        """Show how much work waits behind a line of the sidebar."""
        self._told.badges[key] = number
        self.frame.show_badge(key)

    def set_store_pill(
        self,
        text: str,
        tone: str = "",
        icon: str = "laptop",
        on_click: Callable[[], object] | None = None,
    ) -> None:
        """Tell where the data is; tone is "", "ok", "warn" or "danger"."""
        self._told.pill = (text, tone, icon, on_click)
        self.frame.show_pill()

    def toast(
        self,
        text: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        *,
        icon: str = "check",
    ) -> "Toast":
        """Tell what happened, with the way back."""
        from sub_crm.ui.widgets.toast import show_toast  # nothing has happened at the start

        shortcut = self.registry.shortcut("undo") if act is not None else ""
        return show_toast(self.frame.right, text, action, act, shortcut=shortcut, icon=icon)

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
        return [*self.frame.parts(), *parts]

    def next_region(self, by: int) -> None:
        """Go to the first stop of the next part that has one."""
        step(self.regions(), by)

    def focus_page(self) -> None:
        """Put the keyboard in the page."""
        page = self.page()
        if page is not None:
            wanted = getattr(page, "first_focus", None)
            enter(wanted() if callable(wanted) else page)

    def _toggle_side(self) -> None:
        _tell(self.page(), "toggle_side")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the page."""
        super().showEvent(event)
        if QApplication.focusWidget() is None:
            self.focus_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what floats above the page, then tell that the window closes."""
        self.dismiss_overlays()
        super().closeEvent(event)
        self.closed.emit()

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

    def minimumSizeHint(self) -> QSize:
        """Never wider than the smallest supported window."""
        return super().minimumSizeHint().boundedTo(QSize(720, 480))


def _tell(page: QWidget | None, method: str, *what: object) -> None:
    called = getattr(page, method, None)
    if callable(called):
        called(*what)
