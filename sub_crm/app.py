"""Build the program: the only module that knows every package."""

import argparse
import datetime as dt
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sub_crm import VERSION
from sub_crm.bench.command_line import add_bench
from sub_crm.bench.command_line import run as run_bench
from sub_crm.doctor.command_line import Services as DoctorServices
from sub_crm.doctor.command_line import add_doctor
from sub_crm.doctor.command_line import run as run_doctor
from sub_crm.exchange.command_line import Services as ExportServices
from sub_crm.exchange.command_line import add_export
from sub_crm.exchange.command_line import run as run_export
from sub_crm.server.command_line import add_server
from sub_crm.server.command_line import run as run_server

if TYPE_CHECKING:
    from sub_crm.store import Store
    from sub_crm.system.paths import Paths


def console() -> int:
    """Entry point of `sub-crm` and of `python -m sub_crm`."""
    return main(sys.argv[1:])


def gui() -> int:
    """Entry point of `sub-crm-gui`, which has no console."""
    return main(sys.argv[1:])


def main(arguments: Sequence[str]) -> int:
    from sub_crm.system.frozen import READ_FILE, free_the_libraries

    if arguments[:1] == [READ_FILE]:
        importlib.import_module("sub_crm.exchange.reading.__main__").main(*arguments[1:])
        return 0
    free_the_libraries()
    asked = _parser().parse_args(arguments)
    if asked.command == "server":
        return run_server(asked)
    from sub_crm.system.paths import paths

    places = paths(asked.data_dir)
    if asked.command == "export":
        return run_export(asked, ExportServices(_opener(asked, places), _load_perform, _now))
    if asked.command == "doctor":
        return run_doctor(asked, DoctorServices(_opener(asked, places), places, _now))
    if asked.command == "bench":
        return run_bench(asked, places.cache)
    from sub_crm.system.screen import NO_SCREEN, has_screen

    if asked.screenshot and not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not has_screen():
        sys.stderr.write(f"{NO_SCREEN}\n")
        return 2
    from sub_crm.ui.running import Services, run

    services = Services(lambda: _open_example(places), _create_workspace, _load_perform, _now)
    return run(asked, places, services)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sub-crm", description="Relatiebeheer voor accounthouders van de provincie Utrecht."
    )
    add = parser.add_argument
    add("--version", action="version", version=f"SUB-CRM {VERSION}")
    add("--example", action="store_true", help="open de demonstratie met verzonnen personen")
    add("--data-dir", type=Path, metavar="MAP", help="bewaar alles in deze map")
    add("--language", choices=("nl", "en"), help="taal van het scherm")
    add("--theme", choices=("light", "dark", "system"), help="licht, donker of zoals het systeem")
    add("--zoom", type=int, metavar="PROCENT", help="80 tot 200")
    add("--page", metavar="ADRES", help="open deze pagina, zoals sub://organisaties")
    add("--size", metavar="BxH", help="grootte van het venster, zoals 1440x900")
    add(
        "--screenshot",
        type=Path,
        metavar="BESTAND",
        help="maak een plaatje van het venster en stop",
    )
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", title="opdrachten")
    add_export(commands)
    add_doctor(commands)
    add_server(commands)
    add_bench(commands)
    return parser


def _opener(asked: argparse.Namespace, places: "Paths") -> "Callable[[], Store]":
    """Return what opens the workspace without a window, and without loading Qt."""

    def open_store() -> "Store":
        if asked.example:
            return _open_example(places)
        from sub_crm.exchange.terminal import open_workspace
        from sub_crm.system import settings

        return open_workspace(places.workspace, settings.load(places.settings).keyring)

    return open_store


def _open_example(places: "Paths") -> "Store":
    making = importlib.import_module("sub_crm.example.making")
    store: Store = making.open_or_make(places.example, today=_today())
    return store


def _create_workspace(path: Path, key: Any, salt: bytes) -> "Store":
    """Make an empty workspace that knows the organisations of the registers."""
    registers = importlib.import_module("sub_crm.commands.registers")
    from sub_crm.store import create
    from sub_crm.store.filling import insert_rows

    def fill(connection: Any) -> None:
        insert_rows(connection, registers.register_rows(), now=_now(), verb="Werkruimte gemaakt")

    return create(path, key, salt=salt, fill=fill)


def _load_perform() -> Callable[..., Any]:
    """Import what carries out orders, and SQLAlchemy with it, after the first screen."""
    perform: Callable[..., Any] = importlib.import_module("sub_crm.commands").perform
    return perform


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _today() -> dt.date:
    from sub_crm.orders.order import Circumstances

    return Circumstances(now=_now(), user_id=None).today
