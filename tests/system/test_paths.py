"""Everything lies in the user's own folders, or all together in the folder that was asked for."""

from pathlib import Path

from sub_crm.system.paths import paths


def test_everything_lies_in_the_folder_that_was_asked_for(tmp_path: Path):
    found = paths(tmp_path)
    everything = (found.workspace, found.example, found.log, found.settings)
    assert all(path.is_relative_to(tmp_path) for path in everything)
    assert len(set(everything)) == 4


def test_without_one_it_lies_in_the_home_of_the_user(own_home: Path):
    found = paths()
    for path in (found.workspace, found.example, found.log, found.settings):
        assert path.is_relative_to(own_home)
        assert "sub-crm" in path.parts


def test_to_ask_for_paths_makes_no_folder(tmp_path: Path):
    paths(tmp_path / "nieuw")
    assert list(tmp_path.iterdir()) == []
