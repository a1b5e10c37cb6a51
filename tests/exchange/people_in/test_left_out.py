"""The rows that were left out come back as a list that can be put right and sent again."""

from pathlib import Path

from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.order import left_out
from sub_crm.exchange.people_in.plan import plan
from sub_crm.exchange.reading import Reading
from tests.exchange.people_in.world import TODAY, WORLD, table

HEAD = "Naam;Organisatie;Telefoon"


def test_a_list_of_refused_rows_reads_back_as_it_was(tmp_path: Path):
    read = table(HEAD, "P. Bol;Nergens;+31302583000", "=1+1;Elders;0012", "R. Bol;Zeist;14 030")
    done = plan(read, guess_mapping(read), WORLD, today=TODAY)
    words = {"organisation": "Organisatie", "phone": "Telefoon"}
    write_csv(left_out(done, read, words), tmp_path / "a.csv", dutch_excel=True)
    again = Reading(tmp_path / "a.csv").table()
    assert [row[:3] for row in again.rows] == list(read.rows[:2])
    assert [row[3:5] for row in again.rows] == [("2", "Organisatie"), ("3", "Telefoon")]
    assert [row[5] for row in again.rows] == [row.reason for row in done.left()]
    assert guess_mapping(again)[:3] == guess_mapping(read)
