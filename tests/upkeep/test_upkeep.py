"""`sub-crm backup` and `sub-crm restore`: what they do, what they say, and how they end."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sub_crm.app import _create_workspace, main
from sub_crm.i18n.numbers import grouped
from sub_crm.orders.drafts import KeepDraft
from sub_crm.store import Store, backups, file
from sub_crm.store.backups import Backup, Reason
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY, key_from_passphrase, new_key, new_salt
from sub_crm.store.store import create
from sub_crm.ui.only_one import is_taken, lock_of
from tests.proofs import busy
from tests.store.test_backups import flip, how_many_talks

ROOT = Path(__file__).parents[2]
PASSPHRASE = "paarden kunnen niet typen"
Ended = tuple[int, str, str]
Command = Callable[..., Ended]
Spoil = Callable[[Path], None]


class Terminal(io.StringIO):
    """Somebody at a keyboard, who types this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def place(example: Path, tmp_path: Path) -> Path:
    """A folder with the example workspace in it."""
    shutil.copy(example, tmp_path / "voorbeeld.db")
    return tmp_path


@pytest.fixture
def workspace(place: Path) -> Path:
    return place / "voorbeeld.db"


@pytest.fixture
def command(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Give a command about the example; return its exit code, what it said and complained of."""

    def give(*words: object, stdin: io.StringIO | None = None, of: str = "--example") -> Ended:
        monkeypatch.setattr("sys.stdin", stdin or io.StringIO())
        more = ["--data-dir", str(place), *filter(None, [of])]
        code = main([*map(str, words), *more])
        said = capsys.readouterr()
        return code, said.out, said.err

    return give


@pytest.fixture
def made(command: Command, workspace: Path) -> Backup:
    """A backup, after which two talks were logged."""
    assert command("backup")[0] == 0
    [found] = all_backups(workspace)
    log_talks(workspace, 2)
    return found


# Making one.


def test_a_backup_says_where_it_is_and_what_it_holds(command: Command, workspace: Path):
    code, said, complaint = command("backup")
    [made] = all_backups(workspace)
    assert (code, complaint, made.reason) == (0, "", Reason.ASKED)
    first, second = said.splitlines()
    assert first.startswith(f"Reservekopie gemaakt en gecontroleerd: {made.path} (")
    assert first.endswith(" MB)")
    counts = backups.verified(made.path, EXAMPLE_KEY).counts
    assert f"{grouped(counts['contact_moment'])} contactmomenten" in second
    assert f"{counts['person']} personen" in second


def test_a_backup_goes_where_it_is_asked_to_go(command: Command, workspace: Path, place: Path):
    code, said, _ = command("backup", "--to", place / "stick" / "map")
    [made] = backups.found_in([place / "stick" / "map"], workspace)
    assert (code, str(made.path) in said) == (0, True)
    assert all_backups(workspace) == []
    assert len(command("backup", "--list", "--to", made.path.parent)[1].splitlines()) == 4


def test_the_folder_of_the_settings_is_used(command: Command, workspace: Path, place: Path):
    chosen = place / "elders"
    (place / "instellingen.json").write_text(f'{{"backup_folder": "{chosen.as_posix()}"}}', "utf-8")
    assert command("backup")[0] == 0
    [made] = backups.found_in([chosen], workspace)
    assert str(made.path) in command("backup", "--list")[1]
    assert command("restore", "newest", "--yes")[0] == 0


def test_a_backup_is_made_while_the_program_has_the_workspace(command: Command, workspace: Path):
    with opened_by_the_program(workspace) as store:
        writer = store.writer()
        busy.order(writer, busy.talk(1))
        before = how_many_talks(workspace, EXAMPLE_KEY)
        assert command("backup")[0] == 0
        busy.order(writer, busy.talk(2))
        writer.close()
    [made] = all_backups(workspace)
    assert backups.verified(made.path, EXAMPLE_KEY).counts["contact_moment"] == before


def test_without_a_workspace_there_is_no_backup(command: Command, workspace: Path):
    workspace.unlink()
    assert command("backup") == (1, "", f"Er is geen bestand {workspace}.\n")


def test_a_backup_that_is_interrupted_leaves_nothing(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch
):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "_copy", interrupt)
    assert command("backup") == (1, "", "Afgebroken.\n")
    assert list(backups.default_folder(workspace).iterdir()) == []


def test_on_a_terminal_it_says_how_far_it_is_in_a_line_that_goes(
    command: Command, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backups, "PAGES", 300)
    monkeypatch.setattr("sys.stderr", shown := Terminal())
    assert command("backup")[0] == 0
    first, *percents, last, gone = shown.getvalue().split("\r\033[K")[1:]
    assert (first, last, gone) == ("Controleren…", "Controleren…", "")
    assert len(percents) > 2
    assert percents[0].startswith("Kopiëren: ")


# Showing them.


def test_each_backup_tells_what_it_holds_and_what_going_back_changes(
    command: Command, made: Backup, workspace: Path
):
    code, said, complaint = command("backup", "--list")
    assert (code, complaint) == (0, "")
    head, holding, change, path = said.splitlines()
    assert head.startswith("vandaag ")
    assert " · zelf gemaakt · " in head
    assert head.endswith(" MB · heel")
    held = backups.verified(made.path, EXAMPLE_KEY).counts
    assert f" {grouped(held['contact_moment'])} contactmomenten," in holding
    assert change == (
        "  Bij terugzetten: 2 personen verdwijnen, 2 contactmomenten verdwijnen,"
        " 2 opvolgingen verdwijnen."
    )
    assert path == f"  {made.path}"


def test_what_a_restored_backup_changes_is_nothing(command: Command, made: Backup):
    assert command("restore", made.path, "--yes")[0] == 0
    *_others, change, path = command("backup", "--list")[1].splitlines()
    assert (change, path) == ("  Gelijk aan nu.", f"  {made.path}")


def test_a_change_that_changes_no_number_is_said_too(
    command: Command, made: Backup, workspace: Path
):
    assert command("restore", made.path, "--yes")[0] == 0
    with opened_by_the_program(workspace) as store:
        writer = store.writer()
        busy.order(writer, KeepDraft(id=busy.DRAFT, kind="quick_log", body="{}"))
        writer.close()
    change = command("backup", "--list")[1].splitlines()[-2]
    assert change == "  De aantallen blijven gelijk, maar er is sindsdien iets gewijzigd."


def test_a_damaged_and_a_newer_backup_are_called_so(
    command: Command, made: Backup, workspace: Path
):
    command("backup")
    newer, _ = all_backups(workspace)
    be_of_a_later_version(newer.path)
    flip(made.path, made.size // 2)
    code, said, _ = command("backup", "--list")
    lines = said.splitlines()
    assert code == 0
    assert lines[0].endswith(" · heel, maar van een nieuwere versie")
    assert lines[4].endswith(" · beschadigd")
    assert lines[5] == f"  Het bestand {made.path} is beschadigd of niet volledig."


@pytest.mark.parametrize("what", ["gone", "damaged"])
def test_backups_are_shown_also_where_the_workspace_cannot_be_read(
    command: Command, made: Backup, workspace: Path, what: str
):
    workspace.write_bytes(b"kapot" * 5000) if what == "damaged" else workspace.unlink()
    code, said, _ = command("backup", "--list")
    first, head, *_ = said.splitlines()
    assert first == "De werkruimte zelf kan niet worden gelezen; vergelijken met nu kan niet."
    assert (code, head.endswith("heel"), str(made.path) in said) == (0, True, True)


def test_where_there_is_none_that_is_said(command: Command, workspace: Path):
    folder = backups.default_folder(workspace)
    said = f"In {folder} is geen reservekopie van deze werkruimte.\n"
    assert command("backup", "--list") == (1, "", said)
    assert command("restore", "newest", "--yes") == (1, "", said)


# Putting one back.


@pytest.mark.parametrize("which", ["the file", "newest"])
def test_a_backup_is_put_back_and_what_was_there_is_kept(
    command: Command, made: Backup, workspace: Path, which: str
):
    now = how_many_talks(workspace, EXAMPLE_KEY)
    code, said, complaint = command("restore", made.path if which == "the file" else which, "--yes")
    assert (code, complaint) == (0, "")
    assert how_many_talks(workspace, EXAMPLE_KEY) == now - 2
    before, _ = all_backups(workspace)
    assert before.reason is Reason.RESTORE
    assert backups.verified(before.path, EXAMPLE_KEY).counts["contact_moment"] == now
    assert "2 contactmomenten verdwijnen" in said
    assert said.splitlines()[-2:] == [
        f"Teruggezet als {workspace}",
        f"Wat er stond is een reservekopie: {before.path}",
    ]
    Store(workspace, EXAMPLE_KEY).close()


def test_a_damaged_workspace_is_kept_under_another_name(
    command: Command, made: Backup, workspace: Path
):
    content = workspace.read_bytes()
    damaged = content[:4096] + b"kapot" * 10_000
    workspace.write_bytes(damaged)
    code, said, _ = command("restore", made.path, "--yes")
    kept = Path(said.rpartition("bewaard als ")[2].strip())
    assert (code, kept.read_bytes()) == (0, damaged)
    Store(workspace, EXAMPLE_KEY).close()


def test_on_another_computer_there_was_nothing(command: Command, made: Backup, workspace: Path):
    elsewhere = Path(shutil.copy(made.path, workspace.parent / "meegenomen.db"))
    workspace.unlink()
    shutil.rmtree(made.path.parent)
    code, said, _ = command("restore", elsewhere, "--yes")
    assert (code, said.splitlines()[-1]) == (0, f"Teruggezet als {workspace}")
    Store(workspace, EXAMPLE_KEY).close()


@pytest.mark.parametrize(
    ("typed", "ended"), [("ja\n", 0), ("J\n", 0), ("nee\n", 1), ("\n", 1), ("", 1)]
)
def test_it_is_asked_on_a_terminal(
    command: Command, made: Backup, workspace: Path, typed: str, ended: int
):
    now = how_many_talks(workspace, EXAMPLE_KEY)
    code, said, complaint = command("restore", "newest", stdin=Terminal(typed))
    assert "Terugzetten? Typ ja: " in said
    assert (code, complaint) == (ended, "Er is niets gewijzigd.\n" if ended else "")
    assert how_many_talks(workspace, EXAMPLE_KEY) == (now if ended else now - 2)


def test_nobody_is_asked_without_a_terminal(command: Command, made: Backup, workspace: Path):
    before = workspace.read_bytes()
    code, _, complaint = command("restore", made.path)
    assert code == 2
    assert complaint == "Er is geen terminal om bevestiging te vragen; geef die met --yes.\n"
    assert workspace.read_bytes() == before


def test_a_workspace_that_the_program_has_open_is_left_alone(
    command: Command, made: Backup, workspace: Path
):
    with opened_by_the_program(workspace):
        before = workspace.read_bytes()
        code, said, complaint = command("restore", made.path, "--yes")
        assert (code, said) == (1, "")
        assert complaint == (
            f"SUB-CRM heeft {workspace} open; sluit het programma af en probeer het opnieuw.\n"
        )
        assert workspace.read_bytes() == before
    assert command("restore", made.path, "--yes")[0] == 0


def test_the_program_cannot_start_while_one_is_put_back(
    command: Command, made: Backup, workspace: Path, monkeypatch: pytest.MonkeyPatch
):
    taken: list[bool] = []
    keep = backups.make

    def look_meanwhile(*given: object, **named: object) -> object:
        taken.append(is_taken(lock_of(workspace)))
        return keep(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "make", look_meanwhile)
    assert command("restore", made.path, "--yes")[0] == 0
    assert taken == [True]
    assert not is_taken(lock_of(workspace))


def gone(backup: Path) -> None:
    backup.unlink()


def damaged(backup: Path) -> None:
    flip(backup, backup.stat().st_size // 2)


def halved(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])


def emptied(backup: Path) -> None:
    backup.write_bytes(b"")


def of_somebody_else(backup: Path) -> None:
    backup.unlink()
    create(backup, new_key()).close()


def of_another_program(backup: Path) -> None:
    backup.write_text("Beste collega, hierbij het verslag.", "utf-8")


def be_of_a_later_version(backup: Path) -> None:
    with contextlib.closing(connect(backup, EXAMPLE_KEY)) as connection:
        connection.execute(f"PRAGMA user_version = {file.SCHEMA + 1}")


NOT_OURS = "{path} hoort niet bij de werkruimte "
SPOILT: dict[Spoil, str] = {
    gone: "Er is geen bestand {path}.",
    damaged: "Het bestand {path} is beschadigd of niet volledig.",
    halved: "Het bestand {path} is beschadigd of niet volledig.",
    emptied: "Het bestand {path} is leeg",
    of_somebody_else: NOT_OURS,
    of_another_program: NOT_OURS,
    be_of_a_later_version: "De werkruimte {path} is gemaakt met een nieuwere versie",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_what_cannot_be_put_back_is_said_and_changes_nothing(
    command: Command, made: Backup, workspace: Path, spoil: Spoil
):
    spoil(made.path)
    before = workspace.read_bytes()
    code, said, complaint = command("restore", made.path, "--yes")
    assert (code, said) == (1, "")
    assert complaint.startswith(SPOILT[spoil].format(path=made.path))
    assert len(complaint.splitlines()) == 1
    assert workspace.read_bytes() == before
    assert not list(workspace.parent.rglob("*.part"))


# The key.


@pytest.fixture
def own(place: Path) -> Path:
    """A user's workspace, whose key no keyring has."""
    path, salt = place / "werkruimte.db", new_salt()
    _create_workspace(path, key_from_passphrase(PASSPHRASE, salt), salt).close()
    return path


def test_the_passphrase_is_asked_where_no_keyring_has_the_key(command: Command, own: Path):
    typed = io.StringIO(f"{PASSPHRASE}\n")
    code, _, complaint = command("backup", of="", stdin=typed)
    assert (code, complaint) == (0, "")
    [made] = all_backups(own)
    own.unlink()
    typed = io.StringIO(f"{PASSPHRASE}\n")
    assert command("restore", "newest", "--yes", of="", stdin=typed)[0] == 0
    Store(own, key_from_passphrase(PASSPHRASE, file.salt_of(made.path))).close()


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("paarden typen wel\n", "De sleutel past niet op {path}, of het bestand is beschadigd.\n"),
        ("", "De sleutelbos heeft geen sleutel voor deze werkruimte.\n"),
    ],
)
def test_a_key_that_does_not_fit_is_said(command: Command, own: Path, typed: str, complaint: str):
    ended = command("backup", of="", stdin=io.StringIO(typed))
    assert ended == (1, "", complaint.format(path=own))


# The world.


def sub_crm(*words: object, before: str = "") -> subprocess.CompletedProcess[str]:
    """Give a command in a process of its own, after something that the shell does first."""
    given = [sys.executable, "-m", "sub_crm", *map(str, words)]
    return subprocess.run(
        ["/bin/sh", "-c", f'{before} exec "$@"', "sh", *given],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit to a file")
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("backup",), "Er kon geen reservekopie worden gemaakt in"),
        (("restore", "newest", "--yes"), "De reservekopie kon niet worden teruggezet als"),
    ],
)
def test_a_full_disk_is_said_and_changes_nothing(
    place: Path, made: Backup, workspace: Path, words: tuple[str, ...], complaint: str
):
    before = workspace.read_bytes()
    room = workspace.stat().st_size // 1024
    done = sub_crm(*words, "--example", "--data-dir", place, before=f"ulimit -f {room};")
    assert done.returncode == 1
    assert done.stderr.startswith(complaint)
    assert len(done.stderr.splitlines()) == 1
    assert workspace.read_bytes() == before
    assert all_backups(workspace) == [made]
    assert not list(place.rglob("*.part"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that nobody can write in")
def test_a_folder_that_cannot_be_written_is_said(command: Command):
    assert command("backup", "--to", "/proc/map") == (
        1,
        "",
        "Er kon geen reservekopie worden gemaakt in /proc/map. "
        "In die map kan niet worden geschreven.\n",
    )


def test_no_window_is_loaded_for_a_backup(place: Path):
    code = (
        "import sys; from sub_crm.app import main; code = main(sys.argv[1:]);"
        " sys.exit(code or any(name.startswith(('PySide6', 'sqlalchemy')) for name in sys.modules))"
    )
    words = ["backup", "--example", "--data-dir", str(place)]
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False)
    assert done.returncode == 0


def all_backups(workspace: Path) -> list[Backup]:
    return backups.found_in([backups.default_folder(workspace)], workspace)


def log_talks(workspace: Path, number: int) -> None:
    store = Store(workspace, EXAMPLE_KEY)
    writer = store.writer()
    for each in range(number):
        busy.order(writer, busy.talk(each))
    writer.close()
    store.close()


@contextlib.contextmanager
def opened_by_the_program(workspace: Path) -> Iterator[Store]:
    """Have the workspace as a window has it."""
    lock = lock_of(workspace)
    assert not is_taken(lock)
    store = Store(workspace, EXAMPLE_KEY)
    yield store
    store.close()
    lock.unlock()
