"""`sub-crm export`: a list from the command line, by the same rules as from the screen.

Only words stand at the top, so that the window does not wait for what it does not use.
"""

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sub_crm.store import Store

SUBJECTS = ("people", "contacts", "issues", "organisations", "follow-ups")
FORMATS = ("xlsx", "csv-puntkomma", "csv")
LEVELS = {"openbaar": "public", "intern": "internal", "vertrouwelijk": "confidential"}


@dataclass(frozen=True, slots=True)
class Services:
    """What only the whole program can do, handed in by `app`."""

    open_store: "Callable[[], Store]"
    """Raises a `StoreProblem`."""
    load_perform: Callable[[], Callable[..., Any]]
    clock: Callable[[], dt.datetime]


def add(commands: Any) -> None:
    """Add the command with what can be said to it."""
    parser = commands.add_parser("export", help="schrijf een lijst naar een bestand")
    add, kept = parser.add_argument, argparse.SUPPRESS
    add("subject", choices=SUBJECTS, metavar="LIJST", help=", ".join(SUBJECTS))
    add("--to", type=Path, required=True, metavar="BESTAND", help="waar de lijst komt te staan")
    add("--format", choices=FORMATS, help="anders volgt dat uit de naam van het bestand")
    add("--columns", metavar="A,B", help="welke kolommen, in deze volgorde")
    add("--level", choices=tuple(LEVELS), default="intern", help="tot en met welke markering")
    add("--holder", metavar="NAAM", help="alleen waar deze collega accounthouder is")
    add("--purpose", default="", metavar="TEKST", help="waarvoor; verplicht boven 50 personen")
    add("--example", action="store_true", default=kept, help="uit de demonstratie")
    add("--data-dir", type=Path, default=kept, metavar="MAP", help="waar de gegevens staan")
    add("--language", choices=("nl", "en"), default=kept, help="taal van de lijst")


def run(asked: argparse.Namespace, services: Services) -> int:
    """Write the list; 0 when it is there, 1 with one sentence on standard error when it is not."""
    from sub_crm.exchange.lists.commanded import run_export

    return run_export(asked, services)
