"""The workspaces that are measured: made once per size and kept, encrypted as every workspace is.

What triggers derive is derived at once afterwards, by the same functions that migrations use: the
rows are inserted a thousand at a time without triggers and indexes, the index is filled anew.
"""

import contextlib
import datetime as dt
import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sub_crm.bench.moments import CHUNK, COLUMNS, moments
from sub_crm.bench.town import SIZES, TODAY, Size, Town, build
from sub_crm.bench.words import Words
from sub_crm.i18n import _
from sub_crm.models import Base, Record
from sub_crm.store import EXAMPLE_MARK, Store, capture, create, rollups, search_index
from sub_crm.store.file import SCHEMA, Connection, connect
from sub_crm.store.filling import insert_rows, set_user
from sub_crm.store.keys import EXAMPLE_KEY

EDITION = 4
"""Raise it whenever the generator makes other rows."""
SEED = 42
NOW = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
_GROWING = (*COLUMNS, "change")

Tell = Callable[[str], None]


def path_of(folder: Path, size: str) -> Path:
    """Another seed, schema or edition of the generator is another file."""
    return folder / f"meting-{size}-{SEED}-{SCHEMA}.{EDITION}.db"


def kept_store(folder: Path, size: str, tell: Tell) -> Path:
    """Return the path of the store of a size, made now where it is not in the folder yet."""
    path = path_of(folder, size)
    if not path.exists():
        make(path, SIZES[size], tell).close()
    return path


def make(path: Path, size: Size, tell: Tell = lambda _: None, seed: int = SEED) -> Store:
    """Make a store with invented contents; raise FileExistsError where there is a file."""
    words = Words(random.Random(f"{seed}:words"))
    town = build(size, seed, words)

    def fill(connection: Connection) -> None:
        insert_rows(connection, town.rows, now=NOW, verb="Gemaakt")
        set_user(connection, town.managers[0])
        with _set_aside(connection):
            _insert_moments(connection, town, size.moments, seed, words, tell)
            tell(_("woorden indexeren"))
            search_index.rebuild(connection)
            rollups.rebuild(connection)

    return create(path, EXAMPLE_KEY, mark=EXAMPLE_MARK, fill=fill)


def content_hash(path: Path) -> str:
    """Return a digest of everything in the records and what is derived from them."""
    records = [kind.class_ for kind in Base.registry.mappers if issubclass(kind.class_, Record)]
    tables = sorted(kind.__tablename__ for kind in records)
    connection, digest = connect(path, EXAMPLE_KEY), hashlib.sha256()
    for table, order in [*((table, "id") for table in tables), ("contact_rank", "srank")]:
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            digest.update(repr(row).encode())
    connection.close()
    return digest.hexdigest()


@contextlib.contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Give a copy that may be written in, beside the original, and throw it away afterwards."""
    with tempfile.TemporaryDirectory(prefix="meting-", dir=path.parent) as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        yield copy


@contextlib.contextmanager
def decrypted(path: Path) -> Iterator[Path]:
    """Give the same store without encryption; only of invented contents, so for measuring alone."""
    with tempfile.TemporaryDirectory(prefix="meting-", dir=path.parent) as folder:
        plain = Path(folder) / "open.db"
        connection = connect(path, EXAMPLE_KEY)
        connection.execute("ATTACH ? AS plain KEY ''", (os.fspath(plain),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.close()
        yield plain


@contextlib.contextmanager
def _set_aside(connection: Connection) -> Iterator[None]:
    """Do without triggers and the indexes of what grows, and have them all again afterwards."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' OR (type = 'index'"
        f" AND sql > '' AND tbl_name IN ({', '.join('?' * len(_GROWING))}))",
        _GROWING,
    ).fetchall()
    for kind, name, _sql in found:
        connection.execute(f"DROP {kind} {name}")
    yield
    for kind, _name, sql in found:
        if kind == "index":
            connection.execute(sql)
    capture.install(connection)


def _insert_moments(
    connection: Connection, town: Town, count: int, seed: int, words: Words, tell: Tell
) -> None:
    """Each moment is an act of its own, as when somebody logs it."""
    [(last_act,)] = connection.execute("SELECT max(id) FROM act")
    for place, rows in enumerate(moments(town, count, seed, words)):
        acts = {row[0]: number for number, row in enumerate(rows["contact_moment"], last_act + 1)}
        last_act += len(acts)
        connection.executemany(
            "INSERT INTO act (id, at, verb, user_id) VALUES (?, ?, 'Contact vastgelegd', ?)",
            [(acts[row[0]], row[8], row[7]) for row in rows["contact_moment"]],
        )
        for table, columns in COLUMNS.items():
            names = columns.split()
            marks = ", ".join("?" * len(names))
            connection.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows[table]
            )
            about = 0 if table == "contact_moment" else names.index("contact_moment_id")
            connection.executemany(
                "INSERT INTO change (act_id, table_name, record_id) VALUES (?, ?, ?)",
                [(acts[row[about]], table, row[0]) for row in rows[table]],
            )
        if not place % 20:
            tell(_("contactmomenten {n} van {all}").format(n=place * CHUNK, all=count))
