"""Build the program: the only module that knows every package."""

import argparse
import contextlib
import datetime as dt
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sub_crm import VERSION

if TYPE_CHECKING:
    from sub_crm.store import Store
    from sub_crm.system.paths import Paths


COMMANDS = {
    "export": "sub_crm.exchange.command_line",
    "backup": "sub_crm.upkeep.command_line",
    "restore": "sub_crm.upkeep.command_line",
    "doctor": "sub_crm.doctor.command_line",
    "server": "sub_crm.server.command_line",
    "bench": "sub_crm.bench.command_line",
}
"""What can be asked without a window, and where it is; a start of the window loads none of it."""


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
    asked = _read(arguments)
    from sub_crm.system.paths import paths

    places = paths(asked.data_dir)
    return _command(asked, places) if asked.command else _window(asked, places)


def _command(asked: argparse.Namespace, places: "Paths") -> int:
    module: Any = importlib.import_module(COMMANDS[asked.command])
    match asked.command:
        case "server":
            return int(module.run(asked, _register_rows))
        case "export":
            services = module.Services(_opener(asked, places), _load_perform, _now)
            return int(module.run(asked, services))
        case "doctor":
            return int(module.run(asked, module.Services(_opener(asked, places), places, _now)))
        case "bench":
            return int(module.run(asked, places.cache))
        case _:
            return _upkeep(module, asked, places)


def _window(asked: argparse.Namespace, places: "Paths") -> int:
    from sub_crm.system.screen import NO_SCREEN, has_screen

    if asked.screenshot and not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not has_screen():
        sys.stderr.write(f"{NO_SCREEN}\n")
        return 2
    from sub_crm.ui.running import Services, run

    services = Services(
        lambda: _open_example(places),
        _create_workspace,
        _load_perform,
        _now,
        _synchronise,
        _join_team,
        _leave_team,
        _renew_lease,
    )
    return run(asked, places, services)


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; what is about the window alone needs no command to be loaded."""
    if not {*arguments} & {*COMMANDS, "-h", "--help"}:
        asked, rest = _parser().parse_known_args(arguments)
        if not rest:
            asked.command = None
            return asked
    parser = _parser()
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", title="opdrachten")
    for module in dict.fromkeys(COMMANDS.values()):
        importlib.import_module(module).add(commands)
    return parser.parse_args(arguments)


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


def _upkeep(upkeep: Any, asked: argparse.Namespace, places: "Paths") -> int:
    """Make, show or put back backups without a window."""
    from sub_crm.exchange.terminal import find_key
    from sub_crm.store.keys import EXAMPLE_KEY, Key
    from sub_crm.system import settings

    kept = settings.load(places.settings)

    def key_of(path: Path) -> Key:
        return EXAMPLE_KEY if asked.example else find_key(path, kept.keyring)

    services = upkeep.Services(
        places.example if asked.example else places.workspace,
        Path(kept.backup_folder) if kept.backup_folder else None,
        key_of,
        _hold,
        _now,
    )
    return int(upkeep.run(asked, services))


@contextlib.contextmanager
def _hold(workspace: Path) -> Iterator[bool]:
    """Be the only program that has the workspace; False where a window has it."""
    from sub_crm.ui.only_one import is_taken, lock_of

    lock = lock_of(workspace)
    held = not is_taken(lock)
    try:
        yield held
    finally:
        lock.unlock()


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


def _register_rows() -> Any:
    return importlib.import_module("sub_crm.commands.registers").register_rows()


def _load_perform() -> Callable[..., Any]:
    """Import what carries out orders, and SQLAlchemy with it, after the first screen."""
    perform: Callable[..., Any] = importlib.import_module("sub_crm.commands").perform
    return perform


def _synchronise(store: "Store", told: Callable[[Any], None], folder: Callable[[], Path]) -> Any:
    """Make what synchronises a workspace with its team; imports the driver of the database."""
    hosting = importlib.import_module("sub_crm.sync.hosting")
    return hosting.service_of(store, told, folder, VERSION)


def _join_team(store: "Store", known: Any, password: str, received: Any) -> None:
    hosting = importlib.import_module("sub_crm.sync.hosting")
    hosting.join_team(store, known, password, VERSION, received)


def _renew_lease(store: "Store") -> None:
    importlib.import_module("sub_crm.sync.hosting").renew_lease(store, VERSION)


def _leave_team(store: "Store") -> None:
    importlib.import_module("sub_crm.sync.hosting").leave_team(store)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _today() -> dt.date:
    from sub_crm.orders.order import Circumstances

    return Circumstances(now=_now(), user_id=None).today
