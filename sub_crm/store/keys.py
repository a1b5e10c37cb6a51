"""Keys of the encrypted file: 32 random bytes, a passphrase made into 32 bytes, a key to print."""

import os
import re
from dataclasses import dataclass

SALT_BYTES = 16
KEY_BYTES = 32
ROUNDS = 256_000
"""SQLCipher 4's own number of PBKDF2 rounds, so that its tools open the file as well."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The raw key of one file; it never prints itself."""

    raw: bytes

    def pragma(self, salt: bytes = b"") -> str:
        """Return SQLCipher's notation of a raw key, with the file's salt where that is new."""
        return f"x'{self.raw.hex()}{salt.hex()}'"

    def printed(self) -> str:
        """Return the recovery key: 16 groups of four hexadecimal digits, in capitals."""
        digits = self.raw.hex().upper()
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


EXAMPLE_KEY = Key(bytes.fromhex("524d0c391dd38f3a32a2b85730fcc2bef69a63534e3785f4649c45e6d058d95c"))
"""SHA-256 of "SUB-CRM VOORBEELD": everybody's key, so only files marked as an example take it."""


def new_key() -> Key:
    return Key(os.urandom(KEY_BYTES))


def new_salt() -> bytes:
    return os.urandom(SALT_BYTES)


def key_from_passphrase(passphrase: str, salt: bytes) -> Key:
    """Derive the raw key as SQLCipher 4 does; takes about 0.15 s."""
    import hashlib  # loads a library of its own, which a start with a keyring does without

    return Key(hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, KEY_BYTES))


def key_from_recovery(text: str) -> Key | None:
    """Read a printed recovery key, however it was spaced; None if it is not one."""
    digits = re.sub(r"[\s-]", "", text)
    return Key(bytes.fromhex(digits)) if re.fullmatch(r"[0-9a-fA-F]{64}", digits) else None
