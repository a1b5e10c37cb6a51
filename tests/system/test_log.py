"""The log tells what went wrong and where, and never what anybody wrote."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.system.log import BYTES, start_log

SAID = "Wethouder Smit treedt af"
log = logging.getLogger("sub_crm.test")


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_an_error_is_told_by_kind_and_place_with_its_cause(tmp_path: Path):
    start_log(tmp_path / "log" / "sub-crm.log")
    try:
        read(SAID)
    except ValueError as error:
        log.error("unexpected", exc_info=error)
    told = (tmp_path / "log" / "sub-crm.log").read_text("utf-8")
    assert "ERROR sub_crm.test: unexpected" in told
    assert "ValueError" in told
    assert "KeyError" in told
    assert "in read" in told
    assert SAID not in told


def test_what_is_only_for_developers_is_not_written(tmp_path: Path):
    start_log(tmp_path / "sub-crm.log")
    log.info("geopend")
    assert not (tmp_path / "sub-crm.log").exists()


def test_the_log_never_grows_beyond_its_two_files(tmp_path: Path):
    start_log(tmp_path / "sub-crm.log")
    for _ in range(40):
        log.warning("x" * 50_000)
    files = list(tmp_path.iterdir())
    assert len(files) == 2
    assert all(path.stat().st_size <= BYTES for path in files)


def test_without_a_place_to_write_the_program_goes_on(tmp_path: Path):
    (tmp_path / "map").write_text("geen map")
    start_log(tmp_path / "map" / "sub-crm.log")
    log.warning("niemand hoort dit")
    assert (tmp_path / "map").read_text("utf-8") == "geen map"


def read(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"not a date: {text}") from error
