"""The page of backups: what each holds, a look into one, going back, and back again."""

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest

from sub_crm.store import Store, backups
from sub_crm.store.backups import Contents, Reason
from sub_crm.ui.backups import BackupsPage
from sub_crm.ui.desk import BACKUPS
from sub_crm.ui.safekeeping import Safekeeping
from sub_crm.ui.shell import Shell
from tests.store.test_backups import flip
from tests.ui.backups.conftest import NOW, Evening
from tests.ui.backups.test_way_out import backed_up, words


def opened(evening: Evening) -> BackupsPage:
    shell = evening.shown() if evening.sitting else evening.start()
    assert isinstance(shell, Shell)
    shell.open(BACKUPS)
    page: Any = shell.page()
    evening.until(lambda: page.where.text() and "na te lezen" not in page.checked.text())
    evening.settled()
    return page  # type: ignore[no-any-return]


def cells(page: BackupsPage) -> list[list[str]]:
    model = page.table.cells
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_without_a_backup_there_is_no_preview_of_one(evening: Evening) -> None:
    page = opened(evening)
    assert page.sides.side.isHidden()
    page.back_up()
    evening.until(lambda: page.table.cells.rowCount() == 1)
    assert page.sides.side.isVisible()


def test_each_backup_says_what_it_holds_and_whether_it_is_whole(evening: Evening) -> None:
    backed_up(evening, more=2)
    damaged = backups.make(
        evening.path, evening.key, evening.folder, reason=Reason.IMPORT, now=NOW.replace(hour=9)
    )
    assert damaged
    flip(damaged.path, 9000)
    page = opened(evening)
    assert cells(page) == [
        ["vandaag 14:20", "automatisch", "3", "5", "+6", "Heel"],
        ["vandaag 10:20", "vóór een import", "–", "–", "–", "Beschadigd"],
    ]
    assert "Laatste reservekopie vandaag 14:20, gecontroleerd." in words(page)
    assert "2 personen verdwijnen" in words(page.preview)
    assert "2 contactmomenten verdwijnen" in words(page.preview)
    assert not page.preview.restore.isHidden()
    page.table.selectRow(1)
    assert page.preview.restore.isHidden()
    assert "beschadigd" in words(page.preview)
    assert damaged.path.exists()


def test_there_and_back_again(evening: Evening) -> None:
    backed_up(evening, more=2)
    page = opened(evening)
    page.preview.restore.click()
    evening.until(lambda: evening.shown() is not None and "is teruggezet" in words(evening.shown()))
    assert evening.talks() == 3
    assert evening.sitting is not None
    evening.settled()
    program = evening.sitting.program
    assert program is not None
    program.registry.run("undo")  # as Ctrl+Z does, which the toast promises
    evening.until(lambda: evening.sitting and evening.sitting.program is not program)
    evening.settled()
    assert evening.talks() == 5


def test_one_can_look_into_a_backup_and_come_back(evening: Evening) -> None:
    backed_up(evening, more=2)
    page = opened(evening)
    evening.until(
        lambda: "Vastgelegd" in words(page.preview) or "verdwijnen" in words(page.preview)
    )
    page.preview.look.click()
    evening.until(lambda: looking(evening))
    shell: Any = evening.settled()
    shell.topbar.pill.click()
    evening.until(lambda: isinstance(evening.shown(), Shell) and evening.shown() is not shell)
    evening.settled()
    assert not looking(evening)
    assert evening.talks() == 5


def looking(evening: Evening) -> bool:
    program = evening.sitting and evening.sitting.program
    return bool(program and program.backend and program.backend.store.only_look)


def test_one_makes_a_backup_oneself_also_when_nothing_changed(evening: Evening) -> None:
    page = opened(evening)
    assert cells(page) == []
    page.back_up()
    evening.until(lambda: len(cells(page)) == 1)
    assert cells(page)[0][1] == "zelf gemaakt"


def test_backups_go_where_the_user_wants_them(evening: Evening, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    page = opened(evening)
    page.take_folder(elsewhere)
    evening.until(lambda: len(cells(page)) == 1)
    assert len(list(elsewhere.glob("*.db"))) == 1
    evening.end()
    evening.log_talks(1)
    evening.start()
    evening.end()
    assert len(list(elsewhere.glob("*.db"))) == 2
    assert evening.backups() == []


def test_a_stick_that_is_not_there_is_no_reason_to_make_none(
    evening: Evening, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    page = opened(evening)
    page.take_folder(elsewhere)
    evening.until(lambda: len(cells(page)) == 1)
    evening.end()
    evening.log_talks(1)
    elsewhere.rename(tmp_path / "in een lade")
    evening.start()
    evening.end()
    assert len(evening.backups()) == 1
    assert not elsewhere.exists(), "nothing is made where a stick would be"


def test_every_backup_is_there_at_once_and_read_one_after_another(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes in range(3):
        now = NOW + dt.timedelta(minutes=minutes)
        asked = {"reason": Reason.ASKED, "now": now}
        backups.make(evening.path, evening.key, evening.folder, **asked)  # type: ignore[arg-type]
    go_on = threading.Event()
    verified = Store.verified

    def wait(store: Store, backup: Path) -> Contents:
        go_on.wait(5)
        return verified(store, backup)

    monkeypatch.setattr(Store, "verified", wait)
    shell = evening.start()
    shell.open(BACKUPS)
    page: BackupsPage = shell.page()
    evening.until(lambda: len(cells(page)) == 3)
    assert [row[-1] for row in cells(page)] == ["Ongelezen"] * 3
    assert page.checked.text() == "nog 3 na te lezen"
    go_on.set()
    evening.until(lambda: [row[-1] for row in cells(page)] == ["Heel"] * 3)
    assert page.checked.text() == "alle gecontroleerd"


def test_every_half_hour_what_changed_is_kept(evening: Evening) -> None:
    evening.start()
    assert evening.sitting is not None
    assert evening.sitting.program is not None
    keeping: Safekeeping = evening.sitting.program.safekeeping
    assert keeping._timer.isActive()
    assert keeping._timer.interval() == 30 * 60_000
    keeping._timer.timeout.emit()
    evening.until(lambda: len(evening.backups()) == 1)
    keeping._timer.timeout.emit()
    assert evening.sitting.program.backend is not None
    told: list[object] = []
    evening.sitting.program.backend.beside(lambda _store: 1, then=told.append)
    evening.until(lambda: told)
    assert len(evening.backups()) == 1, "nothing changed since"
