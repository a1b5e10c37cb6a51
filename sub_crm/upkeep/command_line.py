"""`sub-crm backup` and `sub-crm restore`: what can be said to them.

Only words stand at the top, so that the window does not wait for what it does not use.
"""

import argparse
import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sub_crm.store.keys import Key


@dataclass(frozen=True, slots=True)
class Services:
    """What only the whole program can do, handed in by `app`."""

    workspace: Path
    folder: Path | None
    """Where the user wants backups; None for beside the workspace."""
    find_key: "Callable[[Path], Key]"
    """Return the key of a file, asked for where no keyring knows it; raises a `StoreProblem`."""
    hold: Callable[[Path], AbstractContextManager[bool]]
    """Keep the program away from a workspace; False where it is there already."""
    clock: Callable[[], dt.datetime]


def add(commands: Any) -> None:
    """Add both commands with what can be said to them."""
    backup = commands.add_parser("backup", help="maak een reservekopie, of toon ze")
    backup.add_argument("--to", type=Path, metavar="MAP", help="in deze map, en niet de gewone")
    backup.add_argument("--list", action="store_true", help="toon de reservekopieën die er zijn")
    restore = commands.add_parser("restore", help="zet een reservekopie terug")
    restore.add_argument("backup", metavar="BESTAND", help="welke, of: newest")
    restore.add_argument("--yes", action="store_true", help="vraag niet om bevestiging")
    for parser in (backup, restore):
        add, kept = parser.add_argument, argparse.SUPPRESS
        add("--example", action="store_true", default=kept, help="van de demonstratie")
        add("--data-dir", type=Path, default=kept, metavar="MAP", help="waar de gegevens staan")
        add("--language", choices=("nl", "en"), default=kept, help="taal van wat er staat")


def run(asked: argparse.Namespace, services: Services) -> int:
    """Return 0 when it is done, 1 with one sentence on standard error when not, 2 unconfirmed."""
    from sub_crm.upkeep.commanded import run_upkeep

    return run_upkeep(asked, services)
