"""Ask the Secret Service of a Linux desktop for a secret, in four messages over its own bus.

The library behind `keyring` takes longer to load than the first screen may take in all. Whatever
is out of the ordinary here (no service, a locked collection, an unknown reply) is left to it: it
can prompt. The secret comes over the user's own bus, as it would to anything this user starts.
"""

from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

SERVICE = DBusAddress(
    "/org/freedesktop/secrets",
    bus_name="org.freedesktop.secrets",
    interface="org.freedesktop.Secret.Service",
)
SECONDS = 5.0
"""A service that does not answer by then may be prompting; the long way round waits for that."""


def unlocked_secret(service: str, account: str) -> str | None:
    """Return the secret that lies open under the names that `keyring` gives; None if none does."""
    try:
        with open_dbus_connection() as bus:
            return _secret(bus, {"service": service, "username": account})
    except (DBusErrorResponse, OSError, KeyError, ValueError):
        return None


def _secret(bus: DBusConnection, attributes: dict[str, str]) -> str | None:
    unlocked, _locked = _ask(bus, "SearchItems", "a{ss}", attributes)
    if not unlocked:
        return None
    _nothing, session = _ask(bus, "OpenSession", "sv", "plain", ("s", ""))
    (secrets,) = _ask(bus, "GetSecrets", "aoo", unlocked[:1], session)
    _session, _parameters, value, _kind = secrets[unlocked[0]]
    return bytes(value).decode()


def _ask(bus: DBusConnection, method: str, signature: str, *body: Any) -> Any:
    call = new_method_call(SERVICE, method, signature, body)
    return unwrap_msg(bus.send_and_get_reply(call, timeout=SECONDS))
