"""The shared database as commanded in words: done in one transaction, told in sentences."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection

from sub_crm.i18n import _, ngettext, set_language
from sub_crm.server import accounts, devices, doctor, installing, purging, watchdog
from sub_crm.server.connecting import NoDatabase, connect
from sub_crm.server.filling import Rows, fill

Told = tuple[int, list[str]]
"""Exit code, and what there is to say."""
Action = Callable[[Connection[Any], argparse.Namespace], Told]

LOCK = 0x5355_4243
"""Two installations at once would undo each other's work; the second waits."""


class _Rehearsed(Exception):
    """Ends a dry run, so that its transaction is rolled back."""


def run_server(asked: argparse.Namespace, registers: Callable[[], Rows]) -> int:
    set_language(getattr(asked, "language", None) or "nl")
    action = ACTIONS[" ".join(filter(None, (asked.action, getattr(asked, "verb", ""))))]
    asked.registers = registers
    try:
        with connect(asked.database) as connection:
            code, sentences = _done(connection, action, asked)
    except NoDatabase as problem:
        return _say(2, [str(problem)])
    except (accounts.AccountProblem, purging.PurgeProblem) as problem:
        return _say(1, [str(problem)])
    except OSError as problem:
        return _say(1, [f"{problem.filename}: {problem.strerror}."])
    except installing.Altered as altered:
        return _say(1, [_("Migratie {name} is veranderd.").format(name=altered)])
    except psycopg.Error as error:
        why = error.diag.message_primary or str(error)
        return _say(1, [_("De database weigert dit: {why}.").format(why=why.rstrip("."))])
    return _say(code, sentences)


def _say(code: int, sentences: list[str]) -> int:
    (sys.stderr if code else sys.stdout).write("".join(f"{each}\n" for each in sentences))
    return code


def _done(connection: Connection[Any], action: Action, asked: argparse.Namespace) -> Told:
    rehearsal = getattr(asked, "dry_run", False)
    told: Told = (0, [])
    try:
        with connection.transaction():
            told = action(connection, asked)
            if rehearsal:
                raise _Rehearsed
    except _Rehearsed:
        return told[0], [*told[1], _("Dit was een proef; er is niets veranderd.")]
    return told


def _init(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    problem = doctor.version_problem(connection.info.server_version)
    if problem:
        return 1, [problem]
    if installing.is_installed(connection):
        return 1, [_("Hier staat de gedeelde database al; gebruik `sub-crm server upgrade`.")]
    return _brought_up_to_date(connection, asked)


def _upgrade(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    problem = doctor.version_problem(connection.info.server_version)
    if problem:
        return 1, [problem]
    if not installing.is_installed(connection):
        return 1, [_("Hier staat nog niets; gebruik eerst `sub-crm server init`.")]
    if installing.newest_applied(connection) > installing.migrations()[-1].number:
        return 1, [_("Het schema is nieuwer dan dit programma; werk dat bij.")]
    return _brought_up_to_date(connection, asked)


def _brought_up_to_date(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    applied = installing.install(connection)
    lines = [f"{migration.number:04} {migration.name}" for migration in applied]
    lines.append(_("Tabellen, functies en rechten zijn bij."))
    if added := fill(connection, asked.registers()):
        lines.append(_("Uit de registers toegevoegd: {n} records.").format(n=added))
    return 0, lines


def _add(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    opened = accounts.add(connection, asked.login, asked.name, asked.role)
    return 0, _password(opened, asked)


def _reopen(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    return 0, _password(accounts.reopen(connection, asked.login), asked)


def _renew(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    return 0, _password(accounts.renew_password(connection, asked.login), asked)


def _password(opened: accounts.Opened, asked: argparse.Namespace) -> list[str]:
    if asked.dry_run:
        return [_("Account {login}.").format(login=opened.login)]
    return [
        _("Account {login}. Het wachtwoord staat hier eenmalig:").format(login=opened.login),
        f"    {opened.password}",
    ]


def _close(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    closed = accounts.close(connection, asked.login)
    lines = [
        _("Account {login} is gesloten.").format(login=asked.login),
        ngettext(
            "{n} open verbinding is beëindigd.",
            "{n} open verbindingen zijn beëindigd.",
            closed.sessions,
        ).format(n=closed.sessions),
    ]
    if closed.organisations:
        names = ", ".join(closed.organisations)
        lines.append(_("Wijs nog aan een ander toe: {names}.").format(names=names))
    return 0, lines


def _role(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    accounts.change_role(connection, asked.login, asked.role)
    return 0, [_("{login} heeft nu de rol {role}.").format(login=asked.login, role=asked.role)]


def _list(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    return 0, [
        "\t".join((login, role, name, "" if active else _("gesloten"))).rstrip()
        for login, name, role, active in accounts.listed(connection)
    ]


def _list_devices(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    return 0, [
        "\t".join(
            (
                device.id,
                device.login,
                device.name,
                f"{device.last_seen:%Y-%m-%d}",
                _("afgeschreven") if device.retired else "",
            )
        ).rstrip()
        for device in devices.listed(connection)
    ]


def _retire_device(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    if not devices.retire(connection, asked.device):
        return 1, [_("Er is geen apparaat {id}; `device list` noemt ze.").format(id=asked.device)]
    return 0, [_("Afgeschreven. Het apparaat wist zichzelf bij zijn volgende verbinding.")]


def _grant(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    if asked.end:
        ended = accounts.end_grants(connection, asked.login)
        sentence = ngettext(
            "{n} gegeven recht is beëindigd.", "{n} gegeven rechten zijn beëindigd.", ended
        )
        return 0, [sentence.format(n=ended)]
    if not asked.reason.strip() or not asked.until:
        return 1, [_("Geef een reden en een laatste dag: --reason TEKST --until JJJJ-MM-DD.")]
    if (asked.kind == "case") != bool(asked.record):
        return 1, [_("Noem bij een zaak, en alleen dan, het record: --record ID.")]
    accounts.grant(
        connection, asked.login, asked.kind, asked.record, asked.reason.strip(), asked.until
    )
    return 0, [
        _("Gegeven aan {login} tot en met {day}.").format(login=asked.login, day=asked.until)
    ]


def _purge(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    if asked.list:
        return 0, [erasure.line() for erasure in purging.listed(connection)]
    if asked.again:
        wanted = purging.read_lines(Path(asked.again).read_text("utf-8"))
    else:
        wanted = [purging.Erasure(asked.table, asked.record, asked.reason)]
    erased = sum(purging.erase(connection, erasure) for erasure in wanted)
    sentence = ngettext("{n} record is gewist.", "{n} records zijn gewist.", erased)
    return 0, [sentence.format(n=erased), _("Elk apparaat wist bij zijn volgende verbinding.")]


def _doctor(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    findings = doctor.examine(connection)
    lines = [f"{finding.subject}: {finding.sentence}" for finding in findings]
    if any(finding.fault for finding in findings):
        return 1, lines
    return 0, [*lines, _("Alles is in orde.")]


def _watchdog(connection: Connection[Any], asked: argparse.Namespace) -> Told:
    ended = watchdog.end_idle(connection, asked.patience)
    return 0, [
        _("De verbinding van {login} is beëindigd; die hield anderen op.").format(login=each.login)
        for each in ended
    ]


ACTIONS: dict[str, Action] = {
    "init": _init,
    "upgrade": _upgrade,
    "user add": _add,
    "user close": _close,
    "user reopen": _reopen,
    "user password": _renew,
    "user role": _role,
    "user list": _list,
    "device list": _list_devices,
    "device retire": _retire_device,
    "grant": _grant,
    "purge": _purge,
    "doctor": _doctor,
    "watchdog": _watchdog,
}
