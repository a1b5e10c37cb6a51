"""The support bundle holds nothing that anybody wrote, is called, or named a folder after."""

import ast
import json
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from sub_crm.doctor.bundle import (
    discreet_log,
    discreet_settings,
    table_counts,
    versions,
    write_bundle,
)
from sub_crm.doctor.examination import examine
from sub_crm.models import Base
from sub_crm.models.columns import VagueDateText, Word
from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.visibility import PLURALS
from sub_crm.system import settings
from sub_crm.system.log import start_log
from sub_crm.system.settings import Settings
from tests.doctor.conftest import NOW, Patient

MARKERS = [f"merk{number:02}teken" for number in range(50)]
CODES = {"first_day", "last_day", "conditions"}
"""Text columns in which the engine accepts no other words."""


@pytest.fixture
def no_handlers_left() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def marked(example: Path, tmp_path: Path) -> Patient:
    """A workspace in which every text, setting, folder and message bears a marker."""
    home = tmp_path / f"home-{MARKERS[0]}"
    home.mkdir()
    patient = Patient(example, home / f"gegevens {MARKERS[1]}")
    mark_texts(patient.paths.example)
    settings.save(
        patient.paths.settings,
        Settings(
            user=MARKERS[2],
            address=f"sub://zoeken/{MARKERS[3]}",
            geometry=MARKERS[4],
            told=MARKERS[5],
            keyring=MARKERS[6],
            exports={MARKERS[7]: {"folder": MARKERS[8], "columns": [MARKERS[9]]}},
        ),
    )
    return patient


def mark_texts(file: Path) -> None:
    """Put a marker in every text column of every table; there are more columns than markers."""
    connection = connect(file, EXAMPLE_KEY)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    markers = iter(MARKERS * 9)
    for mapper in Base.registry.mappers:
        table: Any = mapper.class_.__table__
        for column in table.columns:
            if str(column.type) == "TEXT" and holds_words(column):
                mark = next(markers)
                connection.execute(f"UPDATE {table} SET {column.name} = ? || rowid", (mark,))
    mark_drafts(connection)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def holds_words(column: Any) -> bool:
    coded = isinstance(column.type, Word | VagueDateText) or column.name in CODES
    return not (coded or column.computed or column.primary_key or column.table.name == "fact")


def mark_drafts(connection: Connection) -> None:
    for mark in MARKERS:
        connection.execute(
            "INSERT INTO draft (id, kind, body, started_at, kept_at)"
            " VALUES (randomblob(16), ?, ?, 0, 0)",
            (mark, json.dumps({"text": mark})),
        )


def write_log(patient: Patient) -> None:
    """Let this program, a library and an error each say something with a marker in it."""
    start_log(patient.paths.log)
    logging.getLogger("sub_crm.ui.program").warning("refused without a form")
    for mark in MARKERS:
        logging.getLogger("library").warning("could not open %s\n%s\n  %s", mark, mark, mark)
        try:
            raise ValueError(mark) from KeyError(mark)
        except ValueError as error:
            logging.getLogger("sub_crm.ui.program").error("unexpected", exc_info=error)
            logging.getLogger("library").error(mark, exc_info=error)


@pytest.mark.usefixtures("no_handlers_left")
def test_fifty_markers_stay_behind(marked: Patient, tmp_path: Path) -> None:
    write_log(marked)
    planted = marked.paths.log.read_text("utf-8") + marked.paths.settings.read_text("utf-8")
    assert [mark for mark in MARKERS if mark not in planted] == []
    case = marked.case()
    bundle = tmp_path / "pakket.zip"
    write_bundle(
        bundle,
        marked.paths,
        list(examine(case)),
        table_counts(case.reader),
        settings.load(marked.paths.settings),
        now=NOW,
    )
    with zipfile.ZipFile(bundle) as packed:
        held = {name: packed.read(name).decode() for name in packed.namelist()}
    everything = " ".join([*held, *held.values()])
    assert [mark for mark in MARKERS if mark in everything] == []
    assert "/" not in "".join(held)
    assert_useful(held)


def assert_useful(held: dict[str, str]) -> None:
    """What a helpdesk needs is still there."""
    told = json.loads(held["bevindingen.json"])
    assert told["counts"]["contact_moment"]["records"] > 1_000
    assert {"subject": "engine", "state": "good", "facts": told["findings"][0]["facts"]} in told[
        "findings"
    ]
    assert told["settings"]["theme"] == "system"
    assert "ERROR sub_crm.ui.program: unexpected" in held["logboek-0.txt"]
    assert "in write_log" in held["logboek-0.txt"]
    assert "ValueError" in held["logboek-0.txt"]


def test_a_path_loses_what_leads_to_the_program() -> None:
    lines = [
        "2026-11-24 10:00:00,000 ERROR sub_crm.ui.program: unexpected",
        '  File "/home/jan.jansen/sub-crm/sub_crm/ui/program.py", line 7, in go',
        "    self.shell.open()",
        "    ~~~~~~~~~~~~~~~^^",
        '  File "C:\\Users\\Jan\\lib\\site-packages\\sqlalchemy\\orm.py", line 1, in x',
        '  File "/home/jan.jansen/eigen.py", line 2, in y',
        "OperationalError",
        "2026-11-24 10:00:01,000 WARNING qt.qpa: /home/jan.jansen is weg",
        "OperationalError",
    ]
    told = list(discreet_log(lines))
    assert told[1] == '  File "sub_crm/ui/program.py", line 7, in go'
    assert told[4] == '  File "site-packages/sqlalchemy/orm.py", line 1, in x'
    assert told[5] == '  File "eigen.py", line 2, in y'
    assert told[7] == "2026-11-24 10:00:01,000 WARNING qt.qpa: …"
    assert len(told) == 8
    assert "jan" not in " ".join(told).lower()


def test_this_program_logs_fixed_words_only() -> None:
    """The log in the bundle is what our own loggers say, so they may not be given anything."""
    package = Path(__file__).resolve().parents[2] / "sub_crm"
    said = [
        node
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) in ("log", "logger", "logging")
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical")
    ]
    assert said
    assert [
        ast.unparse(call)
        for call in said
        if len(call.args) != 1 or not isinstance(call.args[0], ast.Constant)
    ] == []


def test_a_setting_that_is_a_text_never_goes_along() -> None:
    texts = {field.name for field in fields(Settings) if isinstance(field.default, str)}
    named: dict[str, Any] = dict.fromkeys(texts, "x")
    kept = discreet_settings(Settings(**named))
    assert not texts & set(kept)
    assert discreet_settings(Settings())["language"] == "nl"
    assert "exports" not in kept


def test_every_table_is_counted(patient: Patient) -> None:
    counted = table_counts(patient.case().reader)
    assert set(counted) == set(PLURALS) | {"act", "change", "draft"}
    assert counted["person"]["records"] > counted["person"]["deleted"]


def test_versions_name_no_computer() -> None:
    assert set(versions()) == {"program", "packaged", "python", "system", "release", "machine"}


def test_a_disk_that_refuses_keeps_the_old_bundle(patient: Patient, tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - the disk words it
        write_bundle(tmp_path / "nergens" / "p.zip", patient.paths, [], {}, Settings(), now=NOW)
    assert list(tmp_path.glob("**/*.part")) == []
