"""Nothing that is asked about relations goes by which of us did it.

Whatever is asked, the answer is the same when somebody else wrote every contact and has every
follow-up: so no filter, and no combination of them, can tell how much a colleague did.
"""

import dataclasses
import datetime as dt
import inspect
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sub_crm.insight import own, team
from sub_crm.insight.relations.views import IMPOSSIBLE, Axis, Measure, View
from sub_crm.queries import pressure, relation_contacts, relations, warmth
from sub_crm.queries import team as team_queries
from sub_crm.queries.contact_list import ContactFilter, ContactGroup
from sub_crm.queries.issue_list import IssueFilter
from sub_crm.queries.person_list import PersonFilter
from sub_crm.queries.relations import Counted, SeatGroup
from sub_crm.store import Store
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Reader
from sub_crm.ui.relations.reading import Wanted, read_map
from sub_crm.ui.team.reading import read_team, shown
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind

TODAY = dt.date(2026, 11, 24)
SINCE = dt.date(2025, 12, 1)
PEOPLE_OF_OURS = {"user", "users", "author", "owner", "holder", "colleague", "created_by"}
KINDS = ((), *((one,) for one in ContactKind), tuple(ContactKind))
GROUPS = (None, *SeatGroup)


@pytest.fixture(scope="module")
def both(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The example, and the same one in which everything open was done by one other colleague."""
    path = tmp_path_factory.mktemp("other") / "voorbeeld.db"
    shutil.copy(example, path)
    connection = connect(path, EXAMPLE_KEY)
    (other,) = connection.execute("SELECT id FROM app_user ORDER BY name LIMIT 1").fetchone()
    guarded = "('confidential', 'personal')"
    open_ones = f"confidentiality NOT IN {guarded} AND compartment = 'relation'"
    for table in ("contact_moment", "follow_up", "issue"):
        connection.execute(
            f"UPDATE {table} SET created_by = ?, updated_by = ? WHERE {open_ones}", (other, other)
        )
    connection.execute(f"UPDATE follow_up SET owner_id = ? WHERE {open_ones}", (other,))
    connection.close()
    stores = Store(example, EXAMPLE_KEY), Store(path, EXAMPLE_KEY)
    yield stores
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def readers(both: tuple[Store, Store]) -> Iterator[tuple[Reader, Reader]]:
    found = both[0].reader(), both[1].reader()
    yield found
    for reader in found:
        reader.close()


def themes(reader: Reader) -> list[Id | None]:
    found = "SELECT theme_id FROM contact_themes GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    return [None, *reader.values(found)]


def every_filter(reader: Reader) -> Iterator[Counted]:
    for kinds, group, theme, stubs in itertools.product(
        KINDS, GROUPS, themes(reader), (False, True)
    ):
        yield Counted(kinds, group, theme, stubs)


def test_somebody_else_really_did_it(readers: tuple[Reader, Reader]) -> None:
    told = "SELECT count(DISTINCT {column}) FROM {table} WHERE confidentiality = 'internal'"
    for column, table in (("created_by", "contact_moments"), ("owner_id", "follow_ups")):
        before, after = (one.value(told.format(column=column, table=table)) for one in readers)
        assert before > 2
        assert after == 1


def test_a_filter_names_no_colleague() -> None:
    asks = {field.name for field in dataclasses.fields(Counted)}
    assert asks == {"kinds", "group", "theme", "supervision"}
    modules = (relations, relation_contacts, warmth, pressure, team_queries)
    for module in modules:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            given = set(inspect.signature(function).parameters)
            assert not given & PEOPLE_OF_OURS, f"{module.__name__}.{name}"


@pytest.mark.parametrize("kind", [ContactFilter, PersonFilter, IssueFilter])
def test_no_list_counts_what_is_of_one_colleague(kind: type[Any]) -> None:
    me, other = b"me", b"other"
    named = [field.name for field in dataclasses.fields(kind) if field.name in PEOPLE_OF_OURS]
    assert len(named) == 1
    for who, told in ((None, True), (me, True), (other, False)):
        asked = kind(**{named[0]: who})
        assert own.may_count(asked, me) is told
        assert own.may_count_groups(asked, me) is told
    assert not own.may_count_groups(ContactFilter(group=ContactGroup.HOLDER), me)


def test_every_combination_of_filters_gives_what_it_gives_whoever_did_it(
    readers: tuple[Reader, Reader],
) -> None:
    counted = 0
    for asked in every_filter(readers[0]):
        for ask in (
            relations.contacts_by_month,
            relations.contacts_by_theme,
            relations.contacts_by_level,
        ):
            before, after = (
                sorted(map(str, ask(one, since=SINCE, today=TODAY, counted=asked)))
                for one in readers
            )
            assert before == after, (ask, asked)
            counted += len(before)
    assert counted > 1000, "there was something to count"


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("axis", Axis)
def test_every_view_of_the_map_is_the_same_whoever_did_it(
    both: tuple[Store, Store],
    readers: tuple[Reader, Reader],
    view: View,
    measure: Measure,
    axis: Axis,
) -> None:
    if (measure, axis) in IMPOSSIBLE:
        return
    me = both[0].identity.viewer.user_id
    wanted = Wanted(day=TODAY, view=view, measure=measure, axis=axis)
    before, after = (read_map(one, wanted, me=me) for one in readers)
    assert before == after


def test_the_team_page_is_the_same_whoever_did_it(
    both: tuple[Store, Store], readers: tuple[Reader, Reader]
) -> None:
    me = both[0].identity.viewer.user_id
    before, after = (read_team(one, today=TODAY, me=me) for one in readers)
    for one in before.organisations:
        assert _told(before, one) == _told(after, one)
    assert team.late(before.late, TODAY, of=before.organisations)


def _told(rows: Any, one: Id) -> object:
    found = shown(rows, [one])
    return found.gaps, found.late, found.single, found.ending, found.deputising
