"""Put a backup back, after asking, in the place of a workspace that nobody has open."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from sub_crm.i18n import _
from sub_crm.store import restoring
from sub_crm.store.file import salt_of
from sub_crm.store.problems import StoreProblem
from sub_crm.upkeep import wording
from sub_crm.upkeep.backing_up import (
    NoBackup,
    checking,
    folder_of,
    found_backups,
    held_now,
    show_copying,
)
from sub_crm.upkeep.command_line import Services

NEWEST = "newest"
YES = ("j", "ja", "y", "yes")


class Unconfirmed(Exception):
    """There is nobody to ask, and it was not said beforehand."""


class Declined(Exception):
    """Somebody was asked and said no."""


class StillOpen(StoreProblem):
    def sentence(self) -> str:
        said = _("SUB-CRM heeft {path} open; sluit het programma af en probeer het opnieuw.")
        return said.format(path=self.path)


class OfAnother(StoreProblem):
    """A file without the salt of the workspace in whose place it would come."""

    def __init__(self, path: Path, workspace: Path) -> None:
        super().__init__(path)
        self.workspace = workspace

    def sentence(self) -> str:
        said = _(
            "{path} hoort niet bij de werkruimte {workspace}, of het begin van een van beide is "
            "beschadigd; geef {workspace} een andere naam als je dit toch wilt terugzetten."
        )
        return said.format(path=self.path, workspace=self.workspace)


def put_back(services: Services, asked: str, *, confirmed: bool) -> Iterator[str]:
    """Restore one, and say where that is what was there; raise a `StoreProblem`.

    Raises `Unconfirmed` where nobody can be asked, `Declined` where they say no. The program is
    kept away while it is done, not while somebody thinks about the question.
    """
    workspace = services.workspace
    backup = _newest(services) if asked == NEWEST else Path(asked)
    _refuse_another(backup, workspace)
    _refuse_open(services)
    key = services.find_key(backup)
    with checking():
        then = restoring.restorable(backup, key)
    yield _("Reservekopie: {path}").format(path=backup)
    yield wording.holding(then)
    if now := held_now(workspace, key):
        yield wording.difference(then, now)
    if not confirmed:
        _ask()
    with services.hold(workspace) as held, checking():
        if not held:
            raise StillOpen(workspace)
        restored = restoring.restore(
            backup, workspace, key, folder_of(services), now=services.clock(), progress=show_copying
        )
    yield _("Teruggezet als {path}").format(path=workspace)
    yield from _kept(restored)


def _kept(restored: restoring.Restored) -> Iterator[str]:
    if restored.before:
        yield _("Wat er stond is een reservekopie: {path}").format(path=restored.before.path)
    if restored.aside:
        yield _("Wat er stond was niet te lezen en is bewaard als {path}").format(
            path=restored.aside
        )


def _newest(services: Services) -> Path:
    found = found_backups(services)
    if not found:
        raise NoBackup(folder_of(services))
    return found[0].path


def _refuse_another(backup: Path, workspace: Path) -> None:
    salt, there = salt_of(backup), b""
    with contextlib.suppress(StoreProblem):  # nothing there, or nothing in it
        there = salt_of(workspace)
    if there and there != salt:
        raise OfAnother(backup, workspace)


def _refuse_open(services: Services) -> None:
    with services.hold(services.workspace) as held:
        if not held:
            raise StillOpen(services.workspace)


def _ask() -> None:
    if not sys.stdin.isatty():
        raise Unconfirmed
    sys.stdout.write(_("Terugzetten? Typ ja: "))
    sys.stdout.flush()
    if sys.stdin.readline().strip().casefold() not in YES:
        raise Declined
