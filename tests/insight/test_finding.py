"""Anything is found by each of its names, as one types, and with one typing error."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from sub_crm.insight.finding import begins_nearly, find, nearest
from sub_crm.insight.names import Names, dialled, read_names
from sub_crm.store import create
from sub_crm.store.keys import new_key
from sub_crm.values.kinds import ContactPointKind
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

TODAY = dt.date(2026, 11, 24)


def fill(session: Session, me: bytes) -> None:
    make.app_user(session, id=me, name="Marieke Vos")
    lopik = make.organisation(session, short_name="Lopik", abbreviation="LOP")
    oudewater = make.organisation(session, short_name="Oudewater", aliases="Geelbuiken\nHeksenstad")
    make.organisation(session, short_name="IJsselstein")
    make.assignment(session, user_id=me, organisation_id=lopik.id)
    kramer = make.person(
        session, initials="A.", first_name="Anneke", name_prefix="", surname="Kramer"
    )
    now = make.position(session, organisation_id=lopik.id, title="Burgemeester")
    then = make.position(session, organisation_id=oudewater.id, title="Wethouder")
    make.tenure(session, person_id=kramer.id, position_id=now.id)
    make.tenure(
        session, person_id=kramer.id, position_id=then.id,
        since=VagueDate("2018"), until=VagueDate("2022"),
    )  # fmt: skip
    old = VagueDate("2022-05")
    make.contact_point(session, person_id=kramer.id, value="j.jansen@oud.example", until=old)
    make.contact_point(
        session, person_id=kramer.id, kind=ContactPointKind.MOBILE, value="+31 6 12 34 56 78"
    )
    make.person(session, initials="R.", first_name="Renée", name_prefix="van 't", surname="Hof")
    make.person(session, initials="Z.", first_name="", name_prefix="", surname="Kramers")
    issue = make.issue(session, title="Waardevol Lopik", context="")
    make.issue_stance(session, issue_id=issue.id, organisation_id=lopik.id)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    store = create(tmp_path_factory.mktemp("store") / "werk.db", new_key())
    me, writer = store.identity.viewer.user_id, store.writer()
    with writer.act("given", now=make.NOW) as act:
        fill(act.session, me)
    reader = store.reader()
    found = read_names(reader, today=TODAY, me=me)
    reader.close()
    writer.close()
    store.close()
    return found


def found(names: Names, text: str) -> list[str]:
    return [one.entry.name for one in find(names, text)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lop", "Gemeente Lopik"),
        ("LOP", "Gemeente Lopik"),
        ("heksen", "Gemeente Oudewater"),
        ("ijssel", "Gemeente IJsselstein"),
        ("ĳssel", "Gemeente IJsselstein"),
        ("anneke", "A. Kramer"),
        ("kramer burgem", "A. Kramer"),
        ("renee", "R. van 't Hof"),
        ("van 't hof", "R. van 't Hof"),
        ("waarde", "Waardevol Lopik"),
        ("opik", "Gemeente Lopik"),
        ("j.jansen@oud", "A. Kramer"),
        ("oud.example", "A. Kramer"),
        ("06-1234", "A. Kramer"),
        ("0031 6 12345", "A. Kramer"),
        ("+316123456", "A. Kramer"),
    ],
)
def test_something_is_found_by_any_of_its_names(names: Names, typed: str, name: str) -> None:
    assert name in found(names, typed)


@pytest.mark.parametrize("typed", ["kramre", "kremer", "kraamer", "kramr", "krmaer", "karme"])
def test_one_typing_error_is_forgiven(names: Names, typed: str) -> None:
    [first, *_] = find(names, typed)
    assert first.entry.name == "A. Kramer"
    assert first.guessed


@pytest.mark.parametrize("typed", ["krxxer", "lpo", "zzzz", "", "   ", "'", "++", "\0"])
def test_two_errors_short_words_and_signs_find_nothing(names: Names, typed: str) -> None:
    assert found(names, typed) == []


def test_the_reason_is_told_where_the_name_does_not_show_it(names: Names) -> None:
    reasons = {typed: find(names, typed)[0].reason for typed in ("wethouder", "j.jansen", "kramer")}
    assert reasons["kramer"] is None
    assert reasons["wethouder"] is not None
    assert reasons["wethouder"].shown == "wethouder Oudewater"
    assert reasons["wethouder"].former
    assert reasons["j.jansen"] is not None
    assert reasons["j.jansen"].shown == "j.jansen@oud.example"


def test_own_organisations_come_before_others(names: Names) -> None:
    assert found(names, "gemeente")[0] == "Gemeente Lopik"
    assert found(names, "kramer")[0] == "A. Kramer"


def test_a_name_that_begins_so_comes_before_one_that_holds_it(names: Names) -> None:
    assert found(names, "hof") == ["R. van 't Hof"]
    assert found(names, "lopik")[0] in ("Gemeente Lopik", "Waardevol Lopik")
    assert found(names, "lopik")[-1] == "A. Kramer"


def test_the_nearest_name_is_offered_only_for_a_guess(names: Names) -> None:
    assert nearest(names, "Oudwater") == "Gemeente Oudewater"
    assert nearest(names, "Oudewater") == ""
    assert nearest(names, "Rotterdam") == ""


def within_one(known: str, typed: str) -> bool:
    """The same by trying every word that is one error away."""
    letters = set(known + typed)
    near = {typed}
    for at in range(len(typed) + 1):
        near |= {typed[:at] + x + typed[at:] for x in letters}
        if at < len(typed):
            near |= {typed[:at] + x + typed[at + 1 :] for x in ("", *letters)}
        if at < len(typed) - 1:
            near.add(typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :])
    return any(known.startswith(one) for one in near)


def test_the_check_for_one_error_equals_trying_them_all() -> None:
    words = [
        "kramer",
        "kraemr",
        "kam",
        "kramr",
        "mark",
        "karma",
        "krammer",
        "kremer",
        "ramer",
        "ab",
    ]
    for known in words:
        for typed in words:
            assert begins_nearly(known, typed) == within_one(known, typed), (known, typed)


@pytest.mark.parametrize(
    ("written", "digits"),
    [("+31 6 12", "0612"), ("0031 30 2", "0302"), ("030-2", "0302"), ("+32 2 1", "3221")],
)
def test_a_number_is_read_as_one_dials_it_here(written: str, digits: str) -> None:
    assert dialled(written) == digits
