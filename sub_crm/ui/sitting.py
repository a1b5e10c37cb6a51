"""One sitting: from the workspace and its key to the program, or to what stands in the way."""

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from sub_crm.i18n import _
from sub_crm.orders import Circumstances
from sub_crm.store import Store, StoreProblem, problems
from sub_crm.store.file import salt_of
from sub_crm.system.paths import Paths
from sub_crm.ui.garbage import Collector
from sub_crm.ui.opening import Opening
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.program import Program
from sub_crm.ui.running import Services
from sub_crm.ui.way_in import NoKeyringHere, WayIn
from sub_crm.ui.window import Window

if TYPE_CHECKING:
    from sub_crm.ui.way_out import WayOut


log = logging.getLogger(__name__)


class Sitting(QObject):
    """Holds what a sitting needs, and shows in the one window what it is time for."""

    def __init__(
        self,
        window: Window,
        places: Paths,
        services: Services,
        opening: Opening,
        *,
        example: bool,
        look: dict[str, object],
    ) -> None:
        super().__init__()
        self.window, self.services, self._example = window, services, example
        self.workspace, self._opening, self._log = opening.workspace, opening, places.log
        self.preferences = Preferences(places.settings)
        self.preferences.override(**look)
        self.program: Program | None = None
        self.way_in = WayIn(self)
        self._store: Store | None = None
        """The workspace, also while a backup is looked into."""
        self._ways: WayOut | None = None
        self._settled = False
        self._open_store: Callable[[], Store] = self._opening.store
        self._leased: Callable[[], Store] | None = None
        """What opens a workspace that has to synchronise first."""
        Collector(self)
        window.closed.connect(QApplication.quit)

    keeps = True
    """Whether a backup is made at the end."""

    def begin(self) -> None:
        if self._opening.leads_somewhere():
            self.work(self._opening.store)
        else:
            self.work(self.way_in.make_with_keyring)

    def end(self) -> None:
        if self.program:
            self.program.close()
            self._keep_at_the_end()

    def _keep_at_the_end(self) -> None:
        from sub_crm.ui.safekeeping import keep_at_the_end

        store = self._store
        if store is not None and not store.only_look and self.keeps:
            keep_at_the_end(store, self.preferences, self.services.clock)

    def is_settled(self) -> bool:
        """Whether everything that was asked for is on the screen."""
        program = self.program
        if program is None or self.window.centralWidget() is not program.shell:
            return self.window.centralWidget() is not None
        backend = program.backend
        return backend is not None and program.quick_log is not None and backend.is_quiet()

    def work(self, open_store: Callable[[], Store]) -> None:
        self.leave()
        self._open_store = open_store
        self.program = program = Program(
            self.preferences,
            open_store,
            self.services.load_perform,
            self.services.clock,
            example=self._example,
            window=self.window,
            synchronise=self.services.synchronise,
            join=self.services.join,
            leave=self.services.leave,
        )
        program.locked_out.connect(self._explain)
        program.look_wanted.connect(lambda one: self.ways.look_into(self._store, one))
        program.restore_wanted.connect(self._put_back)
        program.wipe_wanted.connect(self._wipe)
        program.anew_wanted.connect(self._open_anew)
        program.retired.connect(self._retire)
        program.opened.connect(self._introduce)
        if not self._settled:
            program.ready.connect(self._settle)
        program.start()

    @property
    def ways(self) -> "WayOut":
        """What can be done with backups; loaded when somebody needs it."""
        if self._ways is None:
            from sub_crm.ui.way_out import WayOut

            self._ways = WayOut(self)
        return self._ways

    def now(self) -> dt.datetime:
        return self.services.clock()

    def today(self) -> dt.date:
        return Circumstances(now=self.now(), user_id=None).today

    def leave(self) -> None:
        """Let go of the workspace."""
        if self.program:
            self.program.close()

    def begin_anew(self, make_room: Callable[[], None]) -> None:
        """Make an empty workspace or the example, once there is room for it."""
        anew = self._opening.store if self._example else self.way_in.make_with_keyring

        def make() -> Store:
            make_room()
            return anew()

        self.work(make)

    def _put_back(self, backup: Path) -> None:
        if self._store:
            self.ways.put_back(self._store, backup)

    def _open_anew(self) -> None:
        """Open the same workspace again, for what it says about itself is something else now."""
        if self._store:
            self.work(self._store.again)

    def _retire(self) -> None:
        """Take everything off this computer, because the team said so, and tell that."""
        self._wipe()
        program = self.program
        if program is not None:
            told = _("Je team heeft dit apparaat afgeschreven: de gegevens zijn hier gewist.")
            program.ready.connect(lambda: program.shell.toast(told, icon="warn"))

    def _wipe(self) -> None:
        """Take the workspace off this computer, and begin with an empty one."""
        from sub_crm.store.backups import default_folder
        from sub_crm.store.wiping import wipe
        from sub_crm.ui.safekeeping import folder_of

        self.preferences.change(workspace="", backup_problem="")  # that it is gone is no alarm
        self._store = None

        def make_room() -> None:
            folders = {folder_of(self.workspace, self.preferences), default_folder(self.workspace)}
            wipe(self.workspace, folders)

        def make_example() -> Store:
            make_room()
            return self._opening.store()

        if self._example:
            self.work(make_example)
        else:
            self.begin_anew(make_room)

    def _settle(self) -> None:
        """Load what the first screen could do without; another workspace finds it there."""
        self._settled = True
        from sub_crm.system.log import start_log
        from sub_crm.ui.icons import program_icon
        from sub_crm.ui.single_instance import Doorbell

        self.window.setWindowIcon(program_icon())
        self.preferences.follow_system()
        start_log(self._log)
        self._translator = QTranslator(self)
        where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(f"qtbase_{self.preferences.value.language}", where)
        QApplication.installTranslator(self._translator)
        Doorbell(self.workspace, self).rung.connect(self._come_forward)

    def _come_forward(self) -> None:
        from sub_crm.ui.reminders import come_forward

        come_forward(self.window)

    def _explain(self, problem: BaseException) -> None:
        """Show what stands in the way, and what can be done about it."""
        from sub_crm.ui.start import ProblemPage

        self._store = None
        if isinstance(problem, NoKeyringHere):
            self.way_in.ask_passphrase()
        elif isinstance(problem, problems.LeaseOver) and problem.retired:
            self._retire()
        elif isinstance(problem, problems.LeaseOver):
            page = ProblemPage(problem.sentence())
            page.again.setText(_("Nu synchroniseren"))
            page.again.setAccessibleName(_("Nu synchroniseren"))
            page.retry.connect(self._renew_lease)
            self.show_page(page)
        elif isinstance(problem, StoreProblem) and self._example:
            self.ways.explain_example(problem)
        elif isinstance(problem, StoreProblem):
            self.ways.look_around(problem, self.way_in.key or self._opening.key)
        else:
            page = ProblemPage(self._sentence(problem))
            page.retry.connect(self.begin)
            self.show_page(page)

    def _renew_lease(self) -> None:
        """Synchronise, and only then open the workspace."""
        open_store, renew = self._leased or self._open_store, self.services.renew_lease
        self._leased = open_store

        def opened() -> Store:
            store = open_store()
            if renew is not None:
                try:
                    renew(store)
                except BaseException:
                    store.close()
                    raise
            store.reread_identity()
            return store

        self.work(opened)

    def _sentence(self, problem: BaseException) -> str:
        told = problems.explained(problem)
        if told is None:
            log.error("the workspace could not be opened", exc_info=problem)
            return _("De werkruimte kan niet worden geopend door een fout in het programma.")
        return told[""]

    def _introduce(self) -> None:
        """Ask a new user who they are before the first page; everybody else goes straight on."""
        program = self.program
        if program is None or program.backend is None:
            return
        if program.backend.store.only_look:
            program.go()
            return
        self._store = program.backend.store
        self.preferences.change(workspace=salt_of(self.workspace).hex())
        if keyring := self.way_in.keyring:
            self.preferences.change(keyring=keyring)
        key = self.way_in.key or self._opening.key
        if program.backend.identity.user_name or key is None:
            program.go()
            self._tell()
            return
        from sub_crm.ui.quick_log import QuickLog
        from sub_crm.ui.search import Palette
        from sub_crm.ui.start import FirstStart, Tools

        tools = Tools(QuickLog, Palette)
        page = FirstStart(program.backend, recovery_key=key.printed(), tools=tools)
        page.finished.connect(self._introduced)
        self.show_page(page)

    def _introduced(self) -> None:
        if self.program:
            self.program.user_introduced()
            self.program.go()

    def _tell(self) -> None:
        """Say what became of the workspace, and what went wrong when the program ended."""
        program, ways, problem = self.program, self._ways, self.preferences.value.backup_problem
        if program is None:
            return
        if ways and ways.said:
            before = ways.before
            act = program.take_back = (lambda: self._put_back(before)) if before else None
            program.shell.toast(ways.said, _("Ongedaan maken") if act else "", act)
            ways.said = ""
        elif problem:
            program.shell.toast(problem, icon="warn")

    def show_page(self, page: QWidget) -> None:
        from sub_crm.ui.regions import enter

        self.window.hold(page)
        enter(page)
