"""What a team sees to: every gap with a step that closes it, and one undo for each."""

import datetime as dt

from PySide6.QtCore import QPoint, Qt
from sqlalchemy.orm import Session

from sub_crm.insight.team import Lack
from sub_crm.models import Organisation
from sub_crm.ui.desk import HOLDERS, organisation_address
from sub_crm.ui.parts.appointing import Appointment
from sub_crm.ui.team.forms import CounterpartForm, HolderForm, TalkForm
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import AssignmentRole, OrganisationKind, TenureKind, Tier
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.commands.workspace import Town
from tests.ui.team.conftest import Begin, Room

CTRL = Qt.KeyboardModifier.ControlModifier


def newcomer(session: Session, town: Town) -> None:
    """Somebody began as alderman of Zeist twenty days ago, and nobody spoke with her yet."""
    person = make.person(session, surname="Smit", name_prefix="", initials="B.")
    make.tenure(
        session, person_id=person.id, position_id=town.alderman, since=VagueDate("2026-11-04")
    )


def cold_secretary(session: Session, town: Town) -> None:
    """A secretary of De Bilt with whom nobody ever spoke, and no evenknie there."""
    seat = make.position(session, organisation_id=town.de_bilt, title="Gemeentesecretaris")
    person = make.person(session, surname="Vink", name_prefix="", initials="C.")
    make.tenure(session, person_id=person.id, position_id=seat.id)
    make.assignment(session, user_id=town.colleague, organisation_id=town.de_bilt)


def left_alderman(session: Session, town: Town) -> None:
    make.tenure(session, position_id=town.alderman, until=VagueDate("2026-10-25"))


def late_work(session: Session, town: Town) -> None:
    for title, due in (("Bellen", "2026-11-20"), ("Schrijven", "2026-11-03")):
        make.follow_up(session, title=title, due=VagueDate(due), organisation_id=town.zeist)
    make.follow_up(
        session, title="Onthouden", due=VagueDate("2026-11-23"), organisation_id=town.de_bilt
    )


def test_what_nobody_covers_stands_before_what_is_vacant(begin: Begin) -> None:
    room = begin(newcomer, cold_secretary)
    assert room.gaps() == [
        ("Gemeentesecretaris, C. Vink", "De Bilt", "0 koud", "nog nooit", "Gesprek plannen"),
        (
            *("Wethouder, B. Smit", "Zeist", "Nog geen kennismaking"),
            *("in functie 20 dagen", "Kennismaking plannen"),
        ),
        ("Evenknie", "De Bilt", "Geen evenknie", "", "Evenknie aanwijzen"),
    ]
    assert room.page.finding.text() == (
        "2 functies zijn niet gedekt en 1 is vacant. Geen opvolging is te laat."
    )


def test_a_vacancy_tells_how_long(begin: Begin) -> None:
    room = begin(left_alderman)
    assert ("Wethouder", "Zeist", "Vacant", "30 dagen", "Opvolger invullen") in room.gaps()


def test_a_position_that_matters_less_may_be_vacant(begin: Begin) -> None:
    def councillor(session: Session, town: Town) -> None:
        make.position(session, organisation_id=town.zeist, title="Raadslid", tier=Tier.OTHER)

    assert "Raadslid" not in str(begin(councillor).gaps())


def test_a_holder_is_chosen_in_place_and_can_be_undone(begin: Begin) -> None:
    room = begin()
    room.take("Accounthouder kiezen")
    form = room.surface(HolderForm)
    form.colleague.choose(room.town.colleague)
    form.action.click()
    room.until(lambda: "Accounthouder kiezen" not in room.steps())
    held = "SELECT user_id FROM assignments WHERE organisation_id = :one"
    assert room.reader.value(held, one=room.town.de_bilt) == room.town.colleague
    assert room.done == ["Accounthouder gewijzigd"]
    room.backend.undo()
    room.until(lambda: "Accounthouder kiezen" in room.steps())


def test_a_counterpart_is_chosen_from_who_is_in_office_there(begin: Begin) -> None:
    room = begin(cold_secretary)
    room.take("Evenknie aanwijzen")
    form = room.surface(CounterpartForm)
    assert form.seat.text() == "C. Vink, Gemeentesecretaris"
    form.action.click()
    room.until(lambda: "Evenknie aanwijzen" not in room.steps())
    assert room.gaps()[0][0] == "Gemeentesecretaris (evenknie), C. Vink"
    room.backend.undo()
    room.until(lambda: "Evenknie aanwijzen" in room.steps())


def test_without_anybody_in_office_there_is_nobody_to_choose(begin: Begin) -> None:
    def empty_seat(session: Session, town: Town) -> None:
        make.position(session, organisation_id=town.de_bilt, title="Secretaris")

    room = begin(empty_seat)
    room.go("Evenknie aanwijzen")
    room.press(Qt.Key.Key_Return)
    room.until(lambda: room.refused)
    assert room.refused == ["Vul eerst een functie in bij De Bilt."]
    assert not room.overlays()


def test_a_successor_is_named_in_place_and_can_be_undone(begin: Begin) -> None:
    room = begin()
    room.take("Opvolger invullen")
    form = room.surface(Appointment)
    room.type_over(form.person, "Daan Bos")
    room.press(Qt.Key.Key_Return, CTRL)
    room.until(lambda: "Opvolger invullen" not in room.steps())
    assert "Kennismaking plannen" in room.steps(), "whoever is new is to be met"
    room.backend.undo()
    room.until(lambda: "Opvolger invullen" in room.steps())


def test_a_first_meeting_is_planned_for_who_holds_the_organisation(begin: Begin) -> None:
    room = begin(newcomer)
    room.take("Kennismaking plannen")
    form = room.surface(TalkForm)
    assert form.what.text() == "Kennismaken met B. Smit"
    room.press(Qt.Key.Key_Return, CTRL)
    room.until(lambda: "loopt, di 1 dec" in room.steps())
    asked = "SELECT owner_id FROM follow_ups WHERE title = 'Kennismaken met B. Smit'"
    assert room.reader.value(asked) == room.town.me
    room.backend.undo()
    room.until(lambda: "Kennismaking plannen" in room.steps())


def test_what_is_under_way_leads_to_the_organisation(begin: Begin) -> None:
    room = begin(newcomer)
    room.take("Kennismaking plannen")
    room.press(Qt.Key.Key_Return, CTRL)
    room.until(lambda: "loopt, di 1 dec" in room.steps())
    room.go("loopt, di 1 dec")
    room.press(Qt.Key.Key_Return)
    assert room.opened == [organisation_address(room.town.zeist)]


def test_escape_leaves_the_form_and_what_was_typed_comes_back(begin: Begin) -> None:
    room = begin(newcomer)
    room.take("Kennismaking plannen")
    room.type_over(room.surface(TalkForm).what, "Koffie met de wethouder")
    room.press(Qt.Key.Key_Escape)
    room.until(lambda: not room.overlays())
    gap = room.go("Kennismaking plannen")
    assert gap.standing is not None
    assert gap.standing.holder is not None
    room.page.reopen("gesprek", (gap.standing.seat.id, gap.standing.holder.person_id))
    form = room.surface(TalkForm)
    room.until(lambda: form.what.text() == "Koffie met de wethouder")


def test_a_click_on_the_step_takes_it_and_one_beside_it_does_not(begin: Begin) -> None:
    room = begin()
    table = room.page.gaps
    for column, opens in ((1, False), (4, True)):
        point = table.visualRect(table.cells.index(0, column)).center()
        room.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point))
        assert bool(room.overlays()) is opens


def test_what_is_late_is_counted_at_the_organisation(begin: Begin) -> None:
    room = begin(late_work)
    assert room.late() == [
        ("Zeist", "2", "21 dagen", "Schrijven, Bellen"),
        ("De Bilt", "1", "1 dag", "Onthouden"),
    ]
    assert "3 opvolgingen zijn te laat, bij 2 organisaties." in room.page.finding.text()
    room.page.late.setFocus()
    room.page.late.setCurrentIndex(room.page.late.cells.index(1, 0))
    room.press(Qt.Key.Key_Return)
    assert room.opened == [organisation_address(room.town.de_bilt)]


def test_what_was_late_at_an_organisation_that_merged_is_late_at_the_other(begin: Begin) -> None:
    def merged(session: Session, town: Town) -> None:
        late_work(session, town)
        session.get_one(Organisation, town.de_bilt).merged_into_id = town.zeist

    room = begin(merged)
    assert room.late() == [("Zeist", "3", "21 dagen", "Schrijven, Bellen, Onthouden")]
    assert "De Bilt" not in str(room.gaps())


def test_no_name_of_a_colleague_stands_in_either_table(begin: Begin) -> None:
    room = begin(late_work, cold_secretary)
    told = f"{room.gaps()} {room.late()} {room.page.finding.text()}"
    assert not any(name in told for name in ("Joris", "Kok", "Samira"))


def test_what_one_colleague_holds_is_not_added_up(begin: Begin) -> None:
    def board(session: Session, town: Town) -> None:
        kind = OrganisationKind.WATER_BOARD
        one = make.organisation(session, short_name="HDSR", kind=kind)
        make.assignment(session, user_id=town.colleague, organisation_id=one.id)
        make.follow_up(
            session, due=VagueDate("2026-11-20"), organisation_id=one.id, owner_id=town.colleague
        )

    room = begin(board)
    assert any(sign.isdigit() for sign in room.page.finding.text())
    room.page.which.choose(OrganisationKind.WATER_BOARD)
    assert room.late()[0][0] == "HDSR"
    told = room.page.finding.text() + room.page.gap_count.text()
    assert not any(sign.isdigit() for sign in told)
    room.page.which.choose("mine")
    assert room.page.finding.text().startswith("0 functies zijn niet gedekt en 1 is vacant")


def test_who_stands_in_and_what_ends_is_told_beside_it(begin: Begin) -> None:
    def ahead(session: Session, town: Town) -> None:
        make.election(session, held_on=VagueDate("2030-03-20"))
        make.tenure(
            session,
            position_id=town.alderman,
            kind=TenureKind.ACTING,
            until=VagueDate("2027-01"),
        )
        make.assignment(
            session,
            user_id=town.colleague,
            organisation_id=town.zeist,
            role=AssignmentRole.DEPUTY,
            until=VagueDate("2026-12-18"),
        )

    room = begin(ahead)
    ends = [(one.day, one.first, one.second) for one in room.page.side.ending.list.rows.items()]
    assert ends == [
        (("januari", "2027"), "Wethouder Zeist", "A. de Vries, over 68 dagen"),
        (("20 mrt", "2030"), "Gemeenteraadsverkiezingen", "2 gemeenten"),
    ]
    [deputy] = room.page.side.deputies.list.rows.items()
    assert (deputy.first, deputy.second) == ("Samira el Idrissi", "Joris Kok neemt waar")
    assert deputy.third == "1 organisatie, t/m vr 18 dec"
    room.page.side.arrange.click()
    assert room.opened == [HOLDERS]


def test_a_relation_that_rests_on_one_person_is_told_with_that_person(begin: Begin) -> None:
    room = begin()
    [one] = room.page.side.single.list.rows.items()
    assert (one.first, one.second) == ("Zeist", "A. de Vries, burgemeester")
    assert one.chip is not None
    assert one.chip.text.endswith(("lauw", "warm"))


def test_one_kind_of_gap_can_be_looked_at(begin: Begin) -> None:
    room = begin()
    room.page.lacks.choose(Lack.SUCCESSOR)
    assert room.steps() == ["Opvolger invullen"]
    room.page.lacks.choose(Lack.MEETING)
    assert room.page.covered.isVisible()
    assert room.page.gaps.isHidden()


def test_there_may_be_nothing_at_all(begin: Begin) -> None:
    def gone(session: Session, town: Town) -> None:
        for one in session.query(Organisation):
            one.deleted = True

    room = begin(gone)
    assert room.page.covered.isVisible()
    assert room.page.in_time.isVisible()
    assert room.page.side.single.isVisible(), "a card without anything stays, and says so"


def test_it_fits_in_the_smallest_window(begin: Begin) -> None:
    room = begin(late_work)
    room.page.set_width_class(WidthClass.SINGLE)
    assert room.page.minimumSizeHint().width() <= 640
    assert room.page.side_button.isVisible()
    room.page.toggle_side()
    assert room.page.side.isVisible()


def test_hours_do_not_change_what_is_late(begin: Begin) -> None:
    """Due today is in time."""

    def today(session: Session, town: Town) -> None:
        make.follow_up(session, due=VagueDate("2026-11-24"), organisation_id=town.zeist)

    assert begin(today).late() == []
    assert dt.date(2026, 11, 24) == make.NOW.date()


def test_the_page_follows_what_changes(begin: Begin) -> None:
    room: Room = begin()
    before = len(room.gaps())
    writer = room.backend._store.writer()
    with writer.act("given", now=make.NOW) as act:
        left_alderman(act.session, room.town)
        make.position(act.session, organisation_id=room.town.zeist, title="Griffier")
    writer.close()
    room.backend.changed.emit(act.changes)
    room.until(lambda: len(room.gaps()) == before + 1)
