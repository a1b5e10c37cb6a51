"""Open a workspace where there is no window: with the keyring's key, else by asking for it."""

import getpass
import sys
from pathlib import Path

from sub_crm.i18n import _
from sub_crm.store import Store
from sub_crm.store.file import salt_of
from sub_crm.store.keys import Key
from sub_crm.store.unlocking import NoKey, key_in_keyring, key_typed


def open_workspace(path: Path, keyring: str = "") -> Store:
    """Raises a `StoreProblem`, also when what was typed does not fit."""
    return Store(path, find_key(path, keyring))


def find_key(path: Path, keyring: str = "") -> Key:
    """Return the key of a file, typed where no keyring has it; raise a `StoreProblem`."""
    key = key_in_keyring(path, keyring)
    if key is None:
        typed = _typed()
        if not typed:
            raise NoKey(path)
        key = key_typed(typed, salt_of(path))
    return key


def _typed() -> str:
    """Ask for it on a terminal, else read it from what is handed in."""
    if sys.stdin.isatty():
        return getpass.getpass(_("Wachtwoord of herstelsleutel: "))
    return sys.stdin.readline().rstrip("\r\n")
