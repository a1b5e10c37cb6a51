"""Accounts: a login of PostgreSQL and the colleague it belongs to, opened, closed and changed.

Passwords are made here and never leave but by the caller's hand: PostgreSQL is given a SCRAM
verifier, so that neither its log nor its statistics can hold the password itself.
"""

import re
import secrets
import uuid
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, sql

from sub_crm.i18n import _
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import UserRole

LOGIN = re.compile(r"[a-z][a-z0-9_.-]{1,62}")
RESERVED = ("crm_", "pg_")
READER = "reader"
"""Not a colleague: a login for Power BI that reads the reporting views and nothing else."""
PASSWORD_LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without the letters that are taken for another when a password is copied by hand."""
PASSWORD_LENGTH = 28
MOST_CONNECTIONS = 5

LIMITS = {
    "statement_timeout": "5min",
    "idle_in_transaction_session_timeout": "30s",
    "lock_timeout": "5s",
}
READER_LIMITS = {
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "30s",
    "default_transaction_read_only": "on",
}


class AccountProblem(Exception):
    """What cannot be done with an account, in one sentence."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A login with its password, which is shown once and kept nowhere."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class Closed:
    """What a closed account leaves behind."""

    sessions: int
    organisations: list[str]
    """Short names of what the colleague still holds."""


def add(connection: Connection[Any], login: str, name: str, role: str) -> Opened:
    """Open an account in the open transaction; a role is one of `UserRole`, or `READER`."""
    _check_login(login)
    if _exists(connection, login):
        raise AccountProblem(_("Er is al een account {login}.").format(login=login))
    password = new_password()
    if role == READER:
        _make_login(connection, login, password, "crm_report", READER_LIMITS)
        return Opened(login, password)
    if not name.strip():
        raise AccountProblem(_("Geef ook een naam, zoals de collega’s die zien."))
    _make_login(connection, login, password, "crm_user", LIMITS)
    connection.execute(
        "INSERT INTO crm.app_user (id, name, role, login) VALUES (%s, %s, %s, %s)",
        (uuid.UUID(bytes=new_id()), name.strip(), UserRole(role).value, login),
    )
    return Opened(login, password)


def renew_password(connection: Connection[Any], login: str) -> Opened:
    _require(connection, login)
    password = new_password()
    set_password(connection, login, password)
    return Opened(login, password)


def change_role(connection: Connection[Any], login: str, role: str) -> None:
    _require_colleague(connection, login)
    connection.execute(
        "UPDATE crm.app_user SET role = %s WHERE login = %s", (UserRole(role).value, login)
    )


def close(connection: Connection[Any], login: str) -> Closed:
    """Close an account at once: no new session, no right in an open one, and those are ended."""
    _require(connection, login)
    connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
    connection.execute("UPDATE crm.app_user SET active = false WHERE login = %s", (login,))
    ended = connection.execute(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = %s", (login,)
    ).fetchone()
    held = connection.execute(
        "SELECT DISTINCT o.short_name FROM crm.assignment a"
        " JOIN crm.app_user u ON u.id = a.user_id JOIN crm.organisation o"
        " ON o.id = a.organisation_id WHERE u.login = %s AND NOT a.deleted"
        " AND (a.until IS NULL OR sync.last_day(a.until) >= sync.today()) ORDER BY 1",
        (login,),
    ).fetchall()
    return Closed(int(ended[0]) if ended else 0, [name for (name,) in held])


def reopen(connection: Connection[Any], login: str) -> Opened:
    """Open a closed account again, with a new password."""
    _require(connection, login)
    connection.execute(sql.SQL("ALTER ROLE {} LOGIN").format(sql.Identifier(login)))
    connection.execute("UPDATE crm.app_user SET active = true WHERE login = %s", (login,))
    return renew_password(connection, login)


def listed(connection: Connection[Any]) -> list[tuple[str, str, str, bool]]:
    """Return login, name, role and whether active, of every account."""
    return connection.execute(
        "SELECT login, name, role, active FROM crm.app_user WHERE login IS NOT NULL AND NOT deleted"
        " UNION ALL SELECT member.rolname, '', 'reader', member.rolcanlogin"
        " FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid"
        " JOIN pg_roles member ON member.oid = m.member WHERE r.rolname = 'crm_report' ORDER BY 1"
    ).fetchall()


def grant(
    connection: Connection[Any], login: str, kind: str, record: str, reason: str, until: str
) -> None:
    """Grant by name what the role does not give: supervision, or one case."""
    wanted = {"supervision": UserRole.TEAM_LEAD, "case": UserRole.PRIVACY_OFFICER}[kind]
    user = _require_colleague(connection, login)
    role = connection.execute("SELECT role FROM crm.app_user WHERE id = %s", (user,)).fetchone()
    if role != (wanted.value,):
        raise AccountProblem(
            _("Dit recht is er alleen voor de rol {role}.").format(role=wanted.value)
        )
    connection.execute(
        "INSERT INTO sync.grant (user_id, kind, record_id, reason, until)"
        " VALUES (%s, %s, %s, %s, %s)",
        (user, kind, record or None, reason, until),
    )


def end_grants(connection: Connection[Any], login: str) -> int:
    """End every grant of the account; return how many there were."""
    user = _require_colleague(connection, login)
    return connection.execute(
        "UPDATE sync.grant SET ended_at = sync.now() WHERE user_id = %s AND ended_at IS NULL",
        (user,),
    ).rowcount


def new_password() -> str:
    return "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(PASSWORD_LENGTH))


def _make_login(
    connection: Connection[Any], login: str, password: str, group: str, limits: dict[str, str]
) -> None:
    role = sql.Identifier(login)
    connection.execute(
        sql.SQL(
            "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
            " CONNECTION LIMIT {} IN ROLE {}"
        ).format(role, sql.Literal(MOST_CONNECTIONS), sql.Identifier(group))
    )
    set_password(connection, login, password)
    for name, value in limits.items():
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                role, sql.Identifier(name), sql.Literal(value)
            )
        )


def set_password(connection: Connection[Any], login: str, password: str) -> None:
    """Give a login another password; anybody may do so for their own."""
    verifier = connection.pgconn.encrypt_password(
        password.encode(), login.encode(), b"scram-sha-256"
    )
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(
            sql.Identifier(login), sql.Literal(verifier.decode())
        )
    )


def _check_login(login: str) -> None:
    if not LOGIN.fullmatch(login) or login.startswith(RESERVED):
        raise AccountProblem(
            _("{login} kan geen account zijn: neem kleine letters en cijfers.").format(login=login)
        )


def _exists(connection: Connection[Any], login: str) -> bool:
    return bool(connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (login,)).rowcount)


def _require(connection: Connection[Any], login: str) -> None:
    """Only logins of ours: nobody closes the administrator by a slip."""
    ours = connection.execute(
        "SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid"
        " JOIN pg_roles member ON member.oid = m.member"
        " WHERE r.rolname IN ('crm_user', 'crm_report') AND member.rolname = %s",
        (login,),
    )
    if not ours.rowcount:
        raise AccountProblem(_("Er is geen account {login}.").format(login=login))


def _require_colleague(connection: Connection[Any], login: str) -> uuid.UUID:
    found = connection.execute("SELECT id FROM crm.app_user WHERE login = %s", (login,)).fetchone()
    if found is None:
        raise AccountProblem(_("Er is geen account {login}.").format(login=login))
    user: uuid.UUID = found[0]
    return user
