"""Each check finds the one fault that it is for, and finds nothing in a workspace that is well."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from sub_crm.commands import perform
from sub_crm.doctor import computer, examination
from sub_crm.doctor.examination import CHECKS, examine
from sub_crm.doctor.finding import STATES, SUBJECTS, Action, Finding, State, Subject, worst
from sub_crm.orders import Circumstances
from sub_crm.orders.upkeep import RepairDerived
from sub_crm.store.backups import Reason, default_folder
from sub_crm.store.file import salt_of
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Interrupted
from sub_crm.system import keyring
from tests.doctor.conftest import NOW, Patient

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"


def test_a_workspace_that_is_well_is_said_to_be_well(patient: Patient) -> None:
    found = list(examine(patient.case()))
    assert [one.subject for one in found if one.state is not State.GOOD] == []
    assert len({one.subject for one in found}) == len(found) == CHECKS
    assert all(one.told and not one.remedy for one in found)


def test_every_state_and_subject_has_its_word() -> None:
    assert set(STATES) == set(State)
    assert set(SUBJECTS) == set(Subject)
    assert len(set(SUBJECTS.values())) == len(Subject)


SPOILED = {
    Subject.REFERENCES: [
        "UPDATE participant SET organisation_id = randomblob(16)"
        " WHERE id = (SELECT id FROM participant WHERE organisation_id IS NOT NULL)"
    ],
    Subject.JOURNAL: ["DROP TRIGGER capture_update_person"],
    Subject.DERIVED: ["UPDATE participant SET sorts_at = '1999-01-01' WHERE sorts_at > '2026-10'"],
    Subject.SEARCH: [
        "DELETE FROM contact_index WHERE rowid = (SELECT max(srank) FROM contact_rank)"
    ],
    Subject.SCHEMA: ["UPDATE alembic_version SET version_num = '9999'"],
    Subject.INTEGRITY: [
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE follow_up SET deleted = 7 WHERE id = (SELECT min(id) FROM follow_up)",
    ],
    Subject.CLOCK: [
        f"UPDATE act SET at = {int(NOW.timestamp()) + 3600}000000"
        " WHERE id = (SELECT max(id) FROM act)"
    ],
}


@pytest.mark.parametrize("subject", SPOILED)
def test_what_is_wrong_is_found_there_and_nowhere_else(patient: Patient, subject: Subject) -> None:
    patient.spoil(*SPOILED[subject])
    found = {one.subject: one for one in examine(patient.case())}
    assert [one for one in found if found[one].state is not State.GOOD] == [subject]
    assert found[subject].state is State.FAULT
    assert found[subject].remedy


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM subject_index WHERE rowid = (SELECT min(srank) FROM contact_rank)",
        "DELETE FROM contact_rank WHERE srank = (SELECT max(srank) FROM contact_rank)",
        "INSERT INTO contact_index (rowid, body) VALUES (5, 'spook')",
        "INSERT INTO contact_index (rowid, body) SELECT srank, 'nog een woord' FROM contact_rank"
        " WHERE srank = (SELECT max(srank) FROM contact_rank)",
    ],
    ids=["summary lost", "moment lost", "of no moment", "other words"],
)
def test_every_way_in_which_the_index_can_lie_is_found(patient: Patient, statement: str) -> None:
    patient.spoil(statement)
    finding = patient.finding(Subject.SEARCH)
    assert (finding.state, finding.action) == (State.FAULT, Action.REPAIR)


@pytest.mark.parametrize(
    "column", ["sort_name = 'zzz'", "print_name = 'X. Fout'"], ids=["sorting", "printing"]
)
def test_a_name_that_does_not_follow_from_its_parts_is_found(patient: Patient, column: str) -> None:
    patient.spoil(f"UPDATE person SET {column} WHERE id = (SELECT min(id) FROM person)")
    assert patient.finding(Subject.DERIVED).facts["names"] == 1


@pytest.mark.parametrize("subject", [Subject.SEARCH, Subject.DERIVED])
def test_what_can_be_made_anew_is_well_afterwards(patient: Patient, subject: Subject) -> None:
    patient.spoil(
        *SPOILED[Subject.SEARCH],
        *SPOILED[Subject.DERIVED],
        "UPDATE person SET sort_name = 'zzz' WHERE id = (SELECT min(id) FROM person)",
    )
    assert patient.finding(subject).action is Action.REPAIR
    writer = patient.store.writer()
    with writer.act("herstel", now=NOW) as act:
        perform(act.session, RepairDerived(), Circumstances(now=NOW, user_id=None))
    writer.close()
    assert patient.finding(subject).state is State.GOOD


def test_comparing_the_index_leaves_nothing_behind(patient: Patient) -> None:
    case = patient.case()
    for _ in range(2):  # a second look makes the same tables again
        assert [one.state for one in examine(case)] == [State.GOOD] * CHECKS
    with pytest.raises(engine.OperationalError, match="readonly"):
        case.reader.value("DELETE FROM main.draft")


def test_a_damaged_page_is_found_and_ends_nothing(patient: Patient) -> None:
    file = patient.paths.example
    content = bytearray(file.read_bytes())
    for at in range(len(content) // 2, len(content) // 2 + 400 * 4096, 4096):
        content[at] ^= 1
    file.write_bytes(content)
    found = {one.subject: one for one in examine(patient.case())}
    assert found[Subject.INTEGRITY].state is State.FAULT
    assert found[Subject.INTEGRITY].facts["torn"] == 400
    assert len(found) == CHECKS


def test_drafts_are_no_matter_until_they_are_old(patient: Patient) -> None:
    kept = int((NOW - dt.timedelta(days=6)).timestamp())
    draft = (
        "INSERT INTO draft (id, kind, body, started_at, kept_at) VALUES (randomblob(16), '', '{}', "
    )
    patient.spoil(f"{draft} {kept}000000, {kept}000000)")
    assert patient.finding(Subject.DRAFTS).state is State.GOOD
    patient.spoil(f"UPDATE draft SET kept_at = {kept - 2 * 86_400}000000")
    finding = patient.finding(Subject.DRAFTS)
    assert (finding.state, finding.action) == (State.NOTICE, Action.DRAFTS)
    assert finding.facts == {"number": 1, "oldest_days": 8}


def test_half_files_are_found_once_nobody_writes_them(patient: Patient) -> None:
    half = patient.paths.data / "werkruimte.db.part"
    half.touch()
    assert patient.finding(Subject.LEFTOVERS).state is State.GOOD
    os.utime(half, (0, 0))
    assert patient.finding(Subject.LEFTOVERS).action is Action.SWEEP
    assert computer.sweep(patient.case()) == 1
    assert patient.finding(Subject.LEFTOVERS).state is State.GOOD


def test_a_journal_that_was_set_aside_is_never_swept(patient: Patient) -> None:
    aside = patient.paths.data / "werkruimte.db-wal.oud"
    aside.touch()
    os.utime(aside, (0, 0))
    finding = patient.finding(Subject.LEFTOVERS)
    assert (finding.state, finding.action) == (State.NOTICE, None)
    computer.sweep(patient.case())
    assert aside.exists()


@pytest.mark.parametrize(
    ("free_mb", "state"), [(10_000, State.GOOD), (300, State.NOTICE), (40, State.FAULT)]
)
def test_the_room_that_is_left(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, free_mb: int, state: State
) -> None:
    usage = shutil.disk_usage(patient.paths.data)._replace(free=free_mb * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert patient.finding(Subject.SPACE).state is state


def test_a_folder_in_which_nothing_can_be_written(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    found = {one.subject: one for one in examine(patient.case())}
    assert found[Subject.DATA_FOLDER].state is State.FAULT
    assert found[Subject.SETTINGS_FOLDER].state is State.NOTICE
    assert str(patient.paths.data) in found[Subject.DATA_FOLDER].told


def test_an_engine_that_loses_work(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computer, "OLDEST_ENGINE", (99, 0, 0))
    assert patient.finding(Subject.ENGINE).state is State.FAULT


def test_a_workspace_that_is_plain_text_on_the_disk(patient: Patient) -> None:
    case = patient.case()
    plain = patient.paths.data / "leesbaar.db"
    plain.write_bytes(b"SQLite format 3\x00" + bytes(100))
    object.__setattr__(case, "workspace", plain)
    [found] = [one for one in examine(case) if one.subject is Subject.ENCRYPTION]
    assert (found.state, found.facts) == (State.FAULT, {"error": "Unencrypted"})


def keeping(monkeypatch: pytest.MonkeyPatch, secret: str | None) -> None:
    """Let the keyring of the desktop answer with this."""
    monkeypatch.setattr(keyring, "find_secret", lambda account, backend="": secret)


@pytest.mark.parametrize(
    ("secret", "state"),
    [
        (EXAMPLE_KEY.raw.hex(), State.GOOD),
        ("ab" * 32, State.FAULT),
        (None, State.NOTICE),
    ],
    ids=["comes back and fits", "comes back and does not fit", "is not there"],
)
def test_the_key_is_read_back(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, secret: str | None, state: State
) -> None:
    keeping(monkeypatch, secret)
    finding = patient.finding(Subject.KEYRING, example=False, keyring=SECRET_SERVICE)
    assert finding.state is state
    assert finding.facts["backend"] == SECRET_SERVICE
    assert salt_of(patient.paths.example).hex() not in str(finding)


def test_without_a_keyring_the_key_is_typed(patient: Patient) -> None:
    finding = patient.finding(Subject.KEYRING, example=False)
    assert (finding.state, finding.facts["backend"]) == (State.NOTICE, "")


def test_backups_are_missed_found_and_read(patient: Patient) -> None:
    patient.case()
    assert patient.finding(Subject.BACKUPS, example=False).state is State.NOTICE
    folder = default_folder(patient.paths.example)
    made = patient.store.back_up(folder, reason=Reason.ASKED, now=NOW - dt.timedelta(days=1))
    assert made is not None
    finding = patient.finding(Subject.BACKUPS, example=False)
    assert finding.state is State.GOOD
    assert finding.facts["number"] == 1
    assert finding.facts["age_hours"] == 24
    damage(made.path)
    finding = patient.finding(Subject.BACKUPS, example=False)
    assert (finding.state, finding.facts["error"]) == (State.FAULT, "Damaged")


def test_an_old_backup_matters_when_there_was_work_since(patient: Patient) -> None:
    patient.case()
    made_at = NOW - dt.timedelta(days=8)
    folder = default_folder(patient.paths.example)
    patient.store.back_up(folder, reason=Reason.ASKED, now=made_at)
    assert patient.finding(Subject.BACKUPS, example=False).state is State.GOOD
    worked = int((made_at + dt.timedelta(days=1)).timestamp())
    patient.spoil(f"UPDATE act SET at = {worked}000000 WHERE id = (SELECT max(id) FROM act)")
    assert patient.finding(Subject.BACKUPS, example=False).state is State.NOTICE


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_bug_in_a_check_is_a_finding_and_the_rest_goes_on(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> Finding:
        raise KeyError("x")

    monkeypatch.setitem(examination.OF_CASE, Subject.JOURNAL, broken)
    found = {one.subject: one for one in examine(patient.case())}
    assert found[Subject.JOURNAL].facts == {"error": "KeyError"}
    assert worst(found.values()) is State.FAULT
    assert len(found) == CHECKS


def test_a_long_check_can_be_stopped_halfway(patient: Patient) -> None:
    case = patient.case()
    begun: list[Subject] = []
    with pytest.raises(Interrupted), case.reader.watched(lambda: Subject.SEARCH in begun):
        list(examine(case, begun.append))
    assert begun[-1] is Subject.SEARCH
    # the reader answers again
    assert case.reader.value("SELECT count(*) FROM contact_moments") > 0
    [search] = [one for one in examine(case) if one.subject is Subject.SEARCH]
    assert search.state is State.GOOD


def test_who_tells_may_end_it_between_two_checks(patient: Patient) -> None:
    class Enough(Exception):
        pass

    def told(subject: Subject) -> None:
        if subject is Subject.SCHEMA:
            raise Enough

    found: list[Finding] = []
    with pytest.raises(Enough):
        found.extend(examine(patient.case(), told))
    assert [one.subject for one in found][-1:] == [Subject.ENCRYPTION]
