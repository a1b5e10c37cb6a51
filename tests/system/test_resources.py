"""Tests of where the files lie that come with the program."""

from pathlib import Path

import pytest

from sub_crm.system import resources
from sub_crm.system.resources import resource


def test_a_checkout_keeps_them_beside_the_package() -> None:
    assert resource("locale", "en", "LC_MESSAGES", "sub_crm.mo").is_file()


def test_an_installed_program_keeps_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resource("icons", "bell.svg") == tmp_path / "resources" / "icons" / "bell.svg"
