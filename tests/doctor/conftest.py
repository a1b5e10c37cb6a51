"""A copy of the example to spoil, and what the doctor says of it."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sub_crm.doctor.case import Case
from sub_crm.doctor.examination import examine
from sub_crm.doctor.finding import Finding, Subject
from sub_crm.store import Store
from sub_crm.store.backups import default_folder
from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.system.paths import paths

NOW = dt.datetime(2036, 11, 24, 9, 0, tzinfo=dt.UTC)
"""Long after the example was made, whatever the clock of this computer says."""


class Patient:
    """A workspace in a folder of its own."""

    def __init__(self, example: Path, folder: Path) -> None:
        self.paths = paths(folder)
        self.paths.data.mkdir()
        shutil.copy(example, self.paths.example)
        self._store: Store | None = None

    def spoil(self, *statements: str) -> None:
        """Change the file behind the back of the program: no triggers, no references."""
        connection: Connection = connect(self.paths.example, EXAMPLE_KEY)
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def case(self) -> Case:
        self.close()
        self._store = store = Store(self.paths.example, EXAMPLE_KEY)
        return Case(
            paths=self.paths,
            workspace=self.paths.example,
            keyring="",
            backup_folder=default_folder(self.paths.example),
            example=True,
            now=NOW,
            reader=store.reader(),
            verify=store.verified,
        )

    def finding(self, subject: Subject, **changes: object) -> Finding:
        """Return what is found about one subject."""
        found = examine(replace(self.case(), **changes))  # type: ignore[arg-type]
        [one] = [finding for finding in found if finding.subject is subject]
        return one

    @property
    def store(self) -> Store:
        return self._store or Store(self.paths.example, EXAMPLE_KEY)

    def close(self) -> None:
        if self._store:
            self._store.close()
            self._store = None


@pytest.fixture
def patient(example: Path, tmp_path: Path) -> Iterator[Patient]:
    made = Patient(example, tmp_path / "gegevens")
    yield made
    made.close()


@pytest.fixture
def look(patient: Patient) -> Callable[..., Finding]:
    return patient.finding
