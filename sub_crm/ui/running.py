"""Run the program: from the workspace and its key to the window, or to what stands in the way."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from sub_crm.i18n import _
from sub_crm.store import Store, StoreProblem, problems
from sub_crm.store.file import salt_of
from sub_crm.store.keys import Key, key_from_passphrase, new_key, new_salt
from sub_crm.store.unlocking import keep_in_keyring, key_in_keyring, key_typed
from sub_crm.system.keyring import NoKeyring
from sub_crm.system.paths import Paths
from sub_crm.ui.backend import Clock, Perform
from sub_crm.ui.picture import take_picture
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.program import Program
from sub_crm.ui.single_instance import SingleInstance
from sub_crm.ui.start import FirstStart, PassphrasePage, ProblemPage, StartWindow, UnlockPage


@dataclass(frozen=True, slots=True)
class Services:
    """What only the whole program can do, handed in by `app`."""

    make_example: Callable[[], Store]
    create_workspace: Callable[[Path, Key, bytes], Store]
    load_perform: Callable[[], Perform]
    clock: Clock


def run(asked: argparse.Namespace, places: Paths, services: Services) -> int:
    """Return the exit code; 0 also when an earlier start has the workspace and was called up."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SUB-CRM")
    app.setDesktopFileName("sub-crm")
    app.setQuitOnLastWindowClosed(False)
    preferences = Preferences(places.settings)
    preferences.override(
        language=asked.language, theme=asked.theme, zoom=asked.zoom, address=asked.page
    )
    translator = _qt_in(preferences.value.language)
    app.installTranslator(translator)
    workspace = places.example if asked.example else places.workspace
    alone = SingleInstance(workspace)
    if not alone.claim():
        return 0
    run = Run(preferences, workspace, services, example=asked.example)
    alone.called.connect(run.raise_window)
    run.begin()
    if asked.screenshot:
        take_picture(run, asked.screenshot, asked.size)
    code = app.exec()
    run.end()
    alone.release()
    return code


def _qt_in(language: str) -> QTranslator:
    """Qt's own buttons and menus in the user's language."""
    translator = QTranslator()
    where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{language}", where)
    return translator


class NoKey(StoreProblem):
    """The keyring knows nothing of this file: somebody has to type its key."""

    def sentence(self) -> str:
        return _("De sleutelbos heeft geen sleutel voor deze werkruimte.")


class Run(QObject):
    """One sitting: at first what stands between the user and the work, then the program."""

    def __init__(
        self, preferences: Preferences, workspace: Path, services: Services, *, example: bool
    ) -> None:
        super().__init__()
        self.preferences, self.workspace = preferences, workspace
        self._services, self._example = services, example
        self._key: Key | None = None
        self.program: Program | None = None
        self.start: StartWindow | None = None

    def begin(self) -> None:
        if self._example:
            self._work(self._services.make_example)
        elif self.workspace.exists():
            self._work(self._open_with_keyring)
        else:
            self._make_workspace()

    def end(self) -> None:
        if self.program:
            self.program.close()

    def front_window(self) -> QWidget | None:
        """The window that the user sees."""
        windows = (self.start, self.program and self.program.shell)
        return next((window for window in windows if window and window.isVisible()), None)

    def raise_window(self) -> None:
        """Come to the front, because somebody started the program again."""
        if window := self.front_window():
            if window.isMinimized():
                window.showNormal()
            window.raise_()
            window.activateWindow()

    def _work(self, open_store: Callable[[], Store]) -> None:
        self.program = program = Program(
            self.preferences,
            open_store,
            self._services.load_perform,
            self._services.clock,
            example=self._example,
        )
        program.locked_out.connect(self._explain)
        program.ready.connect(self._introduce)
        program.start()

    def _open_with_keyring(self) -> Store:
        """Runs in a thread: asking the keyring may wait for a prompt."""
        self._key = key_in_keyring(self.workspace, self.preferences.value.keyring)
        if self._key is None:
            raise NoKey(self.workspace)
        return Store(self.workspace, self._key)

    def _make_workspace(self) -> None:
        key, salt = new_key(), new_salt()
        try:
            backend = keep_in_keyring(salt, key)
        except NoKeyring:
            page = PassphrasePage()
            page.chosen.connect(self._make_with_passphrase)
            self._show(page)
            return
        self.preferences.change(keyring=backend)
        self._make_with(key, salt)

    def _make_with_passphrase(self, passphrase: str) -> None:
        salt = new_salt()
        self._make_with(key_from_passphrase(passphrase, salt), salt)

    def _make_with(self, key: Key, salt: bytes) -> None:
        self._key = key
        self._work(lambda: self._services.create_workspace(self.workspace, key, salt))

    def _explain(self, problem: StoreProblem) -> None:
        if self.program:
            self.program.shell.hide()
        if isinstance(problem, NoKey | problems.WrongKey):
            page = UnlockPage(self.workspace)
            page.typed.connect(self._try_key)
            if isinstance(problem, problems.WrongKey):
                page.show_problem(problem.sentence())
            self._show(page)
        else:
            self._show(ProblemPage(problem.sentence()))

    def _try_key(self, typed: str) -> None:
        self._key = key = key_typed(typed, salt_of(self.workspace))
        self._work(lambda: Store(self.workspace, key))

    def _introduce(self) -> None:
        """Ask a new user who they are before the first page; everybody else goes straight on."""
        backend = self.program and self.program.backend
        if not (self.program and backend):
            return
        if backend.identity.user_name or not self._key:
            if self.start:
                self.start.hide()
            self.program.shell.show()
            return
        self.program.shell.hide()
        page = FirstStart(backend, recovery_key=self._key.printed())
        page.finished.connect(self._introduced)
        self._show(page)

    def _introduced(self) -> None:
        if self.program and self.start:
            self.program.user_introduced()
            self.start.hide()
            self.program.shell.show()

    def _show(self, page: QWidget) -> None:
        if self.start is None:
            self.start = StartWindow()
            self.start.closed.connect(QApplication.quit)
        self.start.show_page(page)
        self.start.show()
