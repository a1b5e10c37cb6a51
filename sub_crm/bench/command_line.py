"""`sub-crm bench`: how fast the program is on this computer.

Only words stand at the top, so that the window does not wait for what it does not use.
"""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command with what can be said to it."""
    parser = commands.add_parser("bench", help="meet hoe snel het programma hier is")
    add, kept = parser.add_argument, argparse.SUPPRESS
    add("--size", choices=("S", "M", "L"), default="M", help="10, 100 of 1.000 duizend momenten")
    add("--only", metavar="A,B", help="alleen deze regels of groepen, zoals reading,save")
    add("--sync", metavar="URL", help="meet synchroniseren, met de server van een beheerder")
    add("--rounds", type=int, default=5, metavar="N", help="hoe vaak alles om en om gaat")
    add("--json", type=Path, metavar="BESTAND", help="schrijf de cijfers ook hierheen")
    add("--data-dir", type=Path, default=kept, metavar="MAP", help="bewaar de proefgegevens hier")
    add("--language", choices=("nl", "en"), default=kept, help="taal van het verslag")


def run(asked: argparse.Namespace, folder: Path) -> int:
    """Measure; `folder` keeps the invented workspaces for the next time."""
    from sub_crm.bench.running import run as carry_out

    return carry_out(asked, folder)
