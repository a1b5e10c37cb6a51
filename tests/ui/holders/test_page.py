"""Choosing organisations, giving them away and letting somebody stand in, with the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy.orm import Session

from sub_crm.ui import theme
from sub_crm.ui.desk import organisation_address
from sub_crm.ui.holders.forms import AssignForm, ColleagueForm, DeputyForm
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import AssignmentRole, UserRole
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.commands.workspace import Town
from tests.ui import walk
from tests.ui.holders.conftest import Begin, Room

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def many(session: Session, town: Town) -> None:
    for name in ("Bunnik", "Houten", "Lopik"):
        make.organisation(session, short_name=name)


def colleague_in_de_bilt(session: Session, town: Town) -> None:
    make.assignment(session, user_id=town.colleague, organisation_id=town.de_bilt)


def deputy_now(session: Session, town: Town) -> None:
    make.assignment(
        session,
        user_id=town.colleague,
        organisation_id=town.zeist,
        role=AssignmentRole.DEPUTY,
        since=VagueDate("2026-11-16"),
        until=VagueDate("2026-12-18"),
    )


def choose(room: Room, *names: str) -> None:
    cells = room.page.table.cells
    rows = [cells.row(place) for place in range(cells.rowCount())]
    room.page.table.choose({row.id for row in rows if row.short_name in names})


def assigning(room: Room) -> AssignForm:
    form = room.form()
    assert isinstance(form, AssignForm)
    return form


def deputising(room: Room) -> DeputyForm:
    form = room.form()
    assert isinstance(form, DeputyForm)
    return form


def test_the_table_says_who_holds_what_and_who_stands_in(begin: Begin):
    room = begin(deputy_now)
    assert room.cell("Zeist", 1) == "Samira el Idrissi, sinds ma 1 jan 2024"
    assert room.cell("Zeist", 2) == "Joris Kok, t/m vr 18 dec"
    assert room.cell("De Bilt", 1) == "Nog niemand"
    assert room.page.finding.text() == (
        "2 organisaties, 1 zonder accounthouder, 1 nu met een vervanger."
    )


def test_a_deputy_who_has_yet_to_begin_is_shown_with_the_whole_period(begin: Begin):
    room = begin()
    assert room.cell("Zeist", 2) == "Lies Bos, van ma 1 mrt 2027 t/m za 20 mrt 2027"


def test_space_chooses_and_arrows_only_walk(begin: Begin):
    room = begin(many)
    assert room.names() == ["Bunnik", "De Bilt", "Houten", "Lopik", "Zeist"]
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Space)
    assert room.chosen() == ["Bunnik", "Houten"]
    assert room.page.told.text() == "2 gekozen"
    room.press(Qt.Key.Key_Space)
    assert room.chosen() == ["Bunnik"]


def test_shift_with_arrows_chooses_a_row_of_them_and_ctrl_a_all(begin: Begin):
    room = begin(many)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down, SHIFT)
    room.press(Qt.Key.Key_Down, SHIFT)
    assert room.chosen() == ["De Bilt", "Houten", "Lopik"]
    room.press(Qt.Key.Key_A, CTRL)
    assert len(room.chosen()) == 5


def test_a_click_on_the_check_adds_and_one_on_the_name_chooses_that_one(begin: Begin):
    room = begin(many)
    table = room.page.table

    def click(name: str, x: int) -> None:
        index = table.cells.index(room.names().index(name), 0)
        spot = QPoint(x, table.visualRect(index).center().y())
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    click("Bunnik", 20)
    click("Lopik", 20)
    assert room.chosen() == ["Bunnik", "Lopik"]
    click("Houten", 120)
    assert room.chosen() == ["Houten"]


def test_enter_opens_the_organisation(begin: Begin):
    room = begin()
    room.press(Qt.Key.Key_Return)
    assert room.opened == [organisation_address(room.town.de_bilt)]


def test_several_organisations_change_hands_and_stay_chosen(begin: Begin):
    room = begin(many)
    room.press(Qt.Key.Key_A, CTRL)
    room.page.assign.click()
    form = assigning(room)
    form.colleague.set_value(room.town.colleague)
    form.since.setText("1 december")
    form.since.setFocus()
    room.press(Qt.Key.Key_Return)
    room.until(room.no_form)
    room.until(lambda: "vanaf di 1 dec: Joris Kok" in room.cell("Zeist", 1))
    assert room.cell("Zeist", 1) == "Samira el Idrissi, vanaf di 1 dec: Joris Kok"
    assert room.cell("Lopik", 1) == "Nog niemand, vanaf di 1 dec: Joris Kok"
    assert len(room.chosen()) == 5
    room.backend.undo()
    room.until(lambda: room.cell("Lopik", 1) == "Nog niemand")


@pytest.mark.parametrize("typed", ["", "ooit"])
def test_a_day_that_cannot_be_read_is_told_at_its_field(begin: Begin, typed: str):
    room = begin()
    choose(room, "Zeist")
    room.page.assign.click()
    form = assigning(room)
    form.since.setText(typed)
    form.action.click()
    assert walk.focus() is form.since
    assert form.since.accessibleDescription().startswith("Deze datum is niet te lezen.")


def test_a_deputy_is_named_for_a_period_and_ended_early(begin: Begin):
    room = begin()
    choose(room, "Zeist")
    room.page.deputise.click()
    form = deputising(room)
    assert "Samira el Idrissi" not in [text for _id, text in form.colleague._options]
    form.colleague.set_value(room.town.colleague)
    form.until.setText("18 december")
    form.action.click()
    room.until(lambda: room.cell("Zeist", 2) == "Joris Kok, t/m vr 18 dec")
    room.until(lambda: room.page.end.isVisible())
    room.page.end.click()
    room.until(lambda: room.cell("Zeist", 2).startswith("Lies Bos"))


def test_what_the_store_refuses_is_said_in_the_form_and_nothing_is_lost(begin: Begin):
    room = begin(deputy_now)
    choose(room, "Zeist")
    room.page.deputise.click()
    form = deputising(room)
    form.until.setText("20 december")
    form.action.click()
    room.until(lambda: form._whole.isVisible())
    assert "al een vervanger voor Zeist" in form._whole.text()
    assert form.until.text() == "20 december"


def test_the_filters_leave_what_is_somebodys_or_nobodys(begin: Begin):
    room = begin(colleague_in_de_bilt)
    page = room.page
    room.until(lambda: len(page.whose._options) == 5)
    for value, left in (
        ("nobody", []),
        ("stood_in", ["Zeist"]),
        (room.town.colleague, ["De Bilt"]),
        (room.town.me, ["Zeist"]),
    ):
        page.whose.choose(value)
        assert room.names() == left
    page.filter.setText("kok")
    assert page.nothing.isVisible()
    page.clear()
    page.filter.setText("kok bilt")
    assert room.names() == ["De Bilt"]


# who may


def test_in_a_team_only_what_works_is_offered(begin: Begin):
    room = begin(colleague_in_de_bilt, role=UserRole.ACCOUNT_MANAGER)
    choose(room, "Zeist")
    assert room.offered() == ["Toewijzen…", "Vervanger aanwijzen…", "Vervanging beëindigen"]
    choose(room, "De Bilt")
    assert room.offered() == []
    assert room.page.why.text() == "Wat een ander heeft, verdeelt een teamleider."
    assert room.page.team.add_button.isHidden()


def test_a_team_lead_is_offered_everything_but_the_list_of_colleagues(begin: Begin):
    room = begin(colleague_in_de_bilt, role=UserRole.TEAM_LEAD)
    choose(room, "De Bilt")
    assert room.offered() == ["Toewijzen…", "Vervanger aanwijzen…"]
    assert room.page.why.isHidden()
    assert room.page.team.add_button.isHidden()


def test_nothing_chosen_offers_nothing_and_says_how_to_choose(begin: Begin):
    room = begin()
    assert room.offered() == []
    assert room.page.told.text() == "Kies organisaties met spatie of Ctrl+A"


# colleagues


def test_a_colleague_is_added_and_can_get_organisations_at_once(begin: Begin):
    room = begin()
    room.page.team.add_button.click()
    form = room.form()
    assert isinstance(form, ColleagueForm)
    form.action.click()
    room.until(lambda: form.name.accessibleDescription() == "Vul een naam in.")
    form.name.setText("Fatima Bakkali")
    form.action.click()
    room.until(room.no_form)
    room.until(lambda: "Fatima Bakkali" in [one.name for one in room.page._rows.here()])  # type: ignore[union-attr]


def test_half_a_colleague_is_there_again_with_the_role_that_was_chosen(begin: Begin):
    room = begin()
    room.page.team.add_button.click()
    form = room.form()
    assert isinstance(form, ColleagueForm)
    room.qtbot.keyClicks(form.name, "Fatima")
    form.role.choose(UserRole.TEAM_LEAD)
    room.press(Qt.Key.Key_Escape)
    room.until(room.no_form)
    room.backend.wait()
    room.backend._drafts.clear()  # a program that begins anew knows only what is on the disk
    room.page.reopen("collega", ())
    room.page.arrive()
    again = room.form()
    assert isinstance(again, ColleagueForm)
    room.until(lambda: again.name.text() == "Fatima")
    assert again.role.value() is UserRole.TEAM_LEAD


def test_a_half_assignment_comes_back_with_its_organisations_chosen(begin: Begin):
    room = begin(many)
    choose(room, "Lopik", "Houten")
    room.page.assign.click()
    form = assigning(room)
    other = form.colleague.values()[-1]
    form.colleague.choose(other)
    room.press(Qt.Key.Key_Escape)
    choose(room, "Zeist")
    room.page.reopen("toewijzen", form.ids)
    room.page.arrive()
    room.until(lambda: room.overlays())
    assert sorted(room.chosen()) == ["Houten", "Lopik"]
    assert assigning(room).colleague.value() == other


def test_who_holds_nothing_can_leave_and_come_back(begin: Begin):
    room = begin()
    team = room.page.team

    def act(name: str) -> bool:
        for one in team.findChildren(type(team.add_button)):
            if one.accessibleName() == name and one.isVisible():
                one.click()
                return True
        return False

    room.until(lambda: act("Lies Bos werkt hier niet meer"))
    room.until(lambda: act("Lies Bos werkt hier weer"))
    room.until(lambda: any(one.name == "Lies Bos" for one in room.page._rows.here()))  # type: ignore[union-attr]


def test_who_still_holds_something_is_told_to_hand_it_over(begin: Begin):
    room = begin(colleague_in_de_bilt)
    joris = next(one for one in room.page._rows.here() if one.name == "Joris Kok")  # type: ignore[union-attr]
    room.page.team.leave_wanted.emit(joris)
    room.until(lambda: room.refused)
    assert room.refused[0].startswith("Joris Kok is nog accounthouder van De Bilt.")


# the window


def test_an_address_with_an_organisation_begins_with_it_chosen(begin: Begin):
    room = begin()
    room.page.arrive(room.town.zeist.hex())
    room.until(lambda: room.chosen() == ["Zeist"])
    room.page.arrive("geen nummer")
    room.until(lambda: room.chosen() == [])


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_keyboard_goes_round_and_everything_has_a_name(begin: Begin, zoom: float):
    theme.use(theme.Theme(zoom=zoom))
    room = begin(many)
    room.press(Qt.Key.Key_A, CTRL)
    stops = walk.tab_round(room.qtbot)
    assert len(set(stops)) == len(stops)
    assert len(walk.tab_round(room.qtbot, back=True)) == len(stops)
    assert walk.nameless(room.window) == []
    assert walk.too_small(room.window) == []


def test_in_a_narrow_window_the_colleagues_are_a_drawer(begin: Begin):
    room = begin()
    room.page.set_width_class(WidthClass.COMPACT)
    assert not room.page.team.isVisible()
    assert room.page.minimumSizeHint().width() <= 650
    room.page.team_button.click()
    assert room.page.team.isVisible()
