"""Into the shared database: TLS that is certain of whose it is, then proof of the password.

The password never leaves this computer: SCRAM shows that we know it, and bound to the channel it
is worth nothing to anybody in between. What the environment and files of libpq say is not heard.
"""

import datetime as dt
import os
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import psycopg
from psycopg import Connection

from sub_crm import VERSION
from sub_crm.i18n import _
from sub_crm.i18n.dates import plain_day
from sub_crm.i18n.words import word
from sub_crm.store.file import SCHEMA
from sub_crm.sync import causes, probing
from sub_crm.sync.causes import Action, Cause, cause_of
from sub_crm.sync.probing import NotSafe, roots_file
from sub_crm.sync.profile import Profile, SignIn, require
from sub_crm.values.kinds import UserRole

PATIENCE = 10
"""Seconds for each address of the server."""

SESSION = {
    "search_path": "pg_catalog, pg_temp",
    "statement_timeout": "120s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    "TimeZone": "UTC",
    "DateStyle": "ISO",
}
_SIGN_INS: dict[SignIn, dict[str, Any]] = {
    SignIn.PASSWORD: {"require_auth": "scram-sha-256", "channel_binding": "require"},
    # binding to the channel is something of SCRAM; here TLS alone says whose the server is
    SignIn.WINDOWS: {"require_auth": "gss,sspi", "channel_binding": "prefer"},
}


class Step(Enum):
    ADDRESS = "address"
    TLS = "tls"
    LOGIN = "login"
    SCHEMA = "schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    step: Step
    told: str
    """What was found, in a sentence."""
    cause: Cause | None = None
    """Why it failed; None where all is well."""
    remedy: str = ""
    action: Action | None = None
    details: str = ""
    """What the other side said, for who helps."""

    @property
    def ok(self) -> bool:
        return self.cause is None


def opened(profile: Profile, password: str) -> Connection[Any]:
    """Open a session in autocommit, verified and bound; for Windows the password is not used.

    Raises `Refused` for a profile that cannot be used, `NotSafe` where nobody's certificates are
    known, and else `psycopg.Error`, of which `causes.cause_of` tells the cause. None of them holds
    the password.
    """
    require(profile)
    _ignore_environment()
    connection: Connection[Any] = psycopg.connect(**parameters(profile, password))
    return connection


def examined(profile: Profile, password: str) -> Iterator[StepResult]:
    """Try step by step and yield how each went; ends after the first that failed.

    Leaves nothing behind, here or there; each step ends within some ten seconds, and whoever has
    had enough need not ask for the next. Raises `Refused` for a profile that cannot be used.
    """
    require(profile)
    try:
        yield _address(profile)
        yield _tls(profile)
    except NotSafe as failed:
        yield _failed(Step.ADDRESS if failed.cause is Cause.UNREACHABLE else Step.TLS, failed)
        return
    try:
        connection = _logged_in(profile, password)
    except (psycopg.Error, NotSafe) as error:
        yield _failed(Step.LOGIN, error)
        return
    with connection:
        yield StepResult(step=Step.LOGIN, told=_("Aangemeld als {login}.").format(
            login=connection.info.user))  # fmt: skip
        yield _schema(connection)


def parameters(profile: Profile, password: str) -> dict[str, Any]:
    """Return what libpq is told: everything that it would otherwise look up elsewhere."""
    secret = {"password": password} if profile.sign_in is SignIn.PASSWORD else {}
    return secret | _SIGN_INS[profile.sign_in] | {
        "host": profile.host,
        "port": profile.port,
        "dbname": profile.database,
        "user": profile.login,
        "passfile": os.devnull,
        "sslmode": "verify-full",
        "sslrootcert": roots_file(profile.ca_file),
        "sslcertmode": "disable",
        "sslnegotiation": "postgres",
        "sslsni": 1,
        "ssl_min_protocol_version": "TLSv1.2",
        "gssencmode": "disable",
        "krbsrvname": "postgres",
        "gssdelegation": 0,
        "target_session_attrs": "primary",
        "load_balance_hosts": "disable",
        "application_name": f"sub-crm {VERSION}",
        "client_encoding": "UTF8",
        "options": " ".join(f"-c {name}={_escaped(value)}" for name, value in SESSION.items()),
        "connect_timeout": PATIENCE,
        # a laptop that slept or changed its network notices within half a minute
        "keepalives": 1,
        "keepalives_idle": 15,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
        "autocommit": True,
    }  # fmt: skip


def _escaped(value: str) -> str:
    return value.replace(" ", "\\ ")


def _ignore_environment() -> None:
    """Take libpq's variables away from this process: an empty parameter falls back on them.

    A service could name another server, PGHOSTADDR another address, PGOPTIONS other settings.
    """
    for name in [name for name in os.environ if name.startswith("PG")]:
        del os.environ[name]


def _address(profile: Profile) -> StepResult:
    began = time.monotonic()
    probing.reached(profile.host, profile.port).close()
    told = _("{host} gevonden en bereikbaar op poort {port}, {ms} ms.").format(
        host=profile.host, port=profile.port, ms=round((time.monotonic() - began) * 1000)
    )
    return StepResult(step=Step.ADDRESS, told=told)


def _tls(profile: Profile) -> StepResult:
    shown = probing.secured(profile.host, profile.port, profile.ca_file)
    told = _("Versleuteld met {host}. Het certificaat is van “{issuer}” en geldt tot {day}.")
    day = plain_day(shown.until, dt.date.min) if shown.until else "?"
    return StepResult(
        step=Step.TLS, told=told.format(host=profile.host, issuer=shown.issuer, day=day)
    )


def _logged_in(profile: Profile, password: str) -> Connection[Any]:
    if profile.sign_in is SignIn.PASSWORD and not password:
        told = _("Vul je wachtwoord in.")
        raise NotSafe(Cause.PASSWORD, told, told)
    return opened(profile, password)


def _schema(connection: Connection[Any]) -> StepResult:
    """Greet as a device that does not exist, and take it back: nothing is written down."""
    try:
        with connection.transaction(force_rollback=True):
            row = connection.execute(
                "SELECT api.hello(%s, 1, %s, 0, %s)", (uuid.uuid4(), SCHEMA, VERSION)
            ).fetchone()
    except psycopg.Error as error:
        if error.sqlstate == "42501":  # an account, but none of a colleague
            return _known_failure(Step.SCHEMA, Cause.NOT_OURS, str(error))
        return _failed(Step.SCHEMA, error)
    hello = row[0] if row else {}
    oldest, newest = hello["schema"]
    cause = causes.schema_cause((oldest, newest))
    if cause is not None:
        details = f"schema {SCHEMA}, server {oldest}-{newest}"
        return _known_failure(Step.SCHEMA, cause, details)
    told = _("De database past bij dit programma. Je bent hier {name}, {role}.")
    role = word(UserRole(hello["user"]["role"]))
    return StepResult(
        step=Step.SCHEMA, told=told.format(name=hello["user"]["name"], role=role.lower())
    )


def _known_failure(step: Step, cause: Cause, details: str) -> StepResult:
    return StepResult(
        step=step, cause=cause, told=causes.sentence(cause), remedy=causes.remedy(cause),
        action=causes.action(cause), details=" ".join(details.split()),
    )  # fmt: skip


def _failed(step: Step, error: Exception) -> StepResult:
    if not isinstance(error, NotSafe):
        return _known_failure(step, cause_of(error), str(error))
    found = _known_failure(step, error.cause, error.details)
    return replace(found, told=str(error), remedy=error.remedy or found.remedy)
