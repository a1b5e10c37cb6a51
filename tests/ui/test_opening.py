"""The workspace is opened in a thread of its own, once, before anybody asks for it."""

import threading
from pathlib import Path
from typing import Any

import pytest

from sub_crm.store import Store, create
from sub_crm.store.keys import new_key, new_salt
from sub_crm.store.unlocking import NoKey
from sub_crm.system import keyring
from sub_crm.ui.opening import Opening


def test_a_workspace_is_opened_beforehand_and_anew_when_that_is_asked_again() -> None:
    threads: list[str] = []

    def make() -> Any:
        threads.append(threading.current_thread().name)
        return object()

    opening = Opening(Path("nowhere"), "", make)
    opening.begin()
    first = opening.store()
    assert opening.store() is not first
    assert threads[0].startswith("opener")
    assert threads[1] == threading.current_thread().name


def test_a_workspace_opens_with_the_key_that_the_keyring_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, key, salt = tmp_path / "werkruimte.db", new_key(), new_salt()
    create(file, key, salt=salt).close()
    asked: list[tuple[str, str]] = []

    def find(account: str, backend: str) -> str:
        asked.append((account, backend))
        return key.raw.hex()

    monkeypatch.setattr(keyring, "find_secret", find)
    opening = Opening(file, "de.Sleutelbos", None)
    opening.begin()
    store = opening.store()
    store.close()
    assert isinstance(store, Store)
    assert opening.key == key
    assert asked == [(salt.hex(), "de.Sleutelbos")]


def test_without_a_key_the_workspace_stays_closed_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "werkruimte.db"
    create(file, new_key()).close()
    opening = Opening(file, "", None)
    opening.begin()
    with pytest.raises(NoKey) as refused:
        opening.store()
    assert refused.value.sentence() == "De sleutelbos heeft geen sleutel voor deze werkruimte."


def test_without_a_workspace_there_is_nothing_to_open(tmp_path: Path) -> None:
    opening = Opening(tmp_path / "werkruimte.db", "", None)
    opening.begin()
    assert not opening.leads_somewhere()
