"""All checks in their order: what is quick first, what reads the whole file last."""

import functools
import logging
from collections.abc import Callable, Iterator

import sqlcipher3.dbapi2 as engine

from sub_crm.doctor import backups, computer, contents, search
from sub_crm.doctor.case import Case, Place
from sub_crm.doctor.finding import Action, Finding, State, Subject
from sub_crm.i18n import _
from sub_crm.store.problems import StoreProblem, explained

log = logging.getLogger(__name__)

OF_PLACE: dict[Subject, Callable[[Place], Finding]] = {
    Subject.ENGINE: computer.engine_version,
    Subject.KEYRING: computer.key_keeping,
    Subject.DATA_FOLDER: computer.data_folder,
    Subject.SETTINGS_FOLDER: computer.settings_folder,
    Subject.LOG_FOLDER: computer.log_folder,
    Subject.BACKUP_FOLDER: computer.backup_folder,
    Subject.SPACE: computer.free_space,
    Subject.LEFTOVERS: computer.leftovers,
}
OF_CASE: dict[Subject, Callable[[Case], Finding]] = {
    Subject.ENCRYPTION: contents.encryption,
    Subject.SCHEMA: contents.schema,
    Subject.CLOCK: contents.clock,
    Subject.DRAFTS: contents.drafts,
    Subject.JOURNAL: contents.journal,
    Subject.REFERENCES: contents.references,
    Subject.DERIVED: contents.derived,
    Subject.INTEGRITY: contents.integrity,
    Subject.SEARCH: search.index,
    Subject.BACKUPS: backups.newest,
}
CHECKS = len(OF_PLACE) + len(OF_CASE)
INTERRUPTED = "interrupted"
"""What the engine says when somebody stopped it; `Reader.watched` makes it an `Interrupted`."""
Told = Callable[[Subject], None]
"""Hears what is looked at next; what it raises ends the examination."""


def _untold(subject: Subject) -> None:
    pass


def examine(case: Case, told: Told = _untold) -> Iterator[Finding]:
    """Yield one finding per check, of the computer and of the open workspace."""
    yield from examine_place(case, told)
    for subject, check in OF_CASE.items():
        told(subject)
        yield _checked(subject, functools.partial(check, case))


def examine_place(place: Place, told: Told = _untold) -> Iterator[Finding]:
    """Yield what can be found where the workspace does not open."""
    for subject, check in OF_PLACE.items():
        told(subject)
        yield _checked(subject, functools.partial(check, place))


def _checked(subject: Subject, check: Callable[[], Finding]) -> Finding:
    """Carry out a check; what it stumbles over is a finding as well."""
    try:
        return check()
    except engine.DatabaseError as error:
        if str(error) == INTERRUPTED:
            raise
        problem = explained(error) or {"": _("Dit is niet te lezen: de werkruimte is beschadigd.")}
        return _not_read(subject, " ".join(problem.values()), error)
    except StoreProblem as error:
        return _not_read(subject, error.sentence(), error)
    except Exception as error:
        log.error("a check of the workspace failed", exc_info=error)
        told = _("Dit kon niet worden nagekeken door een fout in het programma.")
        return Finding(subject=subject, state=State.FAULT, told=told, facts=_kind(error))


def _not_read(subject: Subject, told: str, error: Exception) -> Finding:
    return Finding(
        subject=subject,
        state=State.FAULT,
        told=told,
        remedy=contents.restore_it(),
        action=Action.BACKUPS,
        facts=_kind(error),
    )


def _kind(error: Exception) -> dict[str, int | str]:
    return {"error": type(error).__name__}
