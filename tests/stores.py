"""Workspaces to test with: made once, encrypted like a real one, and copied for each test."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from sub_crm.store.keys import Key, new_key
from sub_crm.store.store import Store, create
from sub_crm.values.ids import Id
from tests import factories as make

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Settled(Generic[Facts]):
    """A workspace on disk, and what was put in it."""

    path: Path
    key: Key
    facts: Facts

    def copy(self, folder: Path) -> Store:
        """A store of its own for one test."""
        return Store(Path(shutil.copy(self.path, folder / "werk.db")), self.key)


def settle_in(folder: Path, settle: Callable[[Session, Id], Facts]) -> Settled[Facts]:
    """Make a workspace; `settle` gets a session and the user, and tells what it put there."""
    path, key = folder / "town.db", new_key()
    store = create(path, key)
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        facts = settle(act.session, store.identity.viewer.user_id)
    writer.close()
    store.close()
    return Settled(path, key, facts)
