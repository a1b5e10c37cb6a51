"""Adding a follow-up by hand, the empty day, and the turn of the day."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from sub_crm.commands import perform
from sub_crm.insight.agenda import When
from sub_crm.models import FollowUp
from sub_crm.queries.today import drafts
from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import ORGANISATIONS, Opening
from sub_crm.ui.today.follow_up_form import FollowUpForm
from sub_crm.ui.today.sentence import day_sentence, in_words
from sub_crm.values.kinds import PromiseBy
from tests.ui.today.day import Day, Names
from tests.ui.today.test_side import asked

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def add(day: Day) -> FollowUpForm:
    day.press(Qt.Key.Key_O, CTRL, SHIFT)
    form = day.form(FollowUpForm)
    day.until(lambda: bool(form.organisation._known))
    return form


def test_a_follow_up_is_added_by_keyboard(day: Day) -> None:
    form = add(day)
    day.qtbot.keyClicks(form.name, "Cijfers ophalen")
    day.qtbot.keyClicks(form.due, "vrijdag")
    day.qtbot.keyClicks(form.organisation, "zei")
    day.press(Qt.Key.Key_Return, on=form.organisation)
    form.promise.set_value(PromiseBy.THEM)
    day.press(Qt.Key.Key_Return, CTRL, on=form.name)
    day.until(lambda: "Cijfers ophalen" in day.shown())
    day.go_to("Cijfers ophalen")
    task = day.tasks.current_task()
    assert task is not None
    row = task.follow_up
    assert (row.organisation, row.promise_by) == ("Zeist", PromiseBy.THEM)
    assert row.due is not None
    assert row.due.text == "2026-11-27"
    assert asked(day, drafts) == []


def test_pressing_enter_twice_adds_one_follow_up(day: Day) -> None:
    form = add(day)
    day.qtbot.keyClicks(form.name, "Cijfers ophalen")
    day.press(Qt.Key.Key_Return, on=form.name)
    day.press(Qt.Key.Key_Return, on=form.name)
    day.settle()
    day.until(lambda: day.shown().count("Cijfers ophalen") == 1)


def test_what_cannot_be_read_is_said_beside_its_field_and_stays(day: Day) -> None:
    form = add(day)
    day.qtbot.keyClicks(form.due, "blubdag")
    day.qtbot.keyClicks(form.organisation, "Atlantis")
    day.press(Qt.Key.Key_Return, on=form.name)
    assert "niet te lezen" in form.due.accessibleDescription()
    assert "niet bekend" in form.organisation.accessibleDescription()
    form.due.clear()
    form.organisation.clear()
    day.press(Qt.Key.Key_Return, on=form.name)
    day.until(lambda: "waar het om gaat" in form.name.accessibleDescription())


def test_escape_keeps_a_half_typed_follow_up_as_a_draft_to_go_on_with(day: Day) -> None:
    form = add(day)
    day.qtbot.keyClicks(form.name, "Bellen met")
    day.qtbot.keyClicks(form.due, "vrijdag")
    form.promise.set_value(PromiseBy.US)
    day.press(Qt.Key.Key_Escape, on=form.name)
    day.until(lambda: day.page.side.drafts.isVisible())
    go_on = day.page.side.drafts.findChildren(QPushButton)[0]
    assert go_on.accessibleName() == "Verder met concept: Opvolging toevoegen: Bellen met"
    go_on.click()
    assert day.opened == ["sub://vandaag?opvolging"]
    day.page.reopen("opvolging", ())
    again = day.form(FollowUpForm)
    assert again is not form
    assert (again.name.text(), again.due.text()) == ("Bellen met", "vrijdag")
    assert again.promise.value() is PromiseBy.US
    day.qtbot.keyClicks(again.name, " Kramer")
    day.press(Qt.Key.Key_Return, on=again.name)
    day.until(lambda: not day.page.side.drafts.isVisible())
    assert asked(day, drafts) == []
    assert "Bellen met Kramer" in day.shown()


def test_the_day_that_was_understood_is_said_while_typing(day: Day) -> None:
    form = add(day)
    day.qtbot.keyClicks(form.due, "vrijdag")
    labels = form.forms["due"].findChildren
    day.until(lambda: "vr 27 nov (over 3 dagen)" in [one.text() for one in labels(QLabel)])


def test_an_empty_day_says_what_can_be_done(unopened: Day, write: Any) -> None:
    write(lambda session: session.execute(update(FollowUp).values(deleted=True)))
    unopened.show()
    page = unopened.page
    assert page.lead.text() == "Dinsdag 24 november. Niets te doen voor vandaag."
    assert page.card.empty.isVisible()
    for button in page.card.empty.findChildren(QPushButton):
        button.click()
    assert unopened.logged == [Opening()]
    assert unopened.opened == [ORGANISATIONS]
    assert unopened.badges[-1] == 0


@pytest.fixture
def late_day(qtbot: QtBot, store: Store, names: Names) -> Iterator[tuple[Day, list[dt.datetime]]]:
    """A day whose clock can be moved."""
    clock = [dt.datetime(2026, 11, 24, 22, 59, 59, 900_000, tzinfo=dt.UTC)]
    backend = Backend(store, lambda: perform, lambda: clock[0])
    yield Day(qtbot, backend, names), clock
    backend.close()


def test_after_midnight_the_page_shows_the_new_day(
    late_day: tuple[Day, list[dt.datetime]],
) -> None:
    day, clock = late_day
    day.show()
    clock[0] += dt.timedelta(hours=1)
    day.until(lambda: day.page.lead.text().startswith("Woensdag 25 november. Drie"))
    assert len(day.page.card.waiting()[When.OVERDUE]) == 3


@pytest.mark.parametrize(
    ("late", "due", "said"),
    [
        (1, 0, "Eén opvolging is te laat."),
        (13, 1, "13 opvolgingen zijn te laat, één staat voor vandaag."),
        (0, 12, "Twaalf opvolgingen staan voor vandaag."),
        (0, 1, "Eén opvolging staat voor vandaag."),
    ],
)
def test_the_sentence_counts_in_words_up_to_twelve(late: int, due: int, said: str) -> None:
    assert day_sentence(dt.date(2026, 11, 24), late, due) == f"Dinsdag 24 november. {said}"


def test_numbers_outside_the_words_are_written_in_digits() -> None:
    assert [in_words(n) for n in (0, 12, 13)] == ["nul", "twaalf", "13"]
