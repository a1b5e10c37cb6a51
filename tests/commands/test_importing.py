"""A list of people comes in as one act, or not at all."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sub_crm.commands import perform
from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.order import order_for
from sub_crm.exchange.people_in.plan import Outcome, Plan, plan
from sub_crm.exchange.reading import Reading, Table
from sub_crm.models import ContactPoint, ImportBatch, Person, Position, Tenure
from sub_crm.orders import Circumstances, Refused
from sub_crm.orders.importing import FieldChange, ImportPeople, NewPerson, NewPoint, NewTerm
from sub_crm.orders.people import RenamePerson
from sub_crm.queries.importing import Known, read_known
from sub_crm.store.store import Store
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import ContactPointKind, TenureKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.commands.workspace import Town, Workspace
from tests.stores import Settled

REGISTER = Path(__file__).parents[3] / "shared/data/roo_medewerkers_utrecht_pseudo.csv"
TODAY = dt.date(2026, 11, 24)
LIST = Table(
    headings=("Naam", "Organisatie", "Functie", "E-mail", "Telefoon", "Sinds", "Notitie"),
    rows=(
        ("drs. P. Janssen", "Zeist", "Wethouder wonen", "p@example.org", "030 258 91 11", "", ""),
        ("T. Bos", "De Bilt", "Raadslid", "t.bos@example.org", "+31612345678", "2023", "Belt."),
        ("drs. A. de Vries", "Zeist", "Burgemeester", "a.devries@example.org", "", "1-5-2022", ""),
        ("Fout", "Nergens", "", "", "", "", ""),
    ),
    lines=(2, 3, 4, 5),
)
Look = Callable[[], Known]


@pytest.fixture
def look(workspace: Workspace, settled: Settled[Town]) -> Iterator[Look]:
    """Answer what a list is compared with, as the workspace is now."""
    store = Store(workspace.store.path, settled.key)
    reader = store.reader()
    yield lambda: read_known(reader)
    reader.close()
    store.close()


def planned(look: Look, table: Table = LIST) -> Plan:
    return plan(table, guess_mapping(table), look(), today=TODAY)


def order(done: Plan, table: Table = LIST) -> ImportPeople:
    return order_for(done, table, guess_mapping(table), "lijst.csv")


def _councillor(number: int) -> tuple[str, ...]:
    return (f"P. Naam{number}", "Zeist", "Raadslid", f"p{number}@example.org", "", "", "")


def small(town: Town, **more: Any) -> ImportPeople:
    counts = {"made": 1, "changed": 0, "same": 0, "refused": 0}
    given = {"file_name": "lijst.csv", "mapping": (), "seen": 1_000_000, **counts, **more}
    return ImportPeople(**given)


def test_people_come_with_their_seat_their_addresses_and_a_name_to_sort_by(
    workspace: Workspace, town: Town, look: Look
):
    workspace.order(order(planned(look)))
    bos = workspace.one(Person, surname="Bos")
    assert (bos.print_name, bos.sort_name, bos.note) == ("T. Bos", "bos t.", "Belt.")
    assert (bos.created_by, bos.created_at) == (town.me, make.NOW)
    assert bos.created_on is not None
    [term] = workspace.all(Tenure, person_id=bos.id)
    assert workspace.get(Position, term.position_id).organisation_id == town.de_bilt
    points = {point.kind: point.value for point in workspace.all(ContactPoint, person_id=bos.id)}
    assert points == {
        ContactPointKind.EMAIL: "t.bos@example.org",
        ContactPointKind.MOBILE: "+31612345678",
    }


def test_the_vacant_seat_is_filled_and_the_known_mayor_is_brought_up_to_date(
    workspace: Workspace, town: Town, look: Look
):
    workspace.order(order(planned(look)))
    assert workspace.get(Position, town.alderman).title == "Wethouder wonen"
    assert workspace.get(Person, town.anna).titles_before == "drs."
    assert workspace.get(Tenure, town.annas_term).since == VagueDate("2022-05-01")


def test_the_batch_keeps_the_file_its_columns_and_the_numbers(workspace: Workspace, look: Look):
    workspace.order(order(planned(look)))
    batch = workspace.one(ImportBatch)
    assert (batch.made, batch.changed, batch.same, batch.refused) == (2, 1, 0, 1)
    assert batch.file_name == "lijst.csv"
    assert json.loads(batch.mapping)["Functie"] == "position"


def test_the_same_list_again_changes_nothing_at_all(workspace: Workspace, look: Look):
    workspace.order(order(planned(look)))
    before = workspace.dump()
    again = planned(look)
    assert workspace.order(order(again)) is None
    assert workspace.dump() == before
    assert again.results() == {Outcome.SAME: 3, Outcome.REFUSED: 1}


def test_one_undo_brings_back_exactly_what_was(workspace: Workspace, look: Look):
    before = workspace.dump()
    workspace.order(order(planned(look)))
    workspace.undo()
    after = workspace.dump()
    assert {key: after[key] for key in before} == before
    assert all(row["deleted"] for key, row in after.items() if key not in before)


def test_what_somebody_changed_meanwhile_stops_the_whole_list(
    workspace: Workspace, town: Town, look: Look
):
    asked = order(planned(look))
    workspace.order(RenamePerson(person_id=town.jansen, name=PersonName(surname="Jansens")))
    assert "intussen" in workspace.refusal(asked)[""]


def test_stopping_half_way_leaves_nothing_behind(workspace: Workspace, look: Look):
    table = replace(
        LIST,
        rows=tuple(_councillor(number) for number in range(1_200)),
        lines=tuple(range(2, 1_202)),
    )
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done > 1_000:
            raise Refused({"": "Gestopt."})

    before, asked = workspace.dump(), order(planned(look, table), table)
    circumstances = Circumstances(make.NOW, workspace.user, stop)
    with pytest.raises(Refused), workspace.given() as session:
        perform(session, asked, circumstances)
    assert workspace.dump() == before
    assert told[0] == (500, 4_800)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"people": (NewPerson(name=PersonName()),)}, "people"),
        ({"people": (NewPerson(name=PersonName(surname="x" * 301)),)}, "people"),
        (
            {"points": (NewPoint(person=b"x" * 16, kind=ContactPointKind.EMAIL, value="a@b.nl"),)},
            "people",
        ),
    ],
)
def test_what_no_person_can_have_is_refused(
    workspace: Workspace, town: Town, more: dict[str, Any], field: str
):
    assert field in workspace.refusal(small(town, **more))


def test_an_address_that_is_none_is_refused_also_without_a_preview(
    workspace: Workspace, town: Town
):
    point = NewPoint(person=town.anna, kind=ContactPointKind.EMAIL, value="geen adres")
    assert "points" in workspace.refusal(small(town, points=(point,)))


def test_nobody_is_put_on_a_seat_that_is_taken(workspace: Workspace, town: Town):
    term = NewTerm(
        person=town.jansen, seat=town.mayor, kind=TenureKind.ORDINARY, since=VagueDate("2026")
    )
    assert "A. de Vries" in workspace.refusal(small(town, terms=(term,)))[""]


def test_a_name_is_never_emptied(workspace: Workspace, town: Town):
    change = FieldChange(table="person", id=town.anna, field="surname", value=" ")
    assert "people" in workspace.refusal(small(town, changes=(change,)))


def test_a_record_that_is_gone_is_not_changed(workspace: Workspace, town: Town):
    change = FieldChange(table="person", id=new_id(), field="note", value="x")
    assert "note" in workspace.refusal(small(town, changes=(change,)))


def test_only_fields_of_a_list_of_people_can_be_changed(workspace: Workspace, town: Town):
    change = FieldChange(table="person", id=town.anna, field="deleted", value="1")
    with pytest.raises(KeyError):
        workspace.order(small(town, changes=(change,)))


@pytest.mark.skipif(not REGISTER.exists(), reason="the register is not on this computer")
def test_the_register_of_the_province_comes_in_and_the_second_time_changes_nothing(
    workspace: Workspace, look: Look
):
    table = Reading(REGISTER).table()
    names = dict.fromkeys(row[0] for row in table.rows)
    with workspace.given() as session:
        for name in names:
            short = name.removeprefix("Gemeente ")
            if short not in ("Zeist", "De Bilt"):
                make.organisation(session, short_name=short)
    first = planned(look, table)
    workspace.order(order(first, table))
    assert sum(first.results().values()) == len(table.rows) == 1_069
    assert first.results()[Outcome.NEW] > 800
    second = planned(look, table)
    assert workspace.order(order(second, table)) is None
    assert [row.line for row in second.left()] == [row.line for row in first.left()]
