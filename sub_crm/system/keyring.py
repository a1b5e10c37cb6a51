"""The operating system's keyring: where the key of a workspace lies, and nowhere else.

Only backends that keep a secret secret are trusted; each write is read back. On Linux the Secret
Service is asked directly when it was the one that stored the key, which is faster than choosing.
"""

import contextlib
import importlib
from typing import Any

SERVICE = "sub-crm"
TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)
SECRET_SERVICE = "keyring.backends.SecretService.Keyring"


class NoKeyring(Exception):
    """No trustworthy keyring answers here; ask a passphrase instead."""


def backend_name() -> str:
    """Return the class of the keyring that would be used, or raise `NoKeyring`."""
    return _name(_trusted())


def store_secret(account: str, secret: str) -> str:
    """Keep a secret and return the backend's name; raise `NoKeyring` if it did not stick."""
    backend = _trusted()
    try:
        backend.set_password(SERVICE, account, secret)
        kept = backend.get_password(SERVICE, account)
    except Exception as error:
        raise NoKeyring(str(error)) from error
    if kept != secret:
        raise NoKeyring(f"{_name(backend)} did not return what it was given")
    return _name(backend)


def find_secret(account: str, backend: str = "") -> str | None:
    """Return the secret of an account or None; raise `NoKeyring` if nobody answers."""
    if backend == SECRET_SERVICE and (open_one := _asked_directly(account)):
        return open_one
    try:
        found: str | None = _remembered(backend).get_password(SERVICE, account)
    except NoKeyring:
        raise
    except Exception as error:
        raise NoKeyring(str(error)) from error
    return found


def forget_secret(account: str) -> None:
    with contextlib.suppress(Exception):
        _trusted().delete_password(SERVICE, account)


def _asked_directly(account: str) -> str | None:
    with contextlib.suppress(ImportError):
        from sub_crm.system.secret_service import unlocked_secret

        return unlocked_secret(SERVICE, account)
    return None


def _remembered(name: str) -> Any:
    """Return the backend of that name without searching for others, where it is a trusted one."""
    module, _, kind = name.rpartition(".")
    if module in TRUSTED:
        with contextlib.suppress(ImportError, AttributeError):
            return getattr(importlib.import_module(module), kind)()
    return _trusted()


def _trusted() -> Any:
    import keyring

    try:
        backend = keyring.get_keyring()
    except Exception as error:
        raise NoKeyring(str(error)) from error
    for candidate in (backend, *getattr(backend, "backends", ())):
        if type(candidate).__module__ in TRUSTED:
            return candidate
    raise NoKeyring(_name(backend))


def _name(backend: Any) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"
