"""The computer: engine and encryption, who keeps the key, the folders, the room on the disk."""

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as engine

from sub_crm.doctor.case import Place
from sub_crm.doctor.finding import Action, Finding, State, Subject
from sub_crm.i18n import _, ngettext
from sub_crm.i18n.keyrings import keyring_word
from sub_crm.i18n.numbers import grouped
from sub_crm.store.file import OLDEST_ENGINE, connect
from sub_crm.store.problems import WrongKey
from sub_crm.store.unlocking import key_in_keyring
from sub_crm.system.keyring import NoKeyring, backend_name

MEGABYTE = 1_000_000
LOW_BYTES, FULL_BYTES = 500 * MEGABYTE, 50 * MEGABYTE
"""Below the first it is time to make room, below the second saving may fail."""
LEFTOVER_SECONDS = 3_600
"""What is younger may still be written."""
ENDINGS = ("part", "part-wal", "part-shm")


def engine_version(_place: Place) -> Finding:
    fits = engine.sqlite_version_info >= OLDEST_ENGINE
    return Finding(
        subject=Subject.ENGINE,
        state=State.GOOD if fits else State.FAULT,
        told=f"SQLite {engine.sqlite_version}",
        remedy=""
        if fits
        else _("Deze motor kan opgeslagen werk verliezen. Installeer SUB-CRM opnieuw."),
        facts={"sqlite": engine.sqlite_version},
    )


def key_keeping(place: Place) -> Finding:
    """Who keeps the key, and whether it comes back and fits."""
    if place.example:
        return Finding(
            subject=Subject.KEYRING, told=_("De demonstratie heeft geen sleutelbos nodig.")
        )
    backend = place.keyring or _backend()
    name, facts = keyring_word(backend), {"backend": backend}
    key = key_in_keyring(place.workspace, place.keyring) if name else None
    if key is None:
        return Finding(
            subject=Subject.KEYRING,
            state=State.NOTICE,
            told=_("De sleutel ligt niet in een sleutelbos; je typt hem bij elke start."),
            remedy=_("Bewaar je herstelsleutel op papier: zonder sleutel kan niemand erbij."),
            facts=facts | {"kept": 0},
        )
    try:
        connect(place.workspace, key).close()
    except WrongKey:
        return Finding(
            subject=Subject.KEYRING,
            state=State.FAULT,
            told=_("{keyring} bewaart een sleutel die niet past.").format(keyring=name),
            remedy=_("Zoek je herstelsleutel op: de volgende start vraagt ernaar."),
            facts=facts | {"kept": 1, "fits": 0},
        )
    told = _("{keyring} bewaart de sleutel en geeft hem terug.").format(keyring=name)
    return Finding(subject=Subject.KEYRING, told=told, facts=facts | {"kept": 1, "fits": 1})


def data_folder(place: Place) -> Finding:
    return _folder(Subject.DATA_FOLDER, place.paths.data, State.FAULT)


def settings_folder(place: Place) -> Finding:
    return _folder(Subject.SETTINGS_FOLDER, place.paths.settings.parent, State.NOTICE)


def log_folder(place: Place) -> Finding:
    return _folder(Subject.LOG_FOLDER, place.paths.log.parent, State.NOTICE)


def backup_folder(place: Place) -> Finding:
    return _folder(Subject.BACKUP_FOLDER, place.backup_folder, State.NOTICE)


def free_space(place: Place) -> Finding:
    free = shutil.disk_usage(place.workspace.parent).free
    size = place.workspace.stat().st_size if place.workspace.exists() else 0
    # a backup and a restore each need as much again
    state = State.GOOD if free >= max(LOW_BYTES, 3 * size) else State.NOTICE
    if free < max(FULL_BYTES, size):
        state = State.FAULT
    told = _("{free} MB vrij; de werkruimte is {size} MB.")
    return Finding(
        subject=Subject.SPACE,
        state=state,
        told=told.format(free=grouped(free // MEGABYTE), size=grouped(-(-size // MEGABYTE))),
        remedy="" if state is State.GOOD else _("Maak ruimte vrij op deze schijf."),
        facts={"free_mb": free // MEGABYTE, "size_mb": -(-size // MEGABYTE)},
    )


def leftovers(place: Place) -> Finding:
    """Files that were being written when the program was cut short."""
    found = list(left_behind(place))
    # a journal that was set aside may hold somebody's work
    aside = list(place.paths.data.glob("*.oud"))
    facts = {"parts": len(found), "journals": len(aside)}
    if aside:
        told = ngettext(
            "Er staat {n} journaal apart van een bestand dat er niet meer was.",
            "Er staan {n} journalen apart van bestanden die er niet meer waren.",
            len(aside),
        )
        return Finding(
            subject=Subject.LEFTOVERS,
            state=State.NOTICE,
            told=told.format(n=len(aside)),
            remedy=_("Mis je werk? Bewaar dan de bestanden op .oud en vraag de helpdesk."),
            facts=facts,
        )
    if not found:
        return Finding(subject=Subject.LEFTOVERS, told=_("Er is niets blijven liggen."))
    told = ngettext(
        "Er ligt {n} half bestand van een afgebroken handeling.",
        "Er liggen {n} halve bestanden van afgebroken handelingen.",
        len(found),
    )
    return Finding(
        subject=Subject.LEFTOVERS,
        state=State.NOTICE,
        told=told.format(n=len(found)),
        remedy=_("Ruim ze op; er staat niets in dat je mist."),
        action=Action.SWEEP,
        facts=facts,
    )


def left_behind(place: Place) -> Iterator[Path]:
    """Yield half files that nobody is writing any more."""
    young = time.time() - LEFTOVER_SECONDS
    for folder in {place.paths.data, place.paths.settings.parent, place.backup_folder}:
        for ending in ENDINGS:
            for path in folder.glob(f"*.{ending}"):
                with contextlib.suppress(OSError):  # gone meanwhile
                    if path.is_file() and path.stat().st_mtime < young:
                        yield path


def sweep(place: Place) -> int:
    """Remove the half files and return how many went."""
    swept = 0
    for path in list(left_behind(place)):
        with contextlib.suppress(OSError):
            path.unlink()
            swept += 1
    return swept


def _folder(subject: Subject, folder: Path, bad: State) -> Finding:
    """A folder that is not there yet is made when it is needed, so its parent counts."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    facts = {"exists": int(there == folder)}
    if not _is_writable(there):
        told = _("In {folder} kan niet worden geschreven.").format(folder=there)
        remedy = _("Geef jezelf schrijfrechten op deze map, of kies een andere met --data-dir.")
        return Finding(subject=subject, state=bad, told=told, remedy=remedy, facts=facts)
    if there == folder:
        return Finding(subject=subject, told=str(folder), facts=facts)
    told = _("{folder}; wordt gemaakt als dat nodig is.").format(folder=folder)
    return Finding(subject=subject, told=told, facts=facts)


def _is_writable(folder: Path) -> bool:
    """Asked by writing: what the rights say is not what happens on every system."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _backend() -> str:
    try:
        return backend_name()
    except NoKeyring:
        return ""
