"""Follow-ups on Vandaag: what stands there, and every key that does something with it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sub_crm.queries.follow_ups import follow_up
from sub_crm.ui.desk import Opening, organisation_address
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.today.rows import Task, list_items, sign_of, spoken
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import FollowUpStatus
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.ui.today.day import Day

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LATE = "Terugbellen over visie"


def stored(day: Day, id: Id) -> Any:
    """The follow-up as it is on disk."""
    day.settle()
    found: list[Any] = []
    day.backend.query(follow_up, id, then=lambda row: found.append(row))
    day.until(lambda: bool(found))
    return found[0]


def test_the_day_is_told_in_one_sentence_with_numbers_in_words(day: Day) -> None:
    said = "Dinsdag 24 november. Twee opvolgingen zijn te laat, één staat voor vandaag."
    assert day.page.lead.text() == said


def test_follow_ups_stand_under_the_day_they_are_due_and_far_ones_are_folded(day: Day) -> None:
    assert day.shown() == [
        *("Te laat", LATE, "Cijfers nasturen", "Vandaag", "Stand navragen"),
        *("Deze week", "Kennismaking dijkgraaf", "Later", "Zonder datum", "Ooit eens doen"),
    ]


def test_the_sidebar_is_told_what_waits_for_me(day: Day) -> None:
    assert day.badges[-1] == 3


def test_the_team_sees_everybodys_work_with_its_owner_and_the_badge_stays_mine(day: Day) -> None:
    day.page.whose.set_value(True)
    day.settle()
    [task] = [one for one in day.tasks.rows.items()
              if isinstance(one, Task) and one.follow_up.title == "Werkbezoek Houten"]  # fmt: skip
    assert "Samira el Idrissi" in spoken(task)
    assert "twee staan voor vandaag" in day.page.lead.text()
    assert day.badges[-1] == 3
    day.page.whose.set_value(False)
    day.settle()
    assert "Werkbezoek Houten" not in day.shown()


def test_work_of_somebody_else_among_mine_names_its_owner(day: Day) -> None:
    day.settle()
    rows = [one.follow_up for one in day.tasks.rows.items() if isinstance(one, Task)]
    taken_over = replace(rows[0], owner_id=new_id(), owner="Samira el Idrissi")
    me = day.page._desk.backend.me
    items = list_items([taken_over, rows[1]], day.backend.today(), opened=(), me=me)
    [theirs, mine] = [spoken(one) for one in items if isinstance(one, Task)]
    assert "Samira el Idrissi" in theirs
    assert "Samira el Idrissi" not in mine


def test_a_row_is_read_out_as_one_sentence(day: Day) -> None:
    index = day.tasks.rows.index(1, 0)
    said = "P. Jansen · Zeist, Herindeling, Onze toezegging, vr 20 nov, 4 dagen te laat"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{LATE}, {said}"


def test_enter_opens_the_organisation(day: Day) -> None:
    day.go_to(LATE)
    day.press(Qt.Key.Key_Return)
    assert day.opened == [organisation_address(day.names.zeist)]


def test_completing_moves_to_the_next_row_and_undo_brings_the_row_back(day: Day) -> None:
    day.go_to(LATE)
    day.press(Qt.Key.Key_D, CTRL)
    assert LATE not in day.shown()
    assert day.current() == "Cijfers nasturen"
    assert stored(day, day.names.late).status is FollowUpStatus.DONE
    day.backend.undo()
    day.until(lambda: LATE in day.shown())
    assert day.badges[-1] == 3


def test_a_key_that_the_menu_bar_has_too_acts_once_on_the_row(day: Day) -> None:
    action = QAction(day.window)
    action.setShortcut("Ctrl+D")
    action.triggered.connect(day.page.complete_row)
    day.window.addAction(action)
    day.go_to(LATE)
    day.press(Qt.Key.Key_D, CTRL)
    day.settle()
    assert day.current() == "Cijfers nasturen"
    action.trigger()
    day.settle()
    assert day.current() == "Stand navragen"


def test_two_quick_completions_complete_two_follow_ups(day: Day) -> None:
    day.go_to(LATE)
    day.press(Qt.Key.Key_D, CTRL)
    day.press(Qt.Key.Key_D, CTRL)
    day.settle()
    assert day.current() == "Stand navragen"
    assert day.badges[-1] == 1
    assert day.refusals == []


def test_a_click_on_the_round_check_completes(day: Day) -> None:
    row = day.tasks.visualRect(day.tasks.rows.index(1, 0))
    spot = QPoint(row.left() + 31, row.center().y())
    day.qtbot.mouseClick(day.tasks.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert stored(day, day.names.late).status is FollowUpStatus.DONE


def test_delete_lets_a_follow_up_lapse_until_undo(day: Day) -> None:
    day.go_to(LATE)
    day.press(Qt.Key.Key_Delete)
    assert stored(day, day.names.late).status is FollowUpStatus.DROPPED
    day.backend.undo()
    day.until(lambda: LATE in day.shown())


def test_logging_the_outcome_opens_the_quick_log_about_the_same_people(day: Day) -> None:
    day.go_to(LATE)
    day.press(Qt.Key.Key_L, CTRL)
    names = day.names
    about = Opening(completes=names.late, organisation_id=names.zeist, person_id=names.jansen)
    assert day.logged == [about]


def menu_of(day: Day) -> QMenu:
    menu = day.page.card.menu
    assert menu is not None
    return menu


def test_the_first_choice_of_postponing_is_tomorrow(day: Day) -> None:
    day.go_to(LATE)
    day.press(Qt.Key.Key_T, CTRL)
    day.press(Qt.Key.Key_Return, on=menu_of(day))
    assert stored(day, day.names.late).due.text == "2026-11-25"
    day.until(lambda: day.shown().index(LATE) > day.shown().index("Deze week"))


def postpone_by_typing(day: Day) -> Postponing:
    day.go_to(LATE)
    day.press(Qt.Key.Key_T, CTRL)
    menu_of(day).actions()[-1].trigger()
    form = day.form(Postponing)
    form.due.selectAll()
    return form


def test_nonsense_for_a_date_stays_in_the_field_with_a_sentence_and_can_be_mended(
    day: Day,
) -> None:
    form = postpone_by_typing(day)
    day.qtbot.keyClicks(form.due, "blubdag")
    day.press(Qt.Key.Key_Return, on=form.due)
    assert "niet te lezen" in form.due.accessibleDescription()
    assert form.due.text() == "blubdag"
    form.due.selectAll()
    day.qtbot.keyClicks(form.due, "vrijdag 4 december")
    day.press(Qt.Key.Key_Return, CTRL, on=form.due)
    assert stored(day, day.names.late).due.text == "2026-12-04"


def test_a_day_that_is_over_is_refused_beside_the_field(day: Day) -> None:
    form = postpone_by_typing(day)
    day.qtbot.keyClicks(form.due, "gisteren")
    day.press(Qt.Key.Key_Return, on=form.due)
    day.until(lambda: "al voorbij" in form.due.accessibleDescription())
    assert stored(day, day.names.late).due.text == "2026-11-20"


def edit(day: Day) -> Any:
    day.go_to(LATE)
    day.press(Qt.Key.Key_F2)
    editor = day.page.card.editor
    assert editor is not None
    return editor


def test_f2_edits_the_title_where_it_stands_and_gives_the_keyboard_back(day: Day) -> None:
    editor = edit(day)
    day.qtbot.keyClicks(editor.field, "Nabellen")
    day.press(Qt.Key.Key_Return, on=editor.field)
    assert stored(day, day.names.late).title == "Nabellen"
    day.until(lambda: day.tasks.hasFocus() and day.current() == "Nabellen")


def test_escape_keeps_the_title_that_was_typed(day: Day) -> None:
    editor = edit(day)
    day.qtbot.keyClicks(editor.field, "Nabellen")
    day.press(Qt.Key.Key_Escape, on=editor.field)
    assert stored(day, day.names.late).title == "Nabellen"


def test_an_empty_title_is_refused_in_place_and_escape_leaves_the_old_one(day: Day) -> None:
    editor = edit(day)
    day.press(Qt.Key.Key_Backspace, on=editor.field)
    day.press(Qt.Key.Key_Return, on=editor.field)
    day.until(lambda: editor.error.isVisible())
    day.press(Qt.Key.Key_Escape, on=editor.field)
    assert stored(day, day.names.late).title == LATE
    assert day.tasks.hasFocus()
    assert day.refusals == []


def test_the_menu_key_offers_the_same_with_their_keys(day: Day) -> None:
    day.go_to(LATE)
    task = day.tasks.current_task()
    day.tasks.menu_wanted.emit(task, QPoint(40, 40))
    menu = day.tasks.menu
    assert menu is not None
    texts = [action.text().split("\t") for action in menu.actions()]
    assert ["Afronden", "Ctrl+D"] in texts
    assert ["Vastleggen wat eruit kwam", "Ctrl+L"] in texts
    [complete] = [one for one in menu.actions() if one.text().startswith("Afronden")]
    complete.trigger()
    assert stored(day, day.names.late).status is FollowUpStatus.DONE


def test_later_opens_with_right_closes_with_left_and_turns_with_enter(day: Day) -> None:
    day.go_to("Later")
    day.press(Qt.Key.Key_Right)
    assert "Evaluatie plannen" in day.shown()
    assert day.tasks.current_row().title == "Later"
    day.press(Qt.Key.Key_Left)
    assert "Evaluatie plannen" not in day.shown()
    day.press(Qt.Key.Key_Return)
    assert "Evaluatie plannen" in day.shown()


def test_typing_in_the_line_at_the_top_opens_the_quick_log_with_it(day: Day) -> None:
    day.qtbot.keyClicks(day.page.card.quick, "g")
    assert day.logged == [Opening(text="g")]


def test_markup_in_a_title_is_shown_as_the_characters_it_is(unopened: Day, write: Any) -> None:
    hostile = "<b>Bel</b> &amp; <img src='file:///etc/passwd'>"
    write(lambda s: make.follow_up(s, title=hostile, owner_id=unopened.names.me, due=make.TODAY))
    unopened.show()
    assert hostile in unopened.shown()
    unopened.go_to(hostile)
    task = unopened.tasks.current_task()
    unopened.tasks.menu_wanted.emit(task, QPoint(40, 40))
    unopened.press(Qt.Key.Key_F2)
    editor = unopened.page.card.editor
    assert editor is not None
    assert editor.field.text() == hostile


def test_five_hundred_follow_ups_are_listed_without_building_what_is_folded(
    unopened: Day, write: Any
) -> None:
    def many(session: Any) -> None:
        for number in range(500):
            due = VagueDate("2027-03-01")
            make.follow_up(session, title=f"Taak {number}", owner_id=unopened.names.me, due=due)

    write(many)
    unopened.show()
    assert len(unopened.tasks.rows.items()) == 10
    unopened.go_to("Later")
    unopened.press(Qt.Key.Key_Right)
    assert len(unopened.tasks.rows.items()) == 511


def test_a_title_says_with_which_icon_it_stands() -> None:
    signs = {
        "Terugbellen over visie": "phone",
        "Evaluatie nasturen": "mail",
        "Voorbereiden bestuurlijk overleg": "meet",
        "Digitale kennissessie": "video",
        "Woningbouwafspraken lezen": "note",
    }
    assert {title: sign_of(title) for title in signs} == signs
