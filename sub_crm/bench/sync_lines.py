"""How fast both sides become the same, over the product's whole path.

There is no floor to set beside it: the least that gives the same result is another program. The
targets are those of the design of synchronisation, for two quiet cores.
"""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from sub_crm.bench.delay_lines import delay
from sub_crm.bench.measuring import Figures, Result, Verdict
from sub_crm.bench.screens import application, until
from sub_crm.bench.slow_line import slow_line
from sub_crm.bench.sync_world import Laptop, World, world
from sub_crm.i18n import _
from sub_crm.sync.service import Phase, Service, Status

FIRST_PULL = 110_000
ROUNDS = 5


def sync_lines(url: str) -> Iterator[Result]:
    """Measure against the server of an administrator's URL."""
    with world(url) as made:
        writer, reader = made.laptop(), made.laptop()
        yield from _edits(writer, reader)
        yield _seen(writer, reader)
        yield _delay(writer, reader)
        for delay in (20, 80):
            yield from _over_a_slow_line(made, delay)
        yield _first_pull(made, writer)


def _edits(writer: Laptop, reader: Laptop) -> Iterator[Result]:
    writer.people(10_000)
    writer.replica.synchronise()
    reader.replica.synchronise()
    yield _line("sync-nothing", [_timed(writer.replica.synchronise) for _ in range(50)], None)
    for count, push_ms, pull_ms in ((1_000, 80, 50), (10_000, 800, 300)):
        pushes, pulls = [], []
        for number in range(ROUNDS):
            writer.edit(count, f"ronde {number}")
            pushes.append(_timed(writer.replica.synchronise))
            pulls.append(_timed(reader.replica.synchronise))
        yield _line(f"sync-push-{count}", pushes, push_ms)
        yield _line(f"sync-pull-{count}", pulls, pull_ms)


def _seen(writer: Laptop, reader: Laptop) -> Result:
    """From the moment that somebody saves to the moment that a colleague's workspace has it."""
    came, times = threading.Event(), []

    def heard(status: Status) -> None:
        if status.phase is Phase.WAITING and status.round and status.round.received:
            came.set()

    services = [
        Service(writer.store, writer.dial, lambda _: None),
        Service(reader.store, reader.dial, heard),
    ]
    for service in services:
        service.start()
    time.sleep(1)
    for number in range(10):
        came.clear()
        writer.edit(1, f"gezien {number}")
        began = time.perf_counter()
        services[0].wake()
        if came.wait(10):
            times.append((time.perf_counter() - began) * 1_000)
    for service in services:
        service.stop()
    return _line("sync-seen", times, 1_000)


def _delay(writer: Laptop, reader: Laptop) -> Result:
    """How long the screen waits while ten thousand edits go, and come."""
    application()
    writer.edit(10_000, "terwijl er getekend wordt")

    def go_and_come() -> None:
        writer.replica.synchronise()
        reader.replica.synchronise()

    def job() -> None:
        behind = threading.Thread(target=go_and_come)
        behind.start()
        until(lambda: not behind.is_alive())

    return delay("sync", job)


def _over_a_slow_line(made: World, delay: int) -> Iterator[Result]:
    with slow_line(int(made.server.get("port") or 5432), delay) as port:
        far = made.laptop(port)
        far.replica.synchronise()
        yield _line(
            f"sync-nothing-{delay}", [_timed(far.replica.synchronise) for _ in range(10)], None
        )
        times = []
        for number in range(3):
            far.edit(1_000, f"ver {number}")
            times.append(_timed(far.replica.synchronise))
        yield _line(f"sync-push-1000-{delay}", times, None)
        far.close()
        made.laptops.remove(far)


def _first_pull(made: World, writer: Laptop) -> Result:
    writer.people(FIRST_PULL - 10_000)
    writer.replica.synchronise()
    fresh = made.laptop()
    result = _line("sync-first-pull", [_timed(fresh.replica.synchronise)], None)
    found = fresh.connection.execute("SELECT count(*) FROM person").fetchone()[0]
    if found != FIRST_PULL:
        return Result(
            name=result.name, verdict=Verdict.WRONG, remark=_("{n} rijen").format(n=found)
        )
    return result


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def _line(name: str, times: list[float], most_ms: float | None) -> Result:
    if not times:
        return Result(name=name, verdict=Verdict.WRONG, remark=_("het kwam niet aan"))
    ours = Figures.of(times)
    verdict = Verdict.TOLD
    if most_ms is not None:
        verdict = Verdict.MET if ours.p50 <= most_ms else Verdict.MISSED
    return Result(name=name, verdict=verdict, ours=ours, most_ms=most_ms, calls=len(times))
