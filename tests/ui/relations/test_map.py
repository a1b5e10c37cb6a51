"""What the relation map shows: numbers, filters, orders, and nothing of what is hidden."""

import datetime as dt
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from sub_crm.insight.relations.views import IMPOSSIBLE, Axis, Measure, View
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.queries import people
from sub_crm.store import Store, create
from sub_crm.store.keys import new_key
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment, Confidentiality, OrganisationKind
from tests import factories as make
from tests.ui.relations.conftest import Opening
from tests.ui.relations.tour import LOPIK, NOW, Tour

YEAR = dt.date(2025, 12, 1)


def _colleague(tour: Tour) -> Id:
    reader = tour.backend._store.reader()
    found = next(user.id for user in people.users(reader) if user.id != tour.backend.me)
    reader.close()
    return found


def test_every_number_is_that_of_the_workspace(tour: Tour) -> None:
    counted = tour.counted(YEAR)
    for line in tour.matrix.map.lines:
        months = [f"{one.month:%Y-%m}" for one in tour.matrix.map.made if one.month]
        wanted = [counted.get((line.id, month), 0) for month in months]
        name = line.organisation.short_name
        assert [tour.text(name, month) for month in months] == list(map(str, wanted))
        assert tour.text(name, "total") == str(sum(wanted))


def test_the_sentence_says_what_stands_out(tour: Tour) -> None:
    over = sum(one.rhythm.status is RhythmStatus.OVER for one in tour.matrix.map.lines)
    assert tour.page.finding.text() == (
        f"30 organisaties, december 2025 tot en met november 2026."
        f" {over} zijn langer stil dan afgesproken."
    )


def test_every_cell_is_a_sentence(tour: Tour) -> None:
    assert tour.told("Amersfoort", "2026-10") == (
        f"Amersfoort, oktober 2026: {tour.text('Amersfoort', '2026-10')} contactmomenten, op ritme"
    )
    assert tour.told("Baarn", "last") == (
        f"Baarn, laatste contact: {tour.text('Baarn', 'last').removesuffix(' d')} dagen stil,"
        " langer stil dan het ritme"
    )
    assert tour.told("Baarn", "rhythm") == "Baarn, ritme: elke 30 dagen"
    assert tour.told("Baarn", "total").endswith("contactmomenten in 12 maanden")
    sentences = tour.everything()
    assert all(sentences)


def test_headers_have_whole_names(tour: Tour) -> None:
    header, across, down = (
        tour.matrix.map.headerData,
        Qt.Orientation.Horizontal,
        Qt.Orientation.Vertical,
    )
    assert [header(place, across) for place in (0, 11)] == ["dec", "nov"]
    assert header(10, across, Qt.ItemDataRole.AccessibleTextRole) == "oktober 2026"
    assert header(0, down, Qt.ItemDataRole.AccessibleTextRole) == "Gemeente Amersfoort"


def test_water_boards_stand_under_a_line(tour: Tour) -> None:
    begins = [row for row in range(30) if tour.matrix.map.begins_group(row)]
    assert begins == [26]
    assert tour.names()[26] == "Amstel, Gooi en Vecht"


@pytest.mark.parametrize(
    ("words", "number"),
    [("Gemeenten", 26), ("Waterschappen", 4), ("Alle organisaties", 50)],
)
def test_groups_of_organisations_can_be_chosen(tour: Tour, words: str, number: int) -> None:
    tour.pick(tour.filters.group, words)
    assert len(tour.names()) == number
    assert tour.page.finding.text().startswith(f"{number} organisaties")


def test_the_filter_on_a_holder_goes_by_who_holds_and_not_by_who_wrote(tour: Tour) -> None:
    line = next(one for one in tour.matrix.map.lines if one.id == LOPIK)
    assert line.organisation.holder is not None
    every = {one.id for one in tour.matrix.map.lines}
    held = {
        one.id
        for one in tour.matrix.map.lines
        if one.organisation.holder_id == line.organisation.holder_id
    }
    tour.pick(tour.filters.holder, line.organisation.holder)
    assert {one.id for one in tour.matrix.map.lines} == held < every


def test_what_a_colleague_holds_is_never_added_up(tour: Tour) -> None:
    """One's own is, and that of all together; in every view, of every number."""
    for view, measure, axis in product(View, Measure, Axis):
        if (measure, axis) in IMPOSSIBLE:
            continue
        tour.look_at(view, measure, axis)
        added = set[Id]()
        for holder in tour.filters.holder.values():
            tour.filters.holder.choose(holder)
            said = tour.page.finding.text()
            if isinstance(holder, bytes) and tour.lines():
                if any(sign.isdigit() for sign in said):
                    added.add(holder)
                assert tour.page.rows is not None
                assert tour.page.exporting.told(tour.page.rows).finding == said
        assert added == {tour.backend.me}, (view, measure, axis)


def test_a_kind_of_contact_lowers_the_numbers_and_leaves_the_silence(tour: Tour) -> None:
    before = {one.id: one for one in tour.matrix.map.lines}
    tour.pick(tour.filters.kind, "Telefoongesprek")
    after = {one.id: one for one in tour.matrix.map.lines}
    assert sum(sum(one.counts) for one in after.values()) > 0
    for key, line in after.items():
        assert all(a <= b for a, b in zip(line.counts, before[key].counts, strict=True))
        assert line.statuses == before[key].statuses


@pytest.mark.parametrize("months", [3, 6, 24, 36, 60])
def test_the_period_can_be_chosen(tour: Tour, months: int) -> None:
    tour.pick(tour.filters.period, f"{months} maanden")
    made = tour.matrix.map.made
    assert [one.key for one in made[months:]] == ["total", "last", "rhythm"]
    assert made[months - 1].key == "2026-11"
    assert tour.here()[1] == "2026-11", "the chosen cell stays chosen"


def test_a_confidential_contact_of_a_colleague_changes_nothing(tour: Tour) -> None:
    theirs = next(
        one
        for one in tour.matrix.map.lines
        if not one.organisation.mine and one.rhythm.status is RhythmStatus.OVER
    )
    name = theirs.organisation.short_name
    before, asked = tour.everything(), tour.matrix.map.lines
    secret = Confidentiality.CONFIDENTIAL
    tour.add_moment(theirs.id, "2026-11-23", by=_colleague(tour), confidentiality=secret)
    tour.until(lambda: tour.matrix.map.lines is not asked)
    assert tour.everything() == before
    tour.go(name, "2026-11")
    assert tour.panel.contacts.rows.items() == []
    tour.add_moment(theirs.id, "2026-11-23", by=_colleague(tour))
    tour.until(lambda: tour.text(name, "2026-11") == "1")


def test_a_supervision_talk_is_not_counted_even_of_ones_own(tour: Tour) -> None:
    before, asked = tour.text("Lopik", "2026-11"), tour.matrix.map.lines
    tour.add_moment(LOPIK, "2026-11-20", compartment=Compartment.SUPERVISION)
    tour.until(lambda: tour.matrix.map.lines is not asked)
    assert tour.text("Lopik", "2026-11") == before


def test_new_contact_shows_at_once_and_the_chosen_cell_stays(tour: Tour) -> None:
    tour.go("Oudewater", "2026-11")
    oudewater = tour.matrix.line()
    assert oudewater is not None
    assert oudewater.was_silent(11)
    tour.add_moment(oudewater.id, "2026-11-24", summary="Kennisgemaakt")
    tour.until(lambda: tour.text("Oudewater", "2026-11") == "1")
    assert tour.here() == ("Oudewater", "2026-11")
    assert tour.told("Oudewater", "last").endswith("0 dagen stil, op ritme")
    tour.until(lambda: [one.summary for one in tour.panel.contacts.rows.items()])
    assert tour.panel.contacts.rows.items()[0].summary == "Kennisgemaakt"


def test_without_organisations_the_page_says_so(opened: Opening, tmp_path: Path) -> None:
    store = create(tmp_path / "leeg.db", new_key())
    writer = store.writer()
    with writer.act("given", now=NOW) as act:
        act.session.execute(text("DELETE FROM organisation"))
    writer.close()
    tour = opened(store)
    tour.window.resize(900, 600)
    tour.page.setParent(tour.window)
    tour.page.show()
    tour.window.show()
    tour.until(lambda: tour.page.rows is not None)
    assert tour.page.views.new.isVisibleTo(tour.page)
    assert tour.matrix.isHidden()
    assert tour.page.finding.text().startswith("0 organisaties")


def test_filters_that_leave_nothing_can_be_cleared(tour: Tour) -> None:
    tour.pick(tour.filters.group, "Overige organisaties")
    holders = {one.organisation.holder for one in tour.matrix.map.lines}
    tour.pick(tour.filters.group, "Waterschappen")
    boards = {one.organisation.holder for one in tour.matrix.map.lines}
    tour.pick(tour.filters.holder, next(iter(filter(None, holders - boards))))
    assert tour.names() == []
    assert tour.page.views.nothing.isVisible()
    tour.page.clear()
    assert len(tour.names()) == 50
    assert tour.page.views.nothing.isHidden()


def test_four_hundred_organisations_scroll_at_a_fixed_height(
    opened: Opening, tmp_path: Path
) -> None:
    store: Store = create(tmp_path / "groot.db", new_key())
    writer = store.writer()
    with writer.act("given", now=NOW) as act:
        for number in range(400):
            kind = OrganisationKind.MUNICIPALITY
            make.organisation(act.session, short_name=f"Gemeente {number:03}", kind=kind)
    writer.close()
    tour = opened(store).begin()
    assert len(tour.names()) >= 400
    assert {tour.matrix.rowHeight(row) for row in (0, 200, 399)} == {26}
    assert tour.matrix.verticalScrollBar().maximum() > 9000


def test_in_a_narrow_window_more_filters_fold(tour: Tour) -> None:
    assert tour.filters.period.isVisible()
    assert not tour.filters.kind.isVisible()
    tour.page.set_width_class(WidthClass.COMPACT)
    assert not tour.filters.period.isVisible()
    tour.until(lambda: tour.page.minimumSizeHint().width() <= 650)
    tour.filters.more.click()
    tour.pick(tour.filters.kind, "E-mail")
    tour.pick(tour.filters.period, "24 maanden")
    tour.filters.more.click()
    assert tour.filters.more.text() == "Meer filters (2)"
    tour.page.set_width_class(WidthClass.FULL)
    assert tour.filters.more.text() == "Meer filters (1)", "the period shows again"
