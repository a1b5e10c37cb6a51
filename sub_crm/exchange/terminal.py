"""Open a workspace where there is no window: with the keyring's key, else by asking for it."""

import getpass
from pathlib import Path

from sub_crm.i18n import _
from sub_crm.store import Store
from sub_crm.store.file import salt_of
from sub_crm.store.unlocking import key_in_keyring, key_typed


def open_workspace(path: Path, keyring: str = "") -> Store:
    """Raises a `StoreProblem`, also when what was typed does not fit."""
    key = key_in_keyring(path, keyring)
    if key is None:
        typed = getpass.getpass(_("Wachtwoord of herstelsleutel: "))
        key = key_typed(typed, salt_of(path))
    return Store(path, key)
