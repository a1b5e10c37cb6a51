"""The disk that loses its power keeps what was synced, and may lose anything else in any way."""

import random
from pathlib import Path

import pytest

from tests.proofs.disk import SECTOR, Disk, Step, What

FILE = 1_000_000_000_001
"""An inode that no real file here has."""
OLD, NEW = b"o" * 3 * SECTOR, b"n" * 3 * SECTOR


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


@pytest.fixture
def kept(disk: Disk, tmp_path: Path) -> Disk:
    """A disk with one file of three sectors, surely there."""
    ask(disk, Step(What.MADE, FILE, 0, b"/somewhere/bestand"), wrote(0, OLD), synced())
    ask(disk, Step(What.SYNCED, tmp_path.stat().st_ino, 0, b""))
    return disk


def ask(disk: Disk, *steps: Step) -> None:
    for step in steps:
        disk.take(step)


def wrote(offset: int, data: bytes) -> Step:
    return Step(What.WRITTEN, FILE, offset, data)


def synced() -> Step:
    return Step(What.SYNCED, FILE, 0, b"")


def left(disk: Disk) -> list[dict[str, bytes]]:
    """What each of many cuts leaves."""
    return [disk.after_cut(random.Random(seed)) for seed in range(300)]


def test_what_was_synced_is_there(kept: Disk):
    assert left(kept) == [{"bestand": OLD}] * 300


def test_what_was_not_may_be_there_or_lack_or_be_torn_between_sectors(kept: Disk):
    ask(kept, wrote(0, NEW))
    found = {files["bestand"] for files in left(kept)}
    assert {OLD, NEW} < found
    assert {
        bytes(contents[at : at + SECTOR]) for contents in found for at in range(0, 1_536, SECTOR)
    } == {OLD[:SECTOR], NEW[:SECTOR]}
    ask(kept, synced())
    assert left(kept) == [{"bestand": NEW}] * 300


def test_a_later_write_may_come_before_an_earlier_one(kept: Disk):
    ask(kept, wrote(0, b"1"), wrote(2 * SECTOR, b"2"))
    found = {(files["bestand"][:1], files["bestand"][2 * SECTOR :][:1]) for files in left(kept)}
    assert found == {(b"o", b"o"), (b"1", b"o"), (b"o", b"2"), (b"1", b"2")}


def test_what_was_cut_off_may_be_there_still(kept: Disk):
    ask(kept, Step(What.CUT, FILE, SECTOR, b""))
    assert {len(files["bestand"]) for files in left(kept)} == {SECTOR, 3 * SECTOR}


def test_names_come_in_their_order_and_are_sure_once_the_folder_was_synced(
    kept: Disk, tmp_path: Path
):
    ask(kept, Step(What.RENAMED, 0, 0, b"/somewhere/bestand\0/somewhere/anders"))
    ask(kept, Step(What.MADE, FILE + 1, 0, b"/somewhere/tweede"))
    found = {tuple(files) for files in left(kept)}
    assert found == {("bestand",), ("anders",), ("anders", "tweede")}
    ask(kept, Step(What.SYNCED, tmp_path.stat().st_ino, 0, b""))
    assert {tuple(files) for files in left(kept)} == {("anders", "tweede")}


def test_what_is_removed_may_come_back(kept: Disk):
    ask(kept, Step(What.GONE, 0, 0, b"/somewhere/bestand"))
    assert {tuple(files) for files in left(kept)} == {(), ("bestand",)}
