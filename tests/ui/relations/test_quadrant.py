"""The quadrant: what is cold and pressing, by keyboard, and an action for each."""

import random

import pytest
from PySide6.QtCore import QRectF, Qt

from sub_crm.insight.relations.plot import labelled, to_act_on
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.insight.warmth.pressure import Corner
from sub_crm.queries.follow_ups import open_follow_ups
from sub_crm.ui.desk import organisation_address
from sub_crm.ui.relations.quadrant import Quadrant
from tests.ui.relations.tour import TODAY, Tour
from tests.ui.walk import focus, nameless, tab_round, too_small

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def quadrant(tour: Tour) -> Quadrant:
    tour.look_at(View.QUADRANT, Measure.CONTACTS, Axis.MONTH)
    tour.until(lambda: tour.page.to_do.items)
    shown = tour.page.views.quadrant
    shown.setFocus()
    return shown


def test_every_organisation_with_a_number_is_plotted(tour: Tour, quadrant: Quadrant):
    warm = [one for one in tour.lines() if one.warmth[-1].total is not None]
    assert len(quadrant.points) == len(warm) == 30
    [lopik] = [p for p in quadrant.points if p.spot.line.organisation.short_name == "Lopik"]
    assert lopik.accessibleName() == (
        "Lopik: warmte 52, lauw, dekking 5 van 7, gespannen;"
        " dossierdruk 18: 7 open dossiers, 2 met een late opvolging"
    )


def test_points_lie_where_their_numbers_say(quadrant: Quadrant):
    frame = quadrant.frame()
    for point in quadrant.points:
        middle, spot = point.geometry().center(), point.spot
        cold, hot = middle.x() < frame.cut_x, middle.y() < frame.cut_y
        if not spot.beside:
            expected = {
                (True, True): Corner.COLD_HOT,
                (False, True): Corner.WARM_HOT,
                (True, False): Corner.COLD_CALM,
                (False, False): Corner.WARM_CALM,
            }
            assert spot.corner is expected[cold, hot]


def test_no_two_points_lie_on_each_other(quadrant: Quadrant):
    places = {(point.x(), point.y()) for point in quadrant.points}
    assert len(places) == len(quadrant.points)


def test_the_plot_is_one_stop_and_arrows_walk_in_it(tour: Tour, quadrant: Quadrant):
    stops = tab_round(tour.qtbot)
    assert sum(stop in quadrant.points for stop in stops) == 1
    first = focus()
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        before = focus().geometry().center()
        tour.press(key)
        after = focus().geometry().center()
        moved = {
            Key.Key_Right: after.x() > before.x(),
            Key.Key_Left: after.x() < before.x(),
            Key.Key_Up: after.y() < before.y(),
            Key.Key_Down: after.y() > before.y(),
        }
        assert focus() in quadrant.points
        assert moved[key] or after == before
    assert first in quadrant.points
    assert nameless(tour.window) == []
    assert too_small(tour.window) == []


def test_enter_opens_the_organisation(tour: Tour, quadrant: Quadrant):
    line = quadrant.line()
    assert line
    tour.press(Key.Key_Return)
    assert tour.opened == [organisation_address(line.id)]


def test_the_action_list_is_the_cold_corner_with_the_most_pressing_first(
    tour: Tour, quadrant: Quadrant
):
    acting = to_act_on(quadrant.spots)
    names = [spot.line.organisation.name for spot in acting]
    shown = [item.assign.accessibleName().partition(": ")[2] for item in tour.page.to_do.items]
    assert shown == names
    assert [spot.pressure for spot in acting] == sorted(
        (spot.pressure for spot in acting), reverse=True
    )
    assert all(spot.warmth < 45 and spot.pressure >= 4 for spot in acting)


def test_an_action_is_assigned_to_the_holder_sinks_and_can_be_undone(
    tour: Tour, quadrant: Quadrant
):
    first = to_act_on(quadrant.spots)[0]
    holder = first.line.organisation.holder_id
    tour.page.to_do.items[0].assign.click()
    tour.until(lambda: tour.page.to_do.items[-1].assign.isHidden())
    reader = tour.backend._store.reader()
    made = [
        one
        for one in open_follow_ups(reader, today=TODAY)
        if one.title == f"Relatie met {first.line.organisation.short_name} aanhalen"
    ]
    reader.close()
    assert [(one.owner_id, one.organisation_id) for one in made] == [(holder, first.line.id)]
    tour.until(tour.page.to_do.items[0].assign.isVisible)
    tour.backend.undo()
    tour.until(lambda: not any(item.assign.isHidden() for item in tour.page.to_do.items))


def test_ctrl_enter_assigns_from_the_plot(tour: Tour, quadrant: Quadrant):
    first = to_act_on(quadrant.spots)[0]
    quadrant.select((first.line.id, ""))
    quadrant.setFocus()
    tour.press(Key.Key_Return, Held.ControlModifier)
    tour.until(lambda: any(item.assign.isHidden() for item in tour.page.to_do.items))


def test_without_anything_to_do_the_list_says_so(tour: Tour, quadrant: Quadrant):
    del quadrant
    tour.page.to_do.show_spots([], {}, TODAY)
    assert tour.page.to_do.empty.isVisible()
    assert tour.page.to_do.empty.text() == "Geen koude relaties met een heet dossier."


@pytest.mark.parametrize("seed", range(20))
def test_no_name_lies_over_a_point_or_another_name(seed: int):
    chance = random.Random(seed)
    points = [(chance.uniform(20, 580), chance.uniform(20, 380)) for _ in range(40)]
    sizes = [(chance.uniform(30, 140), 16.0) for _ in points]
    found = labelled(points, sizes, (0, 0, 600, 400), [], 12)
    boxes = [QRectF(*box) for box in found if box]
    assert len(boxes) > 15
    others = [QRectF(x - 6, y - 6, 12, 12) for x, y in points]
    for place, box in enumerate(boxes):
        assert QRectF(0, 0, 600, 400).contains(box)
        assert not any(box.intersects(other) for other in [*boxes[place + 1 :], *others])


def test_a_name_goes_over_a_line_only_where_there_is_no_other_room():
    line, size = (50.0, 0.0, 2.0, 100.0), (60.0, 16.0)
    [beside] = labelled([(40.0, 50.0)], [size], (-100, 0, 300, 100), [line], 12)
    [over] = labelled([(40.0, 50.0)], [size], (30, 0, 300, 100), [line], 12)
    assert beside
    assert over
    crossed = QRectF(*line)
    assert not QRectF(*beside).intersects(crossed)
    assert QRectF(*over).intersects(crossed)


def test_a_name_never_goes_over_the_words_of_a_corner():
    words, size = (44.0, 30.0, 120.0, 40.0), (60.0, 16.0)
    bounds = (30.0, 0.0, 300.0, 100.0)
    assert labelled([(40.0, 50.0)], [size], (40, 40, 70, 20), [], 12)[0]
    assert labelled([(40.0, 50.0)], [size], (40, 40, 70, 20), [], 12, [words]) == [None]
    [beside] = labelled([(100.0, 80.0)], [size], bounds, [], 12, [words])
    assert beside
    assert not QRectF(*beside).intersects(QRectF(*words))


def test_the_sentence_counts_who_is_in_the_corner_to_act_on(tour: Tour, quadrant: Quadrant):
    acting = len(to_act_on(quadrant.spots))
    assert acting > 1
    said = tour.page.finding.text()
    assert said.startswith(f"{acting} organisaties vragen nu aandacht")
    assert said.endswith("Stand dinsdag 24 november 2026.")


def test_a_long_action_list_begins_with_the_most_pressing(
    tour: Tour, quadrant: Quadrant, monkeypatch: pytest.MonkeyPatch
):
    every = len(tour.page.to_do.items)
    assert every > 2
    monkeypatch.setattr("sub_crm.ui.relations.actions.MOST", 2)
    tour.page._show_lines()
    tour.until(lambda: len(tour.page.to_do.items) == 2)
    assert tour.page.to_do.more.text() == f"Alle {every} tonen"
    tour.page.to_do.more.click()
    assert len(tour.page.to_do.items) == every
    assert tour.page.to_do.items[2].assign.hasFocus(), "the keyboard goes on where it was"
