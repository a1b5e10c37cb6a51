"""Start the program: show the window at once, load the rest behind it, run until it is closed."""

import argparse
import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sub_crm import VERSION
from sub_crm.system import settings
from sub_crm.system.paths import Paths
from sub_crm.ui.haste import make_haste
from sub_crm.ui.only_one import is_taken, lock_of
from sub_crm.ui.opening import Opening
from sub_crm.ui.window import Window

if TYPE_CHECKING:
    from sub_crm.store import Store
    from sub_crm.store.keys import Key
    from sub_crm.sync.profile import Profile
    from sub_crm.ui.backend import Clock, Perform
    from sub_crm.ui.sitting import Sitting
    from sub_crm.ui.synchronising import MakeService


@dataclass(frozen=True, slots=True)
class Services:
    """What only the whole program can do, handed in by `app`."""

    make_example: "Callable[[], Store]"
    create_workspace: "Callable[[Path, Key, bytes], Store]"
    load_perform: "Callable[[], Perform]"
    clock: "Clock"
    synchronise: "MakeService | None" = None
    join: "Callable[[Store, Profile, str, Any], object] | None" = None
    leave: "Callable[[Store], object] | None" = None
    renew_lease: "Callable[[Store], object] | None" = None


def run(asked: argparse.Namespace, places: Paths, services: Services) -> int:
    """Return the exit code; 0 also when an earlier start has the workspace and was called up."""
    make_haste()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SUB-CRM")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("sub-crm")
    app.setQuitOnLastWindowClosed(False)
    workspace = places.example if asked.example else places.workspace
    with contextlib.suppress(OSError):  # opening it will say what is wrong
        workspace.parent.mkdir(parents=True, exist_ok=True)
    lock = lock_of(workspace)
    if is_taken(lock):
        return _call_first(workspace)
    kept = settings.load(places.settings)
    window = Window(settings.with_changes(kept, **_look(asked)))
    make_example = services.make_example if asked.example else None
    opening = Opening(workspace, kept.keyring, make_example, known=bool(kept.workspace))
    sittings: list[Sitting] = []
    window.painted.connect(
        lambda: QTimer.singleShot(
            0, lambda: sittings.append(_sit(window, opening, asked, places, services))
        )
    )
    window.show()
    code = app.exec()
    for sitting in sittings:
        sitting.end()
    lock.unlock()
    return code


def _look(asked: argparse.Namespace) -> dict[str, object]:
    """What the command line asks of the look; it holds for this sitting."""
    look = {"language": asked.language, "theme": asked.theme, "zoom": asked.zoom}
    look |= {"address": asked.page}
    return {name: value for name, value in look.items() if value is not None}


def _sit(
    window: Window,
    opening: Opening,
    asked: argparse.Namespace,
    places: Paths,
    services: Services,
) -> "Sitting":
    """Open the workspace and load the program, now that its window stands."""
    opening.begin()
    from sub_crm.ui.sitting import Sitting

    sitting = Sitting(window, places, services, opening, example=asked.example, look=_look(asked))
    sitting.begin()
    if asked.screenshot:
        sitting.keeps = False
        from sub_crm.ui.picture import take_picture

        take_picture(window, asked.screenshot, asked.size, sitting.is_settled)
    return sitting


def _call_first(workspace: Path) -> int:
    from sub_crm.ui.single_instance import call_first

    call_first(workspace)
    return 0
