"""The packages lean on each other in one direction only, and the rules that say so bite."""

import pkgutil
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sub_crm

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
CONTRACTS = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]

IMPORT_WITHOUT = """
import importlib, pkgutil, sys
import sub_crm
blocked, packages = (argument.split(",") for argument in sys.argv[1:])
sys.modules.update(dict.fromkeys(blocked))
for package in packages:
    home = importlib.import_module(f"sub_crm.{package}")
    for module in pkgutil.walk_packages(home.__path__, f"{home.__name__}."):
        if ".migrations." not in module.name:  # only Alembic can load those
            importlib.import_module(module.name)
"""
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"

# One offence for each contract of the project: the contract, where it is planted, the import.
OFFENCES = [
    ("Packages only look down", "values/offence.py", "sub_crm.i18n"),
    ("Packages only look down", "queries/offence.py", "sub_crm.store"),
    ("Packages only look down", "odds_and_ends/__init__.py", "sys"),
    ("Only the screen knows Qt, and what stands above it", "system/offence.py", "PySide6.QtCore"),
    ("The window opens without SQLAlchemy", "insight/offence.py", "sqlalchemy.orm"),
    ("Tables are for those who write", "ui/offence.py", "sub_crm.commands"),
    ("ui never speaks SQL", "ui/today/offence.py", "sqlite3"),
    ("Screens do not know each other", "ui/start/offence.py", "sub_crm.ui.settings"),
]


def packages() -> set[str]:
    return {module.name for module in pkgutil.iter_modules(sub_crm.__path__) if module.ispkg}


def test_only_the_two_ways_to_start_lie_loose_at_the_top():
    loose = {module.name for module in pkgutil.iter_modules(sub_crm.__path__) if not module.ispkg}
    assert loose <= {"app", "__main__"}


@pytest.mark.parametrize(
    ("blocked", "names"),
    [
        ("PySide6,shiboken6", packages() - {"bench", "ui"}),
        (
            "sqlalchemy,alembic",
            packages() - {"bench", "models", "store", "server", "commands", "example", "sync"},
        ),
    ],
    ids=["everything below the window works without Qt", "the window opens without SQLAlchemy"],
)
def test_what_must_not_be_needed_is_not_needed(blocked: str, names: set[str]):
    arguments = [blocked, ",".join(sorted(names))]
    finished = run_python("-c", IMPORT_WITHOUT, *arguments, cwd=ROOT)
    assert finished.returncode == 0, finished.stderr


def test_a_program_that_keeps_the_rules_passes(miniature: Path):
    assert "BROKEN" not in verdict_on(miniature)


@pytest.mark.parametrize(("contract", "place", "imported"), OFFENCES)
def test_each_rule_catches_who_breaks_it(miniature: Path, contract: str, place: str, imported: str):
    offence = miniature / "sub_crm" / place
    offence.parent.mkdir(exist_ok=True)
    offence.write_text(f"import {imported}\n", "utf-8")
    assert f"{contract} BROKEN" in verdict_on(miniature)


def test_no_rule_goes_without_a_planted_offence():
    assert {contract["name"] for contract in CONTRACTS} == {contract for contract, *_ in OFFENCES}


@pytest.fixture
def miniature(tmp_path: Path) -> Path:
    """An empty program with the project's own packages and rules."""
    shutil.copy(PYPROJECT, tmp_path)
    for package in ("sub_crm", *layers(), *screens()):
        folder = tmp_path.joinpath(*package.split("."))
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    return tmp_path


def layers() -> list[str]:
    named = next(contract for contract in CONTRACTS if contract["type"] == "layers")["layers"]
    return [f"sub_crm.{name}" for level in named for name in level.split(" | ")]


def screens() -> list[str]:
    named = next(contract for contract in CONTRACTS if contract["type"] == "independence")
    return list(named["modules"])


def verdict_on(program: Path) -> str:
    finished = run_python("-c", LINT, "--no-cache", cwd=program)
    assert "Contracts" in finished.stdout, finished.stdout + finished.stderr
    return finished.stdout


def run_python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
