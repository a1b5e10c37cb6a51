"""The list of contact moments: what narrows it, in which order it stands, page by page."""

import datetime as dt
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

import pytest

from sub_crm.queries import contact_list as listed
from sub_crm.queries.contact_list import ContactFilter, ContactGroup, ContactOrder, Period
from sub_crm.store.reader import Reader
from sub_crm.values.conditions import from_json, to_json
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Compartment,
    Confidentiality,
    ContactKind,
    ContactStatus,
    FollowUpStatus,
    UserRole,
)
from sub_crm.values.rights import may_change
from tests.queries.test_plans import plan, statements

TODAY = dt.date(2026, 11, 24)
ALL = ContactFilter(group=ContactGroup.NONE)


def _page(reader: Reader, filter: ContactFilter, **named: Any) -> list[listed.ContactListRow]:
    return listed.contact_page(reader, filter, today=TODAY, **named)


def _whole(reader: Reader, filter: ContactFilter, limit: int = 150) -> list[listed.ContactListRow]:
    """Walk through every page."""
    rows: list[listed.ContactListRow] = []
    after: tuple[Any, Id] | None = None
    while page := _page(reader, filter, after=after, limit=limit):
        rows += page
        after = (page[-1].sorted_by, page[-1].id)
    return rows


@pytest.mark.parametrize("group", list(ContactGroup))
@pytest.mark.parametrize("order", list(ContactOrder))
@pytest.mark.parametrize("flipped", [False, True])
def test_pages_follow_each_other_without_gap_or_overlap(
    reader: Reader, group: ContactGroup, order: ContactOrder, flipped: bool
) -> None:
    filter = ContactFilter(group=group, order=order, flipped=flipped, period=Period.DAYS_365)
    rows = _whole(reader, filter, limit=97)
    assert len(rows) > 200
    assert len({row.id for row in rows}) == len(rows)
    assert {row.id for row in rows} == set(listed.contact_ids(reader, filter, today=TODAY))


@pytest.mark.parametrize("group", [ContactGroup.NONE, ContactGroup.WEEK, ContactGroup.MONTH])
def test_the_newest_page_is_walked_from_the_index_and_not_sorted(
    reader: Reader, group: ContactGroup
) -> None:
    filter = ContactFilter(group=group)
    first = _page(reader, filter)[-1]
    for after in (None, (first.sorted_by, first.id)):
        [(sql, named)] = statements(partial(_page, filter=filter, after=after), reader)
        assert _sorted_whole(reader, sql, named) == []


def _sorted_whole(reader: Reader, sql: str, named: Any) -> list[str]:
    """Return the steps that sort the rows of the page, not the few that hang on one of them."""
    steps = plan(reader, sql, named)
    above = {number: (upper, words) for number, upper, words in steps}

    def hangs_on_a_row(number: int) -> bool:
        upper, words = above.get(number, (0, ""))
        return words.startswith("CORRELATED") or (bool(upper) and hangs_on_a_row(upper))

    return [w for _, upper, w in steps if "TEMP B-TREE" in w and not hangs_on_a_row(upper)]


def test_an_order_that_must_be_sorted_is_noticed(reader: Reader) -> None:
    filter = replace(ALL, order=ContactOrder.KIND)
    [(sql, named)] = statements(lambda asked: _page(asked, filter), reader)
    assert _sorted_whole(reader, sql, named)


def test_groups_stand_together_and_are_newest_first_inside(reader: Reader) -> None:
    rows = _whole(reader, ContactFilter(group=ContactGroup.ORGANISATION, period=Period.DAYS_90))
    names = [(row.organisation or "\uffff").split(", ")[0] for row in rows]
    assert names == sorted(names)
    for before, after in pairwise(rows):
        if before.organisation == after.organisation:
            assert before.sorts_at >= after.sorts_at


def test_each_filter_gives_only_what_it_asks_for(reader: Reader) -> None:
    calls = _whole(reader, replace(ALL, kinds=(ContactKind.PHONE_CALL, ContactKind.EMAIL)))
    assert {row.kind for row in calls} == {ContactKind.PHONE_CALL, ContactKind.EMAIL}
    planned = _whole(reader, replace(ALL, statuses=(ContactStatus.PLANNED,)))
    assert {row.status for row in planned} == {ContactStatus.PLANNED}
    without = _whole(reader, replace(ALL, without_issue=True))
    assert {row.issues for row in without} == {None}
    late = _whole(reader, replace(ALL, late_follow_up=True))
    assert {row.follow_up_status for row in late} == {FollowUpStatus.OPEN}
    month = _whole(reader, replace(ALL, period=Period.DAYS_30))
    assert {"2026-10-25" <= row.sorts_at < "2026-11-25" for row in month} == {True}


def test_an_organisation_narrows_to_its_own_moments(reader: Reader) -> None:
    lopik = reader.value("SELECT id FROM organisations WHERE short_name = 'Lopik'")
    rows = _whole(reader, replace(ALL, organisations=(lopik,)))
    assert rows
    assert all("Lopik" in (row.organisation or "") for row in rows)


def test_text_finds_words_and_pieces_of_subjects(reader: Reader) -> None:
    rows = _whole(reader, replace(ALL, text="voortgang waardevol"))
    assert any(row.summary == "Voortgang Waardevol Lopik" for row in rows)
    assert _page(reader, replace(ALL, text="(((")) == []
    assert _page(reader, replace(ALL, text="' OR 1=1 --")) == []


def test_text_finds_moments_by_the_name_of_an_organisation_or_a_person(reader: Reader) -> None:
    lopik = reader.value("SELECT id FROM organisations WHERE short_name = 'Lopik'")
    with_lopik = {row.id for row in _whole(reader, replace(ALL, organisations=(lopik,)))}
    assert with_lopik <= {row.id for row in _whole(reader, replace(ALL, text="lopik"))}
    assert _whole(reader, replace(ALL, text="A. Kramer"))
    assert not _whole(reader, replace(ALL, text="L%k"))


def test_a_list_that_was_kept_comes_back_as_it_was(reader: Reader) -> None:
    kept = ContactFilter(
        text="O'Brien",
        organisations=(b"\x01" * 16,),
        kinds=(ContactKind.EMAIL,),
        holder=b"\x02" * 16,
        period=Period.DAYS_30,
        markings=(Confidentiality.PUBLIC,),
        late_follow_up=True,
        order=ContactOrder.KIND,
        flipped=True,
        group=ContactGroup.NONE,
    )
    assert from_json(ContactFilter, to_json(kept)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "niets",
        "[1]",
        '{"unknown": 1}',
        '{"kinds": ["fax"], "holder": "zz", "text": 3}',
        '{"period": "ooit", "flipped": "ja"}',
    ],
)
def test_what_a_list_says_that_is_not_known_is_left_out(text: str) -> None:
    assert from_json(ContactFilter, text) == ContactFilter()


def test_a_supervisor_reads_what_others_wrote_about_relations(reader: Reader) -> None:
    relation, role = Compartment.RELATION, UserRole.SUPERVISOR
    assert not may_change(role, mine=False, compartment=relation)
    assert may_change(role, mine=True, compartment=relation)
    assert may_change(role, mine=False, compartment=Compartment.SUPERVISION)
    assert may_change(UserRole.ACCOUNT_MANAGER, mine=False, compartment=relation)
