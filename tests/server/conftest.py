"""One server for the tests of a process, a database of its own for each test."""

import itertools
from collections.abc import Iterator

import pytest

from sub_crm.server.installing import install
from tests.server import postgres
from tests.server.office import Office
from tests.server.postgres import Cluster

NAMES = itertools.count()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with postgres.running() as cluster:
        with cluster.connect() as connection:
            connection.execute("CREATE DATABASE installed")
        with cluster.connect("installed") as connection, connection.transaction():
            install(connection)
        yield cluster


@pytest.fixture
def office(cluster: Cluster) -> Iterator[Office]:
    """An installed database without anything in it."""
    yield from furnished(cluster)


@pytest.fixture(scope="module")
def shared(cluster: Cluster) -> Iterator[Office]:
    """One database for all tests of a module, for those that do not mind each other."""
    yield from furnished(cluster)


def furnished(cluster: Cluster) -> Iterator[Office]:
    name = f"db{next(NAMES)}"
    cluster.clone("installed", name)
    office = Office(cluster, name, cluster.connect(name))
    # rights on a database itself stay behind when it is copied, as when it is restored
    office.admin.execute(
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC;"
        f" GRANT CONNECT ON DATABASE {name} TO crm_user, crm_report"
    )
    try:
        yield office
    finally:
        office.close()
        cluster.drop(name)
