"""`sub-crm export` on the example: the file, one sentence, and an exit code."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sub_crm.app import _create_workspace
from sub_crm.example.making import make as make_example
from sub_crm.exchange import terminal
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY, key_from_passphrase, new_salt
from tests.exchange.lists.wishing import rows_of
from tests.factories import NOW

ROOT = Path(__file__).parents[3]
LOG = "SELECT json_array(subject, records, people, purpose, level, problem) FROM export_logs"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    make_example(folder / "voorbeeld.db", today=NOW.date()).close()
    return folder


def sub_crm(*words: object, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "sub_crm", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONUTF8": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        },
        stdin=subprocess.DEVNULL,
        timeout=100,
        check=False,
    )


def export(place: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return sub_crm("export", *words, "--example", "--data-dir", place)


def logged(place: Path) -> list[Any]:
    store = Store(place / "voorbeeld.db", EXAMPLE_KEY)
    reader = store.reader()
    found = reader.values(LOG + " ORDER BY exported_at, id")
    reader.close()
    store.close()
    return found


@pytest.mark.parametrize("subject", ["people", "contacts", "issues", "organisations", "follow-ups"])
def test_every_list_is_written_and_logged_as_what_stands_in_it(
    place: Path, tmp_path: Path, subject: str
):
    path = tmp_path / "lijst.xlsx"
    done = export(place, subject, "--to", path, "--purpose", "Toets")
    assert (done.returncode, done.stderr) == (0, "")
    rows = rows_of(path)
    assert rows
    assert done.stdout.startswith(f"{len(rows):,} ".replace(",", "."))
    assert logged(place)[-1].startswith(f'["{subject.replace("-", "_")}",{len(rows)},')
    assert list(tmp_path.iterdir()) == [path]


def test_columns_holder_and_format_are_as_asked(place: Path, tmp_path: Path):
    path = tmp_path / "lijst.csv"
    words = ("--columns", "name, organisation", "--holder", "marieke vos", "--format", "csv")
    done = export(place, "people", "--to", path, *words, "--purpose", "Toets")
    assert (done.returncode, done.stderr) == (0, "")
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert first == "Naam,Organisatie"
    assert lines[-1].startswith('"# Lijst: Personen') or lines[-1].startswith("# Lijst: Personen")
    assert "accounthouder marieke vos" in lines[-1]


def test_more_than_fifty_people_without_a_purpose_are_refused(place: Path, tmp_path: Path):
    before = logged(place)
    done = export(place, "people", "--to", tmp_path / "lijst.xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == (
        "Schrijf waarvoor deze lijst is; boven 50 personen is dat verplicht."
    )
    assert list(tmp_path.iterdir()) == []
    assert logged(place) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--columns", "name,bsn"), "De kolom bsn bestaat niet; kies uit name"),
        (("--holder", "Niemand"), "Er is geen collega die Niemand heet."),
        (("--to", "lijst.docx"), "Geef het bestand de uitgang .xlsx of .csv"),
        (("--to", "/bestaat/niet/lijst.xlsx"), "Deze map bestaat niet."),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    place: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
):
    done = export(place, "people", "--purpose", "Toets", "--to", tmp_path / "lijst.xlsx", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


def test_a_name_that_cannot_be_given_is_told_to_the_log(place: Path, tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    path.mkdir()
    done = export(place, "issues", "--to", path)
    assert done.returncode == 1
    assert done.stderr.startswith("Er is al een map met deze naam.")
    assert '"Er is al een map met deze naam.' in logged(place)[-1]
    assert list(tmp_path.iterdir()) == [path]


def test_a_mistake_in_the_command_is_explained_with_exit_code_2(place: Path, tmp_path: Path):
    assert export(place, "mensen", "--to", tmp_path / "lijst.xlsx").returncode == 2
    assert export(place, "people").returncode == 2


def test_without_a_workspace_it_says_so(tmp_path: Path):
    done = sub_crm("export", "issues", "--to", tmp_path / "lijst.xlsx", "--data-dir", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Er is geen bestand")


def test_an_english_list_has_english_headings(place: Path, tmp_path: Path):
    path = tmp_path / "list.csv"
    done = export(place, "organisations", "--to", path, "--language", "en")
    assert done.returncode == 0
    assert "exported" in done.stdout


def test_without_a_keyring_the_passphrase_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, salt = tmp_path / "werkruimte.db", new_salt()
    _create_workspace(path, key_from_passphrase("paarden kunnen niet typen", salt), salt).close()
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "paarden kunnen niet typen"

    monkeypatch.setattr("getpass.getpass", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    store = terminal.open_workspace(path)
    assert store.path == path
    assert asked == ["Wachtwoord of herstelsleutel: "]
    store.close()
