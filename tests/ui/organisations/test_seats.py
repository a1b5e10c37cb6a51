"""Who sits where: terms that end, successors, vacancies, the evenknie, new seats."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from sub_crm.orders.people import EndTenure
from sub_crm.queries import people
from sub_crm.queries.contacts import timeline_of_person, timeline_of_position
from sub_crm.ui.desk import person_address
from sub_crm.ui.organisations.body import Body
from sub_crm.ui.organisations.reading import Seat
from sub_crm.ui.parts.appointing import Appointment, Ending, NewPosition
from sub_crm.ui.parts.person_card import PersonCard
from sub_crm.values.kinds import ContactPointKind, PositionType, TenureKind
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.organisations.visit import Visit, seat, seats

CTRL = Qt.KeyboardModifier.ControlModifier


def _open_person(visit: Visit, body: Body, name: str) -> PersonCard:
    body.seats.list.select(seat(body, name).id)
    body.seats.list.setFocus()
    visit.press(Qt.Key.Key_Space)
    card = visit.surface(PersonCard)
    visit.until(lambda: card._rows is not None)
    return card


def test_enter_on_a_seat_goes_to_the_page_of_whoever_sits_there(visit: Visit) -> None:
    body = visit.open_page()
    kramer = seat(body, "A. Kramer")
    assert kramer.row.person_id is not None
    body.seats.list.select(kramer.id)
    body.seats.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [person_address(kramer.row.person_id)]


def _names(body: Body, position: bytes) -> set[str | None]:
    return {one.row.person for one in seats(body) if one.row.position_id == position}


def test_a_term_ends_and_a_new_successor_sits_beside_whoever_leaves(
    visit: Visit,
) -> None:
    body = visit.open_page()
    before = seat(body, "A. Kramer").row
    assert before.person_id is not None
    spoken = [row.id for row in timeline_of_person(visit.reader, before.person_id)]
    there = [row.id for row in timeline_of_position(visit.reader, before.position_id)]
    assert set(there) & set(spoken)
    card = _open_person(visit, body, "A. Kramer")
    card.end.click()
    form = visit.surface(Ending)
    form.reason.setText("Burgemeester van een andere gemeente")
    visit.qtbot.keyClicks(form.person, "drs. Q.P. van den Nieuwenhof")
    form.action.click()
    wanted = {"A. Kramer", "Q. van den Nieuwenhof"}
    visit.until(lambda: _names(body, before.position_id) == wanted)
    visit.until(lambda: not card.end.isVisible())
    successor = seat(body, "Q. van den Nieuwenhof").row.person_id
    assert successor is not None
    assert [row.id for row in timeline_of_person(visit.reader, before.person_id)] == spoken
    assert timeline_of_person(visit.reader, successor) == []
    still = [row.id for row in timeline_of_position(visit.reader, before.position_id)]
    assert still == there


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_enter_in_a_field_does_what_the_button_does(
    visit: Visit, held: Qt.KeyboardModifier
) -> None:
    body = visit.open_page()
    kramer = seat(body, "A. Kramer")
    assert kramer.row.tenure_id is not None
    assert kramer.row.person_id is not None
    form = Ending(
        visit.desk, kramer.row.person_id, kramer.row.tenure_id, "A. Kramer", "Burgemeester"
    )
    form.open()
    visit.qtbot.keyClicks(form.until, "nooit")
    visit.qtbot.keyClick(form.reason, Qt.Key.Key_Return, held)
    assert walk.focus() is form.until  # the proposed day gave way, and what is wrong has the cursor
    assert form.until.text() == "nooit"
    form.until.clear()
    visit.qtbot.keyClicks(form.until, "23 november 2026")
    visit.qtbot.keyClick(form.until, Qt.Key.Key_Return, held)
    visit.until(lambda: not any(one.row.person == "A. Kramer" for one in seats(body)))


def test_an_end_before_the_beginning_is_refused_beside_its_field(visit: Visit) -> None:
    body = visit.open_page()
    card = _open_person(visit, body, "A. Kramer")
    card.end.click()
    form = visit.surface(Ending)
    form.until.setText("1990")
    form.action.click()
    visit.until(lambda: form.until.accessibleDescription())
    assert "voor het begin" in form.until.accessibleDescription()
    assert form.until.text() == "1990"
    form.until.setText("zodra het kan")
    form.action.click()
    assert "niet te lezen" in form.until.accessibleDescription()


@pytest.fixture
def vacant(visit: Visit) -> Body:
    """The page of Lopik, whose secretary left at the end of September."""
    tenure = next(one for one in visit.seat_rows() if one.person == "H. van Rijn")
    assert tenure.tenure_id is not None
    visit.do(EndTenure(tenure_id=tenure.tenure_id, until=VagueDate("2026-09")))
    return visit.open_page()


def _empty(body: Body, title: str = "Gemeentesecretaris") -> Seat:
    return next(one for one in seats(body) if one.row.title == title)


def test_an_empty_seat_says_since_when(vacant: Body) -> None:
    rows = vacant.seats.list.rows
    place = list(rows.items()).index(_empty(vacant))
    said = rows.data(rows.index(place, 0))
    assert said == "Gemeentesecretaris, Vacant sinds september 2026"


def test_an_empty_seat_is_filled_and_shows_what_was_said_with_who_left(
    visit: Visit, vacant: Body
) -> None:
    vacant.seats.list.select(_empty(vacant).id)
    vacant.seats.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    form = visit.surface(Appointment)
    assert form.title == "Wie vult deze functie?"
    visit.until(lambda: hasattr(form, "earlier"))
    rows = form.earlier.rows
    told = [rows.data(rows.index(place, 0)) for place in range(rows.rowCount())]
    assert any("toen: H. van Rijn" in one for one in told)
    visit.qtbot.keyClicks(form.person, "mr. E. de Waal")
    form.kind.set_value(TenureKind.INTERIM)
    form.action.click()
    visit.until(lambda: _empty(vacant).row.person == "E. de Waal")
    rows = vacant.seats.list.rows
    place = list(rows.items()).index(_empty(vacant))
    assert "Gemeentesecretaris · interim" in rows.data(rows.index(place, 0))


def test_a_known_person_is_appointed_by_typing_a_few_letters(visit: Visit, vacant: Body) -> None:
    vacant.seats.list.select(_empty(vacant).id)
    vacant.seats.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    form = visit.surface(Appointment)
    visit.until(lambda: form.person._find("slot woerden") or form.person._find("slot"))
    visit.qtbot.keyClicks(form.person, "rianne slot")
    visit.press(Qt.Key.Key_Return)
    assert form.person.chosen is not None
    form.action.click()
    visit.until(lambda: _empty(vacant).row.person == "R. Slot")


def test_nobody_named_is_asked_for_a_name(visit: Visit, vacant: Body) -> None:
    vacant._open_seat(_empty(vacant))
    form = visit.surface(Appointment)
    form.action.click()
    visit.until(lambda: form.person.accessibleDescription().startswith("Kies een persoon"))


def test_another_seat_becomes_the_evenknie(visit: Visit) -> None:
    body = visit.open_page()
    card = _open_person(visit, body, "A. Kramer")
    card.counterpart.click()
    visit.until(lambda: seat(body, "A. Kramer").row.is_counterpart)
    assert not seat(body, "F. Postma").row.is_counterpart
    visit.until(lambda: not card.counterpart.isVisible())


def test_a_position_and_the_person_in_it_are_added(visit: Visit) -> None:
    body = visit.open_page()
    body.seats.addition_wanted.emit()
    form = visit.surface(NewPosition)
    form.type.set_value(PositionType.ADVISER)
    form.name.setText("Adviseur energietransitie")
    form.action.click()
    appointment = visit.surface(Appointment)
    visit.until(lambda: len(visit.overlays()) == 1)
    visit.qtbot.keyClicks(appointment.person, "Noor van Es")
    appointment.action.click()
    visit.until(lambda: "Noor van Es" in {one.row.person for one in seats(body)})
    assert seat(body, "Noor van Es").row.title == "Adviseur energietransitie"


def test_a_wrong_address_gets_a_sentence_and_the_text_stays(visit: Visit) -> None:
    body = visit.open_page()
    card = _open_person(visit, body, "A. Kramer")
    card.reach.kind.set_value(ContactPointKind.EMAIL)
    visit.type_over(card.reach.value, "kramer@")
    visit.press(Qt.Key.Key_Return)
    visit.until(card.reach._problem.isVisible)
    assert card.reach._problem.text().endswith(".")
    assert card.reach.value.text() == "kramer@"
    visit.type_over(card.reach.value, "burgemeester@lopik.example")
    visit.press(Qt.Key.Key_Return)
    person = seat(body, "A. Kramer").row.person_id
    assert person is not None
    visit.until(
        lambda: (
            "burgemeester@lopik.example"
            in {row.value for row in people.reach_of_person(visit.reader, person)}
        )
    )
    visit.until(lambda: not card.reach._problem.isVisible())
    visit.until(lambda: card.reach.value.text() == "")


def test_an_address_is_copied(visit: Visit) -> None:
    card = _open_person(visit, visit.open_page(), "A. Kramer")
    name = "a.kramer@lopik.example kopiëren"
    copy = next(one for one in card.findChildren(QPushButton) if one.accessibleName() == name)
    copy.click()
    assert QGuiApplication.clipboard().text() == "a.kramer@lopik.example"


def test_a_name_is_corrected_in_place(visit: Visit) -> None:
    body = visit.open_page()
    card = _open_person(visit, body, "A. Kramer")
    visit.write(card.name, "mr. A.B. Kramer-de Wit")
    visit.until(lambda: "A. Kramer-de Wit" in {one.row.person for one in seats(body)})
    visit.until(lambda: card.heading.text() == "mr. A.B. Kramer-de Wit")


def test_the_card_tells_positions_and_the_last_talks(visit: Visit) -> None:
    card = _open_person(visit, visit.open_page(), "A. Kramer")
    assert card._rows is not None
    assert card._told(card._rows.tenures[0]).startswith("Burgemeester, Lopik · sinds ")
    assert 0 < card.moments.rows.rowCount() <= 20


def test_the_keyboard_goes_round_in_the_card_and_everything_has_a_name(
    visit: Visit,
) -> None:
    card = _open_person(visit, visit.open_page(), "A. Kramer")
    stops = walk.tab_round(visit.qtbot)
    assert all(card.isAncestorOf(stop) for stop in stops)
    assert walk.nameless(card) == []
    assert walk.too_small(card) == []
    visit.press(Qt.Key.Key_Escape)
    visit.until(lambda: not visit.overlays())
