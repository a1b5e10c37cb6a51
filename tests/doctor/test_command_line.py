"""`sub-crm doctor` as somebody types it: what it prints, what it writes, with what it ends."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sub_crm.doctor.finding import Subject
from tests.doctor.conftest import Patient

ROOT = Path(__file__).resolve().parents[2]


def doctor(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "doctor", "--data-dir", str(folder), *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture
def folder(patient: Patient) -> Path:
    return patient.paths.data


def said(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_all_is_well(folder: Path) -> None:
    # the example of the tests was made for a day that may lie ahead of this computer's clock
    done = doctor(folder, "--example")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert all(line.startswith("Goed ") for line in lines)
    assert len(lines) == len(Subject) - 1  # all but "the workspace does not open"


def test_a_notice_ends_with_one_and_a_fault_with_two(patient: Patient, folder: Path) -> None:
    patient.spoil(
        "INSERT INTO draft (id, kind, body, started_at, kept_at)"
        " VALUES (randomblob(16), '', '{}', 0, 0)"
    )
    done = doctor(folder, "--example")
    assert done.returncode == 1
    [line] = [line for line in done.stdout.splitlines() if line.startswith("Let op")]
    assert "Concepten" in line
    assert line.endswith("Maak ze af of gooi ze weg; ze staan op Vandaag.")
    patient.spoil("DROP TRIGGER capture_update_person")
    assert doctor(folder, "--example").returncode == 2


def test_json_is_for_a_program(folder: Path) -> None:
    told = said(doctor(folder, "--example", "--json", "--language", "en"))
    assert told["state"] == "good"
    assert {one["subject"] for one in told["findings"]} == set(Subject) - {Subject.WORKSPACE}
    assert "Derived data" not in told


def test_a_workspace_that_does_not_open_is_a_fault(folder: Path) -> None:
    done = doctor(folder, "--json")
    assert done.returncode == 2
    [closed] = [one for one in said(done)["findings"] if one["subject"] == "workspace"]
    assert closed["facts"] == {"error": "Missing"}
    # what can be said of the computer is said all the same
    assert {"engine", "space", "data_folder"} <= {one["subject"] for one in said(done)["findings"]}


def test_a_key_that_nobody_types_is_a_fault(patient: Patient, folder: Path) -> None:
    patient.paths.example.rename(patient.paths.workspace)
    done = doctor(folder, "--json")
    assert done.returncode == 2
    assert {"error": "NoKey"} in [one["facts"] for one in said(done)["findings"]]


def test_a_bundle_is_written_beside_the_findings(folder: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "pakket.zip"
    done = doctor(folder, "--example", "--bundle", str(bundle))
    assert done.returncode == 0
    with zipfile.ZipFile(bundle) as packed:
        assert packed.namelist() == ["bevindingen.json"]
        assert str(folder).encode() not in packed.read("bevindingen.json")


def test_a_bundle_that_cannot_be_written_says_so(folder: Path, tmp_path: Path) -> None:
    done = doctor(folder, "--example", "--bundle", str(tmp_path / "nergens" / "p.zip"))
    assert done.returncode == 2
    assert done.stderr.strip().endswith("kies een andere naam of map.")


def test_it_needs_no_window(folder: Path) -> None:
    code = (
        "import sys; from sub_crm.app import main;"
        f" main(['doctor', '--example', '--json', '--data-dir', {str(folder)!r}]);"
        " sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
