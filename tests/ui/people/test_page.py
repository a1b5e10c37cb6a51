"""The page of one person: name, career, contact points, timeline, relation."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from sub_crm.models import Participant
from sub_crm.orders.careers import PlacePerson
from sub_crm.orders.people import AddContactPoint
from sub_crm.orders.records import Edit
from sub_crm.queries import people, person_page
from sub_crm.queries.contacts import TimelineRow, timeline_of_person
from sub_crm.ui.desk import history_address, issue_address
from sub_crm.ui.people import PersonPage
from sub_crm.ui.people.forms import NewTerm, PositionRhythm, TermForm
from sub_crm.ui.people.points import NewPoint
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import ContactPointKind, PositionType
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.people.visit import NOVEMBER_30, Visit, told
from tests.ui.visit import NOW


def _kramer(visit: Visit) -> bytes:
    return visit.person("A. Kramer")


def _appoint_in_oudewater(visit: Visit, since: str, until: str = "") -> None:
    """Let Kramer hold a position in Oudewater too, or before."""
    visit.do(
        PlacePerson(
            person_id=_kramer(visit),
            organisation_id=visit.place("Oudewater"),
            type=PositionType.ADVISER,
            title="Adviseur wonen",
            since=VagueDate(since),
        )
    )
    if until:
        term = next(t for t in visit.terms(_kramer(visit)) if t.organisation == "Oudewater")
        visit.do(Edit(table="tenure", id=term.id, field="until", value=VagueDate(until)))


def test_the_head_says_who_it_is_and_what_they_do(visit: Visit) -> None:
    body = visit.open_kramer()
    assert body.head.name.text() == "A. Kramer"
    assert body.head._positions.text().startswith("Burgemeester Lopik sinds ")
    assert body.head._positions.text().endswith("accounthouder Marieke Vos")
    assert not body.head.chip.isVisible()
    assert "contactmomenten in 12 maanden" in body.head._counted.text()


def test_a_name_is_understood_while_it_is_typed(visit: Visit) -> None:
    body = visit.open_kramer()
    visit.type_over(body.head.name, "mr. A.B. van den Kramer-Smit")
    assert body.head._parsed.text() == (
        "titel mr. · voorletters A.B. · tussenvoegsel van den · achternaam Kramer-Smit"
    )
    visit.press(Qt.Key.Key_Tab)
    person = body.person_id
    visit.until(lambda: visit.named(person) == "A. van den Kramer-Smit")
    assert not body.head._parsed.isVisible()


def test_a_name_without_a_surname_is_refused_under_the_name(visit: Visit) -> None:
    body = visit.open_kramer()
    visit.write(body.head.name, " ")
    visit.until(body.head._problem.isVisible)
    assert body.head._problem.text() == "Vul een achternaam in; de rest kan later."
    assert visit.named(body.person_id) == "A. Kramer"


def test_a_departure_that_is_near_stands_beside_the_name(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    assert body.head.chip.isVisible()
    assert body.head.chip.accessibleName() == "Vertrekt 30 november"


def test_the_career_tells_every_term_across_organisations_newest_first(visit: Visit) -> None:
    _appoint_in_oudewater(visit, "2017-35", "2021-05")
    body = visit.open_kramer()
    first, second = told(body)
    assert first.startswith("Burgemeester, Lopik, ")
    assert first.endswith(" tot heden")
    assert second == "Adviseur wonen, Oudewater, Q3 2017 tot mei 2021"


def test_a_term_is_corrected_from_the_career(visit: Visit) -> None:
    body = visit.open_kramer()
    body.career.list.setFocus()
    visit.press(Qt.Key.Key_F2)
    form = visit.surface(TermForm)
    form.until.setText("2015")
    form.action.click()
    visit.until(lambda: form.until.accessibleDescription().startswith("Het einde ligt"))
    form.until.setText("30 november 2026")
    form.action.click()
    visit.until(lambda: visit.terms(body.person_id)[0].until == NOVEMBER_30)
    visit.until(lambda: told(body)[0].endswith("tot 30 nov 2026, einde bekend"))


def test_a_new_term_elsewhere_takes_nothing_from_what_was(visit: Visit) -> None:
    body = visit.open_kramer()
    spoken = [row.id for row in timeline_of_person(visit.reader, body.person_id)]
    body.career.list.setFocus()
    visit.press(
        Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    form = visit.surface(NewTerm)
    visit.until(lambda: form.organisation._known)
    visit.qtbot.keyClicks(form.organisation, "oudewat")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: len(form.position._options) > 1)
    form.position.choose(b"")
    form.type.set_value(PositionType.STRATEGIST)
    form.since.setText("2027")
    form.action.click()
    visit.until(lambda: len(visit.terms(body.person_id)) == 2)
    visit.until(lambda: told(body)[0] == "Strateeg, Oudewater, vanaf 2027, voorgenomen")
    assert [row.id for row in timeline_of_person(visit.reader, body.person_id)] == spoken
    assert body.timeline.rows.rowCount() > len(spoken)


def test_a_term_needs_an_organisation_that_is_known(visit: Visit) -> None:
    body = visit.open_kramer()
    body.career.add_button.click()
    form = visit.surface(NewTerm)
    visit.until(lambda: form.organisation._known)
    form.action.click()
    assert form.organisation.accessibleDescription() == "Kies de organisatie uit de lijst."
    form.organisation.setText("Atlantis")
    form.action.click()
    assert "niet bekend" in form.organisation.accessibleDescription()


def test_a_moment_of_before_says_who_they_were_then(visit: Visit) -> None:
    _appoint_in_oudewater(visit, "2016", "2025")
    term = next(t for t in visit.terms(_kramer(visit)) if t.organisation == "Oudewater")
    oldest = timeline_of_person(visit.reader, _kramer(visit))[-1]
    part = visit.reader.value(
        "SELECT id FROM participants WHERE person_id = :person AND contact_moment_id = :moment",
        person=_kramer(visit),
        moment=oldest.id,
    )
    writer = visit.backend._store.writer()
    with writer.act("Toen", now=NOW) as act:
        act.session.get_one(Participant, part).position_id = term.position_id
    writer.close()
    body = visit.open_kramer()
    items = list(body.timeline.rows.items())
    rows = body.timeline.rows
    place = next(n for n, i in enumerate(items) if isinstance(i, TimelineRow) and i.id == oldest.id)
    assert "Toen: adviseur wonen Oudewater" in str(rows.data(rows.index(place, 0)))
    said = [str(rows.data(rows.index(n, 0))) for n in range(len(items))]
    assert sum("Toen: " in one for one in said) == 1


def test_what_expired_is_struck_through_and_still_to_be_found(visit: Visit) -> None:
    old = visit.do(
        AddContactPoint(
            kind=ContactPointKind.EMAIL, value="oud@example.org", person_id=_kramer(visit)
        )
    )
    visit.do(Edit(table="contact_point", id=old, field="until", value=VagueDate("2022-05")))
    body = visit.open_kramer()
    shown = next(one for one in body.points.findChildren(QLabel) if one.text() == "oud@example.org")
    assert shown.font().strikeOut()
    said = [one.text() for one in body.points.findChildren(QLabel)]
    assert "e-mail · geldig tot mei 2022, nog vindbaar" in said


def test_an_address_is_added_and_copied(visit: Visit) -> None:
    body = visit.open_kramer()
    body.points.add_button.click()
    form = visit.surface(NewPoint)
    form.value.setText("kramer@")
    form.action.click()
    visit.until(lambda: form.value.accessibleDescription())
    form.value.setText("burgemeester@lopik.example")
    form.private.setChecked(True)
    form.action.click()

    def copies() -> list[QPushButton]:
        name = "burgemeester@lopik.example kopiëren"
        found = body.points.findChildren(QPushButton)
        return [one for one in found if one.accessibleName() == name]

    visit.until(copies)
    copies()[0].click()
    assert QGuiApplication.clipboard().text() == "burgemeester@lopik.example"
    rows = people.reach_of_person(visit.reader, body.person_id)
    assert [row.private for row in rows if row.value == "burgemeester@lopik.example"] == [True]


def test_the_rhythm_of_the_position_is_agreed_here(visit: Visit) -> None:
    body = visit.open_kramer()
    assert body.relation.rhythm.text() == "Kern, elke 42 dagen"
    body.relation.rhythm.click()
    form = visit.surface(PositionRhythm)
    form.days.setText("veertig")
    form.action.click()
    assert form.days.accessibleDescription() == "Vul een aantal dagen in, zoals 42."
    form.days.setText("30")
    form.action.click()
    visit.until(lambda: body.relation.rhythm.text() == "Kern, elke 30 dagen")
    assert visit.terms(body.person_id)[0].rhythm_days == 30


def test_the_evenknie_is_appointed_here(visit: Visit) -> None:
    body = visit.open_kramer()
    body.relation.appoint.click()
    visit.until(lambda: visit.terms(body.person_id)[0].is_counterpart)
    visit.until(lambda: body.relation.counterpart.text() == "van Marieke Vos")
    assert not body.relation.appoint.isVisible()


def test_the_dossiers_that_were_spoken_about_lead_to_their_pages(visit: Visit) -> None:
    body = visit.open_kramer()
    rows = person_page.issues_of_person(visit.reader, body.person_id, today=visit.backend.today())
    assert rows
    assert list(body.issues.list.rows.items()) == rows
    body.issues.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [issue_address(rows[0].id)]


def test_the_form_of_address_and_the_note_keep_themselves(visit: Visit) -> None:
    body = visit.open_kramer()
    body.notes.salutation.choose("female")
    visit.until(lambda: body.notes.line.text() == "Geachte mevrouw Kramer")
    visit.write(body.notes.note, "Liefst bellen.")
    row = people.person
    visit.until(lambda: row(visit.reader, body.person_id).note == "Liefst bellen.")  # type: ignore[union-attr]


def test_the_quick_log_is_about_this_person_at_their_organisation(visit: Visit) -> None:
    body = visit.open_kramer()
    opening = visit.page.opening()
    assert (opening.person_id, opening.organisation_id) == (body.person_id, visit.place("Lopik"))
    body.line.setFocus()
    visit.qtbot.keyClick(body.line, "k")
    assert visit.logged[-1].text == "k"
    assert visit.logged[-1].person_id == body.person_id


def test_history_is_one_click_away(visit: Visit) -> None:
    body = visit.open_kramer()
    body.head.history.click()
    assert visit.opened == [history_address("person", body.person_id)]


def test_a_stub_is_called_complete(visit: Visit) -> None:
    stub = visit.reader.value("SELECT id FROM people WHERE incomplete = 1")
    body = visit.open_person(stub)
    assert body.head.chip.accessibleName() == "Aan te vullen"
    visit.write(body.head.name, "Merel Vos")
    visit.until(lambda: visit.named(stub) == "Merel Vos")
    body.head.complete.click()
    visit.until(lambda: not body.head.complete.isVisible())
    assert not visit.reader.value("SELECT incomplete FROM people WHERE id = :id", id=stub)


@pytest.mark.parametrize("digits", ["00" * 16, "geen id", ""])
def test_an_address_of_nobody_says_so(visit: Visit, digits: str) -> None:
    page = PersonPage(visit.desk)
    visit.show(page)
    page.arrive(digits)
    visit.until(lambda: page.findChildren(EmptyState))
    [empty] = page.findChildren(EmptyState)
    assert empty.accessibleName() == (
        "Deze persoon is er niet meer: verwijderd, gewist of voor jou niet meer te zien."
    )


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: Visit) -> None:
    _appoint_in_oudewater(visit, "2016", "2025")
    body = visit.open_leaving_kramer()
    body.first_focus().setFocus()
    walk.tab_round(visit.qtbot)
    assert walk.nameless(body) == []
    assert walk.too_small(body) == []


def test_a_narrow_window_keeps_everything_within_reach(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    for width in (WidthClass.NARROW, WidthClass.COMPACT, WidthClass.SINGLE):
        visit.page.set_width_class(width)
        assert visit.page.minimumSizeHint().width() <= 650
    assert body.head.side.isVisible()
    body.head.side.click()
    visit.until(body.points.isVisible)
