"""Make a backup, or show what every one holds and whether it is whole."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import sqlcipher3.dbapi2 as engine

from sub_crm.i18n import _
from sub_crm.orders import Circumstances
from sub_crm.store import backups
from sub_crm.store.backups import Backup, Contents, Reason
from sub_crm.store.file import SCHEMA, connect, salt_of
from sub_crm.store.keys import Key
from sub_crm.store.problems import StoreProblem
from sub_crm.upkeep import wording
from sub_crm.upkeep.command_line import Services


def back_up(services: Services, to: Path | None) -> Iterator[str]:
    """Make one, and say where it is and what it holds; raise a `StoreProblem`."""
    key, folder = services.find_key(services.workspace), folder_of(services, to)
    with checking():
        made = backups.make(
            services.workspace,
            key,
            folder,
            reason=Reason.ASKED,
            now=services.clock(),
            progress=show_copying,
        )
    assert made, "who asks for one gets one"
    yield _("Reservekopie gemaakt en gecontroleerd: {path} ({size})").format(
        path=made.path, size=wording.size(made.size)
    )
    yield wording.holding(backups.looked_into(made.path, key))


def show_all(services: Services, to: Path | None) -> Iterator[str]:
    """Read every page of every backup and tell what is in it; raise a `StoreProblem`."""
    found = found_backups(services, to)
    if not found:
        raise NoBackup(folder_of(services, to))
    key = services.find_key(found[0].path)
    now = held_now(services.workspace, key)
    if now is None:
        yield _("De werkruimte zelf kan niet worden gelezen; vergelijken met nu kan niet.")
    for backup in found:
        yield from _told(services, backup, key, now)


def _told(services: Services, backup: Backup, key: Key, now: Contents | None) -> Iterator[str]:
    said = [when(services, backup), wording.why(backup), wording.size(backup.size)]
    try:
        with checking():
            then = backups.verified(backup.path, key)
    except StoreProblem as problem:
        yield " · ".join([*said, _("beschadigd")])
        yield f"  {problem.sentence()}"
        return
    state = _("heel") if then.schema <= SCHEMA else _("heel, maar van een nieuwere versie")
    yield " · ".join([*said, state])
    yield f"  {wording.holding(then)}"
    if now:
        yield f"  {wording.difference(then, now)}"
    yield f"  {backup.path}"


class NoBackup(StoreProblem):
    def sentence(self) -> str:
        return _("In {path} is geen reservekopie van deze werkruimte.").format(path=self.path)


def folder_of(services: Services, to: Path | None = None) -> Path:
    return to or services.folder or backups.default_folder(services.workspace)


def found_backups(services: Services, to: Path | None = None) -> Sequence[Backup]:
    """Return the backups of the workspace, the newest first; all of its name where it is gone."""
    usual = {folder_of(services), backups.default_folder(services.workspace)}
    found = backups.found_in({to} if to else usual, services.workspace)
    with contextlib.suppress(StoreProblem, OSError):
        salt = salt_of(services.workspace)
        return [each for each in found if backups.has_salt(each.path, salt)] or found
    return found


def held_now(workspace: Path, key: Key) -> Contents | None:
    """Return what the workspace holds, open or not; None where it cannot be read."""
    try:
        with contextlib.closing(connect(workspace, key)) as connection:
            return backups.contents(connection)
    except (StoreProblem, engine.DatabaseError):
        return None


def when(services: Services, backup: Backup) -> str:
    return wording.when(backup, Circumstances(services.clock(), user_id=None).today)


@contextlib.contextmanager
def checking() -> Iterator[None]:
    """Say so on a terminal, in a line that goes when it is done."""
    _say(_("Controleren…"))
    try:
        yield
    finally:
        _say("")


def show_copying(done: int, total: int) -> None:
    """Say how many pages of how many are copied, and at the end what comes after that."""
    percent = 100 * done // max(total, 1)
    _say(_("Kopiëren: {percent}%").format(percent=percent) if done < total else _("Controleren…"))


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
