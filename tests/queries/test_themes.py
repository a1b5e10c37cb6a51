"""What a theme is called, in the language that is spoken."""

import datetime as dt
from collections.abc import Iterator

import pytest

from sub_crm.i18n import set_language
from sub_crm.queries import exports, history, person_page, themes
from sub_crm.queries.exports_contacts import contacts_out
from sub_crm.queries.exports_issues import issues_out
from sub_crm.queries.exports_people import people_out
from sub_crm.queries.reading import Reader
from sub_crm.values.kinds import Confidentiality

TODAY = dt.date(2026, 11, 24)
UPTO = Confidentiality.CONFIDENTIAL


@pytest.fixture(params=["nl", "en"], autouse=True)
def called(request: pytest.FixtureRequest, reader: Reader) -> Iterator[set[str]]:
    """The names of the themes in the language that is spoken."""
    set_language(request.param)
    yield set(reader.values(f"SELECT name_{request.param} FROM themes"))
    set_language("nl")


def test_all_themes_and_those_of_a_dossier_are_in_order(reader: Reader, called: set[str]):
    every = [row.name for row in themes.themes(reader)]
    assert every == sorted(called)
    issue = reader.value("SELECT issue_id FROM issue_themes GROUP BY 1 ORDER BY count(*) DESC")
    of_issue = [row.name for row in themes.themes_of_issue(reader, issue)]
    assert of_issue == sorted(of_issue)
    assert of_issue
    assert set(of_issue) <= called


def test_what_a_person_is_about(reader: Reader, called: set[str]):
    person = reader.value(
        "SELECT t.person_id FROM tenures t JOIN position_themes l ON l.position_id = t.position_id"
        " WHERE t.until IS NULL"
    )
    found = {row.theme for row in person_page.portfolio(reader, person, today=TODAY)}
    assert found
    assert found <= called


def test_the_history_names_a_theme(reader: Reader, called: set[str]):
    ids = reader.values("SELECT id FROM themes")
    assert set(history.names_of(reader, [("theme", id) for id in ids]).values()) == called
    linked = reader.values("SELECT id FROM issue_themes")
    of_links = history.names_of(reader, [("issue_theme", id) for id in linked])
    assert set(of_links.values()) <= called


def test_a_list_that_leaves_names_themes(reader: Reader, called: set[str]):
    ids = {of: exports.all_ids(reader, of, today=TODAY) for of in ("contacts", "issues", "people")}
    moments = contacts_out(reader, ids["contacts"], upto=UPTO)
    issues = issues_out(reader, ids["issues"], upto=UPTO, today=TODAY)
    people = people_out(reader, ids["people"], upto=UPTO, today=TODAY)
    seats = [seat for line in people for seat in line.seats]
    for rows in (moments, issues, seats):
        found = {name for row in rows for name in (row.themes or "").split("; ")} - {""}
        assert found
        assert found <= called
