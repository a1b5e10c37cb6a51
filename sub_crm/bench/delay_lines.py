"""How long the window waits while the program works: a timer of 5 ms, and how late it comes."""

import csv
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt, QTimer

from sub_crm.bench.measuring import Figures, Probe, Result, Verdict
from sub_crm.bench.screens import until
from sub_crm.bench.town import sentence
from sub_crm.bench.window_lines import TYPED
from sub_crm.bench.words import Words
from sub_crm.exchange.lists import SUBJECTS
from sub_crm.exchange.lists.making import Format, Wish, write_aside
from sub_crm.exchange.lists.progress import Progress
from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.order import order_for
from sub_crm.exchange.people_in.plan import plan
from sub_crm.exchange.reading import Reading
from sub_crm.i18n import _
from sub_crm.orders.importing import ImportPeople
from sub_crm.orders.lists import BulkEditContacts
from sub_crm.queries import search
from sub_crm.queries.contact_list import ContactFilter, contact_ids
from sub_crm.queries.importing import read_known
from sub_crm.queries.organisations import organisations
from sub_crm.store.reader import Reader
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import CONTACTS
from sub_crm.ui.program import Program
from sub_crm.values.kinds import Confidentiality, OurRole

EVERY_MS, IDLE_S = 5, 1.0
P99_MS, MAX_MS = 16.0, 50.0
SEARCHES, EXPORTED, EDITED, IMPORTED = 200, 5_000, 1_000, 1_000
_HEAD = "Naam;Organisatie;Functie;E-mail;Telefoon;Sinds".split(";")


def delay_lines(program: Program, words: Words) -> Iterator[Probe]:
    backend = program.backend
    assert backend is not None
    program.shell.open(CONTACTS)
    until(backend.is_quiet)
    jobs: dict[str, Callable[[Backend], None]] = {
        "search": _search,
        "export": _export,
        "bulk-edit": _bulk_edit,
        "import": lambda backend: _import(backend, words),
    }
    for name, job in jobs.items():
        yield Probe(f"delay-{name}", partial(_probe, name, partial(job, backend)))


def _probe(name: str, job: Callable[[], None], _rounds: int) -> Result:
    return delay(name, job)


def delay(name: str, job: Callable[[], None]) -> Result:
    """Tell how late the screen's timer came while that was done; the job lets events through."""
    idle = _late_while(_rest)
    busy = _late_while(job)
    ranked = sorted(busy)
    p99 = ranked[int(len(ranked) * 0.99)]
    met = p99 <= P99_MS and ranked[-1] <= MAX_MS
    noisy = max(idle) > P99_MS
    return Result(
        name=f"delay-{name}",
        verdict=Verdict.NOISY if noisy else Verdict.MET if met else Verdict.MISSED,
        floor_is=_("dezelfde klok terwijl er niets gebeurt"),
        floor=Figures.of(idle),
        ours=Figures.of(busy),
        most_ms=P99_MS,
        calls=len(busy),
        remark=_("p99 {p99:.1f} ms, hoogstens {most:.0f}; langste hoogstens {longest:.0f}").format(
            p99=p99, most=P99_MS, longest=MAX_MS
        ),
    )


def _late_while(work: Callable[[], None]) -> list[float]:
    """Return by how many milliseconds each tick came late."""
    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(0.0, (now - last) * 1000 - EVERY_MS))
        last = now

    timer = QTimer(interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    work()
    timer.stop()
    return late


def _rest() -> None:
    began = time.perf_counter()
    until(lambda: time.perf_counter() - began > IDLE_S)


def _answer(backend: Backend, question: Callable[..., Any], *about: Any, **named: Any) -> Any:
    told: list[Any] = []
    backend.query(question, *about, then=told.append, **named)
    until(lambda: told)
    return told[0]


def _carried_out(backend: Backend, order: Any) -> None:
    told: list[Any] = []
    backend.execute(order, then=told.append)
    until(lambda: told and backend.is_quiet())


def _search(backend: Backend) -> None:
    for number in range(SEARCHES):
        _answer(backend, search.notes, TYPED[number % len(TYPED)])


def _export(backend: Backend) -> None:
    with TemporaryDirectory() as folder:
        subject = SUBJECTS["contacts"]

        def write(reader: Reader) -> int:
            found = contact_ids(reader, ContactFilter(), today=backend.today())
            wish = Wish(
                subject=subject,
                ids=found[:EXPORTED],
                columns=subject.defaults(),
                format=Format.XLSX,
                upto=Confidentiality.INTERNAL,
                purpose="meting",
                filter_in_words="",
                path=Path(folder) / "lijst.xlsx",
                user_name="",
                circumstances=backend.circumstances(),
            )
            return write_aside(reader, wish, Progress()).records

        _answer(backend, write)


def _bulk_edit(backend: Backend) -> None:
    found = _answer(backend, contact_ids, ContactFilter(), today=backend.today())
    _carried_out(backend, BulkEditContacts(ids=tuple(found[:EDITED]), our_role=OurRole.SUBJECT))


def _import(backend: Backend, words: Words) -> None:
    known = _answer(backend, organisations, today=backend.today(), me=backend.me)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "personen.csv"
        _write_list(path, [row.name for row in known], words)

        def ordered(reader: Reader) -> ImportPeople:
            table = Reading(path).table()
            columns = guess_mapping(table)
            done = plan(table, columns, read_known(reader), today=backend.today())
            return order_for(done, table, columns, path.name)

        _carried_out(backend, _answer(backend, ordered))


def _write_list(path: Path, bodies: list[str], words: Words) -> None:
    chance = random.Random("import")
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(_HEAD)
        for number in range(IMPORTED):
            surname = sentence(chance.sample(words.all, 1))
            mail, phone = f"nieuw{number}@example.org", f"06 {10_000_000 + number}"
            row = (f"A. van {surname}", chance.choice(bodies), "Strateeg", mail, phone, "1-6-2022")
            out.writerow(row)
