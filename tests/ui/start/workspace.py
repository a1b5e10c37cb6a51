"""An empty workspace that knows the registers, opened as the program does."""

import datetime as dt
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sub_crm.app import _create_workspace, _load_perform
from sub_crm.store import Store
from sub_crm.store.keys import Key, new_key, new_salt
from sub_crm.ui.backend import Backend
from tests.factories import NOW


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace on disk with its key."""

    path: Path
    key: Key

    def open(self) -> Backend:
        """Open it on 24 November 2026."""
        return Backend(Store(self.path, self.key), _load_perform, lambda: NOW)

    def values(self, sql: str, **named: Any) -> list[Any]:
        """Look on the disk."""
        store = Store(self.path, self.key)
        reader = store.reader()
        found = reader.values(sql, **named)
        reader.close()
        store.close()
        return found


@cache
def _model() -> Place:
    path, key = Path(mkdtemp()) / "leeg.db", new_key()
    _create_workspace(path, key, new_salt()).close()
    return Place(path, key)


def place_in(folder: Path) -> Place:
    """A new empty workspace."""
    return Place(Path(shutil.copy(_model().path, folder / "werkruimte.db")), _model().key)


def today() -> dt.date:
    return dt.date(2026, 11, 24)
