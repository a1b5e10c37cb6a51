"""The service in the window, against a real server: what goes out, what comes in, what is told."""

import threading
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sub_crm.models import ContactMoment, Person
from sub_crm.orders.records import Edit
from sub_crm.store import Changes
from sub_crm.store.keys import new_key
from sub_crm.store.store import create
from sub_crm.sync.service import Phase, Status
from sub_crm.ui.desk import contact_address
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.popover import Popover
from tests.sync.laptops import Laptop
from tests.sync.story import Story
from tests.ui.syncing.conftest import OpenWindow
from tests.ui.syncing.window import TeamWindow


def unreachable() -> Any:
    raise psycopg.OperationalError("connection refused")


def synchronised(window: TeamWindow) -> bool:
    return window.pill().startswith("Gesynchroniseerd ")


def test_an_act_reaches_the_colleague_by_itself(story: Story, open_window: OpenWindow):
    window = open_window(story.samira)
    window.until(lambda: synchronised(window))
    window.backend.execute(
        Edit(table="person", id=story.kramer, field="note", value="belt graag terug")
    )

    def arrived() -> bool:
        story.jeroen.sync()
        return bool(story.jeroen.value(Person, story.kramer, "note") == "belt graag terug")

    window.until(arrived)
    window.until(lambda: window.syncing.work.waiting == 0 and synchronised(window))


def test_a_colleagues_edit_comes_to_the_open_page_and_leaves_what_is_typed(
    story: Story, open_window: OpenWindow
):
    window = open_window(story.samira)
    window.until(lambda: synchronised(window))
    page = window.open(contact_address(story.call))
    window.activate()
    note, place = page.form.fields["note"], page.form.fields["place"]
    note.setFocus()
    note.selectAll()
    window.qtbot.keyClicks(note, "Ik typ nog")
    story.jeroen.edit(ContactMoment, story.call, note="Jeroens verslag", place="Gemeentehuis Lopik")
    story.jeroen.sync()
    window.until(lambda: place.text() == "Gemeentehuis Lopik")
    assert note.toPlainText() == "Ik typ nog"
    assert note.hasFocus()
    assert note.textCursor().position() == len("Ik typ nog")


def test_a_colleagues_edit_of_the_field_with_the_keyboard_is_told_beside_it(
    story: Story, open_window: OpenWindow
):
    window = open_window(story.samira)
    window.until(lambda: synchronised(window))
    page = window.open(contact_address(story.call))
    window.activate()
    [frame] = [one for one in page.findChildren(FormField) if one.field is page.form.fields["note"]]
    before = frame.field.toPlainText()
    frame.field.setFocus()
    story.jeroen.edit(ContactMoment, story.call, note="Jeroens verslag")
    story.jeroen.sync()
    window.until(lambda: frame.held is not None and "Jeroen de Boer" in frame.held.words.text())
    assert frame.field.toPlainText() == before
    assert "Jeroens verslag" in frame.held.words.text()


def test_without_a_connection_the_work_waits_and_goes_when_it_is_back(
    story: Story, open_window: OpenWindow
):
    window = open_window(story.samira, unreachable)
    window.until(lambda: window.pill() == "Offline")
    window.backend.execute(Edit(table="person", id=story.kramer, field="note", value="onderweg"))
    window.until(lambda: window.pill() == "Offline · 1 wijziging wacht")
    window.open_link = lambda: story.team.office.connect(story.samira.login)
    window.activate()
    window.press(Qt.Key.Key_F5)
    window.until(lambda: synchronised(window))
    story.jeroen.sync()
    assert story.jeroen.value(Person, story.kramer, "note") == "onderweg"


def test_a_refused_login_is_tried_again_only_when_its_user_asks(
    story: Story, open_window: OpenWindow
):
    tried: list[int] = []

    def refuse() -> Any:
        tried.append(1)
        raise psycopg.OperationalError('FATAL: password authentication failed for user "samira"')

    window = open_window(story.samira, refuse)
    window.until(lambda: window.pill() == "Aanmelden nodig")
    for word in ("een", "twee"):
        window.backend.execute(Edit(table="person", id=story.kramer, field="note", value=word))
        window.settle()
    window.until(lambda: window.pill() == "Aanmelden nodig · 1 wachten")
    window.qtbot.wait(1_000)  # as long as three rounds after saving would take
    assert len(tried) == 1
    window.syncing.now()
    window.until(lambda: len(tried) == 2)


def test_a_mistake_in_the_program_is_a_stop_and_not_the_weather(
    story: Story, open_window: OpenWindow, caplog: pytest.LogCaptureFixture
):
    def broken() -> Any:
        raise KeyError("oops")

    window = open_window(story.samira, broken)
    window.until(lambda: window.pill().startswith("Synchroniseren lukt niet sinds "))
    assert window.syncing.status.cause == "fault"
    assert "synchronising failed" in caplog.text


def test_closing_does_not_wait_for_a_connection_that_is_being_made(
    story: Story, open_window: OpenWindow
):
    connecting, closed = threading.Event(), threading.Event()

    def slow() -> Any:
        connecting.set()
        closed.wait(20)
        raise psycopg.OperationalError("timeout expired")

    window = open_window(story.samira, slow)
    window.until(connecting.is_set)
    window.syncing.stop()
    threads = {thread.name for thread in threading.enumerate()}
    assert "sync" in threads, "closing waited for the connection"
    closed.set()
    assert not window.syncing.is_running()
    window.until(lambda: "sync" not in {thread.name for thread in threading.enumerate()})


def test_the_thread_is_gone_once_the_window_is_closed(story: Story, open_window: OpenWindow):
    window = open_window(story.samira)
    window.until(lambda: synchronised(window))
    assert "sync" in {thread.name for thread in threading.enumerate()}
    window.program.close()
    assert "sync" not in {thread.name for thread in threading.enumerate()}


def test_a_workspace_without_a_team_starts_nothing(qapp: QApplication, tmp_path: Any, qtbot: Any):
    store = create(tmp_path / "alleen.db", new_key())
    window = TeamWindow(qtbot, Laptop(store, None), unreachable, tmp_path / "s.json")
    window.until(lambda: window.program.quick_log is not None)
    assert window.pill() == "Alleen op deze laptop"
    assert not window.syncing.may_run()
    window.syncing.begin()
    window.settle()
    assert not window.syncing.is_running()
    assert "sync" not in {thread.name for thread in threading.enumerate()}
    window.close()
    store.close()


def test_sync_that_was_turned_off_starts_nothing(story: Story, open_window: OpenWindow):
    story.samira.connection.execute("INSERT INTO fact (name, value) VALUES ('sync', 'off')")
    window = open_window(story.samira)
    assert window.pill() == "Alleen op deze laptop"
    story.samira.connection.execute("DELETE FROM fact WHERE name = 'sync'")
    window.syncing.reconsider()
    window.until(lambda: synchronised(window))
    story.samira.connection.execute("INSERT INTO fact (name, value) VALUES ('sync', 'off')")
    window.syncing.reconsider()
    assert not window.syncing.is_running()
    assert window.pill() == "Alleen op deze laptop"


class Quiet:
    """A service that does nothing, so that a test can speak for it."""

    def __init__(self) -> None:
        self.woken = 0

    def start(self) -> None: ...

    def wake(self) -> None:
        self.woken += 1

    retry = wake

    def ask(self, question: Any) -> None: ...

    def stop(self) -> None: ...


@pytest.fixture
def spoken_for(story: Story, open_window: OpenWindow) -> TeamWindow:
    window = open_window(story.samira)
    window.until(lambda: synchronised(window))
    window.syncing.stop()
    window.syncing._wanted = True
    window.syncing._start(Quiet())
    return window


def test_busy_is_told_only_when_it_takes_a_while(spoken_for: TeamWindow):
    syncing, before = spoken_for.syncing, spoken_for.pill()
    syncing._told.emit(Status(Phase.BUSY))
    QApplication.processEvents()
    assert spoken_for.pill() == before
    spoken_for.until(lambda: spoken_for.pill() == "Bezig…")
    syncing._told.emit(Status(Phase.WAITING, succeeded_at=syncing.status.succeeded_at))
    spoken_for.until(lambda: spoken_for.pill() == before)


def test_what_came_in_before_a_round_failed_is_shown_too(spoken_for: TeamWindow, story: Story):
    heard: list[Changes] = []
    spoken_for.backend.changed.connect(heard.append)
    story.jeroen.edit(Person, story.kramer, note="van Jeroen")
    story.jeroen.sync(), story.samira.sync()
    spoken_for.syncing._told.emit(Status(Phase.OFFLINE, cause="unreachable"))
    spoken_for.until(lambda: any(("person", story.kramer) in one.records for one in heard))
    assert {one.act for one in heard} == {None}
    service = spoken_for.syncing._service
    assert isinstance(service, Quiet)
    assert service.woken == 0, "what came in wakes nobody"


def test_the_keyboard_stays_on_the_pill_when_it_tells_something_else(
    spoken_for: TeamWindow,
):
    pill = spoken_for.shell.topbar.pill
    spoken_for.activate()
    pill.setFocus()
    spoken_for.syncing._told.emit(
        Status(
            Phase.OFFLINE, cause="unreachable", failing_since=spoken_for.syncing.status.succeeded_at
        )
    )
    spoken_for.until(lambda: spoken_for.pill() == "Offline")
    assert spoken_for.shell.topbar.pill is pill
    assert pill.hasFocus()


def test_the_pill_opens_and_closes_by_keyboard_and_tells_more(spoken_for: TeamWindow):
    spoken_for.activate()
    pill = spoken_for.shell.topbar.pill
    pill.setFocus()
    spoken_for.press(Qt.Key.Key_Space)
    [popover] = spoken_for.window.findChildren(Popover)
    assert popover.isAncestorOf(spoken_for.focus())
    for _ in range(4):
        spoken_for.press(Qt.Key.Key_Tab)
        assert popover.isAncestorOf(spoken_for.focus())
    spoken_for.press(Qt.Key.Key_Escape)
    assert pill.hasFocus()
    assert not popover.isVisible()


def test_the_program_does_not_import_the_driver_for_a_workspace_without_a_team():
    """The host of the service is all that a window needs of it."""
    import subprocess
    import sys

    said = (
        "import sys, sub_crm.ui.synchronising, sub_crm.ui.sync_pill;"
        " print([n for n in ('psycopg', 'sqlalchemy', 'sub_crm.sync') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
