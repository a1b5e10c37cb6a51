"""Fixtures: one server with TLS, with an installed database for all tests of a module."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sub_crm.server.installing import install
from sub_crm.sync import passwords
from sub_crm.sync.profile import Profile
from tests.server.conftest import furnished
from tests.server.office import Office
from tests.server.postgres import Cluster
from tests.sync import secure
from tests.sync.authority import Authority


@pytest.fixture(scope="session")
def secured() -> Iterator[tuple[Cluster, Authority]]:
    if not secure.knows_tls():
        pytest.skip("this PostgreSQL knows no TLS")
    with secure.running() as (cluster, issuer):
        with cluster.connect() as connection:
            connection.execute("CREATE DATABASE installed")
        with cluster.connect("installed") as connection, connection.transaction():
            install(connection)
        yield cluster, issuer


@pytest.fixture(scope="module")
def server(secured: tuple[Cluster, Authority]) -> Iterator[Office]:
    """An installed database behind TLS, for all tests of a module."""
    yield from furnished(secured[0])


@pytest.fixture(scope="session")
def ca_file(secured: tuple[Cluster, Authority]) -> Path:
    return secured[1].file


@pytest.fixture
def profile_of(server: Office, ca_file: Path) -> Callable[..., Profile]:
    """Make the profile of an account on the server."""

    def profile_of(login: str, **said: object) -> Profile:
        usual = {
            "host": "localhost",
            "port": server.cluster.port,
            "database": server.database,
            "login": login,
            "ca_file": str(ca_file),
        }
        return Profile(**usual | said)  # type: ignore[arg-type]

    return profile_of


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """No test finds the passwords of another."""
    yield
    passwords._of_this_sitting.clear()
