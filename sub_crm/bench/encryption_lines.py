"""What encryption costs: the same statements on the store and on a copy without it."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter_ns

import sqlcipher3.dbapi2 as engine

from sub_crm.bench import floors
from sub_crm.bench.floors import Floor, Rows
from sub_crm.bench.measuring import Line
from sub_crm.bench.saving_lines import orders, save_bare, written
from sub_crm.bench.words import Words
from sub_crm.i18n import _
from sub_crm.queries.contacts import NEWEST
from sub_crm.store.file import SETTINGS, Connection, connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.values.ids import Id
from sub_crm.values.person_name import folded

_FIRST = "SELECT count(*) FROM organisation"


def encryption_lines(encrypted: Path, plain: Path, me: Id, words: Words) -> Iterator[Line]:
    """Both are copies that may be written in."""
    yield Line(
        name="encrypted-open",
        clock=perf_counter_ns,
        floor_is=_("het bestand zonder versleuteling openen en er iets uit lezen"),
        floor=lambda _input: _opened(open_plain(plain)),
        ours=lambda _input: _opened(connect(encrypted, EXAMPLE_KEY)),
        most=3,
    )
    ours, theirs = connect(encrypted, EXAMPLE_KEY), open_plain(plain)
    readers = Floor(ours, me), Floor(theirs, me)
    counted = "SELECT organisation_id FROM participant GROUP BY 1 ORDER BY count(*) DESC LIMIT 20"
    bodies = [id for (id,) in ours.execute(counted)]

    def timeline(floor: Floor, body: Id) -> Rows:
        named = {"organisation": body, "before": NEWEST, "before_id": b"\xff" * 16}
        return floor.rows(floors.TIMELINE, named)

    yield Line(
        name="encrypted-read",
        clock=perf_counter_ns,
        floor_is=_("dezelfde 50 contactmomenten zonder versleuteling"),
        floor=lambda body: timeline(readers[1], body),
        ours=lambda body: timeline(readers[0], body),
        inputs=bodies,
        most=1.3,
    )
    yield Line(
        name="encrypted-save",
        clock=perf_counter_ns,
        floor_is=_("dezelfde INSERTs zonder versleuteling"),
        floor=lambda order: save_bare(theirs, order, me),
        ours=lambda order: save_bare(ours, order, me),
        inputs=list(orders(ours, words)),
        seen=lambda moment: written(ours, moment),
        floor_seen=lambda moment: written(theirs, moment),
        most=5,
    )
    ours.close()
    theirs.close()


def open_plain(path: Path) -> Connection:
    """Open a store without encryption in the same engine, with the same settings."""
    connection = engine.connect(str(path), isolation_level=None)
    connection.create_function("folded", 1, folded, deterministic=True)
    for setting in SETTINGS:
        connection.execute(setting)
    return connection


def _opened(connection: Connection) -> int:
    [(count,)] = connection.execute(_FIRST)
    connection.close()
    found: int = count
    return found
