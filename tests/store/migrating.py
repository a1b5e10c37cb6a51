"""A process that migrates stores to the schema of a later version, and dies on the way.

`python -m tests.store.migrating MIGRATIONS` does so, by fork, for each line `HOW NUMBER PATH`.
"""

import itertools
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as engine

from sub_crm.store import file, problems, restoring, salvaging, schema, store
from tests.proofs.busy import promise
from tests.store.releases.making import KEY

statements = itertools.count(1)
LATER = Path(__file__).with_name("later.py")


def with_revision(folder: Path, code: str = "") -> Path:
    """Copy the migrations with one revision more, of `code` if it is not the usual one."""
    migrations = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations)
    written = (code or LATER.read_text("utf-8")).replace("HEAD", f"{file.SCHEMA:04}")
    (migrations / "versions" / "later.py").write_text(written, "utf-8")
    return migrations


def be_later(migrations: Path, put: Callable[[object, str, object], None] = setattr) -> None:
    """Turn this program into the version of which those are the migrations."""
    later = file.SCHEMA + 1
    for module in (file, store, schema, restoring, salvaging):
        put(module, "SCHEMA", later)
    put(schema, "MIGRATIONS", migrations)


def main(migrations: str) -> None:
    be_later(Path(migrations))
    for line in sys.stdin:
        how, number, path = line.rstrip("\n").split(" ", 2)
        if not (pid := os.fork()):
            WAYS[how](int(number))
            _open(Path(path))
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        promise(killed=os.WIFSIGNALED(status))


def _open(path: Path) -> None:
    try:
        store.Store(path, KEY).close()
    except problems.StoreProblem as problem:
        promise(refused=problem.sentence())
    else:
        promise(statements=next(statements) - 1)


def kill_at_statement(number: int) -> None:
    """Die before that statement; where it never comes, tell how many there were."""
    connect = engine.connect

    def trace(_: str) -> None:
        if next(statements) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*given: object, **named: object) -> file.Connection:
        connection = connect(*given, **named)
        connection.set_trace_callback(trace)
        return connection

    engine.connect = traced


def kill_at_size(number: int) -> None:
    """Die when the migration writes past that byte of a file: in the midst of its commit."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    fill_at_size(number)


def fill_at_size(number: int) -> None:
    """Let the disk be full for the migration at that byte of a file."""
    migrate = store._migrate

    def limited(connection: file.Connection) -> None:
        fill_before(number)
        migrate(connection)

    store._migrate = limited


def fill_before(number: int) -> None:
    """Let the disk be full at that byte of a file from the beginning."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, resource.RLIM_INFINITY))


WAYS = {
    "statement": kill_at_statement,
    "size": kill_at_size,
    "full": fill_at_size,
    "full-before": fill_before,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
