"""Wie volgt op: the question, its three answers, and that it comes back."""

import datetime as dt

from PySide6.QtCore import Qt

from sub_crm.queries.contacts import timeline_of_person
from sub_crm.queries.follow_ups import follow_up, follow_ups_of_person
from sub_crm.ui.parts.appointing import Ending
from sub_crm.ui.people.reading import read_page
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.succession import question_id
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.people.visit import Visit
from tests.ui.visit import TODAY

LONG = "x" * 2_000


def test_nobody_is_asked_about_while_no_end_is_known(visit: Visit) -> None:
    assert not visit.open_kramer().successor.isVisible()


def test_nobody_is_asked_about_when_the_end_is_far(visit: Visit) -> None:
    assert not visit.open_leaving_kramer(VagueDate("2027-06-30")).successor.isVisible()


def test_an_end_that_is_near_asks_who_follows(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    assert body.successor.isVisible()
    assert body.successor.title.text() == "Wie volgt Anneke op als burgemeester van Lopik?"
    said = body.successor.sentence.text()
    assert "het ritme van 42 dagen" in said
    assert said.endswith("De contactmomenten blijven bij Anneke.")


def test_an_end_just_behind_asks_it_too(visit: Visit) -> None:
    body = visit.open_leaving_kramer(VagueDate("2026-11-10"))
    assert body.successor.title.text().startswith("Vertrokken: wie volgt Anneke op")


def test_an_unknown_name_makes_a_person_and_one_undo_takes_it_back(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    person = body.person_id
    spoken = [row.id for row in timeline_of_person(visit.reader, person)]
    hanging = {row.id for row in follow_ups_of_person(visit.reader, person)}
    assert hanging
    visit.qtbot.keyClicks(body.successor.name, "drs. Q.P. van den Nieuwenhof")
    body.successor.name.setFocus()
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: not body.successor.isVisible())
    successor = visit.person("Q. van den Nieuwenhof")
    [term] = visit.terms(successor)
    assert (term.organisation, term.since) == ("Lopik", VagueDate("2026-11-30"))
    assert {row.id for row in follow_ups_of_person(visit.reader, successor)} <= hanging
    assert [row.id for row in timeline_of_person(visit.reader, person)] == spoken
    visit.backend.undo()
    visit.until(body.successor.isVisible)
    there = "SELECT count(*) FROM people WHERE id = :id"
    assert visit.reader.value(there, id=successor) == 0
    assert {row.id for row in follow_ups_of_person(visit.reader, person)} == hanging


def test_a_known_person_is_picked_from_the_list(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    name = body.successor.name
    visit.until(lambda: name._find("rianne slot"))
    name.setFocus()
    visit.qtbot.keyClicks(name, "rianne slot")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: not body.successor.isVisible())
    held = {term.organisation for term in visit.terms(visit.person("R. Slot"))}
    assert "Lopik" in held
    assert len(held) == 2


def test_a_name_that_is_refused_stays_with_the_sentence_beside_it(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    body.successor.name.setFocus()
    body.successor.name.setText(LONG)
    visit.press(Qt.Key.Key_Return)
    visit.until(body.successor._problem.isVisible)
    assert "tekens" in body.successor.name.accessibleDescription()
    assert body.successor.name.text() == LONG


def test_not_known_yet_waits_thirty_days_as_a_follow_up(visit: Visit) -> None:
    body = visit.open_leaving_kramer()
    [term] = visit.terms(body.person_id)
    body.successor.unknown.click()
    visit.until(lambda: not body.successor.isVisible())
    question = follow_up(visit.reader, question_id(term.id))
    assert question is not None
    assert question.title == "Opvolger vragen: burgemeester"
    assert question.due == VagueDate("2026-12-24")

    def asked(days: int) -> bool:
        later = TODAY + dt.timedelta(days)
        rows = read_page(visit.reader, body.person_id, today=later)
        assert rows is not None
        return rows.succession is not None

    assert [asked(days) for days in (0, 29, 30, 60)] == [False, False, True, True]


# after an election


def alderman_of_before(visit: Visit) -> Id:
    """Somebody who governs since before the election of March 2026, with no end in sight."""
    found: Id = visit.reader.value(
        """SELECT t.person_id FROM tenures t JOIN positions s ON s.id = t.position_id
        JOIN organisations o ON o.id = s.organisation_id
        WHERE s.type = 'alderman' AND t.until IS NULL AND t.since LIKE '2022%'
          AND o.short_name IN ('Lopik', 'Zeist', 'Oudewater', 'Montfoort', 'Woerden')
        ORDER BY o.short_name, s.title"""
    )
    return found


def test_after_an_election_it_is_asked_whether_somebody_stays(visit: Visit) -> None:
    body = visit.open_person(alderman_of_before(visit))
    title = body.successor.title.text()
    assert body.successor.isVisible()
    assert title.startswith("Blijft ")
    assert title.endswith("na de gemeenteraadsverkiezingen van 18 maart?")
    assert walk.nameless(visit.page) == []
    visit.page.set_width_class(WidthClass.COMPACT)
    visit.until(lambda: visit.page.minimumSizeHint().width() <= 650)
    body.successor.stays.click()
    visit.until(lambda: not body.successor.isVisible())
    assert visit.done[-1] == "Blijft in functie"
    visit.backend.undo()
    visit.until(body.successor.isVisible)


def test_not_known_after_an_election_waits_thirty_days(visit: Visit) -> None:
    person = alderman_of_before(visit)
    body = visit.open_person(person)
    body.successor.unknown.click()
    visit.until(lambda: not body.successor.isVisible())

    def asked(days: int) -> bool:
        rows = read_page(visit.reader, person, today=TODAY + dt.timedelta(days))
        assert rows is not None
        return rows.succession is not None

    assert [asked(days) for days in (0, 29, 30, 130)] == [False, False, True, False]


def test_a_successor_after_an_election_asks_when_the_term_ended(visit: Visit) -> None:
    body = visit.open_person(alderman_of_before(visit))
    [term] = [one for one in visit.terms(body.person_id) if one.current]
    body.successor.unknown.click()
    visit.until(lambda: not body.successor.isVisible())
    visit.backend.undo()
    visit.until(body.successor.isVisible)
    body.successor.name.setFocus()
    visit.qtbot.keyClicks(body.successor.name, "Q. van den Nieuwenhof")
    visit.press(Qt.Key.Key_Return)
    form = visit.surface(Ending)
    assert form.person.text() == "Q. van den Nieuwenhof"
    visit.write(form.until, "1 juni 2026")
    form.action.click()
    visit.until(lambda: not body.successor.isVisible())
    [ended] = [one for one in visit.terms(body.person_id) if one.id == term.id]
    assert ended.until == VagueDate("2026-06-01")
    assert visit.terms(visit.person("Q. van den Nieuwenhof"))[0].position_id == term.position_id
