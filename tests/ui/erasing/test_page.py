"""Somebody is erased from the window: who may, what is told, and that it is gone everywhere."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import psycopg
import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sub_crm.insight.finding import find
from sub_crm.models import Person
from sub_crm.queries.erasing import Mentions
from sub_crm.sync.asking import Ended
from sub_crm.sync.causes import Stopped
from sub_crm.sync.erasing import erase
from sub_crm.ui.desk import ERASING, TODAY, person_address
from sub_crm.ui.erasing import what, wording
from sub_crm.ui.program import _address_to_keep
from tests.sync.story import Story
from tests.ui.erasing.conftest import Erasing
from tests.ui.room import cut
from tests.ui.syncing.conftest import OpenWindow
from tests.ui.syncing.window import TeamWindow
from tests.ui.walk import nameless, tab_round, too_small

AtPage = Callable[..., Erasing]
OFFLINE = "Hiervoor is verbinding met de gedeelde database nodig, en die is er nu niet."
UNCONFIRMED = "Dit is niet de achternaam, en ook niet WISSEN. Er is niets gewist."


def unreachable() -> Any:
    raise psycopg.OperationalError("connection refused")


def sentences(part: Any) -> list[str]:
    """What stands under the heading of a part."""
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible() and one.text()][1:]


def is_offered(window: TeamWindow) -> bool:
    shown = "wissen" in [row.id for row in window.shell.sidebar.system.rows.items()]
    assert window.program.registry.is_enabled("erase") is shown
    return shown


def purged(story: Story) -> int:
    [(found,)] = story.team.office.admin.execute("SELECT count(*) FROM sync.purge").fetchall()
    return int(found)


def owners_waited_for(erasing: Erasing) -> set[str]:
    """Ask how it stands with the newest erasure, now."""
    done = erasing.page.done
    done.ask()
    erasing.window.until(lambda: not done._asking.is_under_way())
    return {one.owner for one in done.found.unconfirmed(done.found.erasures[0])}


@pytest.mark.journey
def test_somebody_is_erased_from_click_to_every_laptop(
    story: Story, at_page: AtPage, open_window: OpenWindow
):
    samira = open_window(story.samira)
    shown = samira.open(person_address(story.kramer))
    samira.until(lambda: shown.body is not None and samira.program.quick_log is not None)
    assert not is_offered(samira)
    page = samira.open(ERASING)
    samira.until(page.not_yours.isVisible)
    assert not (page.left.isVisible())
    assert not (page.right.isVisible())
    assert not (page.who._asking.is_under_way())
    shown = samira.open(person_address(story.kramer))

    erasing = at_page()
    window, card, done = erasing.window, erasing.what, erasing.page.done
    window.until(partial(is_offered, window))
    assert window.program.palette is not None
    keeper = window.program.palette.keeper
    keeper.refresh()
    window.until(lambda: find(keeper.names, "kramer"))
    erasing.pick("kram")
    assert card.name.text() == "A. Kramer"
    assert sentences(card.goes) == [
        "1 persoon: naam, aanhef en notitie",
        "1 contactgegeven",
        "alle geschiedenis hiervan, concepten en zoekresultaten op elk apparaat",
    ]
    assert sentences(card.stays) == [
        "1 deelname blijft meetellen bij de organisatie, zonder persoon"
    ]
    assert sentences(card.check)[0].startswith(
        "“Kramer” staat in de tekst van 1 contactmoment. Die tekst wordt niet gewist"
    )
    assert (nameless(window.window), too_small(window.window)) == ([], [])
    assert cut(window.window) == []
    stops = tab_round(window.qtbot)
    assert {card.reason, card.typed, card.act, done.refresh} <= set(stops)

    erasing.confirm("AVG-2026-12", "kramer")
    window.until(erasing.page.result.isVisible)
    assert not card.isVisible()
    assert "Kramer" not in erasing.page.who.field.text() + card.name.text()
    samira.until(lambda: shown.body is None)
    assert "gewist" in shown._shown.accessibleName()
    window.until(lambda: not erasing.page.who.field._find("kram"))
    keeper.refresh()
    window.until(lambda: not find(keeper.names, "kramer"))

    window.until(lambda: owners_waited_for(erasing) == {"Jeroen de Boer"})
    [erasure] = done.found.erasures
    assert (erasure.by, erasure.reason, erasure.records) == ("Fatma Gezondheid", "AVG-2026-12", 2)
    [row] = done.erasures.cells._rows
    told = [column.text(row) for column in done.erasures.cells.columns[1:]]
    assert told == ["AVG-2026-12", "Fatma Gezondheid", "2", "2 van 3"]
    assert done.waiting.text() == "1 apparaat heeft nog niet bevestigd dat het gewist heeft:"
    assert wording.owner(done.devices.cells.row(0)).startswith("Jeroen de Boer (jeroen_")

    erasing.erase("weg", "AVG-2026-13")
    story.jeroen.sync(), story.jeroen.replica.scrub()
    story.jeroen.replica.confirm_purges()
    window.until(lambda: owners_waited_for(erasing) == set())
    assert len(done.found.erasures) == 2
    assert done.waiting.text() == "Elk apparaat heeft deze wissing bevestigd."
    assert not done.devices.isVisible()
    for laptop in (story.samira, story.jeroen, window.laptop):
        assert laptop.value(Person, story.kramer, "id") is None
    assert story.team.office.admin.execute(
        "SELECT count(*) FROM crm.person WHERE surname IN ('Kramer', 'Weg')"
    ).fetchone() == (0,)


def test_nothing_is_erased_offline_unconfirmed_or_stopped(story: Story, at_page: AtPage):
    erasing = at_page(unreachable)
    window, card = erasing.window, erasing.what
    office, login = story.team.office, window.laptop.login
    erasing.pick("kram")
    assert erasing.told() == OFFLINE
    assert erasing.page.done.said.text() == OFFLINE
    assert OFFLINE in erasing.page.who.about.text()
    assert not card.act.isVisible()
    window.open_link = lambda: office.connect(login)
    card.again.click()
    window.until(card.act.isVisible)

    for typed in ("Krammer", "", "wissen"):
        erasing.confirm("AVG-12", typed)
        assert card.typed.accessibleDescription() == UNCONFIRMED
    erasing.confirm("verzoek van Krämer", "Kramer")
    assert card.reason.accessibleDescription().startswith("Zet hier geen naam in")
    assert not card._asking.is_under_way()

    waiting, enough = threading.Event(), threading.Event()

    def slow() -> Any:
        waiting.set()
        enough.wait(10)
        return office.connect(login)

    window.until(lambda: not window.syncing.status.cause)
    window.open_link = unreachable
    office.admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (login,)
    )
    window.until(lambda: window.syncing.status.cause == "unreachable")
    window.open_link = slow
    erasing.confirm("AVG-12", "Kramer")
    window.until(waiting.is_set)
    assert card.stop.hasFocus()
    assert not card.act.isVisible()
    assert not card.cancel.isVisible(), "what became of it is still to come"
    assert not erasing.page.who.isEnabled()
    card.forget()
    assert card.isVisible()
    card.stop.click()
    assert card.act.hasFocus()
    assert erasing.page.who.isEnabled()
    assert erasing.told() == "Gestopt; er is niets gewist."
    enough.set()
    window.until(lambda: not window.syncing.status.cause)
    window.settle()
    assert purged(story) == 0
    assert card.reason.text() == "AVG-12", "what was typed stays"
    assert card.act.isVisible()


def test_an_answer_leaves_the_keyboard_where_it_went(at_page: AtPage):
    erasing = at_page()
    erasing.pick("kram")
    assert erasing.what.reason.hasFocus()
    erasing.window.open(TODAY)
    here = QApplication.focusWidget()
    erasing.what._ask_preview()
    erasing.window.until(lambda: not erasing.what._asking.is_under_way())
    assert QApplication.focusWidget() is here


@pytest.mark.parametrize("error", [Stopped("at_odds"), Ended()])
def test_a_stop_that_is_known_is_no_mistake_of_ours(error: Exception):
    assert wording.trouble(error)


HOSTILE = r"<b>{0}</b>%s\_&<img src=file:///etc/passwd>"


def test_a_lost_answer_is_told_and_a_right_that_was_taken_away(
    story: Story, at_page: AtPage, monkeypatch: pytest.MonkeyPatch
):
    story.samira.edit(Person, story.kramer, surname=HOSTILE)
    story.samira.sync()
    erasing, real = at_page(), erase
    erasing.pick("<b>")
    assert HOSTILE in erasing.what.name.text()
    assert f"“{HOSTILE}”" in sentences(erasing.what.check)[0]

    def lost(link: Any, *given: Any) -> None:
        real(link, *given)
        link.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(what, "erase", lost)
    erasing.confirm("AVG-12", HOSTILE)
    erasing.window.until(lambda: "niet zeker" in erasing.told())
    before = purged(story)
    assert before == 2
    monkeypatch.setattr(what, "erase", real)
    erasing.confirm("AVG-12", HOSTILE)
    erasing.window.until(erasing.page.result.isVisible)
    assert purged(story) == before, "again is harmless"

    erasing.pick("weg")
    story.team.office.admin.execute(
        "UPDATE crm.app_user SET role = 'account_manager' WHERE login = %s",
        (erasing.window.laptop.login,),
    )
    erasing.confirm("AVG-13", "Weg")
    erasing.window.until(lambda: purged(story) == before and not is_offered(erasing.window))
    erasing.window.until(erasing.page.not_yours.isVisible)
    assert not erasing.page.left.isVisible()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "Vul het nummer van het verzoek in."),
        ("wens van mw. KRÄMER", "Zet hier geen naam in"),
        ("x" * 101, "Houd het kort: hoogstens 100 tekens."),
        ("AVG-2026-12", ""),
    ],
)
def test_a_reference_is_short_and_no_name(reason: str, told: str):
    problem = wording.reason_problem(reason, "Kramer")
    assert problem.startswith(told)
    assert bool(problem) is bool(told)


@pytest.mark.parametrize(
    ("typed", "surname", "right"),
    [
        ("kramer ", "Kramer", True),
        ("Krämer", "Kramer", True),
        ("WISSEN", "Kramer", True),
        ("wissen", "Kramer", False),
        ("", "Kramer", False),
        ("", "", False),
        ("  ", "-", False),
        ("Kramer", "Kramers", False),
    ],
)
def test_only_the_surname_or_the_word_confirms(typed: str, surname: str, right: bool):
    assert wording.confirming(typed, surname) is right


def test_where_a_name_stands_is_told_per_kind():
    told = wording.named(Mentions(2, 1, 0, 0), "Kramer")
    assert told.startswith("“Kramer” staat in de tekst van 2 contactmomenten, 1 opvolging.")
    assert "komt “Kramer” niet voor" in wording.named(Mentions(0, 0, 0, 0), "Kramer")


def test_what_was_searched_for_is_not_kept_in_the_settings():
    assert _address_to_keep("sub://zoeken/Kramer") == "sub://zoeken"
    assert _address_to_keep("sub://persoon/0a1b") == "sub://persoon/0a1b"
    assert _address_to_keep(ERASING) == TODAY
