"""Opening a workspace: only what is ours, whole and encrypted; anything else stays as it was."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine
from sqlalchemy.exc import IntegrityError

from sub_crm.store import EXAMPLE_MARK, Store, StoreProblem, create, file, problems
from sub_crm.store import store as store_module
from sub_crm.store.file import APPLICATION_ID, Connection, connect
from sub_crm.store.keys import EXAMPLE_KEY, Key, new_key, new_salt
from sub_crm.store.writer import Writer
from sub_crm.system.log import start_log
from tests import factories as make
from tests.store.looking import RECORD_TABLES

Spoil = Callable[[Path, Key], None]
MARKERS = [f"merkteken-{number:02}-geheim" for number in range(30)]


def test_what_was_written_is_there_when_the_workspace_is_opened_again(
    store: Store, writer: Writer, key: Key
):
    with writer.act("log", now=make.NOW) as act:
        make.contact_moment(act.session, summary="Woningbouw in Zeist")
    again = Store(store.path, key)
    reader = again.reader()
    assert reader.values("SELECT summary FROM contact_moments") == ["Woningbouw in Zeist"]
    assert again.identity == store.identity
    reader.close()


# What lies on the disk tells nothing.


def test_no_file_holds_a_word_that_somebody_wrote(
    tmp_path: Path, writer: Writer, log: Path, key: Key
):
    write_markers(writer)
    logging.getLogger("test").error("unexpected", exc_info=error_that_quotes(writer))
    logging.getLogger("test").error("unexpected", exc_info=ValueError(MARKERS[0]))
    assert "IntegrityError" in log.read_text("utf-8")
    assert (tmp_path / "werkruimte.db-wal").stat().st_size > 30_000
    assert words_found_in(tmp_path) == set()


def test_the_first_bytes_do_not_say_that_it_is_a_database(store: Store):
    assert not store.path.read_bytes().startswith(file.PLAIN_HEADER)


def test_the_search_for_words_finds_them_where_nothing_is_encrypted(tmp_path: Path):
    with sqlite3.connect(tmp_path / "plain.db") as connection:
        connection.execute("CREATE TABLE told (it)")
        connection.executemany("INSERT INTO told VALUES (?)", [(word,) for word in MARKERS])
    connection.close()
    assert words_found_in(tmp_path) == set(MARKERS)


def test_a_key_does_not_print_itself():
    key = new_key()
    assert key.raw.hex() not in f"{key} {key!r} {[key]}".lower()


# What cannot be opened is told apart, and stays as it was.


def gone(path: Path, _: Key) -> None:
    path.unlink()


def emptied(path: Path, _: Key) -> None:
    path.write_bytes(b"")


def nearly_emptied(path: Path, _: Key) -> None:
    path.write_bytes(path.read_bytes()[:15])


def torn_in_the_first_page(path: Path, _: Key) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def halved(path: Path, _: Key) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_another_key(path: Path, _: Key) -> None:
    path.unlink()
    create(path, new_key()).close()


def plain(path: Path, _: Key) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE told (it)")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()


def of_another_program(path: Path, key: Key) -> None:
    path.unlink()
    connection = engine.connect(str(path))
    connection.set_key(key.pragma(new_salt()))
    connection.execute("CREATE TABLE told (it)")
    connection.close()


def of_a_later_version(path: Path, key: Key) -> None:
    connection = connect(path, key)
    connection.execute(f"PRAGMA user_version = {file.SCHEMA + 1}")
    connection.close()


SPOILT: dict[Spoil, tuple[type[StoreProblem], str]] = {
    gone: (problems.Missing, "Er is geen bestand"),
    emptied: (problems.Emptied, "is leeg"),
    nearly_emptied: (problems.Emptied, "is leeg"),
    torn_in_the_first_page: (problems.WrongKey, "De sleutel past niet"),
    halved: (problems.Damaged, "niet volledig"),
    of_another_key: (problems.WrongKey, "De sleutel past niet"),
    plain: (problems.Unencrypted, "niet versleuteld"),
    of_another_program: (problems.NotOurs, "geen werkruimte van SUB-CRM"),
    of_a_later_version: (problems.Newer, "nieuwere versie"),
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_file_that_cannot_be_opened_is_explained_and_left_alone(
    store: Store, key: Key, spoil: Spoil
):
    store.close()
    spoil(store.path, key)
    before = contents(store.path.parent)
    problem, words = SPOILT[spoil]
    with pytest.raises(problem) as raised:
        Store(store.path, key)
    assert words in raised.value.sentence()
    assert str(store.path) in raised.value.sentence()
    assert contents(store.path.parent) == before


def test_a_wrong_key_leaves_what_a_crash_left_in_the_journal(
    tmp_path: Path, store: Store, writer: Writer, key: Key
):
    with writer.act("log", now=make.NOW) as act:
        make.contact_moment(act.session, summary="Nog niet in het bestand zelf")
    crashed = copied(store.path, tmp_path / "crashed.db")
    with pytest.raises(problems.WrongKey):
        Store(crashed, new_key())
    opened = Store(crashed, key)
    reader = opened.reader()
    assert reader.values("SELECT count(*) FROM contact_moments") == [1]
    reader.close()


def test_the_key_that_everybody_has_opens_only_what_is_marked_as_an_example(tmp_path: Path):
    create(tmp_path / "voorbeeld.db", EXAMPLE_KEY, mark=EXAMPLE_MARK).close()
    Store(tmp_path / "voorbeeld.db", EXAMPLE_KEY).close()
    with pytest.raises(problems.NoExample) as raised:
        create(tmp_path / "echt.db", EXAMPLE_KEY)
    assert EXAMPLE_MARK in raised.value.sentence()


def test_an_example_may_have_a_key_of_its_own(tmp_path: Path, key: Key):
    create(tmp_path / "voorbeeld.db", key, mark=EXAMPLE_MARK).close()
    assert Store(tmp_path / "voorbeeld.db", key).identity.mark == EXAMPLE_MARK


# The engine, and how it was told to work.


def test_the_engine_is_one_that_keeps_what_two_connections_write():
    assert engine.sqlite_version_info >= (3, 51, 3)


def test_an_older_engine_is_refused(store: Store, key: Key, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file, "OLDEST_ENGINE", (99, 0, 0))
    with pytest.raises(problems.WeakEngine, match=r"werkruimte\.db") as raised:
        Store(store.path, key)
    assert "database-motor" in raised.value.sentence()


def test_an_engine_that_does_not_encrypt_is_refused(
    store: Store, key: Key, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(file, "_pragma", lambda _, name: "4.19.0" if "version" in name else "0")
    with pytest.raises(problems.WeakEngine):
        Store(store.path, key)


def test_every_connection_is_durable_and_keeps_references(store: Store, writer: Writer):
    reader = store.reader()
    with writer.act("look", now=make.NOW) as act:
        writing = act.session.connection().connection.driver_connection
        assert settings_of(writing) == settings_of(reader._connection) == ("wal", 2, 1, 1)
    reader.close()


def test_who_reads_cannot_write(store: Store, writer: Writer):
    with writer.act("log", now=make.NOW) as act:
        make.contact_moment(act.session)
    reader = store.reader()
    with pytest.raises(engine.OperationalError, match="readonly"):
        reader.value("UPDATE contact_moment SET note = 'veranderd'")
    assert reader.values("SELECT note FROM contact_moments") == [""]
    reader.close()


def test_every_table_of_records_minds_its_types(raw: Connection):
    strict = {name for _, name, _, _, _, is_strict in tables_of(raw) if is_strict}
    assert RECORD_TABLES.keys() | {"act", "change", "draft", "fact"} <= strict
    with pytest.raises(engine.IntegrityError, match="cannot store TEXT"):
        raw.execute("INSERT INTO act (id, at, verb) VALUES (1, 'gisteren', '')")


def test_a_workspace_that_was_closed_is_one_file(tmp_path: Path, key: Key):
    store = create(tmp_path / "werkruimte.db", key)
    for writer in (store.writer(), store.writer()):
        writer.close()
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["werkruimte.db"]


# Making one.


@pytest.mark.parametrize("content", [b"", b"mijn scriptie"])
def test_making_a_workspace_never_overwrites_a_file(tmp_path: Path, key: Key, content: bytes):
    path = tmp_path / "werkruimte.db"
    path.write_bytes(content)
    with pytest.raises(FileExistsError):
        create(path, key)
    assert contents(tmp_path) == {path.name: content}


def test_a_workspace_whose_making_fails_is_not_there(tmp_path: Path, key: Key):
    path = tmp_path / "werkruimte.db"
    with pytest.raises(ZeroDivisionError):
        create(path, key, fill=lambda _: 1 / 0)  # type: ignore[arg-type]
    assert not path.exists()
    create(path, key).close()
    assert list(contents(tmp_path)) == [path.name]


def test_a_crash_before_the_name_is_given_leaves_no_half_workspace(tmp_path: Path, key: Key):
    path = tmp_path / "werkruimte.db"
    store_module.make_file(tmp_path / "werkruimte.db.part", key, "", new_salt(), None)
    with pytest.raises(problems.Missing):
        Store(path, key)
    create(path, key).close()
    assert list(contents(tmp_path)) == [path.name]


def test_the_journal_of_a_lost_file_is_kept_apart_from_the_new_one(
    tmp_path: Path, store: Store, writer: Writer, key: Key
):
    with writer.act("log", now=make.NOW) as act:
        make.contact_moment(act.session)
    lost = copied(store.path, tmp_path / "verloren.db")
    journal = contents(tmp_path)["verloren.db-wal"]
    lost.unlink()
    made = create(lost, key)
    reader = made.reader()
    assert reader.value("PRAGMA quick_check") == "ok"
    assert reader.value("SELECT count(*) FROM contact_moments") == 0
    assert contents(tmp_path)["verloren.db-wal.oud"] == journal
    reader.close()


def test_a_folder_that_cannot_be_made_is_a_problem_in_words(tmp_path: Path, key: Key):
    (tmp_path / "map").write_text("geen map")
    with pytest.raises(problems.Unwritable) as raised:
        create(tmp_path / "map" / "werkruimte.db", key)
    assert "kan niet worden geschreven" in raised.value.sentence()


def test_two_workspaces_have_nothing_in_common(tmp_path: Path, key: Key):
    one, other = (create(tmp_path / name, key) for name in ("een.db", "twee.db"))
    assert one.identity.store_id != other.identity.store_id
    assert one.identity.device_id != other.identity.device_id
    assert one.path.read_bytes()[:16] != other.path.read_bytes()[:16]
    one.close()
    other.close()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    start_log(tmp_path / "log" / "sub-crm.log")
    yield tmp_path / "log" / "sub-crm.log"
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def write_markers(writer: Writer) -> None:
    """Write one marker into each of 30 fields, of the subjects that people write about."""
    words = iter(MARKERS)
    fields = {
        make.contact_moment: ("summary", "note", "raw", "place"),
        make.person: ("titles_before", "initials", "first_name", "surname", "note"),
        make.follow_up: ("title", "note"),
        make.issue: ("title", "context", "outcome", "source"),
        make.organisation: ("short_name", "aliases", "regions", "note"),
        make.app_user: ("name", "job_title"),
        make.position: ("title", "term_rule"),
        make.tenure: ("end_reason", "source"),
        make.contact_point: ("value",),
        make.issue_stance: ("reason",),
        make.cadence: ("agreed_with", "note"),
        make.draft: ("body",),
    }
    with writer.act(next(words), now=make.NOW) as act:
        for maker, names in fields.items():
            maker(act.session, **{name: next(words, MARKERS[-1]) for name in names})


def error_that_quotes(writer: Writer) -> Exception:
    """Return the error of writing a word that is refused, whose parameters hold that word."""
    with writer.act("log", now=make.NOW) as act:
        moment = make.contact_moment(act.session)
    with pytest.raises(IntegrityError) as raised, writer.act("log", now=make.NOW) as act:
        make.contact_moment(act.session, id=moment.id, note=MARKERS[0])
    assert MARKERS[0] not in str(raised.value)
    return raised.value


def words_found_in(folder: Path) -> set[str]:
    everything = b"".join(contents(folder).values())
    return {word for word in MARKERS if word.encode() in everything}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, without the index that the engine shares in memory."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files if not path.name.endswith("-shm")}


def copied(path: Path, to: Path) -> Path:
    """Copy a workspace with its journal, as it lies there after a crash."""
    for end in ("", "-wal"):
        to.with_name(to.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    return to


def settings_of(connection: Connection) -> tuple[object, ...]:
    names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    return tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)


def tables_of(connection: Connection) -> list[tuple[str, str, str, int, int, int]]:
    return list(connection.execute("PRAGMA table_list"))
