"""The password of the shared database: in the keyring of the system, else for this sitting only.

Never in a file, a variable of the environment, an argument or the log. Without a keyring that
keeps a secret secret it is asked again each time the program starts.
"""

import enum
from typing import Any

from psycopg import Connection

from sub_crm.i18n import _
from sub_crm.server.accounts import set_password
from sub_crm.sync.profile import Profile
from sub_crm.system import keyring

LEAST = 12
"""Letters of a password; the administrator's have 28."""


class Kept(enum.Enum):
    KEYRING = "keyring"
    SITTING = "sitting"
    """In memory: gone when the program ends."""


_of_this_sitting: dict[str, str] = {}


def find(profile: Profile) -> str | None:
    """Return the password; None where it has to be asked. May wait for the system's own prompt."""
    account = _account(profile)
    if (typed := _of_this_sitting.get(account)) is not None:
        return typed
    try:
        return keyring.find_secret(account)
    except keyring.NoKeyring:
        return None


def keep(profile: Profile, password: str) -> Kept:
    """Keep the password as well as this computer can, and tell how well that is."""
    account = _account(profile)
    try:
        keyring.store_secret(account, password)
    except keyring.NoKeyring:
        _of_this_sitting[account] = password
        return Kept.SITTING
    _of_this_sitting.pop(account, None)
    return Kept.KEYRING


def forget(profile: Profile) -> None:
    _of_this_sitting.pop(_account(profile), None)
    keyring.forget_secret(_account(profile))


def problem(new: str, login: str) -> str:
    """Say in a sentence why this cannot be a password; "" where it can."""
    if len(new) < LEAST:
        return _("Neem minstens {n} tekens; een paar losse woorden achter elkaar is goed.").format(
            n=LEAST
        )
    if not new.isprintable():
        return _("In een wachtwoord kunnen geen tabs of regeleinden staan.")
    if login.lower() in new.lower():
        return _("Neem een wachtwoord waar je naam niet in staat.")
    return ""


def changed_password(connection: Connection[Any], user: str, new: str) -> None:
    """Change one's own password; the server is only given a SCRAM verifier of it.

    Not libpq's PQchangePassword: that asks the server how to hash it, and MD5 would lock out who
    insists on SCRAM. Raises `psycopg.Error`, in which the password does not occur.
    """
    set_password(connection, user, new)


def _account(profile: Profile) -> str:
    return f"team:{profile.login}@{profile.host}:{profile.port}/{profile.database}"
