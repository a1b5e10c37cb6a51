"""Is the shared side sound? Everything that can be read from the server itself, in sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from sub_crm.i18n import _
from sub_crm.server import chain, installing
from sub_crm.server.lint import RULES, lint

SAFE_FROM = {15: 14, 16: 10, 17: 6}
"""First minor version per major in which statistics tell nobody of rows that they may not see
(CVE-2025-8713); 18 and later have never had it."""
OLDEST_MAJOR = min(SAFE_FROM)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and what was found; an advice is no fault."""

    subject: str
    sentence: str
    fault: bool = True


def examine(connection: Connection[Any]) -> list[Finding]:
    """Return every finding about the connection's server and database."""
    return [finding for check in CHECKS for finding in check(connection)]


def version_problem(number: int) -> str | None:
    """Say why a server of this `server_version_num` is not safe enough; None when it is.

    >>> version_problem(150014), version_problem(180000)
    (None, None)
    """
    major, minor = divmod(number, 10000)
    if major < OLDEST_MAJOR:
        return _("PostgreSQL {version} is te oud; neem 15.14 of nieuwer.").format(version=major)
    if minor < SAFE_FROM.get(major, 0):
        return _(
            "PostgreSQL {version} laat zien wat verborgen hoort te zijn (CVE-2025-8713);"
            " neem {safe} of nieuwer."
        ).format(version=f"{major}.{minor}", safe=f"{major}.{SAFE_FROM[major]}")
    return None


def _version(connection: Connection[Any]) -> Iterator[Finding]:
    problem = version_problem(connection.info.server_version)
    if problem:
        yield Finding(_("versie"), problem)


def _schema(connection: Connection[Any]) -> Iterator[Finding]:
    if not installing.is_installed(connection):
        yield Finding(_("schema"), _("Hier staat nog niets; gebruik eerst `sub-crm server init`."))
        return
    try:
        open_ = installing.pending(connection)
    except installing.Altered as altered:
        yield Finding(_("schema"), _("Migratie {name} is veranderd.").format(name=altered))
        return
    if open_:
        yield Finding(_("schema"), _("Het schema is ouder; gebruik `sub-crm server upgrade`."))
    newest = installing.migrations()[-1].number
    if installing.newest_applied(connection) > newest:
        yield Finding(_("schema"), _("Het schema is nieuwer dan dit programma; werk dat bij."))


def _catalogue(connection: Connection[Any]) -> Iterator[Finding]:
    for offence in lint(connection):
        yield Finding(_("rechten"), f"{_(RULES[offence.rule][0])}: {offence.what}.")


def _settings(connection: Connection[Any]) -> Iterator[Finding]:
    for name, wanted, sentence in _wanted():
        found = connection.execute("SELECT current_setting(%s, true)", (name,)).fetchone()
        if not found or found[0] != wanted:
            yield Finding(_("instelling"), f"{sentence} ({name} = {wanted}).")
    oldest = connection.execute("SELECT current_setting('ssl_min_protocol_version')").fetchone()
    if oldest and oldest[0] not in ("TLSv1.2", "TLSv1.3"):
        yield Finding(_("instelling"), _("Sta geen TLS ouder dan 1.2 toe."))


def _wanted() -> list[tuple[str, str, str]]:
    return [
        ("ssl", "on", _("Zet TLS aan, anders gaan wachtwoorden en namen leesbaar over het net")),
        ("password_encryption", "scram-sha-256", _("Bewaar wachtwoorden met SCRAM")),
        ("data_checksums", "on", _("Laat de server zijn eigen pagina’s controleren")),
        (
            "log_parameter_max_length_on_error",
            "0",
            _("Houd wat mensen schrijven uit het logboek van de server"),
        ),
        ("log_lock_waits", "on", _("Laat de server melden wie op wie wacht")),
        ("fsync", "on", _("Zonder fsync gaat bij stroomuitval verloren wat bewaard leek")),
        ("full_page_writes", "on", _("Half geschreven pagina’s zijn anders niet te herstellen")),
    ]


def _doors(connection: Connection[Any]) -> Iterator[Finding]:
    rows = connection.execute(
        "SELECT line_number, type, address, auth_method, error FROM pg_hba_file_rules"
    ).fetchall()
    for line, kind, address, method, error in rows:
        here = _("pg_hba.conf regel {line}").format(line=line)
        if error:
            yield Finding(_("toegang"), f"{here}: {error}.")
        elif method == "trust":
            yield Finding(
                _("toegang"), _("{here} laat binnen zonder wachtwoord.").format(here=here)
            )
        elif method in ("password", "md5"):
            yield Finding(
                _("toegang"), _("{here} vraagt een wachtwoord zonder SCRAM.").format(here=here)
            )
        elif kind in ("host", "hostnossl") and method != "reject" and not _is_local(address):
            yield Finding(
                _("toegang"),
                _("{here} laat binnen zonder TLS; maak er hostssl van.").format(here=here),
            )


def _is_local(address: str | None) -> bool:
    return address is not None and address.startswith(("127.", "::1", "samehost", "localhost"))


def _waiting(connection: Connection[Any]) -> Iterator[Finding]:
    found = connection.execute(
        "SELECT usename::text FROM pg_stat_activity WHERE datname = current_database()"
        " AND state LIKE 'idle in transaction%' AND state_change < now() - interval '1 minute'"
    ).fetchall()
    for (login,) in found:
        yield Finding(
            _("wachtend"),
            _("{login} houdt een transactie open; loopt `sub-crm server watchdog` wel?").format(
                login=login
            ),
        )


def _history(connection: Connection[Any]) -> Iterator[Finding]:
    if not installing.is_installed(connection):
        return
    for broken in chain.verify(connection):
        yield Finding(
            _("geschiedenis"),
            _("De geschiedenis klopt niet bij {where} ({what}).").format(
                where=broken.where, what=broken.what
            ),
        )


def _purges(connection: Connection[Any]) -> Iterator[Finding]:
    if not installing.is_installed(connection):
        return
    found = connection.execute(
        "SELECT u.login, d.name FROM sync.device d JOIN crm.app_user u ON u.id = d.user_id"
        " LEFT JOIN sync.purge_ack a ON a.device_id = d.id WHERE d.retired_at IS NULL"
        " AND (SELECT max(seq) FROM sync.purge) > coalesce(a.seq, 0) ORDER BY 1, 2"
    ).fetchall()
    for login, device in found:
        sentence = _("{login} op {device} heeft een wissing nog niet bevestigd.")
        yield Finding(_("wissen"), sentence.format(login=login, device=device), fault=False)


CHECKS: tuple[Callable[[Connection[Any]], Iterator[Finding]], ...] = (
    _version,
    _schema,
    _catalogue,
    _settings,
    _doors,
    _waiting,
    _history,
    _purges,
)
