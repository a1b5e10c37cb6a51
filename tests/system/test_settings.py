"""Settings survive anything that happens to their file, and nothing sees half of it."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from sub_crm.system import settings
from sub_crm.system.settings import Settings, load, save

OWN = Settings(
    theme="dark",
    zoom=125,
    density="compact",
    language="en",
    calm=True,
    geometry="AdnQywAD",
    address="organisaties",
    keyring="keyring.backends.SecretService.Keyring",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "eigen map" / "instellingen.json"


def test_what_was_set_is_set_the_next_time(path: Path):
    save(path, OWN)
    assert load(path) == OWN
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_without_a_file_everything_is_as_it_comes(path: Path):
    assert load(path) == Settings()


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"null",
        b"[1, 2]",
        b'"donker"',
        b"\0" * 100,
        b"[" * 200_000,
        b'{"zoom": 1' + b"0" * 5000 + b"}",
    ],
    ids=["empty", "torn", "no text", "null", "a list", "a word", "zeros", "too deep", "too long"],
)
def test_a_file_of_garbage_is_as_good_as_none(path: Path, garbage: bytes):
    path.parent.mkdir()
    path.write_bytes(garbage)
    assert load(path) in (Settings(), Settings(zoom=200))


@pytest.mark.parametrize(
    "wrong",
    [
        {"theme": "paars"},
        {"theme": 3},
        {"zoom": "groot"},
        {"zoom": True},
        {"zoom": 1.5},
        {"zoom": None},
        {"density": ["compact"]},
        {"language": "fr"},
        {"calm": 1},
        {"calm": "ja"},
        {"geometry": {"x": 1}},
        {"address": 7},
        {"keyring": None},
        {"onbekend": "iets"},
    ],
    ids=str,
)
def test_one_wrong_value_falls_back_and_the_others_stay(path: Path, wrong: dict[str, Any]):
    path.parent.mkdir()
    path.write_text(json.dumps(asdict(OWN) | wrong), "utf-8")
    fallen = {name: getattr(Settings(), name) for name in wrong if name in asdict(OWN)}
    assert load(path) == replace(OWN, **fallen)


@pytest.mark.parametrize(("kept", "used"), [(10, 80), (79, 80), (80, 80), (200, 200), (999, 200)])
def test_zoom_stays_within_what_can_be_read(path: Path, kept: int, used: int):
    path.parent.mkdir()
    path.write_text(json.dumps({"zoom": kept}), "utf-8")
    assert load(path).zoom == used


def test_a_full_disk_leaves_the_settings_as_they_were(path: Path, monkeypatch: pytest.MonkeyPatch):
    save(path, OWN)

    def half(self: Path, text: str, **_: Any) -> int:
        with self.open("w") as file:
            file.write(text[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", half)
    save(path, Settings())
    assert load(path) == OWN


def test_settings_are_written_aside_and_put_in_place_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    save(path, Settings())
    seen: list[tuple[Settings, str]] = []
    replacing = Path.replace

    def look(self: Path, target: Path) -> Path:
        seen.append((load(target), self.read_text("utf-8")))
        return replacing(self, target)

    monkeypatch.setattr(Path, "replace", look)
    save(path, OWN)
    [(before, aside)] = seen
    assert before == Settings()
    assert json.loads(aside) == asdict(OWN)


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path):
    (tmp_path / "map").write_text("geen map")
    save(tmp_path / "map" / "instellingen.json", OWN)
    assert load(tmp_path / "map" / "instellingen.json") == Settings()


def test_no_setting_is_a_secret():
    names = set(settings.Settings.__dataclass_fields__)
    assert not {
        name for name in names for word in ("password", "secret", "sleutel") if word in name
    }


def test_what_was_chosen_for_a_list_is_kept_as_far_as_it_has_the_right_shape(path: Path):
    people = {"columns": ["name", "phone"], "format": "csv", "folder": "/lijsten"}
    save(path, Settings(exports={"people": people}))
    assert load(path).exports == {"people": people}
    odd = {"columns": ["name", 3], "format": None, "folder": "/lijsten", "meer": 1}
    path.write_text(json.dumps({"exports": {"people": odd, "issues": "alle"}}), encoding="utf-8")
    assert load(path).exports == {"people": {"folder": "/lijsten"}}
