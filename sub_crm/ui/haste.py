"""How the interpreter is set so that the screen waits for nothing that can wait."""

import gc
import importlib
import sys

TURN_SECONDS = 0.001
"""So long at most the screen waits for a thread that reads, and that for the screen."""


def make_haste() -> None:
    """Collect no garbage before the collector of the sitting does, and read no source at all."""
    gc.disable()
    sys.setswitchinterval(TURN_SECONDS)
    _spare_the_sources()


def _spare_the_sources() -> None:
    """Keep PySide from reading the source of every imported module, a tenth of the start.

    It looks for modules that ask for other names (`__feature__`, such as snake_case); none does.
    """
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return
    vars(feature)["_mod_uses_pyside"] = lambda module: False
