"""From a workspace to one of its backups, or past what keeps it from opening."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from sub_crm.i18n import _, ngettext
from sub_crm.store import Store, StoreProblem, backups, problems, rescue, restoring
from sub_crm.store.backups import Backup
from sub_crm.store.keys import Key
from sub_crm.store.rescue import Survey, Way
from sub_crm.store.unlocking import NoKey
from sub_crm.ui.safekeeping import folder_of
from sub_crm.ui.start import ProblemPage, WaitPage

if TYPE_CHECKING:
    from sub_crm.ui.sitting import Sitting


class WayOut(QObject):
    """Works on files that nobody has open, in a thread, and gives the sitting what to open."""

    _surveyed = Signal(object)

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self._survey: Survey | None = None
        self._looking = ThreadPoolExecutor(1, "survey")
        self._surveyed.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self.said = ""
        """What to tell once the workspace stands again."""
        self.before: Path | None = None
        """The backup that takes it back."""

    def look_into(self, store: Store | None, backup: Path | None) -> None:
        """Show a backup in the place of the workspace; with None, the workspace again."""
        if backup is None or store is None:
            self._sitting.begin()
        else:
            self._sitting.work(lambda: store.look_into(backup))

    def put_back(self, store: Store, backup: Path) -> None:
        """Let the workspace be what the backup was."""
        now = self._sitting.now()

        def restore() -> Store:
            restored = store.restore(backup, self._folder(), now=now)
            self._remember(restored)
            return store.again()

        self._wait(_("De reservekopie wordt teruggezet…"))
        self._sitting.work(restore)

    def look_around(self, problem: StoreProblem, key: Key | None) -> None:
        """See what can be done about a workspace that does not open, then offer it."""
        workspace, keyring = self._sitting.workspace, self._sitting.preferences.value.keyring
        self._wait(_("De reservekopieën worden nagekeken…"))

        def see() -> Survey:
            folders = {self._folder(), backups.default_folder(workspace)}
            return rescue.survey(workspace, problem, folders, key=key, keyring=keyring)

        self._looking.submit(see).add_done_callback(self._surveyed.emit)

    def _receive(self, outcome: "Future[Survey]") -> None:
        survey = self._survey = outcome.result()
        if isinstance(survey.problem, NoKey | problems.WrongKey):
            self._sitting.way_in.ask_key(survey.problem)
        else:
            self.offer()

    def explain_example(self, problem: StoreProblem) -> None:
        """Say why the example does not open, and offer another."""
        if isinstance(problem, problems.WrongKey):  # everybody has its key
            problem = problems.Damaged(self._sitting.workspace)
        self._sitting.leave()
        self._survey = Survey(problem, None, (), 0, example=True)
        self.offer()

    def offer(self) -> None:
        """Show what can be done."""
        survey = self._survey
        if survey is None:
            return
        today = self._sitting.today()
        page = ProblemPage(survey.problem.sentence(), survey, today)
        page.retry.connect(self._sitting.begin)
        page.chosen.connect(self._take)
        self._sitting.show_page(page)

    def _take(self, way: Way, backup: Backup | None) -> None:
        survey = self._survey
        if survey is None:
            return
        if way is Way.BEGIN:
            workspace, now = self._sitting.workspace, self._sitting.now()
            self._sitting.begin_anew(lambda: rescue.keep_apart(workspace, now))
        elif survey.key is not None:
            if way is not Way.LOOK:
                self._wait(_("De werkruimte wordt hersteld…"))
            self._sitting.work(self._carry_out(way, survey.key, backup))

    def _carry_out(self, way: Way, key: Key, backup: Backup | None) -> Callable[[], Store]:
        workspace, now = self._sitting.workspace, self._sitting.now()

        def look() -> Store:
            return Store(workspace, key, only_look=True)

        def restore() -> Store:
            assert backup is not None
            folder = self._folder()
            self._remember(restoring.restore(backup.path, workspace, key, folder, now=now))
            return Store(workspace, key)

        def salvage() -> Store:
            saved = rescue.save(workspace, key, backup.path if backup else None, now=now)
            told = ngettext(
                "{n} nieuwere wijziging is veiliggesteld.",
                "{n} nieuwere wijzigingen zijn veiliggesteld.",
                saved.newer,
            )
            self.said, self.before = told.format(n=saved.newer), None
            if saved.torn:
                rest = _("Niet alles kon worden gelezen; het beschadigde bestand heet nu {name}.")
                self.said += " " + rest.format(name=saved.aside.name)
            return Store(workspace, key)

        return {Way.LOOK: look, Way.RESTORE: restore, Way.SALVAGE: salvage}[way]

    def _remember(self, restored: restoring.Restored) -> None:
        self.said = _("De reservekopie is teruggezet.")
        self.before = restored.before.path if restored.before else None

    def _folder(self) -> Path:
        """Where backups go; only for a thread that may wait."""
        return folder_of(self._sitting.workspace, self._sitting.preferences)

    def _wait(self, doing: str) -> None:
        self._sitting.leave()
        self._sitting.show_page(WaitPage(doing))
