"""A workspace that does not open: what is wrong, what became of the work, and the way out."""

import errno
import logging
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from sub_crm.store import Store, backups, problems, rescue
from sub_crm.store.backups import Reason
from sub_crm.store.keys import EXAMPLE_KEY, Key
from sub_crm.store.rescue import Way
from sub_crm.ui.shell import Shell
from sub_crm.ui.start import FirstStart, ProblemPage, UnlockPage
from tests.store.test_backups import flip
from tests.store.test_opening import (
    emptied,
    gone,
    halved,
    nearly_emptied,
    of_a_later_version,
    of_another_program,
    plain,
    torn_in_the_first_page,
)
from tests.store.test_salvaging import leaves_of
from tests.ui.backups.conftest import NOW, Evening
from tests.ui.walk import nameless, tab_round

Spoil = Callable[[Path, Key], None]

SPOILT: dict[Spoil, tuple[str, tuple[Way, ...]]] = {
    gone: ("Er is geen bestand", (Way.RESTORE,)),
    emptied: ("is leeg, terwijl er gegevens in stonden", (Way.RESTORE,)),
    nearly_emptied: ("is leeg", (Way.RESTORE,)),
    torn_in_the_first_page: ("is beschadigd", (Way.SALVAGE, Way.RESTORE, Way.LOOK)),
    halved: ("is beschadigd of niet volledig", (Way.SALVAGE, Way.RESTORE, Way.LOOK)),
    plain: ("is niet versleuteld", (Way.RESTORE,)),
    of_another_program: ("is geen werkruimte van SUB-CRM", (Way.RESTORE,)),
    of_a_later_version: ("nieuwere versie", (Way.LOOK,)),
}


def backed_up(evening: Evening, *, more: int = 0) -> Path:
    """Make a backup, after which some more is logged."""
    made = backups.make(evening.path, evening.key, evening.folder, reason=Reason.PERIODIC, now=NOW)
    assert made
    evening.log_talks(more)
    return made.path


def shows_another(evening: Evening, left: object) -> bool:
    return evening.shown() is not left


def words(page: Any) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_each_problem_has_its_own_sentence_and_ways_out(evening: Evening, spoil: Spoil) -> None:
    backed_up(evening)
    spoil(evening.path, evening.key)
    before = {path.name: path.read_bytes() for path in evening.path.parent.glob("werkruimte*")}
    page = evening.start()
    assert isinstance(page, ProblemPage)
    sentence, ways = SPOILT[spoil]
    assert sentence in words(page).replace("\u200b", "")
    assert tuple(page.ways) == ways
    assert nameless(evening.window) == []
    tab_round(evening.qtbot)
    after = {path.name: path.read_bytes() for path in evening.path.parent.glob("werkruimte*")}
    assert after == before, "nothing is touched before somebody chooses"


@pytest.mark.parametrize("spoil", [gone, emptied, halved, torn_in_the_first_page, plain])
def test_the_backup_comes_back_and_the_file_is_kept(evening: Evening, spoil: Spoil) -> None:
    backed_up(evening)
    spoil(evening.path, evening.key)
    content = evening.path.read_bytes() if evening.path.exists() else None
    page = evening.start()
    shell = evening.click(page.ways[Way.RESTORE], Shell)
    assert evening.talks() == 3
    kept = [path.read_bytes() for path in evening.path.parent.glob("*.beschadigd-*")]
    assert kept == ([] if content is None else [content])
    evening.until(lambda: "is teruggezet" in words(shell))


def test_what_is_newer_is_saved_from_a_damaged_file(evening: Evening) -> None:
    evening.log_talks(30)
    backed_up(evening, more=20)
    torn, *_ = leaves_of(evening.path, evening.key)
    flip(evening.path, torn + 500)
    evening.start()
    assert evening.sitting is not None
    evening.sitting.program.locked_out.emit(problems.Damaged(evening.path))  # type: ignore[union-attr]
    page = evening.settled()
    assert isinstance(page, ProblemPage)
    shell = evening.click(page.ways[Way.SALVAGE], Shell)
    evening.until(lambda: "veiliggesteld" in words(shell))
    assert "Niet alles kon worden gelezen" in words(shell)
    assert 33 < evening.talks() <= 53


def test_damage_met_while_working_stops_the_work(evening: Evening) -> None:
    backed_up(evening)
    shell = evening.start()
    assert isinstance(shell, Shell)
    assert evening.sitting is not None
    program = evening.sitting.program
    assert program is not None
    assert program.backend is not None
    import sqlcipher3.dbapi2 as engine

    def read(_reader: Any) -> None:
        raise engine.DatabaseError("database disk image is malformed")

    program.backend.query(read, then=lambda _: None)
    evening.until(lambda: isinstance(evening.shown(), ProblemPage))
    page: Any = evening.settled()
    assert "is beschadigd" in words(page)
    assert evening.backups() == evening.backups()[:1], "a damaged workspace is not backed up"


@pytest.mark.parametrize("spoil", [emptied, halved, torn_in_the_first_page, of_a_later_version])
def test_an_example_that_does_not_open_is_made_again_and_the_file_is_kept(
    evening: Evening, example: Path, spoil: Spoil
) -> None:
    path = evening.places.example

    def open_or_make() -> Store:
        if not path.exists():
            shutil.copy(example, path)
        return Store(path, EXAMPLE_KEY)

    open_or_make().close()
    spoil(path, EXAMPLE_KEY)
    content = path.read_bytes()
    page = evening.start(make_example=open_or_make)
    assert isinstance(page, ProblemPage)
    assert "Het voorbeeld gaat niet open" in words(page)
    assert tuple(page.ways) == (Way.BEGIN,)
    assert page.ways[Way.BEGIN].text() == "Voorbeeld opnieuw maken"
    assert path.read_bytes() == content, "nothing is touched before somebody chooses"
    evening.click(page.ways[Way.BEGIN], Shell)
    kept = [file.read_bytes() for file in path.parent.glob("*.beschadigd-*")]
    assert kept == [content]


def test_an_example_in_use_elsewhere_is_not_made_again(evening: Evening) -> None:
    def in_use() -> Store:
        raise problems.InUse(evening.places.example)

    page = evening.start(make_example=in_use)
    assert isinstance(page, ProblemPage)
    assert not page.ways


def test_a_workspace_that_went_away_is_never_begun_anew_by_itself(evening: Evening) -> None:
    evening.path.unlink()
    page = evening.start(known=True)
    assert isinstance(page, ProblemPage)
    assert tuple(page.ways) == (Way.BEGIN,)
    assert not evening.path.exists()
    evening.click(page.ways[Way.BEGIN], FirstStart)


def test_a_backup_alone_is_reason_enough_for_the_alarm(evening: Evening) -> None:
    backed_up(evening)
    evening.path.unlink()
    assert isinstance(evening.start(known=False), ProblemPage)


def test_who_begins_anew_keeps_the_file_that_was_there(evening: Evening) -> None:
    evening.path.write_bytes(b"mijn scriptie, een heel eind af")
    page = evening.start()
    assert isinstance(page, UnlockPage), "it may be encrypted: nobody can tell"
    page = evening.click(page.lost, ProblemPage)
    assert tuple(page.ways) == (Way.BEGIN,)
    evening.click(page.ways[Way.BEGIN], FirstStart)
    [kept] = evening.path.parent.glob("*.beschadigd-*")
    assert kept.read_bytes() == b"mijn scriptie, een heel eind af"


def test_a_newer_workspace_is_open_to_look_and_nothing_in_it_changes(evening: Evening) -> None:
    of_a_later_version(evening.path, evening.key)
    content = evening.path.read_bytes()
    page = evening.start()
    shell = evening.click(page.ways[Way.LOOK], Shell)
    assert "Alleen bekijken" in shell.topbar.pill.text()  # type: ignore[union-attr]
    assert not shell.registry.is_enabled("contact.new")
    assert evening.sitting is not None
    assert evening.sitting.program is not None
    backend = evening.sitting.program.backend
    assert backend is not None
    told: list[dict[str, str]] = []
    from sub_crm.orders.start import IntroduceUser

    backend.execute(IntroduceUser(name="Iemand anders"), refused=told.append)
    evening.until(lambda: told)
    assert "er kan niets worden gewijzigd" in told[0][""]
    evening.end()
    assert evening.path.read_bytes() == content
    assert evening.backups() == []


def test_without_a_key_it_is_asked_for(evening: Evening) -> None:
    evening.secrets.clear()
    page = evening.start()
    assert isinstance(page, UnlockPage)
    page.line.setText(evening.key.printed())
    page.open.click()
    evening.until(lambda: isinstance(evening.shown(), Shell))


def test_a_folder_that_cannot_be_written_is_open_to_look(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sub_crm.ui import opening

    def refuse(*_: object, **__: object) -> Store:
        raise problems.Unwritable(evening.path)

    monkeypatch.setattr(opening.Opening, "_open", refuse)  # root may write everywhere
    page = evening.start()
    assert "kan niet worden geschreven" in words(page)
    assert evening.sitting is not None
    assert page.ways == {}, "without a key nothing can be shown"
    evening.sitting._opening.key = evening.key
    page = evening.click(page.again, ProblemPage)
    assert tuple(page.ways) == (Way.LOOK,)
    evening.click(page.ways[Way.LOOK], Shell)


def test_where_there_is_no_room_to_begin_anew_the_page_says_so(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.path.write_bytes(b"")
    page = evening.start()
    assert tuple(page.ways) == (Way.BEGIN,)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(rescue, "set_aside", refuse)
    page = evening.click(page.ways[Way.BEGIN], ProblemPage)
    assert "kan niet worden geschreven" in words(page)
    assert evening.path.read_bytes() == b""


def test_another_workspace_in_the_window_does_not_begin_the_log_again(evening: Evening) -> None:
    backed_up(evening)
    evening.start()
    assert evening.sitting is not None
    before = logging.getLogger().handlers[:]
    assert evening.sitting._store is not None
    for backup in (backups.found_in([evening.folder], evening.path)[0].path, None):
        left = evening.shown()
        evening.sitting.ways.look_into(evening.sitting._store, backup)
        evening.until(partial(shows_another, evening, left))
        evening.settled()
    assert logging.getLogger().handlers == before


# At the end, and at the next start.


def test_what_changed_is_backed_up_when_the_program_ends(evening: Evening) -> None:
    assert isinstance(evening.start(), Shell)
    evening.end()
    [made] = evening.backups()
    assert made.name.endswith("_closing.db")
    evening.start()
    evening.end()
    assert evening.backups() == [made], "nothing changed since"


def test_a_backup_that_failed_at_the_end_is_told_at_the_next_start(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.start()
    with monkeypatch.context() as patched:

        def no_room(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        patched.setattr(backups, "to_disk", no_room)
        evening.end()
    shell = evening.start()
    evening.until(lambda: "De schijf is vol." in words(shell))
    evening.end()
    shell = evening.start()
    assert "De schijf is vol." not in words(shell)
    assert shutil.disk_usage(evening.folder).free > 0
