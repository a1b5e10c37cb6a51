"""The page of Lopik: what it shows, what is typed in it, what others change meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sub_crm.orders.contacts import LogContact
from sub_crm.orders.organisations import AgreeRhythm
from sub_crm.orders.records import Edit
from sub_crm.queries.contacts import TimelineRow
from sub_crm.ui.organisations import OrganisationPage
from sub_crm.ui.organisations.rhythm_form import RhythmForm
from sub_crm.ui.parts.dating import unreadable
from sub_crm.ui.parts.moments import Stub
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.parts.timeline import Timeline
from sub_crm.ui.regions import enter
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.rows import Heading
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import ContactStatus
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.organisations.visit import LOPIK, Visit, moment_of, seats

CONTROL = Qt.KeyboardModifier.ControlModifier


def _sentences(timeline: Timeline) -> list[str]:
    rows = timeline.rows
    return [str(rows.data(rows.index(place, 0))) for place in range(rows.rowCount())]


def _shown(timeline: Timeline) -> list[bytes]:
    return [one.id for one in timeline.rows.items() if isinstance(one, TimelineRow)]


def test_a_long_name_is_read_from_its_beginning(visit: Visit) -> None:
    body = visit.open_page(key_id("organisation", "WS0636"))
    name = body.head.name
    assert name.text() == "Hoogheemraadschap De Stichtse Rijnlanden"
    assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())
    name.setFocus()
    name.end(False)
    visit.window.resize(720, 480)
    body.line.setFocus()
    assert name.cursorPosition() == 0


def test_who_arrives_by_keyboard_can_type_at_once(visit: Visit) -> None:
    page = OrganisationPage(visit.desk)
    visit.show(page)
    page.arrive(LOPIK.hex())
    enter(page.first_focus())
    visit.until(lambda: page.body is not None)
    assert page.body is not None
    assert walk.focus() is page.body.first_focus()


def test_lopik_opens_with_everything_that_is_known(visit: Visit) -> None:
    body = visit.open_page()
    head = body.head
    assert head.name.text() == "Gemeente Lopik"
    assert head.chip.accessibleName() == "Op ritme"
    assert head.holder.text() == "Accounthouder Marieke Vos"
    assert head.rhythm.text() == "ritme elke 30 dagen"
    assert "contactmomenten in 12 maanden" in head._counted.text()
    assert seats(body)[0].row.person == "F. Postma"
    assert body.follow_ups.list.rows.rowCount() > 0
    assert "Waardevol Lopik" in [one.title for one in body.issues.list.rows.items()]


def test_the_timeline_stands_under_months_newest_first(visit: Visit) -> None:
    body = visit.open_page()
    items = body.timeline.rows.items()
    assert str(items[0]) == "November 2026"
    moments = [one for one in items if isinstance(one, TimelineRow)]
    assert [one.sorts_at for one in moments] == sorted((m.sorts_at for m in moments), reverse=True)
    assert any(isinstance(one, Heading) and str(one) == "Oktober 2026" for one in items)
    said = next(one for one in _sentences(body.timeline) if one.startswith("Voortgang Waardevol"))
    assert "Telefoongesprek · A. Kramer, burgemeester · door Marieke Vos" in said
    assert "College wil de kernkwaliteiten" in said


def test_of_a_supervision_talk_only_the_month_is_told(visit: Visit) -> None:
    body = visit.open_page()
    stubs = [one for one in body.timeline.rows.items() if isinstance(one, Stub)]
    assert stubs
    told = [one for one in _sentences(body.timeline) if one.startswith("Toezichtgesprek in ")]
    assert all(one.endswith(", inhoud afgeschermd") for one in told)
    assert "Toezichtgesprek in november 2026, inhoud afgeschermd" in told


def test_older_moments_follow_while_scrolling(visit: Visit) -> None:
    for number in range(60):
        year = 1990 + number % 20
        visit.do(_older(f"Oud gesprek {number}", f"{year}-03-01"))
    body = visit.open_page()
    assert sum(isinstance(one, TimelineRow) for one in body.timeline.rows.items()) == 50
    bar = body.timeline.verticalScrollBar()
    bar.setValue(bar.maximum() - bar.pageStep())
    before = bar.value()
    visit.until(
        lambda: sum(isinstance(one, TimelineRow) for one in body.timeline.rows.items()) > 80
    )
    assert bar.value() == before


def _older(summary: str, day: str) -> LogContact:
    return LogContact(happened_on=VagueDate(day), summary=summary, organisation_id=LOPIK)


def test_the_title_is_typed_in_place_and_is_on_disk(visit: Visit) -> None:
    body = visit.open_page()
    visit.write(body.head.name, "Gemeente Lopik aan de Lek")
    visit.until(lambda: visit.head().name == "Gemeente Lopik aan de Lek")


def test_a_title_cannot_be_empty_and_the_sentence_stands_under_it(visit: Visit) -> None:
    body = visit.open_page()
    body.head.name.setFocus()
    visit.press(Qt.Key.Key_A, CONTROL)
    visit.press(Qt.Key.Key_Delete)
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: body.head._problem.isVisible())
    assert "niet leeg" in body.head._problem.text()
    assert visit.head().name == "Gemeente Lopik"


def test_a_note_is_kept_and_said_to_be(visit: Visit) -> None:
    body = visit.open_page()
    visit.write(body.details.note, "Bellen kan het best na tien uur.")
    visit.until(lambda: visit.head().note == "Bellen kan het best na tien uur.")
    mark = [one for one in body.details.children() if type(one).__name__ == "SavedMark"]
    assert len(mark) == 1
    visit.until(lambda: mark[0].words.text() == "Bewaard")  # type: ignore[attr-defined]


def test_a_change_from_elsewhere_waits_while_somebody_types(visit: Visit) -> None:
    body = visit.open_page()
    note = body.details.note
    visit.type_over(note, "Mijn zin")
    visit.do(Edit(table="organisation", id=LOPIK, field="note", value="Van een collega"))
    form = note.parentWidget()
    assert isinstance(form, FormField)
    visit.until(lambda: form.findChildren(QPushButton))
    assert note.value() == "Mijn zin"
    visit.press(Qt.Key.Key_Tab)
    visit.until(lambda: visit.head().note == "Mijn zin")


def test_a_space_at_the_end_is_not_taken_for_somebody_elses_change(
    visit: Visit,
) -> None:
    body = visit.open_page()
    note = body.details.note
    visit.type_over(note, "Belt graag ")
    visit.until(lambda: visit.head().note == "Belt graag")
    form = note.parentWidget()
    assert isinstance(form, FormField)
    visit.do(Edit(table="organisation", id=LOPIK, field="short_name", value="Lopik aan de Lek"))
    visit.until(lambda: body.details.short_name.text() == "Lopik aan de Lek")
    assert not form.findChildren(QPushButton)
    assert note.value() == "Belt graag "


def test_the_holder_is_chosen_from_our_colleagues(visit: Visit) -> None:
    body = visit.open_page()
    actions = {one.text(): one for one in body.head._menu.actions()}
    assert actions["Marieke Vos"].isChecked()
    other = next(name for name in actions if name != "Marieke Vos")
    actions[other].trigger()
    visit.until(lambda: visit.head().holder == other)
    visit.until(lambda: body.head.holder.text() == f"Accounthouder {other}")


def test_a_rhythm_is_agreed_in_a_small_form(visit: Visit) -> None:
    body = visit.open_page()
    body.head.rhythm.click()
    form = visit.surface(RhythmForm)
    form.days.setText("zes weken")
    form.action.click()
    assert form.forms["days"].field.accessibleDescription() == "Vul een aantal dagen in, zoals 42."
    assert form.days.text() == "zes weken"
    form.days.setText("60")
    form.since.setText("1 nov 2026")
    form.action.click()
    visit.until(lambda: not visit.overlays())
    visit.until(lambda: body.head.rhythm.text() == "ritme elke 60 dagen")
    assert visit.head().rhythm_days == 60


def test_a_form_left_with_escape_keeps_what_was_typed(visit: Visit) -> None:
    body = visit.open_page()
    body.head.rhythm.click()
    form = visit.surface(RhythmForm)
    form.agreed_with.setFocus()
    visit.qtbot.keyClicks(form.agreed_with, "A. Kramer")
    visit.press(Qt.Key.Key_Escape)
    visit.until(lambda: not visit.overlays())
    body.head.rhythm.click()
    assert visit.surface(RhythmForm).agreed_with.text() == "A. Kramer"


def test_a_rhythm_agreed_elsewhere_shows_at_once(visit: Visit) -> None:
    body = visit.open_page()
    visit.do(AgreeRhythm(organisation_id=LOPIK, days=2))
    visit.until(lambda: "over ritme" in body.head.chip.accessibleName())


def test_the_line_logs_about_this_organisation(visit: Visit) -> None:
    body = visit.open_page()
    body.line.setFocus()
    visit.qtbot.keyClicks(body.line, "g")
    assert visit.logged[0].text == "g"
    assert visit.logged[0].organisation_id == LOPIK
    assert visit.page.opening().organisation_id == LOPIK


def test_a_moment_is_removed_with_delete_and_comes_back_with_undo(visit: Visit) -> None:
    body = visit.open_page()
    moment = moment_of(body, "Voortgang Waardevol Lopik")
    body.timeline.select(moment.id)
    body.timeline.setFocus()
    visit.press(Qt.Key.Key_Delete)
    visit.until(lambda: moment.id not in {one.id for one in visit.moments()})
    visit.until(lambda: moment.id not in _shown(body.timeline))
    following = body.timeline.moment()
    assert following is not None
    assert following.sorts_at < moment.sorts_at
    visit.backend.undo()
    visit.until(lambda: body.timeline.select(moment.id))


def test_a_planned_moment_of_today_becomes_held(visit: Visit) -> None:
    body = visit.open_page()
    moment = moment_of(body, "Voorbereiden Waardevol Lopik")
    menu = body.timeline._menu(moment)
    next(one for one in menu.actions() if one.text() == "Is gehouden").trigger()
    visit.until(lambda: moment_of(body, moment.summary).status is ContactStatus.HELD)
    ahead = moment_of(body, "Ambtelijke capaciteit")
    assert "Is gehouden" not in [one.text() for one in body.timeline._menu(ahead).actions()]


def test_ctrl_d_completes_and_enter_logs_the_outcome(visit: Visit) -> None:
    body = visit.open_page()
    rows = body.follow_ups.list
    first = rows.rows.items()[0]
    rows.select(first.id)
    rows.setFocus()
    visit.press(Qt.Key.Key_Return)
    assert (visit.logged[-1].completes, visit.logged[-1].organisation_id) == (first.id, LOPIK)
    visit.press(Qt.Key.Key_L, CONTROL)
    assert visit.logged[-1].completes == first.id
    visit.press(Qt.Key.Key_D, CONTROL)
    visit.until(lambda: first.id not in {one.id for one in rows.rows.items()})


def test_a_follow_up_is_put_off_to_another_day(visit: Visit) -> None:
    body = visit.open_page()
    rows = body.follow_ups.list
    first = rows.rows.items()[0]
    rows.select(first.id)
    rows.setFocus()
    visit.press(Qt.Key.Key_T, CONTROL)
    form = visit.surface(Postponing)
    form.due.setText("ooit")
    form.action.click()
    assert form.due.accessibleDescription() == unreadable()
    form.due.setText("15 jan 2027")
    form.action.click()
    visit.until(
        lambda: (
            VagueDate("2027-01-15") in [one.due for one in rows.rows.items() if one.id == first.id]
        )
    )


def test_calling_and_mailing_goes_through_the_desktop(visit: Visit, left_by: list[str]) -> None:
    body = visit.open_page()
    for made in body.head._reach.findChildren(QPushButton):
        made.click()
    assert sorted(one.partition(":")[0] for one in left_by) == ["https", "mailto", "tel"]


def test_an_organisation_that_is_gone_says_so(visit: Visit) -> None:
    page = OrganisationPage(visit.desk)
    visit.show(page)
    page.arrive("00" * 16)
    visit.until(lambda: page._shown is not None)
    assert page._shown is not None
    assert page._shown.accessibleName() == "Deze organisatie is niet meer te vinden."
    page.arrive("geen id")
    assert page._shown.accessibleName() == "Deze organisatie is niet meer te vinden."


def test_one_page_shows_another_organisation_when_it_is_asked_to(visit: Visit) -> None:
    visit.open_page()
    zeist = key_id("organisation", "GM0355")
    visit.page.arrive(zeist.hex())
    visit.until(lambda: visit.page.body and visit.page.body.organisation_id == zeist)
    assert visit.page.body is not None
    assert visit.page.body.head.name.text() == "Gemeente Zeist"


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: Visit) -> None:
    body = visit.open_page()
    body.line.setFocus()
    stops = walk.tab_round(visit.qtbot)
    for stop in (body.timeline, body.seats.list, body.follow_ups.list, body.issues.list):
        assert stop in stops
    assert walk.nameless(visit.window) == []
    assert walk.too_small(visit.window) == []


def test_in_a_narrow_window_the_side_opens_as_a_drawer(visit: Visit) -> None:
    body = visit.open_page()
    visit.page.set_width_class(WidthClass.COMPACT)
    visit.until(lambda: visit.page.minimumSizeHint().width() <= 650)
    assert not body.seats.isVisible()
    body.head.side.click()
    assert body.seats.isVisible()
    assert body.columns.side.isAncestorOf(walk.focus())
    visit.press(Qt.Key.Key_Escape)
    assert not body.seats.isVisible()
