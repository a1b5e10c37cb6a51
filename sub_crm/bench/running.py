"""Carry the measurements out, group by group, and tell of each as soon as it is known."""

import random
import sys
from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from sub_crm.bench import report
from sub_crm.bench.floors import Floor
from sub_crm.bench.growth import growths
from sub_crm.bench.measuring import Line, Measured, Result, Verdict, measure
from sub_crm.bench.reading_lines import Asked, reading_lines
from sub_crm.bench.relation_lines import relation_lines
from sub_crm.bench.stores import SEED, content_hash, copied, decrypted, kept_store
from sub_crm.bench.words import Words
from sub_crm.i18n import _, set_language
from sub_crm.store import Store
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY

ATTEMPTS = 2
"""A line on a machine that was too busy is measured once more."""


def _words() -> Words:
    return Words(random.Random(f"{SEED}:words"))


def _reading(path: Path) -> Iterator[Measured]:
    store = Store(path, EXAMPLE_KEY)
    me = store.identity.viewer.user_id
    with closing(store.reader()) as ours, closing(Floor(connect(path, EXAMPLE_KEY), me)) as floor:
        asked = Asked(ours, floor, me, _words())
        yield from reading_lines(asked)
        yield from relation_lines(asked)


def _saving(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.saving_lines import save_line

    with copied(path) as copy, closing(connect(copy, EXAMPLE_KEY)) as connection:
        yield save_line(connection, Store(copy, EXAMPLE_KEY).identity.viewer.user_id, _words())


def _encryption(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.encryption_lines import encryption_lines

    with copied(path) as copy, decrypted(path) as plain:
        me = Store(copy, EXAMPLE_KEY).identity.viewer.user_id
        yield from encryption_lines(copy, plain, me, _words())


def _painting(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.painting_lines import map_lines, table_lines
    from sub_crm.bench.screens import application, opened_backend

    application()
    with copied(path) as copy, opened_backend(copy) as backend:
        with closing(Store(copy, EXAMPLE_KEY).reader()) as reader:
            yield from map_lines(reader, backend.me)
        yield from table_lines(backend)


def _window(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.screens import application, opened_program
    from sub_crm.bench.window_lines import window_lines

    application()
    with copied(path) as copy, opened_program(copy) as (window, program):
        yield from window_lines(window, program)


def _delay(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.delay_lines import delay_lines
    from sub_crm.bench.screens import application, opened_program

    application()
    with copied(path) as copy, opened_program(copy) as (_window, program):
        yield from delay_lines(program, _words())


def _start(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.process_lines import start_lines

    yield from start_lines(path)


def _memory(path: Path) -> Iterator[Measured]:
    from sub_crm.bench.process_lines import memory_lines

    with copied(path) as copy:
        yield from memory_lines(copy)


_OPENED = "today contacts organisations people issues map organisation quick-log"
GROUPS: dict[str, tuple[Callable[[Path], Iterator[Measured]], tuple[str, ...]]] = {
    "reading": (
        _reading,
        (
            *("search", "timeline", "organisations", "people", "contacts", "issues"),
            *("overdue-organisations", "overdue-people", "follow-ups", "map"),
            *("map-filtered", "warmth-date", "warmth-year"),
        ),
    ),
    "saving": (_saving, ("save",)),
    "encryption": (_encryption, ("encrypted-open", "encrypted-read", "encrypted-save")),
    "painting": (_painting, ("map-paint", "map-move", "table-step", "table-jump")),
    "window": (
        _window,
        (
            *(f"open-{page}" for page in _OPENED.split()),
            *("map-view", "map-cold", "save-in-window", "palette"),
        ),
    ),
    "delay": (_delay, ("delay-search", "delay-export", "delay-bulk-edit", "delay-import")),
    "start": (_start, ("start-window", "start-list")),
    "memory": (_memory, ("memory-start", "memory-use")),
}
"""What makes the lines of each group, and their names in that order."""
GROWING = ("reading", "saving")
"""Groups that are also measured in the smaller sizes, for how they grow."""


def run(asked: Namespace, folder: Path) -> int:
    """Measure what was asked for and tell it; `report.exit_code` says what comes of it."""
    set_language(asked.language or "nl")
    if asked.sync:
        return _synchronising(asked)
    wanted = chosen(asked.only)
    if isinstance(wanted, str):
        sys.stderr.write(f"{wanted}\n")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[Result]] = {}
    contents: dict[str, str] = {}
    for size in ("S", "M", "L") if asked.size == "L" else (asked.size,):
        groups = GROUPS if size == asked.size else {name: GROUPS[name] for name in GROWING}
        path = kept_store(folder, size, _told)
        contents[size] = content_hash(path)
        sys.stdout.write(f"\n{size}  {path}\n{report.heading()}\n")
        found[size] = list(_measured(path, groups, wanted, asked.rounds))
    slopes = list(growths(found))
    sys.stdout.write(f"\n{report.explanation(found[asked.size])}\n")
    if slopes:
        sys.stdout.write(f"\n{report.growth_table(slopes)}\n")
    if asked.json:
        report.write_json(asked.json, found, slopes, contents)
    return report.exit_code(found[asked.size], slopes)


def _synchronising(asked: Namespace) -> int:
    from sub_crm.bench.sync_lines import sync_lines

    sys.stdout.write(f"{report.heading()}\n")
    found = []
    for result in sync_lines(asked.sync):
        found.append(result)
        sys.stdout.write(f"{report.row(result)}\n")
        sys.stdout.flush()
    if asked.json:
        report.write_json(asked.json, {"sync": found}, [], {})
    return report.exit_code(found, [])


def chosen(only: str | None) -> set[str] | str:
    """Return the names of the lines that were asked for, or a sentence on what there is not."""
    every = {name for _make, names in GROUPS.values() for name in names}
    wanted: set[str] = set()
    for word in (only or "").split(","):
        if word in GROUPS:
            wanted |= set(GROUPS[word][1])
        elif word in every:
            wanted.add(word)
        elif word:
            names = ", ".join([*GROUPS, *sorted(every)])
            return _("{word} wordt niet gemeten; kies uit {names}.").format(word=word, names=names)
    return wanted or every


def _measured(
    path: Path, groups: Iterable[str], wanted: Collection[str], rounds: int
) -> Iterator[Result]:
    for group in groups:
        make, names = GROUPS[group]
        if not set(names) & set(wanted):
            continue
        for line in make(path):
            if line.name in wanted:
                result = _judged(line, rounds)
                sys.stdout.write(f"{report.row(result)}\n")
                sys.stdout.flush()
                yield result


def _judged(line: Measured, rounds: int) -> Result:
    for _attempt in range(ATTEMPTS):
        result = measure(line, rounds) if isinstance(line, Line) else line.run(rounds)
        if result.verdict is not Verdict.NOISY:
            break
    return result


def _told(text: str) -> None:
    sys.stderr.write(f"\r{text:<60}")
    sys.stderr.flush()
