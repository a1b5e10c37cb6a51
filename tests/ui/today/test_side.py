"""The side column of Vandaag: rhythm, agenda, drafts and people to complete."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sub_crm.orders.drafts import KeepDraft
from sub_crm.queries.people import person, tenures_of
from sub_crm.queries.today import drafts
from sub_crm.ui import theme
from sub_crm.ui.desk import ORGANISATIONS, Opening, organisation_address
from sub_crm.ui.today.side_delegates import AGENDA_LEFT, relation_spoken
from sub_crm.ui.today.stub_form import StubForm
from sub_crm.ui.widgets.toast import Toast
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import new_id
from tests import factories as make
from tests.ui.today.day import Day
from tests.ui.walk import nameless, too_small

CTRL = Qt.KeyboardModifier.ControlModifier


def asked(day: Day, query: Any, *args: Any, **named: Any) -> Any:
    """The answer to a question, once everything is on disk."""
    day.settle()
    found: list[Any] = []
    day.backend.query(query, *args, then=lambda answer: found.append(answer), **named)
    day.until(lambda: bool(found))
    return found[0]


def relations(day: Day) -> list[str]:
    return [relation_spoken(one) for one in day.page.side.rhythm.list.rows.items()]


def test_a_relation_that_was_silent_too_long_is_told_with_its_rhythm(day: Day) -> None:
    assert relations(day) == ["Oudewater, 84 dagen van 30, langer stil dan afgesproken"]


def test_a_pause_does_not_count_as_silence(unopened: Day, write: Any) -> None:
    write(lambda s: make.rhythm_pause(s, first_day="2026-10-01", last_day="2026-10-10"))
    unopened.show()
    assert relations(unopened) == ["Oudewater, 74 dagen van 30, langer stil dan afgesproken"]


def test_the_team_also_sees_relations_that_never_had_contact(day: Day) -> None:
    day.page.whose.set_value(True)
    day.settle()
    assert relations(day)[-1] == "Houten, nog geen contact"


def test_enter_on_a_relation_opens_it_and_the_button_shows_them_all(day: Day) -> None:
    rhythm = day.page.side.rhythm
    rhythm.list.setFocus()
    day.press(Qt.Key.Key_Return, on=rhythm.list)
    rhythm.all.click()
    assert day.opened == [organisation_address(day.names.oudewater), ORGANISATIONS]


def test_all_is_on_rhythm_once_we_spoke(unopened: Day, write: Any) -> None:
    def speak(session: Any) -> None:
        moment = make.contact_moment(session, happened_on=make.TODAY).id
        where = unopened.names.oudewater
        make.participant(session, contact_moment_id=moment, organisation_id=where)

    write(speak)
    unopened.show()
    assert unopened.page.side.rhythm.fine.isVisible()
    assert not unopened.page.side.rhythm.list.isVisible()


@pytest.mark.usefixtures("qapp")
def test_the_longest_day_fits_its_column_in_both_languages() -> None:
    longest = max(theme.current().metrics(13, 500, True).horizontalAdvance(said)
                  for said in ("ma 30 nov", "Mon 30 Nov", "Wed 25 Nov"))  # fmt: skip
    assert longest <= theme.current().px(AGENDA_LEFT - 8)


def test_the_agenda_tells_day_hour_and_place_and_opens_the_organisation(day: Day) -> None:
    agenda = day.page.side.agenda.list
    told = [str(one) for one in agenda.rows.items()]
    assert told == ["do 26 nov, 10:00, Klankbordgroep, Provinciehuis · Zeist"]
    agenda.setFocus()
    day.press(Qt.Key.Key_Return, on=agenda)
    assert day.opened == [organisation_address(day.names.zeist)]


def keep_draft(day: Day) -> bytes:
    draft = new_id()
    day.backend.execute(KeepDraft(id=draft, kind="quick_log", body='{"text": "Gebeld met Bos"}'))
    day.settle()
    day.page.refresh()
    day.settle()
    return draft


def draft_button(day: Day, name: str) -> QPushButton:
    found = day.page.side.drafts.findChildren(QPushButton)
    [button] = [one for one in found if one.accessibleName().startswith(name)]
    return button


def test_a_draft_is_gone_on_with_where_it_was_typed(day: Day) -> None:
    draft = keep_draft(day)
    button = draft_button(day, "Verder")
    assert button.accessibleName() == "Verder met concept: Gebeld met Bos"
    button.click()
    assert day.logged == [Opening(draft_id=draft)]


def test_a_draft_that_was_removed_can_be_brought_back(day: Day) -> None:
    keep_draft(day)
    draft_button(day, "Concept verwijderen").click()
    day.until(lambda: not day.page.side.drafts.isVisible())
    [toast] = day.window.findChildren(Toast)
    assert toast.action is not None
    toast.action.click()
    day.until(lambda: day.page.side.drafts.isVisible())
    assert [one.body for one in asked(day, drafts)] == ['{"text": "Gebeld met Bos"}']


def complete_merel(day: Day) -> StubForm:
    people = day.page.side.people.list
    people.setFocus()
    day.press(Qt.Key.Key_Return, on=people)
    form = day.form(StubForm)
    day.until(lambda: len(form.seat.values()) == 2)
    return form


def said(form: StubForm, field: str) -> list[str]:
    return [one.text() for one in form.forms[field].findChildren(QLabel) if one.isVisible()]


def test_a_person_known_by_name_only_is_completed_with_a_vacant_seat(day: Day) -> None:
    form = complete_merel(day)
    form.name.selectAll()
    day.qtbot.keyClicks(form.name, "drs. M. van den Bos")
    parts = "tussenvoegsel van den · achternaam Bos"
    day.until(lambda: any(one.endswith(parts) for one in said(form, "name")))
    form.seat.choose(day.names.griffier)
    day.qtbot.keyClicks(form.since, "maart 2026")
    day.press(Qt.Key.Key_Return, CTRL, on=form.since)
    found = asked(day, person, day.names.merel)
    assert (found.surname, found.incomplete) == ("Bos", False)
    [term] = asked(day, tenures_of, day.names.merel, today=day.backend.today())
    assert (term.position, term.since.text) == ("Griffier", "2026-03")
    day.until(lambda: not day.page.side.people.isVisible())


def test_what_was_typed_about_a_person_is_there_again_after_escape(day: Day) -> None:
    form = complete_merel(day)
    form.name.selectAll()
    day.qtbot.keyClicks(form.name, "Merel van Dam")
    form.seat.choose(day.names.griffier)
    day.qtbot.keyClicks(form.since, "maart 2026")
    day.press(Qt.Key.Key_Escape, on=form.name)
    again = complete_merel(day)
    assert again.name.text() == "Merel van Dam"
    assert again.seat.value() == day.names.griffier
    assert again.since.isVisible()
    assert again.since.text() == "maart 2026"


def test_what_was_typed_about_a_person_is_on_the_disk(day: Day) -> None:
    form = complete_merel(day)
    day.qtbot.keyClicks(form.name, "je")
    form.seat.choose(day.names.griffier)
    day.until(lambda: day.names.griffier.hex() in str(asked(day, drafts)))
    day.backend._drafts.clear()  # a program that begins anew knows only what is on the disk
    day.page.reopen("aanvullen", (day.names.merel,))
    again = day._forms(StubForm)[-1]
    assert again is not form
    day.until(lambda: again.seat.value() == day.names.griffier)
    assert again.name.text() == form.name.text()


def test_a_narrow_window_keeps_the_side_in_a_drawer_behind_a_button(day: Day) -> None:
    day.page.set_width_class(WidthClass.COMPACT)
    assert not day.page.side.isVisible()
    day.page.open_side.click()
    assert day.page.side.isVisible()
    assert day.page.minimumSizeHint().width() <= 650


def test_everything_that_takes_the_keyboard_has_a_name_and_can_be_hit(day: Day) -> None:
    keep_draft(day)
    assert nameless(day.page) == []
    assert too_small(day.page) == []
