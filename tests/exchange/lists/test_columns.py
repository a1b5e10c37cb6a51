"""What stands in a list: the words of the screen, days as days, numbers as they are dialled."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from sub_crm.exchange.lists import SUBJECTS
from sub_crm.exchange.lists.columns import when
from sub_crm.exchange.lists.making import write_aside
from sub_crm.exchange.lists.progress import Progress
from sub_crm.exchange.writing import put_in_place
from sub_crm.queries.exports import CHUNK, all_ids
from sub_crm.store.reader import Reader
from sub_crm.values.ids import Id, new_id
from sub_crm.values.vague_date import VagueDate
from tests.exchange.lists.town import Town
from tests.exchange.lists.wishing import rows_of, wish
from tests.factories import NOW


def listed(reader: Reader, subject: str, ids: list[Id], folder: Path) -> list[dict[str, Any]]:
    path = folder / "lijst.xlsx"
    write_aside(reader, wish(subject, ids, path), Progress())
    put_in_place(path)
    return rows_of(path)


def test_a_person_stands_in_the_list_with_name_seat_and_reach(
    reader: Reader, town: Town, tmp_path: Path
):
    [row] = listed(reader, "people", [town.anna], tmp_path)
    assert row["Naam"] == "A. de Vries"
    assert row["Volledige naam"] == "mr. A. de Vries"
    assert row["Aanhef"] == "Geachte mevrouw De Vries"
    assert row["Functie"] == "Burgemeester"
    assert row["Organisatie"] == "Zeist"
    assert row["Accounthouder"] == "Joris Kok"
    assert row["Laag"] == "Kern"
    assert row["In functie sinds"] == "Q2 2022"
    assert row["E-mail zakelijk"] == "anna@zeist.example"


def test_phone_numbers_are_text_as_the_screen_shows_them(
    reader: Reader, town: Town, tmp_path: Path
):
    [row] = listed(reader, "people", [town.anna], tmp_path)
    assert row["Telefoon"] == "030 258 30 00"
    assert row["Mobiel"] == "+32 470 12 34 56"


def test_the_last_contact_is_that_of_the_level_and_not_a_secret_one(
    reader: Reader, town: Town, tmp_path: Path
):
    [row] = listed(reader, "people", [town.anna], tmp_path)
    assert row["Laatste contact"] == dt.datetime(2026, 11, 10)  # noqa: DTZ001


def test_a_contact_moment_tells_who_where_and_about_what(
    reader: Reader, town: Town, tmp_path: Path
):
    [row] = listed(reader, "contacts", [town.open_talk], tmp_path)
    assert row["Datum"] == dt.datetime(2026, 11, 10)  # noqa: DTZ001
    assert row["Soort"] == "Gesprek"
    assert row["Organisatie"] == "Zeist"
    assert row["Personen"] == "A. de Vries, burgemeester"
    assert row["Onderwerp"] == "Woningbouw"
    assert row["Verslag"] == "=1+1"
    assert row["Dossiers"] == "Woningbouw Dichterskwartier"
    assert row["Opvolging"] == "Cijfers nasturen"


def test_an_organisation_counts_only_what_leaves(reader: Reader, town: Town, tmp_path: Path):
    [row] = listed(reader, "organisations", [town.zeist], tmp_path)
    assert row["Evenknie"] == "A. de Vries"
    assert row["Regio's"] == "Regio A; Regio B"
    assert (row["Lopende dossiers"], row["Open opvolgingen"]) == (1, 1)


def test_a_dossier_and_a_follow_up_stand_in_their_lists(reader: Reader, town: Town, tmp_path: Path):
    [issue] = listed(reader, "issues", [town.housing], tmp_path)
    assert (issue["Dossier"], issue["Urgentie"]) == ("Woningbouw Dichterskwartier", 2)
    assert issue["Laatste beweging"] == dt.datetime(2026, 11, 10)  # noqa: DTZ001
    [follow_up] = listed(reader, "follow_ups", [town.follow_up], tmp_path)
    assert (follow_up["Wat"], follow_up["Wie"]) == ("Cijfers nasturen", "Marieke Vos")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("2026-11-24", dt.date(2026, 11, 24)),
        ("2026-11-24T14:20", "24-11-2026 14:20"),
        ("2022-03", "maart 2022"),
        ("2022-34", "Q2 2022"),
        ("2022", "2022"),
        ("XXXX-XX-XX", "datum onbekend"),
    ],
)
def test_only_a_whole_day_is_a_date(text: str, cell: object):
    assert when(VagueDate(text)) == cell


def test_no_date_is_an_empty_cell():
    assert when(None) is None


def test_the_rows_stand_in_the_order_of_the_ids(reader: Reader, town: Town, tmp_path: Path):
    ids = [town.vague_talk, town.open_talk]
    rows = listed(reader, "contacts", ids, tmp_path)
    assert [row["Onderwerp"] for row in rows] == ["Lang geleden", "Woningbouw"]
    again = listed(reader, "contacts", ids[::-1], tmp_path)
    assert [row["Onderwerp"] for row in again] == ["Woningbouw", "Lang geleden"]


def test_a_record_that_is_far_on_in_a_long_list_is_found(
    reader: Reader, town: Town, tmp_path: Path
):
    ids = [*(new_id() for _ in range(2 * CHUNK + 3)), town.anna]
    assert len(listed(reader, "people", ids, tmp_path)) == 1


def test_all_of_a_subject_is_everything_the_viewer_sees(reader: Reader, town: Town):
    found = all_ids(reader, "contacts", today=NOW.date())
    assert town.colleagues_secret not in found
    assert set(found) >= {town.open_talk, town.own_secret, town.personal, town.vague_talk}
    assert found[-1] == town.vague_talk, "the newest comes first"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_columns_of_a_subject_have_keys_and_headings_of_their_own(subject: str):
    columns = SUBJECTS[subject].columns
    assert len({column.key for column in columns}) == len(columns)
    assert len({column.title() for column in columns}) == len(columns)
    assert SUBJECTS[subject].defaults()
