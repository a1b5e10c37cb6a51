"""The running program: the store opened in a thread while the shell is built, then the pages."""

import importlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sub_crm.i18n import _
from sub_crm.store import EXAMPLE_MARK, Store, problems
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.backend import Backend, Clock, Perform
from sub_crm.ui.desk import (
    BACKUPS,
    CONNECTING,
    DOCTOR,
    ERASING,
    IMPORT,
    SEARCH,
    SETTINGS,
    SHORTCUTS,
    TODAY,
    Desk,
    Opening,
)
from sub_crm.ui.outcomes import Outcomes
from sub_crm.ui.pages import add_pages, nav_items
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.shell import Shell
from sub_crm.ui.window import Window

if TYPE_CHECKING:
    from sub_crm.store import Changes
    from sub_crm.sync.profile import Profile
    from sub_crm.ui.quick_log import QuickLog
    from sub_crm.ui.reminders import Notice
    from sub_crm.ui.search import Palette
    from sub_crm.ui.synchronising import MakeService, Syncing
    from sub_crm.values.standing import Standing

FRAME_MS = 20
"""What was answered is on the screen by then."""
LATER = (
    "sub_crm.ui.quick_log",
    "sub_crm.ui.search",
    "sub_crm.ui.reminders",
    "sub_crm.ui.organisations",
)
"""What the first screen does without; loaded in a thread behind it."""


def _address_to_keep(address: str) -> str:
    """What was searched for may be a name, and the settings are not encrypted; and nobody begins
    with erasing somebody.
    """
    if address.startswith(ERASING):
        return TODAY
    return SEARCH if address.startswith(SEARCH) else address


class Program(QObject):
    """Owns the shell and the backend, and passes between them what neither should know."""

    opened = Signal()
    """The store is open; `go` shows the first page."""
    ready = Signal()
    """The first page stands, and all around it."""
    restore_wanted = Signal(object)
    """The backup (a path) that the workspace is to become."""
    look_wanted = Signal(object)
    """The backup (a path) to look into, or None to go back to the workspace."""
    wipe_wanted = Signal()
    """The workspace is to go from this computer."""
    anew_wanted = Signal()
    """The workspace has another user, or another team: it is to be opened anew."""
    retired = Signal()
    """This device was written off: what is on it has to go."""
    locked_out = Signal(object)
    """The error by which the store cannot be opened, mostly a `StoreProblem`."""
    _arrived = Signal(object)
    _loaded = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        open_store: Callable[[], Store],
        load_perform: Callable[[], Perform],
        clock: Clock,
        *,
        example: bool,
        window: Window,
        synchronise: "MakeService | None" = None,
        join: "Callable[[Store, Profile, str, Any], object] | None" = None,
        leave: "Callable[[Store], object] | None" = None,
    ) -> None:
        super().__init__()
        self._join, self._leave = join, leave
        self.preferences, self.window = preferences, window
        self._open_store, self._load_perform, self._clock = open_store, load_perform, clock
        self._synchronise = synchronise
        self.syncing: Syncing | None = None
        self.backend: Backend | None = None
        self.take_back: Callable[[], object] | None = None
        """Puts back the workspace that this one came in the place of."""
        self.quick_log: QuickLog | None = None
        self.palette: Palette | None = None
        self.registry = ActionRegistry()
        self._behind = ThreadPoolExecutor(1, "behind")
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._loaded.connect(self._prepare, Qt.ConnectionType.QueuedConnection)
        self._idle = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._idle.timeout.connect(self._complete)
        preferences.bind(self.registry)
        self._example = example
        self._may_erase = False

    def start(self) -> None:
        """Open the store in a thread, and build the shell meanwhile."""
        self._behind.submit(self._open_store).add_done_callback(self._arrived.emit)
        user = self.preferences.value.user
        size = self.window.size()
        self.shell = Shell(
            nav_items(),
            self.registry,
            user,
            demo=self._example,
            bare_for=size,
            hidden=("wissen",),  # until it is known that this user may
        )
        self.preferences.look_changed.connect(self.shell.rebuild)

    def go(self) -> None:
        """Show the first page; once it is filled, what stands around it."""
        self.registry.build(self.shell)
        self.shell.open(self._first_address())
        self.window.hold(self.shell)
        self.shell.focus_page()
        if self.backend:
            self.backend.quiet.connect(self._idle.start)
            if self.backend.is_quiet():
                self._idle.start()

    def close(self) -> None:
        """Keep what is typed, finish what was asked, remember where the window stood."""
        self._idle.stop()
        self.shell.dismiss_overlays()
        if self.backend:
            geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()
            self.preferences.change(
                geometry=geometry, address=_address_to_keep(self.shell.address())
            )
            self.backend.close()
            self.backend = None  # what still comes by is for nobody
        self._behind.shutdown(cancel_futures=True)

    def user_introduced(self) -> None:
        """Take over who the user is, now that they said so."""
        if self.backend:
            self.backend.reread_identity()
            self._show_user(self.backend.identity.user_name)

    def _receive(self, outcome: Future[Store]) -> None:
        if error := outcome.exception():
            self.locked_out.emit(error)
            return
        store = outcome.result()
        if store.identity.lease_is_over(self._clock()):
            store.close()
            self.locked_out.emit(problems.LeaseOver(store.path, store.identity.lease_days))
        else:
            self._work_with(store)

    def _work_with(self, store: Store) -> None:
        self.backend = backend = Backend(store, self._load_perform, self._clock)
        self._desk = Desk(
            backend,
            self.shell,
            self.shell.open,
            self._open_quick_log,
            self.preferences,
            look_into=self.look_wanted.emit,
            put_back=self.restore_wanted.emit,
            wipe=self.wipe_wanted.emit,
            join=self._join,
            leave=self._leave,
            open_anew=self.anew_wanted.emit,
            syncing=lambda: self.syncing,
        )
        self._outcomes = Outcomes(backend, self.shell)
        backend.damaged.connect(
            lambda: self.locked_out.emit(problems.Damaged(store.path)),
            Qt.ConnectionType.SingleShotConnection,
        )
        self._bind_work(backend)
        add_pages(self.shell, self._desk, self.preferences, self.registry)
        self._show_user(store.identity.user_name)
        if store.only_look:
            told = _("Alleen bekijken · Terug naar nu")
            back = self.look_wanted.emit
            self.shell.set_store_pill(told, "warn", "eye", lambda: back(None))
        elif store.identity.mark != EXAMPLE_MARK and not store.identity.in_team:
            self.shell.set_store_pill(_("Alleen op deze laptop"))
        self.opened.emit()

    def _complete(self) -> None:
        """The first list is painted: make the rest of the window, load the rest of the program."""
        backend = self.backend
        if backend is None:
            return  # another workspace came in its place before the list was painted
        self.shell.furnish()
        self.ready.emit()
        backend.quiet.disconnect(self._idle.start)
        backend.warm_up()
        self._keep_safe(backend)
        self._host_syncing(backend)
        self._ask_standing(backend)
        for name in LATER:
            self._behind.submit(importlib.import_module, name)
        self._behind.submit(str).add_done_callback(self._loaded.emit)

    def _ask_standing(self, backend: Backend) -> None:
        """Ask what the user is among colleagues, now and whenever that may have changed."""
        from sub_crm.queries import holders  # a list can be shown without

        def ask(changes: "Changes | None" = None) -> None:
            if changes is None or changes.touches("app_user"):
                backend.query(holders.standing, me=backend.me, then=self._show_lines)

        backend.changed.connect(ask)
        ask()

    def _show_lines(self, standing: "Standing") -> None:
        """The team page is for who leads the team or works alone; the example shows all of it.
        Erasing is for the privacy officer of a team.
        """
        syncing = self.syncing
        self._may_erase = standing.may_erase() and syncing is not None and syncing.may_run()
        if self._may_erase:
            self.registry.bind("erase", lambda: self.shell.open(ERASING), lambda: self._may_erase)
        shown = {"team": standing.leads() or self._example, "wissen": self._may_erase}
        self.shell.hide_lines(key for key, is_shown in shown.items() if not is_shown)

    def _keep_safe(self, backend: Backend) -> None:
        from sub_crm.ui.safekeeping import Safekeeping  # a list can be shown without

        self.safekeeping = Safekeeping(backend, self.preferences)

    def _host_syncing(self, backend: Backend) -> None:
        """Tell how the workspace stands with its team; the service begins behind the rest."""
        from sub_crm.ui.sync_pill import SyncPill
        from sub_crm.ui.synchronising import Syncing

        if backend.store.only_look:
            return
        self.syncing = syncing = Syncing(backend, self._synchronise)
        SyncPill(self.shell, self._desk, syncing)
        syncing.retired.connect(self.retired, Qt.ConnectionType.QueuedConnection)
        self.registry.bind("sync", syncing.now, syncing.may_run)

    def _prepare(self, _: object = None) -> None:
        """Read beforehand what the quick log and the palette recognise."""
        from sub_crm.ui.quick_log import QuickLog
        from sub_crm.ui.search import Palette

        if self.quick_log is None and self.backend:
            self.quick_log = QuickLog(self._desk)
            self.palette = Palette(self._desk, self.registry)
            self._remind()
            if self.syncing:
                self.syncing.begin()

    def _remind(self) -> None:
        """Tell what is due while the program runs: from the tray, or in the window."""
        from sub_crm.ui.reminders import Reminders, Tray

        if self.backend is None:
            return
        self.tray = tray = Tray(self.window, self.preferences)
        self.reminders = Reminders(self.backend, self.preferences)
        self.reminders.due.connect(self._tell_due)
        tray.log_wanted.connect(lambda: self._open_quick_log(Opening()))
        self.registry.bind("quit", tray.leave)

    def _tell_due(self, notice: "Notice") -> None:
        if self.backend and not self.tray.tell(notice):
            self.shell.toast(str(notice), icon="bell")

    def _open_quick_log(self, opening: Opening) -> None:
        self._prepare()
        if self.quick_log:
            self.quick_log.open(opening)

    def _open_palette(self) -> None:
        self._prepare()
        if self.palette:
            self.palette.open()

    def _show_user(self, name: str) -> None:
        if name != self.preferences.value.user:
            self.preferences.change(user=name)
            self.shell.set_user(name)

    def _first_address(self) -> str:
        kept = self.preferences.value.address
        return kept if self.shell.knows(kept) else TODAY

    def _bind_work(self, backend: Backend) -> None:
        bind, shell = self.registry.bind, self.shell
        may_write = not backend.store.only_look
        bind("contact.new", self._log_from_page, lambda: may_write)
        bind("palette", self._open_palette)
        bind("undo", self._undo, lambda: backend.can_undo() or self.take_back is not None)
        bind("redo", backend.redo, backend.can_redo)
        bind("saved", lambda: shell.toast(_("Alles is al bewaard.")))
        bind("settings", lambda: shell.open(SETTINGS))
        bind("import", lambda: shell.open(IMPORT), lambda: may_write)
        bind("backup", lambda: shell.open(BACKUPS))
        bind("connect", lambda: shell.open(CONNECTING))
        bind("shortcuts", lambda: shell.open(SHORTCUTS))
        bind("doctor", lambda: shell.open(DOCTOR))
        bind("quit", self.window.close)

    def _undo(self) -> None:
        """Take back the last act of this sitting; before the first, what made the workspace so."""
        if self.backend and self.backend.can_undo():
            self.backend.undo()
        elif self.take_back:
            self.take_back()

    def _log_from_page(self) -> None:
        """Open the quick log, about what the page shows."""
        about: Any = getattr(self.shell.page(), "opening", None)
        self._open_quick_log(about() if callable(about) else Opening())
