"""How fast the shared database answers, in wall time and in the work of the session's server."""

import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sub_crm.server.installing import install
from tests.server import postgres
from tests.server.office import Device, Office, Op, edit, new

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

BATCH = 2000
DEVICES = 200
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


def test_one_client_in_figures(office: Office):
    writer, reader = office.hire(), office.hire()
    towns = [town(n) for n in range(31)]
    people = [new("person", surname=f"K{n}", note="x" * 60) for n in range(10_000)]
    moments = [moment(n) for n in range(30_000)]
    parts = [part(n, towns, people, moments) for n in range(60_000)]
    for name, ops in {
        "organisations": towns,
        "people": people,
        "contact moments": moments,
        "participants": parts,
    }.items():
        with told(writer, f"{len(ops)} new {name}"):
            push(writer, ops)
    office.admin.execute("VACUUM ANALYZE")
    with told(reader, "first pull of 100000 rows"):
        pull(reader)
    edits = [edit("contact_moment", op["id"], 1, note=f"z{n}") for n, op in enumerate(moments)]
    for first, after in ((0, 1000), (1000, 11_000), (11_000, 11_001)):
        with told(writer, f"{after - first} edits pushed"):
            push(writer, edits[first:after])
        with told(reader, f"{after - first} edits pulled"):
            pull(reader)
    with told(reader, "100 times nothing changed"):
        for _ in range(100):
            reader.hello()
    with told(reader, "sums of everything"):
        reader.call("SELECT api.digest(%s, 1)", reader.id)


def test_two_hundred_devices_push_fifty_edits_at_once(office: Office):
    devices = [office.hire() for _ in range(DEVICES)]
    people = [[new("person", surname=f"P{n}") for _ in range(50)] for n in range(DEVICES)]
    for device, ops in zip(devices, people, strict=True):
        device.push(*ops)
    start, took = threading.Barrier(DEVICES), []

    def work(device: Device, ops: list[Op]) -> None:
        edits = [edit("person", op["id"], 1, note="samen") for op in ops]
        start.wait()
        began = time.perf_counter()
        assert device.push(*edits) == [["ok", 2]] * 50
        took.append(time.perf_counter() - began)

    threads = [
        threading.Thread(target=work, args=pair) for pair in zip(devices, people, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(took) == DEVICES
    p95 = statistics.quantiles(took, n=20)[18]
    say(f"{DEVICES} devices, 50 edits each: p95 {p95:.2f} s, last {max(took):.2f} s")


def town(n: int) -> Op:
    return new("organisation", name=f"G{n}", short_name=f"G{n}", kind="municipality")


def moment(n: int) -> Op:
    marking = "internal" if n % 20 else "confidential"
    said = {"happened_on": "2026-11-24", "kind": "conversation", "confidentiality": marking}
    return new("contact_moment", summary=f"Gesproken over woningbouw {n}", note="y" * 120, **said)


def part(n: int, towns: list[Op], people: list[Op], moments: list[Op]) -> Op:
    ends = {"contact_moment_id": moments, "person_id": people, "organisation_id": towns}
    return new("participant", **{name: ops[n % len(ops)]["id"] for name, ops in ends.items()})


def push(device: Device, ops: list[Op]) -> None:
    for start in range(0, len(ops), BATCH):
        outcomes = device.push(*ops[start : start + BATCH])
        assert all(outcome[0] == "ok" for outcome in outcomes)


def pull(device: Device) -> None:
    """Pull without reading what came: that is the client's own work."""
    more: Any = True
    while more:
        found = device.connection.execute(
            "SELECT part, body FROM api.pull(%s, 1, %s, 20000)", (device.id, device.cursor)
        ).fetchall()
        head = json.loads(found[0][1])
        device.cursor, more = head["cursor"], head["more"]


class told:  # noqa: N801 - reads as a word of its sentence
    """Say how long the block took, and how much of that the session's server worked."""

    def __init__(self, device: Device, what: str) -> None:
        self.device, self.what = device, what

    def __enter__(self) -> None:
        self.before, self.began = worked(self.device), time.perf_counter()

    def __exit__(self, *_: object) -> None:
        wall = (time.perf_counter() - self.began) * 1000
        busy = (worked(self.device) - self.before) * 1000
        say(f"{self.what:<28} {wall:9.1f} ms   server {busy:8.0f} ms")


def worked(device: Device) -> float:
    """Return the seconds of processor time that the session's server process has used."""
    path = Path(f"/proc/{device.connection.info.backend_pid}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def say(line: str, to: Callable[[str], object] = sys.stdout.write) -> None:
    to(f"  {line}\n")
