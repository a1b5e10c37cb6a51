"""Each proof is itself proven: plant its bug in a copy of the program, and see its test go red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proofs.conftest import UNHURRIED
from tests.proofs.faults import OTHERS, QUICK, Fault

pytestmark = UNHURRIED

ROOT = Path(__file__).parents[2]
PROGRAM = ("sub_crm", "tests", "resources")
TESTS_FAILED = 1
"""What pytest answers when tests ran and some failed; other numbers say that it could not run."""


@pytest.mark.parametrize(
    "fault",
    [
        *(pytest.param(fault, id=fault.name) for fault in QUICK),
        *(pytest.param(fault, id=fault.name, marks=pytest.mark.prove) for fault in OTHERS),
    ],
)
def test_a_planted_fault_is_caught(fault: Fault, tmp_path: Path, library: Path):
    copy_program(tmp_path)
    plant(fault, tmp_path)
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:randomly", "-p", "no:cacheprovider"]
    finished = subprocess.run(
        [*command, "-rfE", f"tests/{fault.caught_by}"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if "PYTEST" not in name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == TESTS_FAILED, finished.stdout[-2_000:] + finished.stderr[-500:]
    red = tuple(f"{word} tests/{fault.caught_by}" for word in ("FAILED", "ERROR"))
    assert any(line.startswith(red) for line in finished.stdout.splitlines()), finished.stdout


def test_there_are_enough_of_them_and_each_is_another():
    every = (*QUICK, *OTHERS)
    assert len(QUICK) >= 10
    assert len(every) >= 40
    assert len({fault.name for fault in every}) == len(every)


def test_each_fault_still_has_a_place(tmp_path: Path):
    for fault in (*QUICK, *OTHERS):
        assert (ROOT / fault.file).read_text("utf-8").count(fault.was) == 1, fault.name
        assert (ROOT / "tests" / fault.caught_by.partition("::")[0]).exists(), fault.name


def copy_program(to: Path) -> None:
    for folder in PROGRAM:
        shutil.copytree(ROOT / folder, to / folder)
    for file in ("pyproject.toml", "main.py", "dev.py"):
        shutil.copy(ROOT / file, to)


def plant(fault: Fault, tree: Path) -> None:
    place = tree / fault.file
    source = place.read_text("utf-8")
    assert source.count(fault.was) == 1
    place.write_text(source.replace(fault.was, fault.becomes), "utf-8")
