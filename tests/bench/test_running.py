"""The whole of it on a tiny workspace: every line runs, and gives what its floor gives."""

from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from sub_crm.app import main
from sub_crm.bench import running, stores
from sub_crm.bench.measuring import Line
from sub_crm.queries import contacts
from tests.bench.conftest import TINY

WITHOUT_A_WINDOW = ("reading", "saving", "encryption")


@pytest.fixture
def folder(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which the smallest size is there already."""
    monkeypatch.setattr(stores, "SIZES", {"S": TINY})
    stores.path_of(tmp_path, "S").write_bytes(tiny.read_bytes())
    return tmp_path


def bench(folder: Path, only: str, **given: Any) -> int:
    asked = {"size": "S", "only": only, "rounds": 1, "json": None, "language": None}
    asked["sync"] = None
    return running.run(Namespace(**asked | given), folder)


@pytest.mark.parametrize("group", running.GROUPS)
def test_a_group_has_the_lines_that_it_says(folder: Path, group: str):
    if group in ("window", "delay"):
        pytest.skip("opens the whole program; the next test runs every line of it")
    make, names = running.GROUPS[group]
    path = stores.kept_store(folder, "S", lambda _text: None)
    assert [line.name for line in make(path)] == list(names)


def test_every_answer_is_that_of_its_floor(folder: Path, capsys: pytest.CaptureFixture[str]):
    code = bench(folder, ",".join(WITHOUT_A_WINDOW), json=folder / "cijfers.json")
    told = capsys.readouterr().out
    names = [name for group in WITHOUT_A_WINDOW for name in running.GROUPS[group][1]]
    assert all(f"\n{name} " in told for name in names)
    assert "FOUTE UITKOMST" not in told
    assert code in (0, 1, 75)
    assert (folder / "cijfers.json").exists()


def test_a_wrong_answer_is_caught(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    asked = contacts.timeline_of_organisation

    def one_too_few(*about: Any, **named: Any) -> Any:
        return asked(*about, **named)[1:]

    monkeypatch.setattr(contacts, "timeline_of_organisation", one_too_few)
    assert bench(folder, "timeline") == 1
    assert "FOUTE UITKOMST" in capsys.readouterr().out


def test_a_slow_path_is_told_as_missed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    asked = contacts.timeline_of_organisation

    def slowly(*about: Any, **named: Any) -> Any:
        for _again in range(19):
            asked(*about, **named)
        return asked(*about, **named)

    monkeypatch.setattr(contacts, "timeline_of_organisation", slowly)
    assert bench(folder, "timeline") == 1
    assert "GEMIST" in capsys.readouterr().out


def test_floors_ask_for_something(folder: Path):
    """An empty answer equals an empty answer: what is compared must be there."""
    make, _names = running.GROUPS["reading"]
    path = stores.kept_store(folder, "S", lambda _text: None)
    for line in make(path):
        assert isinstance(line, Line)
        assert any(line.floor_seen(line.floor(about)) for about in line.inputs), line.name


def test_what_is_not_measured_is_said(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert bench(folder, "search,zoeken") == 2
    assert "zoeken wordt niet gemeten; kies uit reading" in capsys.readouterr().err


def test_the_command_reaches_it(folder: Path, capsys: pytest.CaptureFixture[str]):
    (folder / "cache").mkdir()
    for kept in folder.glob("*.db"):
        kept.rename(folder / "cache" / kept.name)
    arguments = ["bench", "--size", "S", "--only", "follow-ups", "--data-dir", str(folder)]
    assert main([*arguments, "--rounds", "1"]) in (0, 1, 75)
    assert "follow-ups" in capsys.readouterr().out
