"""What the page has done beside the screen, each given the store: look, join, change, leave."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from sub_crm.i18n import _
from sub_crm.orders import Refused
from sub_crm.store import Store, problems
from sub_crm.store.backups import Reason
from sub_crm.sync import causes, passwords, profile
from sub_crm.sync.connecting import opened
from sub_crm.sync.passwords import Kept
from sub_crm.sync.probing import NotSafe
from sub_crm.sync.profile import Profile
from sub_crm.system import keyring

Told = Callable[[Any], None]
"""Hears how far joining is: rows, share and put, as in `sync.joining.Arriving`."""
Become = Callable[[Store, Profile, str, Told], object]
"""Makes a replica of the workspace, given the password; raises what connecting raises."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the workspace stands with a team."""

    profile: Profile | None
    password_known: bool
    keyring: bool
    """Whether this computer can keep a password."""
    put_off: bool
    """Whether synchronising waits for its user, as after a backup was put back."""


def read_standing(store: Store) -> Standing:
    with contextlib.closing(store.reader()) as reader:
        kept = profile.kept(reader)
        put_off = reader.value("SELECT value FROM fact WHERE name = 'sync'") == "off"
    known = kept is not None and passwords.find(kept) is not None
    return Standing(kept, known, _has_keyring(), put_off)


def _has_keyring() -> bool:
    try:
        return bool(keyring.backend_name())
    except keyring.NoKeyring:
        return False


def check(store: Store, wanted: Profile) -> None:
    """Raise `Refused` where the workspace may not go there."""
    profile.require(wanted)
    if store.identity.mark:
        told = _(
            "De demonstratie kan niet verbinden: haar personen zijn verzonnen en horen niet bij "
            "je team. Start het programma zonder voorbeeld."
        )
        raise Refused({"host": told})


def join(
    store: Store,
    wanted: Profile,
    password: str,
    folder: Callable[[], Path],
    now: dt.datetime,
    become: Become | None,
    told: Told,
) -> Kept:
    """Make a backup, then let the workspace belong to the team; tell how the password is kept.

    Raises `Refused`, also that of `told`; then it belongs where it did.
    """
    check(store, wanted)
    store.back_up(folder(), reason=Reason.ASKED, now=now)
    with contextlib.closing(store.reader()) as reader:
        before = profile.kept(reader)
    secret = password or passwords.find(wanted) or ""
    if become is not None:
        with _refusing():
            become(store, wanted, secret, told)
    if before is not None and before != wanted:
        passwords.forget(before)
    profile.keep(store, wanted)
    return passwords.keep(wanted, secret) if secret else Kept.KEYRING


def joined(*about: Any) -> Kept | Exception:
    """Join as `join` does, and give what nobody foresaw back: there is a card to close."""
    try:
        return join(*about)
    except Exception as error:
        if isinstance(error, Refused) or problems.explained(error) is not None:
            raise
        return error


def change_password(_store: Store, known: Profile, old: str, new: str) -> Kept:
    """Change the password on the server, then keep it; raise `Refused` where one is not good."""
    if problem := passwords.problem(new, known.login):
        raise Refused({"new": problem})
    with _session(known, old or passwords.find(known) or "") as connection:
        try:
            passwords.changed_password(connection, known.login, new)
        except psycopg.Error as error:
            told = _("Het is niet zeker of het wachtwoord gewijzigd is. {why} Test daarna met het "
                     "nieuwe wachtwoord, en zo nodig met het oude.")  # fmt: skip
            why = causes.sentence(causes.cause_of(error))
            raise Refused({"": told.format(why=why)}) from None
    return passwords.keep(known, new)


def leave(store: Store, known: Profile, stop: Callable[[Store], object] | None) -> None:
    """Let the workspace belong to no team any more; what it holds stays."""
    if stop is not None:
        stop(store)
    profile.forget(store)
    passwords.forget(known)


def _session(known: Profile, password: str) -> psycopg.Connection[Any]:
    with _refusing():
        return opened(known, password)


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """Say in the way of a form what the other side said."""
    try:
        yield
    except (psycopg.Error, NotSafe) as error:
        cause = error.cause if isinstance(error, NotSafe) else causes.cause_of(error)
        field = "old" if cause is causes.Cause.PASSWORD else ""
        raise Refused({field: causes.sentence(cause)}) from None
