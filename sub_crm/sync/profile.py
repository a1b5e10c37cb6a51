"""Where the shared database is and who one is there: kept in the workspace, without a password."""

import contextlib
import datetime as dt
import enum
import ipaddress
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

from sub_crm.i18n import N_, _
from sub_crm.orders import Refused
from sub_crm.store import Store
from sub_crm.store.reader import Reader

FACT = "team"
"""Name of the fact that holds the profile."""
PORT, DATABASE = 5432, "sub_crm"
"""What they are unless somebody says otherwise."""

_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?")
_NAME = re.compile(r"[^\s\x00-\x1f\x7f'\"\\/=@,]+")
_MOST_BYTES = 63
"""Longer names PostgreSQL cuts off."""


class SignIn(enum.Enum):
    PASSWORD = "password"
    WINDOWS = "windows"
    """With the Kerberos ticket of whoever is logged in to the computer: SSPI or GSSAPI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    host: str
    """Name or address of one server, as it stands in its certificate."""
    port: int = PORT
    database: str = DATABASE
    login: str
    sign_in: SignIn = SignIn.PASSWORD
    ca_file: str = ""
    """PEM file of who issued the server's certificate; empty for those that the system knows."""
    device_name: str = ""
    """What this computer is called in the list of one's devices."""


def problems(profile: Profile) -> dict[str, str]:
    """Say per field what is wrong with it; empty where the profile can be used."""
    return {name: _(says) for name, wrong, says in _RULES if wrong(profile)}


def require(profile: Profile) -> None:
    """Raise `Refused` for a profile that cannot be used."""
    if found := problems(profile):
        raise Refused(found)


def kept(reader: Reader) -> Profile | None:
    """Return the profile of this workspace; None where it never joined, or left."""
    found = reader.value("SELECT value FROM fact WHERE name = :name", name=FACT)
    return None if found is None else _read(found)


def keep(store: Store, profile: Profile) -> None:
    """Write the profile into the workspace, durably; raise `Refused` for one that is wrong."""
    require(profile)
    said = asdict(profile) | {"sign_in": profile.sign_in.value}
    _write(
        store,
        "INSERT INTO fact (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (FACT, json.dumps(said, ensure_ascii=False)),
    )


def forget(store: Store) -> None:
    """Let the workspace belong to no team."""
    _write(store, "DELETE FROM fact WHERE name = ?", (FACT,))


def _write(store: Store, statement: str, values: tuple[str, ...]) -> None:
    with (
        contextlib.closing(store.writer()) as writer,
        # facts are in no journal, so the act leaves no trace and there is nothing to undo
        writer.act("team", now=dt.datetime.now(dt.UTC)) as transaction,
    ):
        transaction.session.connection().exec_driver_sql(statement, values)


def _read(text: str) -> Profile | None:
    """Read what was kept; None for what this program would not have written."""
    try:
        found = json.loads(text)
        known = {one.name: found[one.name] for one in fields(Profile) if one.name in found}
        profile = Profile(**known | {"sign_in": SignIn(found["sign_in"])})
        return None if problems(profile) else profile
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _is_host(text: str) -> bool:
    """A slash, an at sign or a comma would lead to a socket without TLS, or to several servers."""
    if _HOST.fullmatch(text):
        return True
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return "%" not in text


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and len(text.encode()) <= _MOST_BYTES


_RULES: tuple[tuple[str, Callable[[Profile], Any], str], ...] = (
    ("host", lambda p: p.host and not _is_host(p.host),
     N_("Typ alleen de naam van de server, zoals crm.example.org.")),
    ("host", lambda p: not p.host, N_("Vul de naam van de server in; de beheerder weet die.")),
    ("port", lambda p: not 1 <= p.port <= 65_535, N_("Een poort is een getal van 1 tot 65535.")),
    ("database", lambda p: not _is_name(p.database),
     N_("Vul de naam van de database in, zonder spaties; meestal sub_crm.")),
    ("login", lambda p: p.login and not _is_name(p.login),
     N_("In je naam op de server staan geen spaties of leestekens als @ en /.")),
    ("login", lambda p: not p.login, N_("Vul je naam op de server in; de beheerder gaf je die.")),
    ("ca_file", lambda p: "\x00" in p.ca_file, N_("Kies het certificaatbestand opnieuw.")),
)  # fmt: skip
