"""Somebody is erased from the window: who may, what is told, and that it is gone everywhere."""

import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from PySide6.QtWidgets import QLabel

from sub_crm.models import Person
from sub_crm.ui.desk import ERASING, person_address
from tests.sync.laptops import Laptop
from tests.sync.story import Story
from tests.ui.erasing.conftest import Erasing
from tests.ui.syncing.conftest import OpenWindow
from tests.ui.syncing.window import TeamWindow

AtPage = Callable[..., Erasing]


def unreachable() -> Any:
    raise psycopg.OperationalError("connection refused")


def sentences(part: Any) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible() and one.text()]


def lines(window: TeamWindow) -> list[str]:
    return [row.id for row in window.shell.sidebar.system.rows.items()]


def test_only_the_privacy_officer_is_offered_it(
    story: Story, officer: Laptop, open_window: OpenWindow
):
    for laptop, may in ((officer, True), (story.samira, False)):
        window = open_window(laptop)
        window.until(lambda window=window: window.program.quick_log is not None)
        window.settle()
        assert ("wissen" in lines(window)) is may
        assert window.program.registry.is_bound("erase") is may
        page = window.open(ERASING)
        window.until(lambda page=page: page.allowed is not None)
        assert page.allowed is may
        assert page.left.isVisible() is page.right.isVisible() is may
        assert page.not_yours.isVisible() is not may
    assert not page.who._asking.is_under_way()


def test_somebody_is_erased_from_click_to_every_laptop(
    story: Story, at_page: AtPage, open_window: OpenWindow
):
    erasing = at_page()
    window, what = erasing.window, erasing.what
    erasing.pick("kram")
    assert what.name.text() == "A. Kramer"
    assert sentences(what.goes)[1:] == [
        "1 persoon: naam, aanhef en notitie",
        "1 contactgegeven",
        "alle geschiedenis hiervan, concepten en zoekresultaten op elk apparaat",
    ]
    assert sentences(what.stays)[1:] == [
        "1 deelname blijft meetellen bij de organisatie, zonder persoon"
    ]
    assert sentences(what.check)[1].startswith(
        "“Kramer” staat in de tekst van 1 contactmoment. Die tekst wordt niet gewist"
    )
    samira = open_window(story.samira)
    shown = samira.open(person_address(story.kramer))
    samira.until(lambda: shown.body is not None)
    erasing.confirm("AVG-2026-12", "kramer")
    window.until(erasing.page.result.isVisible)
    assert not what.isVisible()
    assert "Kramer" not in erasing.page.who.field.text() + what.name.text()
    samira.until(lambda: shown.body is None)
    assert "gewist" in shown._shown.accessibleName()
    window.until(lambda: not any(one.name == "A. Kramer" for one in known(erasing)))
    done = erasing.page.done
    window.until(lambda: len(done.found.erasures) == 1)
    [erasure] = done.found.erasures
    assert (erasure.by, erasure.reason, erasure.records) == ("Fatma Gezondheid", "AVG-2026-12", 2)
    waiting = confirmed_by(erasing, {"Jeroen de Boer"})
    assert waiting.login.startswith("jeroen")
    assert waiting.name == "laptop"
    story.jeroen.sync(), story.jeroen.replica.scrub(), story.jeroen.replica.confirm_purges()
    done.refresh.click()
    window.until(lambda: not done.found.unconfirmed(done.found.erasures[0]))
    assert done.waiting.text() == "Elk apparaat heeft deze wissing bevestigd."
    for laptop in (story.samira, story.jeroen, erasing.window.laptop):
        assert laptop.value(Person, story.kramer, "id") is None


def known(erasing: Erasing) -> list[Any]:
    return [match.value for match in erasing.page.who.field._find("kram")]


def confirmed_by(erasing: Erasing, others: set[str]) -> Any:
    """Refresh until only the devices of these colleagues are left; return one of them."""
    done, window = erasing.page.done, erasing.window

    def only_they() -> bool:
        if not done._asking.is_under_way():
            done.ask()
        window.qtbot.wait(50)
        left = done.found.unconfirmed(done.found.erasures[0])
        return {one.owner for one in left} == others

    window.until(only_they)
    return done.devices.cells.row(0)


def test_who_was_deleted_is_erased_too(story: Story, at_page: AtPage):
    erasing = at_page()
    erasing.erase("weg")
    erasing.window.until(lambda: not erasing.page.who.field._find("weg"))
    [(left,)] = story.team.office.admin.execute(
        "SELECT count(*) FROM crm.person WHERE surname = 'Weg'"
    ).fetchall()
    assert left == 0


@pytest.mark.parametrize(
    ("reason", "typed", "told"),
    [
        ("AVG-12", "Krammer", "Dit is niet de achternaam, en ook niet WISSEN. Er is niets gewist."),
        ("AVG-12", "", "Dit is niet de achternaam, en ook niet WISSEN. Er is niets gewist."),
        ("AVG-12", "wissen", "Dit is niet de achternaam, en ook niet WISSEN. Er is niets gewist."),
        (" ", "Kramer", "Vul het nummer van het verzoek in."),
        ("wens van mw. Krämer", "Kramer", "Zet hier geen naam in: dit kenmerk blijft voorgoed"),
        ("x" * 101, "Kramer", "Houd het kort: hoogstens 100 tekens."),
    ],
)
def test_without_the_right_words_nothing_is_erased(
    story: Story, erasing: Erasing, reason: str, typed: str, told: str
):
    erasing.confirm(reason, typed)
    fields = (erasing.what.reason, erasing.what.typed)
    assert any(one.accessibleDescription().startswith(told) for one in fields)
    assert not erasing.what._asking.is_under_way()
    assert purged(story) == 0


def purged(story: Story) -> int:
    [(found,)] = story.team.office.admin.execute("SELECT count(*) FROM sync.purge").fetchall()
    return int(found)


@pytest.fixture
def erasing(at_page: AtPage) -> Erasing:
    erasing = at_page()
    erasing.pick("kram")
    return erasing


def test_without_a_connection_it_is_said_in_one_sentence(story: Story, at_page: AtPage):
    erasing = at_page(unreachable)
    erasing.pick("kram")
    told = "Hiervoor is verbinding met de gedeelde database nodig, en die is er nu niet."
    assert erasing.told() == told
    assert erasing.page.done.said.text() == told
    assert not erasing.what.act.isVisible()
    erasing.window.open_link = lambda: story.team.office.connect(erasing.window.laptop.login)
    erasing.what.again.click()
    erasing.window.until(erasing.what.act.isVisible)


def test_waiting_for_the_network_can_be_stopped_and_then_nothing_is_erased(
    story: Story, erasing: Erasing
):
    window = erasing.window
    waiting, enough = threading.Event(), threading.Event()

    def slow() -> Any:
        waiting.set()
        enough.wait(10)
        return story.team.office.connect(window.laptop.login)

    window.open_link = slow
    assert window.syncing._service is not None
    window.syncing._service._hang_up()  # type: ignore[attr-defined]
    erasing.confirm("AVG-12", "Kramer")
    window.until(waiting.is_set)
    assert erasing.what.stop.isVisible()
    assert not erasing.what.act.isVisible()
    erasing.what.stop.click()
    assert erasing.told() == "Gestopt; er is niets gewist."
    enough.set()
    window.until(lambda: window.syncing.status.phase == "waiting")
    window.settle()
    assert purged(story) == 0
    assert erasing.what.act.isVisible()


def test_an_answer_that_is_lost_leaves_it_unsure_and_again_is_harmless(
    story: Story, erasing: Erasing, monkeypatch: pytest.MonkeyPatch
):
    from sub_crm.ui.erasing import what

    real = what.erase

    def lost(link: Any, *given: Any) -> None:
        real(link, *given)
        link.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(what, "erase", lost)
    erasing.confirm("AVG-12", "Kramer")
    erasing.window.until(lambda: "niet zeker" in erasing.told())
    before = purged(story)
    assert before == 2
    monkeypatch.setattr(what, "erase", real)
    erasing.confirm("AVG-12", "Kramer")
    erasing.window.until(erasing.page.result.isVisible)
    assert purged(story) == before


def test_a_right_that_was_taken_away_meanwhile_is_told(story: Story, erasing: Erasing):
    story.team.office.admin.execute(
        "UPDATE crm.app_user SET role = 'account_manager' WHERE login = %s",
        (erasing.window.laptop.login,),
    )
    erasing.confirm("AVG-12", "Kramer")
    erasing.window.until(lambda: erasing.told().endswith("Er is niets gewist."))
    assert purged(story) == 0
    erasing.window.until(lambda: "wissen" not in lines(erasing.window))
    erasing.window.until(erasing.page.not_yours.isVisible)


def test_hostile_names_are_plain_text(story: Story, at_page: AtPage):
    hostile = "<b>{0}</b>%s\\_&<img src=file:///etc/passwd>"
    story.samira.edit(Person, story.kramer, surname=hostile)
    story.samira.sync()
    erasing = at_page()
    erasing.window.until(lambda: erasing.page.who.field._find("<b>"))
    erasing.pick("<b>")
    assert hostile in erasing.what.name.text()
    erasing.confirm("AVG-12", hostile)
    erasing.window.until(erasing.page.result.isVisible)
    assert story.team.office.admin.execute(
        "SELECT count(*) FROM crm.person WHERE surname = %s", (hostile,)
    ).fetchone() == (0,)
