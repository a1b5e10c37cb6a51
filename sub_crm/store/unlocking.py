"""Where the key of a workspace comes from: the keyring, else a passphrase or the printed key."""

from pathlib import Path

from sub_crm.i18n import _
from sub_crm.store.file import salt_of
from sub_crm.store.keys import Key, key_from_passphrase, key_from_recovery
from sub_crm.store.problems import StoreProblem
from sub_crm.system import keyring


class NoKey(StoreProblem):
    """The keyring knows nothing of this file: somebody has to type its key."""

    def sentence(self) -> str:
        return _("De sleutelbos heeft geen sleutel voor deze werkruimte.")


def key_in_keyring(path: Path, backend: str = "") -> Key | None:
    """Return the key that the keyring keeps for this file; None where it has none or is absent.

    Raises a `StoreProblem` for a file that is no encrypted store.
    """
    account = salt_of(path).hex()
    try:
        kept = keyring.find_secret(account, backend)
    except keyring.NoKeyring:
        return None
    return key_from_recovery(kept) if kept else None


def keep_in_keyring(salt: bytes, key: Key) -> str:
    """Give the key to the keyring and return its name; raise `NoKeyring` if it refuses."""
    return keyring.store_secret(salt.hex(), key.raw.hex())


def key_typed(text: str, salt: bytes) -> Key:
    """Return the key for what somebody typed: a printed recovery key, or else a passphrase."""
    return key_from_recovery(text) or key_from_passphrase(text, salt)
