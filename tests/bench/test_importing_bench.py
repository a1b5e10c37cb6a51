"""Reading, comparing and importing 5,000 rows in a workspace with 2,000 people."""

import csv
import random
import time
from pathlib import Path

import pytest

from sub_crm.bench.stores import NOW, make
from sub_crm.bench.town import TODAY, Size
from sub_crm.commands import perform
from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.order import order_for
from sub_crm.exchange.people_in.plan import Outcome, plan
from sub_crm.exchange.reading import Reading
from sub_crm.orders import Circumstances
from sub_crm.queries.importing import read_known
from sub_crm.store import Store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

ROWS = 5_000
PREVIEW, IMPORT = 3.0, 5.0
HEAD = "Naam;Organisatie;Functie;E-mail;Telefoon;Sinds".split(";")
TITLES = ("Wethouder wonen", "Raadslid", "Beleidsmedewerker", "Strateeg")


def write_list(path: Path, bodies: list[str]) -> None:
    chance = random.Random(26)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEAD)
        for number in range(ROWS):
            name = "".join(chance.choices("abcdefghijklmnop", k=8))
            out.writerow(
                [
                    f"{chance.choice('ABCDEF')}.{chance.choice('ABC')}. van {name.title()}",
                    chance.choice(bodies),
                    chance.choice(TITLES),
                    f"{name}{number}@example.org",
                    f"06 {10_000_000 + number}",
                    "1-6-2022",
                ]
            )


def test_five_thousand_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store: Store = make(tmp_path / "groot.db", Size(100, 2_000, 1_000))
    reader, writer = store.reader(), store.writer()
    sql = "SELECT name FROM organisations WHERE kind IN ('municipality', 'water_board')"
    path = tmp_path / "lijst.csv"
    write_list(path, reader.values(sql))
    begun = time.perf_counter()
    table = Reading(path).table()
    columns = guess_mapping(table)
    done = plan(table, columns, read_known(reader), today=TODAY)
    previewed = time.perf_counter()
    with writer.act("Import", now=NOW) as act:
        order = order_for(done, table, columns, path.name)
        perform(act.session, order, Circumstances(NOW, store.identity.viewer.user_id))
    imported = time.perf_counter()
    again = plan(table, columns, read_known(reader), today=TODAY)
    assert act.changes.act is not None
    taken_back = time.perf_counter()
    writer.undo(act.changes.act, now=NOW)
    undone = time.perf_counter()
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{ROWS} rows: preview {previewed - begun:.2f} s, import {imported - previewed:.2f} s"
            f" ({order.writes()} records), undo {undone - taken_back:.2f} s"
        )
    writer.close()
    reader.close()
    store.close()
    assert again.results() == {Outcome.SAME: ROWS}
    assert previewed - begun <= PREVIEW
    assert imported - previewed <= IMPORT
