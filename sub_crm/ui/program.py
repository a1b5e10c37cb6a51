"""The running program: the shell first, then the store in a thread, then the pages."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal

from sub_crm.i18n import N_, _
from sub_crm.store import EXAMPLE_MARK, Store, StoreProblem
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.backend import Backend, Clock, Done, Perform
from sub_crm.ui.desk import SETTINGS, SHORTCUTS, TODAY, Desk, Opening
from sub_crm.ui.navigation import NavItem
from sub_crm.ui.pages import add_pages
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.quick_log import QuickLog
from sub_crm.ui.shell import Shell

log = logging.getLogger(__name__)

IDLE_MS = 50
PAGE_ACTIONS = {
    "follow_up.new": "add_follow_up",
    "row.edit": "edit_row",
    "row.log": "log_row",
    "row.complete": "complete_row",
    "row.postpone": "postpone_row",
    "row.delete": "delete_row",
}
"""Actions that a page does for itself, by the method that does it."""


def nav_items() -> list[NavItem]:
    return [
        NavItem("vandaag", "today", N_("Vandaag")),
        NavItem("organisaties", "org", N_("Organisaties")),
        NavItem("instellingen", "gear", N_("Instellingen"), bottom=True),
    ]


class Program(QObject):
    """Owns the window and the backend, and passes between them what neither should know."""

    ready = Signal()
    """The store is open and the first page is asked for."""
    locked_out = Signal(object)
    """A `StoreProblem`: the store cannot be opened as it is."""
    _opened = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        open_store: Callable[[], Store],
        load_perform: Callable[[], Perform],
        clock: Clock,
        *,
        example: bool,
    ) -> None:
        super().__init__()
        self.preferences, self._open_store = preferences, open_store
        self._load_perform, self._clock = load_perform, clock
        self.backend: Backend | None = None
        self.quick_log: QuickLog | None = None
        self.registry = ActionRegistry()
        self._bind_look()
        self.shell = Shell(nav_items(), self.registry, demo=example)
        self._opened.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        preferences.look_changed.connect(self.shell.rebuild)

    def start(self) -> None:
        """Show the window, then open the store behind it."""
        self._restore_window()
        self.shell.show()
        QTimer.singleShot(0, self._open_in_thread)

    def close(self) -> None:
        """Keep what is typed, finish what was asked, remember where the window stood."""
        self.shell.dismiss_overlays()
        geometry = bytes(self.shell.saveGeometry().toBase64().data()).decode()
        self.preferences.change(geometry=geometry, address=self.shell.address())
        if self.backend:
            self.backend.close()

    def user_introduced(self) -> None:
        """Take over who the user is, now that they said so."""
        if self.backend:
            self.backend.reread_identity()
            self.shell.set_user(self.backend.identity.user_name)

    def _open_in_thread(self) -> None:
        opener = ThreadPoolExecutor(1, "opener")
        opener.submit(self._open_store).add_done_callback(self._opened.emit)
        opener.shutdown(wait=False)

    def _receive(self, outcome: Future[Store]) -> None:
        error = outcome.exception()
        if isinstance(error, StoreProblem):
            self.locked_out.emit(error)
        elif error:
            raise error
        else:
            self._work_with(outcome.result())

    def _work_with(self, store: Store) -> None:
        self.backend = backend = Backend(store, self._load_perform, self._clock)
        desk = Desk(backend, self.shell, self.shell.open, self._open_quick_log)
        self.quick_log = QuickLog(desk)
        self._listen(backend)
        self._bind_work(backend)
        add_pages(self.shell, desk, self.preferences, self.registry)
        if store.identity.user_name:
            self.shell.set_user(store.identity.user_name)
        if store.identity.mark != EXAMPLE_MARK:
            self.shell.set_store_pill(_("Alleen op deze laptop"))
        self.shell.open(self._first_address())
        self.shell.focus_page()
        QTimer.singleShot(IDLE_MS, backend.warm_up)
        self.ready.emit()

    def _first_address(self) -> str:
        kept = self.preferences.value.address
        return kept if self.shell.knows(kept) else TODAY

    def _open_quick_log(self, opening: Opening) -> None:
        if self.quick_log:
            self.quick_log.open(opening)

    def _listen(self, backend: Backend) -> None:
        backend.done.connect(self._tell_done)
        backend.reversed.connect(self._tell_reversed)
        backend.refused.connect(self.shell.toast)
        backend.failed.connect(self._tell_failed)

    def _tell_done(self, done: Done) -> None:
        if self.backend:
            self.shell.toast(_(done.said), _("Ongedaan maken"), self.backend.undo)

    def _tell_reversed(self, said: str) -> None:
        self.shell.toast(_("Teruggezet: {what}").format(what=_(said)))

    def _tell_failed(self, error: BaseException) -> None:
        log.error("unexpected", exc_info=error)
        self.shell.toast(_("Dit lukte niet door een fout in het programma. Je werk is bewaard."))

    def _bind_look(self) -> None:
        bind, preferences = self.registry.bind, self.preferences
        bind("zoom.in", lambda: preferences.zoom_by(1))
        bind("zoom.out", lambda: preferences.zoom_by(-1))
        bind("zoom.reset", lambda: preferences.change(zoom=100))
        for scheme in ("light", "dark", "system"):
            bind(f"theme.{scheme}", self._chooser(scheme))

    def _chooser(self, scheme: str) -> Callable[[], None]:
        return lambda: self.preferences.change(theme=scheme)

    def _bind_work(self, backend: Backend) -> None:
        bind, shell = self.registry.bind, self.shell
        bind("contact.new", self._log_from_page)
        bind("undo", backend.undo, backend.can_undo)
        bind("redo", backend.redo, backend.can_redo)
        bind("saved", lambda: shell.toast(_("Alles is al bewaard.")))
        bind("settings", lambda: shell.open(SETTINGS))
        bind("shortcuts", lambda: shell.open(SHORTCUTS))
        bind("quit", shell.close)
        for action, method in PAGE_ACTIONS.items():
            shell.bind_page(action, method)

    def _log_from_page(self) -> None:
        """Open the quick log, about what the page shows."""
        about: Any = getattr(self.shell.page(), "opening", None)
        self._open_quick_log(about() if callable(about) else Opening())

    def _restore_window(self) -> None:
        kept = self.preferences.value.geometry
        if not (kept and self.shell.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            self.shell.resize(1440, 900)
