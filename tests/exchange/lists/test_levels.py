"""Nothing leaves above its level, and what stays behind is counted, but never hidden things."""

import zipfile
from pathlib import Path

import pytest

from sub_crm.exchange.lists import SUBJECTS
from sub_crm.exchange.lists.making import write_aside
from sub_crm.exchange.lists.progress import Progress
from sub_crm.exchange.lists.survey import survey
from sub_crm.exchange.writing import put_in_place
from sub_crm.queries.exports import LEVELS
from sub_crm.store.reader import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality
from tests.exchange.lists.town import OWN_CONFIDENCE, SECRETS, Town
from tests.exchange.lists.wishing import rows_of, wish

PUBLIC, INTERNAL, CONFIDENTIAL = LEVELS


def every_id(town: Town) -> dict[str, list[Id]]:
    """The ids of everything, also of what the user may not see."""
    talks = [town.open_talk, town.own_secret, town.colleagues_secret, town.personal]
    return {
        "people": [town.anna, town.boss],
        "contacts": [*talks, town.supervision, town.vague_talk],
        "issues": [town.housing, town.secret_issue],
        "organisations": [town.zeist],
        "follow_ups": [town.follow_up],
    }


def text_of(reader: Reader, subject: str, town: Town, upto: Confidentiality, path: Path) -> str:
    """Everything that the file holds, unpacked."""
    write_aside(reader, wish(subject, every_id(town)[subject], path, upto=upto), Progress())
    put_in_place(path)
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("upto", LEVELS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_hidden_personal_or_of_supervision_stands_in_no_file(
    reader: Reader, town: Town, tmp_path: Path, subject: str, upto: Confidentiality, ending: str
):
    text = text_of(reader, subject, town, upto, tmp_path / f"lijst.{ending}")
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("upto", [PUBLIC, INTERNAL])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_confidential_stays_behind_unless_asked_for(
    reader: Reader, town: Town, tmp_path: Path, subject: str, upto: Confidentiality
):
    text = text_of(reader, subject, town, upto, tmp_path / "lijst.csv")
    assert OWN_CONFIDENCE not in text
    assert "Baas" not in text


def test_what_is_confidential_leaves_when_asked_for(reader: Reader, town: Town, tmp_path: Path):
    for subject in ("contacts", "issues"):
        text = text_of(reader, subject, town, CONFIDENTIAL, tmp_path / f"{subject}.csv")
        assert OWN_CONFIDENCE in text


def test_a_public_list_holds_only_what_is_public(reader: Reader, town: Town, tmp_path: Path):
    text_of(reader, "contacts", town, PUBLIC, tmp_path / "lijst.xlsx")
    assert rows_of(tmp_path / "lijst.xlsx") == []


def test_the_numbers_of_what_leaves_and_stays_are_those_of_the_file(
    reader: Reader, town: Town, tmp_path: Path
):
    for subject, ids in every_id(town).items():
        seen = survey(reader, subject, ids)
        for upto in LEVELS:
            path = tmp_path / "lijst.xlsx"
            aside = write_aside(reader, wish(subject, ids, path, upto=upto), Progress())
            assert aside.records == seen.leaving(upto), (subject, upto)
            assert aside.people == seen.people(upto), (subject, upto)
            assert seen.leaving(upto) + seen.staying(upto) == len(seen.records)


def test_a_colleagues_secret_is_not_even_counted(reader: Reader, town: Town):
    seen = survey(reader, "contacts", every_id(town)["contacts"])
    assert len(seen.records) == 5
    assert [seen.leaving(upto) for upto in LEVELS] == [0, 2, 3]
    assert [seen.staying(upto) for upto in LEVELS] == [5, 3, 2]


def test_private_numbers_and_secret_dossiers_are_counted_as_details_that_stay(
    reader: Reader, town: Town
):
    people = survey(reader, "people", [town.anna])
    contacts = survey(reader, "contacts", [town.open_talk])
    assert [people.details_staying(upto) for upto in (INTERNAL, CONFIDENTIAL)] == [1, 1]
    assert [contacts.details_staying(upto) for upto in (INTERNAL, CONFIDENTIAL)] == [1, 0]


def test_the_same_person_in_two_moments_is_one_person(reader: Reader, town: Town):
    assert survey(reader, "contacts", [town.open_talk, town.vague_talk]).people(INTERNAL) == 1
