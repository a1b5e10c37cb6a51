"""The numbers of warmth: read by everybody, changed by whoever may, back with one undo."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sub_crm.insight.warmth.rules import Rules
from sub_crm.models import AppUser
from sub_crm.ui.desk import WARMTH, Desk
from sub_crm.ui.settings import WarmthPage
from sub_crm.ui.settings.warmth import FamilyCard
from sub_crm.ui.settings.warmth_form import WarmthForm
from sub_crm.ui.settings.warmth_words import FAMILIES, name
from sub_crm.values.kinds import UserRole
from sub_crm.values.warmth_settings import USUAL
from tests import factories as make
from tests.ui.settings.conftest import Room


@pytest.fixture
def page(qtbot: QtBot, room: Room) -> WarmthPage:
    desk = Desk(room.backend, room.shell, room.shell.open, lambda _opening: None)
    room.shell.add_page("warmte", lambda: WarmthPage(desk), nav="instellingen")
    settings = room.settings(qtbot)
    settings.warmth.click()
    assert room.shell.address() == WARMTH
    shown = room.shell.page()
    assert isinstance(shown, WarmthPage)
    qtbot.waitUntil(lambda: shown.found is not None)
    return shown


def card(page: WarmthPage, key: str) -> FamilyCard:
    return next(one for one in page.cards if one.family.key == key)


def told(page: WarmthPage, key: str) -> list[tuple[str, ...]]:
    cells = card(page, key).table.cells
    return [
        tuple(str(cells.index(row, column).data()) for column in range(3))
        for row in range(cells.rowCount())
    ]


def form(qtbot: QtBot, room: Room) -> WarmthForm:
    def forms() -> list[WarmthForm]:
        return [one for one in room.shell.findChildren(WarmthForm) if one.isVisible()]

    qtbot.waitUntil(lambda: len(forms()) == 1)
    return forms()[0]


def test_every_number_is_there_once_with_a_name() -> None:
    every = [one for family in FAMILIES for one in family.names]
    assert sorted(every) == sorted(USUAL)
    assert all(name(one) for one in every)
    assert {one: Rules().values[one] for one in every} == dict(USUAL)


def test_the_usual_numbers_are_told_as_usual(page: WarmthPage) -> None:
    assert told(page, "punten") == [
        ("Ritme", "40", "gebruikelijk"),
        ("Frequentie", "25", "gebruikelijk"),
        ("Wederkerigheid", "15", "gebruikelijk"),
        ("Diepgang", "20", "gebruikelijk"),
    ]
    assert card(page, "punten").change.isVisible()
    assert card(page, "punten").reset.isHidden(), "there is nothing to go back from"


def test_a_number_is_changed_from_today_and_put_back_with_undo(
    qtbot: QtBot, room: Room, page: WarmthPage
) -> None:
    card(page, "woorden").change.click()
    opened = form(qtbot, room)
    opened.fields["warm"].setText("75")
    opened.action.click()
    today = room.backend.today()
    qtbot.waitUntil(lambda: told(page, "woorden")[2][1] == "75")
    assert told(page, "woorden")[2][2] == f"sinds {today.day} {_month(today.month)}"
    assert told(page, "woorden")[1] == ("Lauw vanaf", "45", "gebruikelijk")
    room.backend.undo()
    qtbot.waitUntil(lambda: told(page, "woorden")[2] == ("Warm vanaf", "70", "gebruikelijk"))


def _month(number: int) -> str:
    from sub_crm.i18n.dates import month_of

    return month_of(2026, number).split()[0]


def test_what_makes_no_sense_stays_in_the_form_with_a_sentence(
    qtbot: QtBot, room: Room, page: WarmthPage
) -> None:
    card(page, "punten").change.click()
    opened = form(qtbot, room)
    opened.fields["rhythm"].setText("veertig")
    opened.action.click()
    assert opened.forms["rhythm"].field.accessibleDescription() == "Vul een heel getal in."
    opened.fields["rhythm"].setText("50")
    opened.action.click()
    said = "De punten zijn samen 110; maak er honderd van."
    qtbot.waitUntil(lambda: any(said in one.text() for one in opened.findChildren(QLabel)))
    assert opened.isVisible()
    assert told(page, "punten")[0][1] == "40"


def test_one_press_brings_the_usual_numbers_back(
    qtbot: QtBot, room: Room, page: WarmthPage
) -> None:
    card(page, "overig").change.click()
    opened = form(qtbot, room)
    opened.fields["hot_dossier"].setText("6")
    opened.action.click()
    qtbot.waitUntil(card(page, "overig").reset.isVisible)
    card(page, "overig").reset.click()
    qtbot.waitUntil(lambda: told(page, "overig")[4][1] == "4")
    assert card(page, "overig").reset.isHidden()


def test_half_a_change_comes_back(qtbot: QtBot, room: Room, page: WarmthPage) -> None:
    card(page, "woorden").change.click()
    form(qtbot, room).fields["warm"].setText("77")
    room.shell.dismiss_overlays()
    page.reopen("woorden", ())
    qtbot.waitUntil(lambda: form(qtbot, room).fields["warm"].text() == "77")


@pytest.mark.parametrize("role", UserRole)
def test_in_a_team_only_the_data_steward_changes_them(
    qtbot: QtBot, room: Room, page: WarmthPage, role: UserRole
) -> None:
    writer = room.backend._store.writer()
    with writer.act("given", now=make.NOW) as act:
        act.session.get_one(AppUser, room.backend.me).role = role
        make.app_user(act.session, name="Joris Kok", login="j.kok")
    writer.close()
    before = page.found
    room.backend.changed.emit(act.changes)
    qtbot.waitUntil(lambda: page.found is not before)
    may = role is UserRole.DATA_STEWARD
    assert card(page, "punten").change.isVisible() is may
    assert page.why.isVisible() is not may
    assert (page.open_form(FAMILIES[0]) is not None) is may
