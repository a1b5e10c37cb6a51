"""A real workspace for every test of Vandaag, and the page on the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.commands import perform
from sub_crm.store import Store, create
from sub_crm.store.keys import new_key
from sub_crm.ui.backend import Backend
from tests import factories as make
from tests.ui.today.day import Day, Names, fill


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return create(tmp_path / "werk.db", new_key())


@pytest.fixture
def write(store: Store) -> Iterator[Callable[[Callable[[Session], Any]], Any]]:
    """Put things in the workspace before the page opens."""
    writer = store.writer()

    def written(what: Callable[[Session], Any]) -> Any:
        with writer.act("given", now=make.NOW) as act:
            return what(act.session)

    yield written
    writer.close()


@pytest.fixture
def names(store: Store, write: Any) -> Names:
    found: Names = write(lambda session: fill(session, store.identity.viewer.user_id))
    return found


@pytest.fixture
def unopened(qtbot: QtBot, store: Store, names: Names) -> Iterator[Day]:
    """The day before its page is on the screen."""
    backend = Backend(store, lambda: perform, lambda: make.NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield Day(qtbot, backend, names)
    backend.close()
    assert not failures


@pytest.fixture
def day(unopened: Day) -> Day:
    unopened.show()
    return unopened
