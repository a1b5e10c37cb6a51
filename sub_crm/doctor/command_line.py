"""`sub-crm doctor`: is the workspace well? Ends with 0 when all is good, 1 on notices, 2 on faults.

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
    from sub_crm.system.paths import Paths


@dataclass(frozen=True, slots=True)
class Services:
    """What only the whole program can do, handed in by `app`."""

    open_store: "Callable[[], Store]"
    """Raises a `StoreProblem`."""
    paths: "Paths"
    clock: Callable[[], dt.datetime]


def add(commands: Any) -> None:
    """Add the command with what can be said to it."""
    parser = commands.add_parser("doctor", help="kijk na of de werkruimte in orde is")
    add, kept = parser.add_argument, argparse.SUPPRESS
    add("--json", action="store_true", help="voor een programma in plaats van voor een mens")
    add("--bundle", type=Path, metavar="BESTAND.zip", help="maak ook een pakket voor de helpdesk")
    add("--example", action="store_true", default=kept, help="van de demonstratie")
    add("--data-dir", type=Path, default=kept, metavar="MAP", help="waar de gegevens staan")
    add("--language", choices=("nl", "en"), default=kept, help="taal van de bevindingen")


def run(asked: argparse.Namespace, services: Services) -> int:
    """Tell what was found on standard output and return the exit code."""
    from sub_crm.doctor.commanded import run_doctor

    return run_doctor(asked, services)
