"""What every test stands on: no display, no real home folder, nobody's keyring."""

import datetime as dt
import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from sub_crm.i18n import set_language
from tests.collecting import collect_between

if TYPE_CHECKING:
    from sub_crm.store import Store
    from tests.commands.workspace import Town
    from tests.stores import Settled

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # the way to the user's own keyring

# how long an example takes says more about the machine than about the program
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def pytest_collection_finish() -> None:
    """Put what every test stands on out of the collector's sight, so that collecting is cheap."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    collect_between()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace of Tuesday 24 November 2026, made once; copy it before writing."""
    from sub_crm.example.making import make

    path = tmp_path_factory.mktemp("example") / "voorbeeld.db"
    make(path, today=dt.date(2026, 11, 24)).close()
    return path


@pytest.fixture
def example_copy(example: Path, tmp_path: Path) -> "Store":
    """The example workspace, of this test alone."""
    from sub_crm.store import Store
    from sub_crm.store.keys import EXAMPLE_KEY

    return Store(Path(shutil.copy(example, tmp_path / "voorbeeld.db")), EXAMPLE_KEY)


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> "Settled[Town]":
    """The town of the commands, made once."""
    from tests.commands.workspace import settle
    from tests.stores import settle_in

    return settle_in(tmp_path_factory.mktemp("town"), settle)


@pytest.fixture(autouse=True)
def dutch() -> None:
    """Speak Dutch, whatever the test before spoke."""
    set_language("nl")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home folder of its own, so that none can touch the user's."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home
