"""What is examined: a place on this computer, and the workspace there once it is open."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sub_crm.store.reader import Reader
from sub_crm.system.paths import Paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a workspace lies and who keeps its key; it need not open."""

    paths: Paths
    workspace: Path
    keyring: str
    """Class of the keyring that holds the key, as the settings remember it; may be empty."""
    backup_folder: Path
    example: bool
    now: dt.datetime
    """Aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Place):
    """A workspace that is open."""

    reader: Reader
    verify: Callable[[Path], object]
    """Reads every page of a backup; raises a `StoreProblem`."""
