"""The example workspace, made once and copied for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.backend import Backend
from sub_crm.ui.parts import forms
from tests.ui.people.visit import NOW, Visit


@pytest.fixture
def visit(qtbot: QtBot, example: Path, tmp_path: Path, collected_here: None) -> Iterator[Visit]:
    own = tmp_path / "voorbeeld.db"
    shutil.copy(example, own)
    backend = Backend(Store(own, EXAMPLE_KEY), lambda: perform, lambda: NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    forms._typed.clear()
    yield (visited := Visit(qtbot, backend))
    visited.window.close()
    visited.reader.close()
    backend.close()
    assert not failures
