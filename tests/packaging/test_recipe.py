"""The recipe of a package, without building one: all that the program loads by name is in it."""

import ast
import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sub_crm.app import COMMANDS
from sub_crm.exchange.reading import Reading, parent
from sub_crm.system import frozen
from sub_crm.system.keyring import TRUSTED
from sub_crm.ui.program import LATER

ROOT = Path(__file__).resolve().parents[2]
RECIPE = ROOT / "resources" / "packaging"
SPEC = ast.parse((RECIPE / "sub-crm.spec").read_text("utf-8"))
BY_NAME = {
    ("app.py", "sub_crm.exchange.reading.__main__"),
    ("app.py", "sub_crm.example.making"),
    ("app.py", "sub_crm.commands.registers"),
    ("app.py", "sub_crm.commands"),
    ("app.py", "sub_crm.sync.hosting"),
    ("app.py", "COMMANDS[asked.command]"),
    ("app.py", "module"),
    ("ui/haste.py", "shibokensupport.feature"),
    ("ui/pages.py", "sub_crm.ui."),
    ("ui/program.py", "name"),
    ("system/keyring.py", "module"),
}
"""Every import by name: the file, and the name, how it begins, or the variable that holds it."""
BROUGHT_BY_QT = "shibokensupport.feature"
"""Lies inside the library of shiboken, not in a file."""


def listed(name: str) -> list[str]:
    """Return one of the recipe's literal lists."""
    [value] = [
        ast.literal_eval(node.value)
        for node in SPEC.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    ]
    found: list[str] = value
    return found


def modules() -> Iterator[tuple[str, ast.Module]]:
    package = ROOT / "sub_crm"
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text("utf-8"))


def imported_by_name(tree: ast.AST) -> Iterator[str]:
    """Yield what every call of `import_module` is given: a name, its beginning, or a variable."""
    names = {"import_module", "importlib.import_module", "__import__"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if ast.unparse(node.func) in names:
                yield _given(node.args[0])
            elif node.args and ast.unparse(node.args[0]) in names:  # handed to a thread
                yield _given(node.args[1])


def _given(argument: ast.expr) -> str:
    if isinstance(argument, ast.JoinedStr):
        argument = argument.values[0]
    return str(argument.value) if isinstance(argument, ast.Constant) else ast.unparse(argument)


def test_what_is_imported_by_name_is_known() -> None:
    found = {(path, name) for path, tree in modules() for name in imported_by_name(tree)}
    assert found == BY_NAME


def test_what_is_imported_by_name_is_in_the_recipe() -> None:
    held = {*COMMANDS.values(), *LATER}
    assert all(name.startswith("sub_crm.") for name in held)
    variables = {"COMMANDS[asked.command]", "module", "name"}
    theirs = {name for _, name in BY_NAME if not name.startswith("sub_crm")}
    theirs -= variables | {BROUGHT_BY_QT}
    # the recipe collects all of our own modules
    assert "collect_submodules('sub_crm'" in ast.unparse(SPEC)
    assert theirs | set(TRUSTED) <= set(listed("HIDDEN"))


def test_an_import_by_name_is_seen_however_it_is_written() -> None:
    written = "importlib.import_module('json.tool'); import_module(f'a.{b}'); __import__(c)"
    assert list(imported_by_name(ast.parse(written))) == ["json.tool", "a.", "c"]
    handed = ast.parse("pool.submit(importlib.import_module, name)")
    assert list(imported_by_name(handed)) == ["name"]


def test_what_the_recipe_names_exists() -> None:
    assert [name for name in listed("HIDDEN") if importlib.util.find_spec(name) is None] == []
    assert [name for name in listed("SOURCES") if not (ROOT / name).is_dir()] == []


def test_every_file_that_is_no_module_is_in_the_recipe() -> None:
    apart = [ROOT / name for name in listed("SOURCES")]
    left_out = [
        path
        for path in (ROOT / "sub_crm").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
        if not any(path.is_relative_to(folder) and path.suffix == ".sql" for folder in apart)
    ]
    assert left_out == []


def test_every_folder_of_resources_is_in_the_package_and_in_the_wheel() -> None:
    folders = {path.name for path in (ROOT / "resources").iterdir()} - {RECIPE.name}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    in_wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert set(listed("RESOURCES")) == folders
    assert in_wheel == {f"resources/{name}": f"sub_crm/resources/{name}" for name in folders}


def test_the_program_uses_nothing_that_is_left_out() -> None:
    left_out = set(listed("EXCLUDED"))
    used = {
        (path, name)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in _named(node)
        if name.partition(".")[0] in left_out
    }
    assert used == set()


def _named(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [] if node.level else [node.module or ""]


def test_a_frozen_program_reads_strange_files_in_a_child_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here a checkout plays the frozen program: an executable that is started as one."""
    program = tmp_path / "sub-crm"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "main.py"}" "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(parent, "own_program", lambda: program)
    (tmp_path / "lijst.csv").write_text("Naam;Plaats\nJ. Coërs;Zeist\n", "utf-8")
    assert Reading(tmp_path / "lijst.csv").table().rows == (("J. Coërs", "Zeist"),)


@pytest.mark.parametrize(
    ("executable", "console"),
    [
        ("/opt/sub-crm/sub-crm", "sub-crm"),
        ("/opt/SUB-CRM/sub-crm-gui.exe", "sub-crm.exe"),
    ],
)
def test_the_child_is_the_executable_that_can_speak(
    executable: str, console: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert frozen.own_program() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", executable)
    assert frozen.own_program() == Path(executable).with_name(console)


def test_other_programs_get_their_own_libraries_back(monkeypatch: pytest.MonkeyPatch) -> None:
    environment: dict[str, Any] = {"LD_LIBRARY_PATH": "/opt/sub-crm/_internal"}
    monkeypatch.setattr("os.environ", environment)
    frozen.free_the_libraries()
    assert environment, "a checkout has nothing to free"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    frozen.free_the_libraries()
    assert environment == {}
    environment |= {"LD_LIBRARY_PATH": "/opt/sub-crm/_internal", "LD_LIBRARY_PATH_ORIG": "/usr/own"}
    frozen.free_the_libraries()
    assert environment == {"LD_LIBRARY_PATH": "/usr/own"}
