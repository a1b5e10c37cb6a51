"""`sub-crm server`: the shared database, made and kept from the command line of its server.

Only words stand at the top, so that a start without them loads neither psycopg nor the models.
"""

import argparse
from collections.abc import Callable
from typing import Any

ROLES = (
    "account_manager",
    "team_lead",
    "supervisor",
    "data_steward",
    "privacy_officer",
    "reader",
)
GRANTS = ("supervision", "case")
DATABASE_HELP = "zoals postgresql:///sub_crm; het wachtwoord staat er nooit in"


def add(commands: Any) -> None:
    """Add the command with what can be said to it."""
    server = commands.add_parser("server", help="maak en beheer de gedeelde database")
    actions = server.add_subparsers(dest="action", metavar="WAT", required=True)
    for name, explained in (
        ("init", "maak van een lege database de gedeelde"),
        ("upgrade", "breng het schema bij"),
    ):
        _dry_run(_action(actions, name, explained))
    _add_user(actions)
    _add_device(actions)
    grant = _dry_run(_action(actions, "grant", "geef iemand op naam wat de rol niet geeft"))
    grant.add_argument("login")
    grant.add_argument("--kind", choices=GRANTS, default="supervision", help="wat er te zien komt")
    grant.add_argument("--record", default="", metavar="ID", help="welk record, bij case")
    grant.add_argument("--reason", default="", metavar="TEKST", help="waarom; komt in het logboek")
    grant.add_argument("--until", default="", metavar="JJJJ-MM-DD", help="tot en met welke dag")
    grant.add_argument("--end", action="store_true", help="beëindig wat eerder gegeven is")
    purge = _dry_run(_action(actions, "purge", "wis een record voorgoed, met al zijn woorden"))
    purge.add_argument("record", nargs="?", default="", metavar="ID", help="welke persoon of wat")
    purge.add_argument("--table", default="person", metavar="SOORT", help="zoals person of issue")
    purge.add_argument("--reason", default="", metavar="TEKST", help="waarom; komt in het logboek")
    purge.add_argument("--list", action="store_true", help="toon wat gewist is, om te bewaren")
    purge.add_argument(
        "--again", metavar="BESTAND", help="wis na terugzetten opnieuw wat in die lijst staat"
    )
    _action(actions, "doctor", "onderzoek server, rechten en geschiedenis")
    watchdog = _action(actions, "watchdog", "beëindig wie anderen ophoudt")
    watchdog.add_argument(
        "--patience", type=float, default=30, metavar="SECONDEN", help="hoe lang iemand mag wachten"
    )


def run(asked: argparse.Namespace, registers: Callable[[], Any]) -> int:
    """Do what was asked; `registers` gives the rows that every team starts with.

    0: done, nothing wrong. 1: refused or faults found, in sentences. 2: no database to speak with.
    """
    from sub_crm.server.commanded import run_server

    return run_server(asked, registers)


def _add_user(actions: Any) -> None:
    user = actions.add_parser("user", help="accounts van collega’s")
    verbs = user.add_subparsers(dest="verb", metavar="WAT", required=True)
    add = _dry_run(_action(verbs, "add", "open een account en toon eenmalig het wachtwoord"))
    add.add_argument("login")
    add.add_argument("--name", default="", metavar="NAAM", help="zoals collega’s die zien")
    add.add_argument("--role", choices=ROLES, default="account_manager")
    for name, explained in (
        ("close", "sluit een account per direct"),
        ("reopen", "open het weer, met een nieuw wachtwoord"),
        ("password", "geef een nieuw wachtwoord"),
    ):
        _dry_run(_action(verbs, name, explained)).add_argument("login")
    role = _dry_run(_action(verbs, "role", "geef iemand een andere rol"))
    role.add_argument("login")
    role.add_argument("role", choices=ROLES[:-1])
    _action(verbs, "list", "toon alle accounts")


def _add_device(actions: Any) -> None:
    device = actions.add_parser("device", help="apparaten met een replica")
    verbs = device.add_subparsers(dest="verb", metavar="WAT", required=True)
    _action(verbs, "list", "toon alle apparaten, wie het langst weg is eerst")
    retire = _dry_run(_action(verbs, "retire", "schrijf een apparaat af: het wist zichzelf"))
    retire.add_argument("device", metavar="ID")


def _action(actions: Any, name: str, explained: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=explained)
    parser.add_argument("--database", default="", metavar="URL", help=DATABASE_HELP)
    parser.add_argument("--language", choices=("nl", "en"), default=argparse.SUPPRESS)
    return parser


def _dry_run(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--dry-run", action="store_true", help="laat zien wat er zou gebeuren")
    return parser
