"""What somebody sees of how the workspace is, and what they can do about it."""

import os
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from sub_crm.doctor import examination
from sub_crm.doctor.case import Case
from sub_crm.doctor.examination import CHECKS
from sub_crm.doctor.finding import Finding, State, Subject
from sub_crm.ui.desk import DOCTOR, SETTINGS, TODAY
from sub_crm.ui.doctor import wording
from tests.ui.doctor.conftest import Visit

LOSE_WORDS = "DELETE FROM contact_index WHERE rowid = (SELECT max(srank) FROM contact_rank)"
OLD_DRAFT = (
    "INSERT INTO draft (id, kind, body, started_at, kept_at)"
    " VALUES (randomblob(16), '', '{}', 0, 0)"
)


@pytest.fixture(autouse=True)
def of_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of the tests may have been made after the day on which they play."""
    monkeypatch.setitem(
        examination.OF_CASE, Subject.CLOCK, lambda _: Finding(subject=Subject.CLOCK, told="Goed.")
    )


def test_the_menu_and_the_settings_lead_to_it(visit: Visit) -> None:
    sitting = visit.start()
    sitting.program.registry.run("doctor")
    assert sitting.shell.address() == DOCTOR
    sitting.shell.open(SETTINGS)
    sitting.shell.page().doctor.click()
    assert sitting.shell.address() == DOCTOR


def test_a_workspace_that_is_well(visit: Visit) -> None:
    page = visit.open()
    assert page.lead.text() == f"Alles is in orde; {CHECKS} punten nagekeken."
    assert len(visit.told(State.GOOD)) == CHECKS
    assert not page.cards[State.NOTICE].isVisible()
    assert not page.cards[State.FAULT].isVisible()
    assert not page.progress.isVisible()


def test_a_fault_is_repaired_with_the_keyboard(visit: Visit) -> None:
    visit.spoil(LOSE_WORDS)
    page = visit.open()
    sitting = visit.sitting
    assert sitting is not None
    assert page.lead.text() == f"1 fout; {CHECKS} punten nagekeken."
    assert visit.told(State.FAULT) == ["Zoekindex"]
    [line] = page.cards[State.FAULT].lines
    assert line.button is not None
    assert line.button.accessibleName() == "Herstellen: Zoekindex"
    line.button.setFocus()
    sitting.press("Space")
    visit.until(lambda: page.lead.text().startswith("Alles is in orde"))
    assert visit.told(State.FAULT) == []


def test_the_keyboard_comes_back_to_the_button(visit: Visit) -> None:
    page = visit.open()
    sitting = visit.sitting
    assert sitting is not None
    assert page.again.hasFocus()
    sitting.press("Space")
    assert page.progress.stop.hasFocus()
    visit.until(page.again.isEnabled)
    assert page.again.hasFocus()


def test_a_state_is_told_by_shape_and_word(visit: Visit) -> None:
    visit.spoil(OLD_DRAFT)
    visit.spoil(LOSE_WORDS)
    page = visit.open()
    assert len({icon for icon, _ in wording.LOOKS.values()}) == len(State)
    for state, word in ((State.FAULT, "Fout"), (State.NOTICE, "Let op"), (State.GOOD, "Goed")):
        assert page.cards[state].accessibleName() == word
        assert all(line.accessibleName().startswith(word) for line in page.cards[state].lines)
    assert "1 fout en 1 punt om op te letten" in page.lead.text()


def test_drafts_lead_to_where_they_are(visit: Visit) -> None:
    visit.spoil(OLD_DRAFT)
    page = visit.open()
    [line] = page.cards[State.NOTICE].lines
    assert line.button is not None
    line.button.click()
    assert visit.sitting is not None
    assert visit.sitting.shell.address() == TODAY


def test_half_files_are_swept(visit: Visit) -> None:
    half = visit.folder / "voorbeeld.db.part"
    half.touch()
    os.utime(half, (0, 0))
    page = visit.open()
    [line] = page.cards[State.NOTICE].lines
    assert line.button is not None
    line.button.click()
    assert visit.sitting is not None
    visit.until(lambda: page.lead.text().startswith("Alles is in orde"))
    assert not half.exists()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A check that goes on until the engine is stopped."""
    begun = threading.Event()
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def never_ending(case: Case) -> Finding:
        begun.set()
        case.reader.value(sql)
        raise AssertionError("it ended")

    monkeypatch.setitem(examination.OF_CASE, Subject.INTEGRITY, never_ending)
    return begun


def test_it_can_be_stopped_halfway(visit: Visit, endless: threading.Event) -> None:
    sitting = visit.start()
    sitting.shell.open(DOCTOR)
    page = visit.page()
    visit.until(endless.is_set)
    visit.until(lambda: page.progress.doing.text() == "Kijkt na: bestand")
    assert page.progress.isVisible()
    page.progress.stop.click()
    visit.until(page.again.isEnabled)
    assert page.lead.text() == "Gestopt voor het einde."
    assert not page.helpdesk.button.isEnabled()
    assert visit.told(State.GOOD)


def test_work_goes_on_meanwhile_and_the_end_does_not_wait(
    visit: Visit, endless: threading.Event
) -> None:
    sitting = visit.start()
    sitting.shell.open(DOCTOR)
    visit.until(endless.is_set)
    sitting.shell.open(TODAY)
    sitting.settle()
    sitting.close()  # would hang if the check were waited for
    visit.sitting = None


def test_a_bundle_is_made(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit.open()
    sitting = visit.sitting
    assert sitting is not None
    file = visit.folder / "pakket.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.helpdesk.button.click()
    visit.until(page.helpdesk.said.isVisible)
    assert page.helpdesk.said.text().startswith("pakket.zip is gemaakt.")
    with zipfile.ZipFile(file) as packed:
        assert "bevindingen.json" in packed.namelist()


def test_a_bundle_that_the_disk_refuses(visit: Visit) -> None:
    page = visit.open()
    sitting = visit.sitting
    assert sitting is not None
    page.write_bundle(Path(visit.folder / "nergens" / "p.zip"))
    visit.until(page.helpdesk.said.isVisible)
    assert page.helpdesk.said.text() == "p.zip kon daar niet worden gemaakt; kies een andere map."


def test_what_is_only_looked_into_is_not_repaired(visit: Visit) -> None:
    visit.spoil(LOSE_WORDS)
    sitting = visit.start()
    sitting.backend.store.only_look = True
    page = visit.open()
    [line] = page.cards[State.FAULT].lines
    assert line.button is None
    sitting.backend.store.only_look = False
