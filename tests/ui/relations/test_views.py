"""The views of the relations: each number, sentence and arrow; and what is hidden stays hidden."""

import datetime as dt
import itertools
import re

import pytest
from PySide6.QtCore import Qt

from sub_crm.insight.relations.views import IMPOSSIBLE, Axis, Measure, View
from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rollup import by_level, by_organisation
from sub_crm.insight.warmth.rules import Rules
from sub_crm.queries import people
from sub_crm.ui.desk import contact_address
from sub_crm.ui.relations.files import sheet_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment, Confidentiality, Level
from tests.ui.relations.tour import LOPIK, TODAY, Tour
from tests.ui.walk import focus

Key, Held = Qt.Key, Qt.KeyboardModifier
LOOKS = [
    *(
        (View.MATRIX, measure, axis)
        for measure, axis in itertools.product(Measure, Axis)
        if (measure, axis) not in IMPOSSIBLE
    ),
    *((View.TILES, measure, Axis.MONTH) for measure in Measure),
    (View.LIST, Measure.CONTACTS, Axis.MONTH),
    (View.QUADRANT, Measure.CONTACTS, Axis.MONTH),
]


@pytest.mark.parametrize(("view", "measure", "axis"), LOOKS)
def test_every_number_has_a_sentence_that_begins_with_its_organisation(
    tour: Tour, view: View, measure: Measure, axis: Axis
):
    tour.look_at(view, measure, axis)
    told = tour.sentences()
    names = tour.shown_names()
    assert len(told) >= len(names) == 30
    assert all(any(one.startswith(f"{name}") for name in names) for one in told)
    assert not [one for one in told if re.search(r"None|\{|\}", one)]


@pytest.mark.parametrize(("view", "measure", "axis"), LOOKS)
def test_a_confidential_contact_of_a_colleague_changes_no_byte(
    tour: Tour, view: View, measure: Measure, axis: Axis
):
    tour.look_at(view, measure, axis)
    theirs = next(one for one in tour.lines() if not one.organisation.mine)
    before = tour.whole()
    by = _colleague(tour)
    for marks in (
        {"confidentiality": Confidentiality.CONFIDENTIAL},
        {"confidentiality": Confidentiality.PERSONAL},
        {"compartment": Compartment.SUPERVISION},
    ):
        tour.add_and_wait(theirs.id, by, _person_at(tour, theirs.id), **marks)
        assert tour.whole() == before, marks
    tour.add_and_wait(theirs.id, by, _person_at(tour, theirs.id))
    pressing_alone = (view, measure) == (View.MATRIX, Measure.PRESSURE)
    assert (tour.whole() != before) is not pressing_alone, "what is open does show"


def _colleague(tour: Tour) -> Id:
    reader = tour.backend._store.reader()
    found = next(user.id for user in people.users(reader) if user.id != tour.backend.me)
    reader.close()
    return found


def _person_at(tour: Tour, organisation: Id) -> tuple[Id, Id]:
    """Somebody in office there whose warmth can still rise, with their position."""
    reader = tour.backend._store.reader()
    standings = read_basis(reader, begin=TODAY, until=TODAY, organisation=organisation).on(TODAY)
    reader.close()
    coldest = min(
        (one for one in standings if one.holder and one.warmth),
        key=lambda one: one.warmth.total if one.warmth else 0,
    )
    assert coldest.holder
    return coldest.holder.person_id, coldest.seat.id


def test_warmth_is_that_of_the_rules(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    reader = tour.backend._store.reader()
    for day, column in ((dt.date(2026, 3, 31), "2026-03"), (TODAY, "2026-11")):
        basis = read_basis(reader, begin=day, until=day)
        wanted = by_organisation(basis.on(day), Rules())
        for line in tour.lines():
            total = wanted[line.id].total
            text = tour.text(line.organisation.short_name, column)
            assert text == ("–" if total is None else str(total))
    reader.close()


def test_levels_are_those_of_the_rules(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.LEVEL)
    reader = tour.backend._store.reader()
    levels = by_level(read_basis(reader, begin=TODAY, until=TODAY).on(TODAY), Rules())
    reader.close()
    for line in tour.lines():
        for level in Level:
            found = levels[line.id].get(level)
            text = tour.text(line.organisation.short_name, level.value)
            if found is None:
                assert text == "geen"
            elif found.total is not None:
                assert text.startswith(f"{found.total} ")


def test_a_cell_of_warmth_is_explained_down_to_the_contact(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    tour.go("Lopik", "2026-11")
    explanation = tour.panel.explanation
    tour.until(lambda: explanation.people.rows.items())
    number = tour.text("Lopik", "2026-11")
    assert tour.told("Lopik", "2026-11").startswith(f"Lopik, november 2026: {number}, ")
    tour.press(Key.Key_Return)
    tour.until(lambda: focus() is explanation.people)
    told = explanation.told()
    assert told
    assert told.standing.holder
    assert explanation.why.heading.text().startswith(f"Waarom {told.standing.holder.person} ")
    points = [part._points.text() for part in explanation.why._parts]
    assert [one.split(" van ")[1] for one in points] == ["40", "25", "15", "20"]
    tour.press(Key.Key_Down)
    other = explanation.told()
    assert other is not None
    assert other is not told
    tour.press(Key.Key_Return)
    tour.until(lambda: focus() is explanation.contacts)
    first = explanation.contacts.current_row()
    tour.press(Key.Key_Return)
    assert tour.opened == [contact_address(first.id)]
    tour.press(Key.Key_Escape)
    assert focus() is explanation.people
    tour.press(Key.Key_Escape)
    assert focus() is tour.matrix
    assert tour.here() == ("Lopik", "2026-11")


def test_the_number_of_an_earlier_month_is_explained_as_of_then(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    tour.go("Lopik", "2026-02")
    shown = tour.following.shown
    assert shown
    assert (shown.explains, shown.day) == (True, dt.date(2026, 2, 28))
    days = [
        row.happened_on.middle
        for told in tour.panel.explanation.people.rows.items()
        for row in told.contacts
    ]
    assert days
    assert max(days) <= dt.date(2026, 2, 28)


def test_the_whole_map_can_be_drawn_as_of_an_earlier_day(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    february = {name: tour.text(name, "2026-02") for name in tour.names()}
    tour.filters.more.click()
    tour.pick(tour.filters.day, "28 februari")
    assert [one.key for one in tour.matrix.map.made][11] == "2026-02"
    assert {name: tour.text(name, "2026-02") for name in tour.names()} == february
    assert "28 februari 2026" in tour.page.finding.text()


def test_themes_count_the_moments_about_them(tour: Tour):
    tour.look_at(View.MATRIX, Measure.CONTACTS, Axis.THEME)
    reader = tour.backend._store.reader()
    wanted = reader.value(
        "SELECT count(DISTINCT c.id) FROM contact_moments c JOIN contact_themes l"
        " ON l.contact_moment_id = c.id JOIN themes t ON t.id = l.theme_id JOIN participants p"
        " ON p.contact_moment_id = c.id WHERE p.organisation_id = :lopik AND c.status = 'held'"
        " AND c.compartment = 'relation' AND c.sorts_at >= '2025-12-01'"
        " AND c.sorts_at < '2026-11-25' AND 'housing' IN (t.code,"
        " (SELECT u.code FROM themes u WHERE u.id = t.parent_id))",
        lopik=LOPIK,
    )
    reader.close()
    column = next(one for one in tour.matrix.map.made if one.title == "Wonen")
    assert tour.text("Lopik", column.key) == str(wanted)
    tour.go("Lopik", column.key)
    assert len(tour.panel.contacts.rows.items()) == wanted


def test_what_does_not_go_together_cannot_be_chosen_and_says_why(tour: Tour):
    choices = tour.filters.choices
    choices.axis.set_value(Axis.THEME)
    [warmth] = [one for one in choices.measure._group.buttons() if one.text() == "Warmte"]
    assert not warmth.isEnabled()
    assert warmth.toolTip() == (
        "Warmte is van mensen in functie; per thema telt alleen de activiteit."
    )
    choices.axis.set_value(Axis.MONTH)
    assert warmth.isEnabled()


def test_positions_of_one_group_can_be_looked_at(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    before = {name: tour.text(name, "2026-11") for name in tour.names()}
    tour.pick(tour.filters.seats, "Bestuurlijk")
    after = {name: tour.text(name, "2026-11") for name in tour.names()}
    assert after != before
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.LEVEL)
    levels = {name: tour.text(name, Level.POLITICAL.value) for name in tour.names()}
    assert {name: text.split()[0] for name, text in levels.items()} == {
        name: text if text != "–" else "nieuw" for name, text in after.items()
    }


def test_supervision_counts_only_on_request_and_tells_only_the_month(tour: Tour):
    total = int(tour.text("Lopik", "2026-11"))
    tour.filters.more.click()
    before = tour.page.rows
    tour.filters.supervision.click()
    tour.until(lambda: tour.page.rows is not before)
    assert int(tour.text("Lopik", "2026-11")) == total + 1, "a stub of a colleague's talk"
    tour.go("Lopik", "2026-11")
    assert len(tour.panel.contacts.rows.items()) == total, "and nothing of its content"


def test_the_same_organisation_stays_chosen_from_view_to_view(tour: Tour):
    tour.go("Zeist", "2026-10")
    for view in (View.TILES, View.QUADRANT, View.LIST, View.MATRIX):
        tour.look_at(view, Measure.CONTACTS, Axis.MONTH)
        line = tour.page.views.line()
        assert line
        assert line.organisation.short_name == "Zeist"


def test_a_workbook_has_a_row_per_organisation_and_real_numbers(tour: Tour):
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    rows = tour.page.rows
    assert rows
    exporting = tour.page.exporting
    sheet = sheet_of(rows, exporting.lines, tour.matrix.map.made, exporting.told(rows))
    assert len(sheet.rows) == 30
    assert sheet.headings[1:13] == [f"{month:%Y-%m}" for month in rows.months]
    assert all(isinstance(cell, int) for row in sheet.rows for cell in row[1:13])
