"""Synchronisatie on the screen: what waits, what was refused, words, stops and the log."""

from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sub_crm.models import Person
from sub_crm.ui.desk import CONNECTING, DIFFERENCES, SYNC, person_address
from sub_crm.ui.syncing import stops
from sub_crm.ui.widgets.cards import Banner
from tests.sync.story import Story
from tests.ui import heard
from tests.ui.room import cut
from tests.ui.syncing.conftest import OpenWindow
from tests.ui.syncing.window import TeamWindow
from tests.ui.walk import nameless, tab_round, too_small


def unreachable() -> Any:
    raise psycopg.OperationalError("connection refused")


def refusing() -> Any:
    raise psycopg.OperationalError('FATAL: password authentication failed for user "samira"')


@pytest.fixture
def busy(story: Story) -> Story:
    """Four changes wait, one was refused, three records differ, words were kept."""
    story.differ()
    story.be_refused()
    story.lose_sight()
    story.work_on()
    return story


def shown(window: TeamWindow) -> Any:
    window.until(lambda: window.syncing.status is not None)
    page = window.open(SYNC)
    window.settle()
    return page


def sentences(page: Any) -> list[str]:
    model = page.waiting.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(place, 0).data(role)) for place in range(model.rowCount())]


def test_what_waits_is_told_in_words_oldest_first(busy: Story, open_window: OpenWindow):
    page = shown(open_window(busy.samira, unreachable))
    assert sentences(page) == [
        "Bericht D. Willems, nieuw · Bericht over capaciteit, vandaag 10:00",
        "Opvolging “Startnotitie sturen”, uiterlijk, notitie gewijzigd, vandaag 10:00",
        "A. Kramer, aanhef gewijzigd, vandaag 10:00",
        "Lopik, notitie gewijzigd, vandaag 10:00",
    ]


def test_enter_opens_what_waits(busy: Story, open_window: OpenWindow):
    window = open_window(busy.samira, unreachable)
    page = shown(window)
    window.activate()
    page.waiting.list.setFocus()
    for _ in range(2):
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.shell.address() == person_address(busy.kramer)


def test_pill_badge_and_finding_say_the_same(busy: Story, open_window: OpenWindow):
    window = open_window(busy.samira, unreachable)
    page = shown(window)
    assert window.pill() == "Offline · 4 wijzigingen wachten"
    assert window.shell._told.badges["synchronisatie"] == 5
    assert page.lead.text().startswith("Zonder verbinding sinds vandaag ")
    assert page.lead.text().endswith("4 wijzigingen staan veilig op deze laptop.")
    assert isinstance(page.banner, Banner)
    assert page.banner.property("card") == "warn"
    page.state.review.click()
    assert window.shell.address() == DIFFERENCES


def test_a_refused_login_is_one_card_with_one_thing_to_do(busy: Story, open_window: OpenWindow):
    window = open_window(busy.samira, refusing)
    page = shown(window)
    assert page.banner.property("card") == "danger"
    assert "herkent deze naam met dit wachtwoord niet" in page.banner.accessibleName()
    act = page.first_focus()
    assert act.text() == "Opnieuw aanmelden"
    act.click()
    assert window.shell.address() == CONNECTING


def test_every_cause_has_words_and_a_way_on():
    from sub_crm.sync.causes import Cause

    causes = [cause.value for cause in Cause]
    causes += ["another_database", "retired", "program_is_older", "server_is_older"]
    causes += ["somebody_else", "here", "fault"]
    told = {cause: stops.stop_of(cause) for cause in causes}
    assert all(stop.title and stop.sentence and stop.act for stop in told.values())
    assert not any("Exception" in stop.sentence for stop in told.values())
    assert stops.title_of("of a later version") == "of a later version"


def test_what_was_refused_says_why_and_is_discarded_with_a_way_back(
    busy: Story, open_window: OpenWindow
):
    window = open_window(busy.samira, unreachable)
    page = shown(window)
    [line] = page.refused.lines
    assert line.accessibleName() == (
        "Collega “Nieuwe collega”. Niet aangenomen: je mag dit niet wijzigen, of het is er voor "
        "jou niet meer."
    )
    line.discard()
    window.until(lambda: not page.refused.isVisible())
    window.until(lambda: window.syncing.work.refused == 0)
    there = "SELECT deleted FROM app_user WHERE name = 'Nieuwe collega'"
    assert busy.samira.connection.execute(there).fetchone() == (1,)
    window.backend.undo()
    window.until(lambda: busy.samira.connection.execute(there).fetchone() == (0,))


def test_what_was_refused_can_be_mended_or_offered_again(story: Story, open_window: OpenWindow):
    story.be_refused()
    story.samira.connection.execute(
        "INSERT INTO unsent (table_name, record_id, base, refused, about, refused_at)"
        " VALUES ('person', ?, '{\"note\": \"\"}', '42501', '', 1)",
        (story.kramer,),
    )
    window = open_window(story.samira, unreachable)
    page = shown(window)
    colleague, kramer = page.refused.lines
    if colleague.refused.table == "person":
        colleague, kramer = kramer, colleague
    kramer.mend()
    assert window.shell.address() == person_address(story.kramer)
    window.open(SYNC)
    kramer.retry()
    window.until(lambda: [one.refused.table for one in page.refused.lines] == ["app_user"])


def test_words_out_of_sight_are_read_copied_put_away_and_brought_back(
    busy: Story, open_window: OpenWindow
):
    window = open_window(busy.samira, unreachable)
    page = shown(window)
    [line] = page.words.lines
    assert line.field.value() == "Verslag: Vertrouwelijk besproken met de burgemeester."
    assert line.field.isReadOnly()
    line.copy()
    assert QGuiApplication.clipboard().text() == line.field.value()
    line.put_away()
    window.until(lambda: page.words.lines == [])
    window.until(lambda: window.syncing.work.evicted == 0)
    page.words.bring_back()
    window.until(lambda: len(page.words.lines) == 1)


def test_the_log_tells_rounds_and_failures(story: Story, open_window: OpenWindow):
    window = open_window(story.samira)
    window.until(lambda: window.pill().startswith("Gesynchroniseerd "))
    story.samira.edit(Person, story.kramer, note="nieuw")
    window.syncing.now()
    window.until(lambda: window.syncing.status.round and window.syncing.status.round.sent)
    page = shown(window)
    model = page.log.list.model()
    window.until(lambda: model.rowCount() > 0)
    said = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.endswith("Verzonden, 1 heen")


def test_with_nothing_to_do_the_page_says_so(story: Story, open_window: OpenWindow):
    window = open_window(story.samira)
    window.until(lambda: window.pill().startswith("Gesynchroniseerd "))
    page = shown(window)
    assert page.lead.text() == "Alles wat je vastlegde, staat in de gedeelde database."
    assert page.waiting._nothing.isVisible()
    assert page.banner is None
    assert not page.refused.isVisible()
    assert not page.words.isVisible()


LOOKS = [
    pytest.param((1440, 900), {}, id="wide"),
    pytest.param((720, 480), {}, id="small"),
    pytest.param((1440, 900), {"zoom": 200}, id="200 %"),
    pytest.param((1440, 900), {"language": "en", "theme": "dark"}, id="English, dark"),
]


@pytest.mark.parametrize(("size", "look"), LOOKS)
@pytest.mark.parametrize("address", [SYNC, DIFFERENCES])
def test_everything_is_named_reached_and_whole(
    busy: Story,
    open_window: OpenWindow,
    address: str,
    size: tuple[int, int],
    look: dict[str, Any],
):
    window = open_window(busy.samira, refusing, **look)
    window.window.resize(*size)
    window.until(lambda: window.syncing.status is not None)
    page = window.open(address)
    window.settle()
    QApplication.processEvents()
    assert [one for one in nameless(window.window)] == []
    assert too_small(window.window) == []
    assert cut(window.window) == []
    assert heard.unspoken(window.window) == []
    assert window.window.minimumSizeHint().width() <= 720
    window.activate()
    window.shell.focus_page()
    assert page.isAncestorOf(window.focus())
    tab_round(window.qtbot)
