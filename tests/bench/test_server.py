"""How fast the shared database answers one client, in wall time and in the server's own work."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sub_crm.server.installing import install
from tests.server import postgres
from tests.server.office import Device, Office, edit, fresh, new

BATCH = 2000
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with postgres.running("fsync=on", "full_page_writes=on", "shared_buffers=256MB") as cluster:
        with cluster.connect() as connection:
            connection.execute("CREATE DATABASE bench")
        with cluster.connect("bench") as connection, connection.transaction():
            install(connection)
        office = Office(cluster, "bench", cluster.connect("bench"))
        yield office
        office.close()


@pytest.mark.bench
def test_the_shared_database_in_figures(office: Office):
    writer, reader = office.hire(), office.hire()
    towns = [
        new("organisation", name=f"G{n}", short_name=f"G{n}", kind="municipality")
        for n in range(31)
    ]
    people = [new("person", surname=f"K{n}", note="x" * 60) for n in range(10_000)]
    moments = [
        new(
            "contact_moment",
            happened_on="2026-11-24",
            kind="conversation",
            summary=f"Gesproken over woningbouw {n}",
            note="y" * 120,
            confidentiality="internal" if n % 20 else "confidential",
        )
        for n in range(30_000)
    ]
    parts = [
        new(
            "participant",
            id=fresh(),
            contact_moment_id=moments[n % 30_000]["id"],
            person_id=people[n % 10_000]["id"],
            organisation_id=towns[n % 31]["id"],
        )
        for n in range(60_000)
    ]
    print()
    for name, ops in (("organisations", towns), ("people", people)):
        told(writer, f"{len(ops)} new {name}", lambda ops=ops: push(writer, ops))
    told(writer, "30000 new contact moments", lambda: push(writer, moments))
    told(writer, "60000 new participants", lambda: push(writer, parts))
    office.admin.execute("VACUUM ANALYZE")
    told(reader, "first pull of 100000 rows", lambda: raw_pull(reader))
    edits = [edit("contact_moment", op["id"], 1, note=f"z{n}") for n, op in enumerate(moments)]
    told(writer, "1000 edits pushed", lambda: push(writer, edits[:1000]))
    told(writer, "10000 edits pushed", lambda: push(writer, edits[1000:11_000]))
    told(reader, "11000 edits pulled", lambda: raw_pull(reader))
    told(writer, "1 edit pushed", lambda: push(writer, edits[11_000:11_001]))
    told(reader, "1 edit pulled", lambda: raw_pull(reader))
    told(reader, "100 times nothing changed", lambda: [reader.hello() for _ in range(100)])
    told(reader, "digest of everything", lambda: reader.call(DIGEST, reader.id))


DIGEST = "SELECT api.digest(%s, 1)"


def push(device: Device, ops: list[dict[str, Any]]) -> None:
    for start in range(0, len(ops), BATCH):
        outcomes = device.push(*ops[start : start + BATCH])
        assert all(outcome[0] == "ok" for outcome in outcomes)


def raw_pull(device: Device) -> None:
    """Pull without reading what came: that is the client's own work."""
    import json

    more = True
    while more:
        found = device.connection.execute(
            "SELECT part, body FROM api.pull(%s, 1, %s, 20000)", (device.id, device.cursor)
        ).fetchall()
        head = json.loads(found[0][1])
        device.cursor, more = head["cursor"], head["more"]


def told(device: Device, what: str, work: Callable[[], object]) -> None:
    before, began = worked(device), time.perf_counter()
    work()
    wall, busy = time.perf_counter() - began, worked(device) - before
    print(f"  {what:<28} {wall * 1000:9.1f} ms   server {busy * 1000:8.0f} ms")


def worked(device: Device) -> float:
    """Return the seconds of processor time that the session's server process has used."""
    path = Path(f"/proc/{device.connection.info.backend_pid}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
