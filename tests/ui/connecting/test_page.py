"""Somebody connects with the team, sees what is wrong, changes the password, and leaves."""

import contextlib
import dataclasses
import json
import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from sub_crm.store import Store
from sub_crm.sync import connecting as way_in
from sub_crm.sync import passwords
from sub_crm.sync import profile as profiles
from sub_crm.sync.connecting import Step, StepResult, opened
from sub_crm.sync.hosting import join_team
from sub_crm.sync.profile import Profile, SignIn
from sub_crm.ui.connecting import pasted, testing
from sub_crm.ui.connecting.form import CHOOSE
from sub_crm.ui.connecting.questions import LeaveForm, PasswordForm
from sub_crm.ui.desk import CONNECTING, SETTINGS
from tests.server.office import Office
from tests.ui.connecting.conftest import Connecting

CONTROL = Qt.KeyboardModifier.ControlModifier
ProfileOf = Callable[..., Profile]
NEW = "vier losse woorden samen"


@pytest.fixture
def hired(server: Office) -> str:
    login = f"p{next(server.numbers)}_{server.database}"
    server.hire(login=login)
    return login


@pytest.fixture
def filled(connecting: Connecting, server: Office, profile_of: ProfileOf, hired: str) -> Profile:
    """Everything stands in the fields that the administrator gave."""
    profile = profile_of(hired, device_name="PU-4127")
    connecting.page.form.show_profile(profile)
    connecting.page.form.password.setText(server.passwords[hired])
    return profile


def kept(connecting: Connecting) -> Profile | None:
    with contextlib.closing(connecting.backend.store.reader()) as reader:
        return profiles.kept(reader)


def button(connecting: Connecting) -> str:
    return connecting.page.form.action.accessibleName()


def join(connecting: Connecting) -> None:
    connecting.test()
    connecting.page.form.action.click()
    connecting.until(lambda: connecting.page._standing and connecting.page._standing.profile)


# testing and connecting


def test_all_is_well(connecting: Connecting, filled: Profile):
    assert connecting.chips() == ["Wacht"] * 4
    assert button(connecting) == "Testen"
    connecting.test()
    assert connecting.chips() == ["Gelukt"] * 4
    assert connecting.page.steps.took.text().startswith("duurde ")
    assert not connecting.page.steps.remedy.isVisible()
    assert button(connecting) == "Verbinden"
    assert kept(connecting) is None


def test_with_the_keyboard_alone(
    connecting: Connecting, server: Office, hired: str, profile_of: ProfileOf
):
    profile, form = profile_of(hired), connecting.page.form
    form.take_ca(profile.ca_file)
    connecting.write(form.server, f"localhost:{profile.port}")
    connecting.write(form.database, profile.database)
    connecting.write(form.login, hired)
    connecting.type_over(form.password, server.passwords[hired])
    connecting.press(Qt.Key.Key_Return, CONTROL)
    connecting.until(lambda: connecting.page.trial.passed)
    connecting.press(Qt.Key.Key_Return, CONTROL)
    connecting.until(lambda: kept(connecting))
    found = kept(connecting)
    assert found is not None
    assert (found.host, found.port, found.login) == ("localhost", profile.port, hired)


def test_connecting_keeps_the_profile_and_a_backup(
    connecting: Connecting, filled: Profile, secrets: dict[str, str], hired: str, server: Office
):
    connecting.come_back()
    connecting.page.form.show_profile(filled)
    connecting.page.form.password.setText(server.passwords[hired])
    join(connecting)
    assert kept(connecting) == filled
    assert list(connecting.backend.store.backup_folder.glob("*.db"))
    assert list(secrets.values()) == [server.passwords[hired]]
    page = connecting.page
    assert page.form.password.text() == ""
    assert page.leave.isVisible()
    assert page.change.isVisible()
    assert not page.local.isVisible()
    assert hired in page.lead.text()
    assert connecting.chips() == ["Gelukt"] * 4
    assert button(connecting) == "Opnieuw testen"
    connecting.test()  # with the password of the keyring
    assert connecting.chips() == ["Gelukt"] * 4


def test_without_a_keyring_the_password_is_of_this_sitting(connecting: Connecting, filled: Profile):
    assert "elke keer" in connecting.page.form.password.accessibleDescription()
    join(connecting)
    assert "bij elke start" in connecting.page.steps.said.text()
    connecting.test()
    assert connecting.chips() == ["Gelukt"] * 4
    passwords._of_this_sitting.clear()  # the program starts anew
    assert button(connecting) == "Opnieuw testen"
    connecting.test()
    assert connecting.chips() == ["Gelukt", "Gelukt", "Niet gelukt", "Wacht"]
    assert connecting.page.steps.lines[Step.LOGIN].told() == "Vul je wachtwoord in."


def test_what_failed_is_said_with_what_to_do(
    connecting: Connecting, filled: Profile, monkeypatch: pytest.MonkeyPatch
):
    page = connecting.page
    page.form.show_profile(dataclasses.replace(filled, ca_file=""))
    connecting.test()
    assert connecting.chips() == ["Gelukt", "Niet gelukt", "Wacht", "Wacht"]
    assert "PU Interne CA 2" in page.steps.lines[Step.TLS].told()
    assert page.steps.lines[Step.LOGIN].told().endswith("Je wachtwoord is niet verstuurd.")
    assert page.steps.remedy.isVisible()
    assert button(connecting) == "Opnieuw testen"
    place = page.steps._list.indexOf(page.steps._under)
    assert place == page.steps._list.indexOf(page.steps.lines[Step.TLS]) + 1
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (filled.ca_file, ""))
    page.steps.remedy.act.click()
    assert page.form.ca.text() == "ca.pem"
    assert not page.steps.remedy.isVisible()
    connecting.test()
    assert connecting.chips() == ["Gelukt"] * 4


def test_the_question_for_the_administrator_holds_no_password(
    connecting: Connecting, filled: Profile
):
    page = connecting.page
    page.form.password.setText("Geheim-Kenmerk-7391")
    connecting.test()
    assert connecting.chips()[2] == "Niet gelukt"
    page.steps.remedy.ask.click()
    asked = QApplication.clipboard().text()
    assert "Geheim-Kenmerk-7391" not in asked
    for word in (filled.login, filled.database, "Aanmelden", "password authentication failed"):
        assert word in asked
    page.steps.remedy.act.click()
    connecting.until(page.form.password.hasFocus)


def test_a_field_that_is_wrong_is_said_there_and_nothing_is_tried(
    connecting: Connecting, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(testing, "examined", lambda *_: pytest.fail("tried"))
    page = connecting.page
    page.form.server.setText("crm example")
    page.form.port.setText("x")
    page.form.action.click()
    assert connecting.chips() == ["Wacht"] * 4
    assert page.form.server.hasFocus()
    for name in ("host", "port", "login"):
        assert page.form.forms[name].field.accessibleDescription().endswith(".")
        assert page.form.forms[name].field.property("wrong") == "1"


def test_the_demonstration_joins_no_team(
    connecting: Connecting, filled: Profile, example_copy: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connecting.backend._store, "identity", example_copy.identity)
    example_copy.close()
    page = connecting.page
    page.form.action.click()
    assert "verzonnen" in page.form.server.accessibleDescription()
    assert not page.trial.is_running()


def test_joining_is_done_with_the_profile_and_the_password(
    connecting: Connecting, filled: Profile, server: Office, hired: str
):
    asked: list[tuple[object, ...]] = []
    connecting.page._desk = dataclasses.replace(connecting.desk, join=lambda *it: asked.append(it))
    join(connecting)
    [(*given, _told)] = asked
    assert given == [connecting.backend.store, filled, server.passwords[hired]]


def test_joining_tells_how_far_it_is_and_can_be_stopped(
    connecting: Connecting, filled: Profile, server: Office
):
    server.hire().make("person", surname="Kramer")
    stopped = threading.Event()

    def slowly(store: Store, known: Profile, password: str, told: Callable[[Any], None]) -> None:
        def hold(arriving: Any) -> None:
            told(arriving)
            if arriving.rows and not stopped.is_set():
                stopped.wait(10)

        join_team(store, known, password, "0.1", hold)

    page = connecting.page
    page._desk = dataclasses.replace(connecting.desk, join=slowly)
    connecting.test()
    page.form.action.click()
    card = page.joining
    assert card is not None
    connecting.until(lambda: card.line.value() > 0)
    assert "ontvangen" in card.said.text()
    [overlay] = connecting.overlays()
    assert overlay.content is card
    connecting.qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert card.stop.isEnabled(), "a stray click stops nothing"
    connecting.press(Qt.Key.Key_Escape)
    assert card.said.text() == "Wordt gestopt…"
    assert card.isVisible(), "it is not stopped yet"
    stopped.set()
    connecting.until(lambda: connecting.refused)
    assert connecting.refused == ["Gestopt. Je werkruimte is zoals die was."]
    assert connecting.overlays() == []
    assert kept(connecting) is None
    connecting.backend.reread_identity()
    assert not connecting.backend.identity.in_team
    page.form.action.click()
    connecting.until(lambda: kept(connecting))
    connecting.backend.reread_identity()
    assert connecting.backend.identity.in_team


def test_joining_ends_well_also_where_the_page_went_meanwhile(
    connecting: Connecting, filled: Profile
):
    looked, opened = threading.Event(), list[str]()
    connecting.page._desk = dataclasses.replace(
        connecting.desk,
        join=lambda *_: looked.wait(10),
        open_anew=lambda: opened.append("anew"),
    )
    connecting.test()
    connecting.page.form.action.click()
    shiboken6.delete(connecting.page)
    assert len(connecting.overlays()) == 1
    looked.set()
    connecting.until(lambda: opened)
    assert connecting.overlays() == []


def test_joining_that_fails_as_nobody_foresaw_leaves_the_window_free(
    connecting: Connecting, filled: Profile
):
    def broken(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    failures: list[BaseException] = []
    connecting.backend.failed.disconnect()
    connecting.backend.failed.connect(failures.append)
    connecting.page._desk = dataclasses.replace(connecting.desk, join=broken)
    connecting.test()
    connecting.page.form.action.click()
    connecting.until(lambda: failures)
    assert isinstance(failures[0], KeyError)
    assert connecting.overlays() == []
    assert connecting.page.form.action.isEnabled()
    assert kept(connecting) is None


def test_a_team_that_cannot_be_joined_is_not_kept(
    connecting: Connecting, filled: Profile, secrets: dict[str, str]
):
    def unreachable(*_: object) -> None:
        raise psycopg.OperationalError("connection refused")

    connecting.page._desk = dataclasses.replace(connecting.desk, join=unreachable)
    connecting.test()
    connecting.page.form.action.click()
    connecting.until(lambda: connecting.refused)
    assert connecting.refused == ["De gedeelde database is niet bereikbaar."]
    assert kept(connecting) is None
    assert secrets == {}
    assert button(connecting) == "Verbinden"


def test_what_changes_after_a_test_is_tested_again(connecting: Connecting, filled: Profile):
    connecting.test()
    connecting.page.form.password.setText("iets anders")
    assert button(connecting) == "Testen"
    assert connecting.chips() == ["Wacht"] * 4


def test_a_server_that_does_not_answer_is_left(
    connecting: Connecting, filled: Profile, monkeypatch: pytest.MonkeyPatch
):
    may_go_on, asked = threading.Event(), threading.Event()

    def slow(profile: Profile, password: str) -> Any:
        asked.set()
        may_go_on.wait(10)
        yield from way_in.examined(profile, password)

    monkeypatch.setattr(testing, "examined", slow)
    page = connecting.page
    page.form.action.click()
    assert button(connecting) == "Stoppen"
    assert connecting.chips()[0] == "Bezig"
    assert asked.wait(5)
    stale = page.trial._testing
    assert stale is not None
    page.form.action.click()
    assert button(connecting) == "Testen"
    may_go_on.set()
    # what was already on its way
    stale.found.emit(stale, StepResult(step=Step.ADDRESS, told="Gevonden."))
    stale.ended.emit(stale, True, 1.0)
    connecting.qtbot.wait(300)
    assert connecting.chips() == ["Wacht"] * 4


def test_a_bug_of_ours_is_told_as_one(
    connecting: Connecting, filled: Profile, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(testing, "examined", broken)
    told: list[BaseException] = []
    connecting.backend.failed.disconnect()  # what else fails the test
    connecting.backend.failed.connect(told.append)
    connecting.test()
    assert [type(one) for one in told] == [ZeroDivisionError]
    assert button(connecting) == "Testen"


# what is typed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("crm.example.org", {}),
        ("crm.example.org:5433", {"host": "crm.example.org", "port": "5433"}),
        ("host=crm.example.org dbname=team", {"host": "crm.example.org", "database": "team"}),
        ("postgres://crm.example.org", {"host": "crm.example.org"}),
        ("https://crm.example.org", {}),
        ("host='x", {}),
        ("::1", {}),
    ],
)
def test_a_pasted_address(text: str, found: dict[str, str]):
    assert pasted.parts(text) == found


def test_a_pasted_address_fills_the_fields(connecting: Connecting):
    form = connecting.page.form
    connecting.write(form.server, "postgresql://m.vos:geheim@localhost:5433/team")
    profile = form.profile()
    assert (profile.host, profile.port, profile.database, profile.login) == (
        "localhost",
        5433,
        "team",
        "m.vos",
    )
    assert "geheim" not in json.dumps(form.values())


def test_what_was_typed_is_there_again_but_never_the_password(connecting: Connecting):
    form = connecting.page.form
    form.server.setText("localhost")
    form.login.setText("m.vos")
    form.sign_in.set_value(SignIn.WINDOWS)
    form.take_ca("/map/ca.pem")
    form.password.setText("Geheim-Kenmerk-7391")
    connecting.come_back()
    form = connecting.page.form
    assert form.server.text() == "localhost"
    assert form.login.text() == "m.vos"
    assert form.profile().ca_file == "/map/ca.pem"
    assert form.sign_in.value() is SignIn.WINDOWS
    assert form.password.text() == ""
    connecting.backend.wait()
    bodies = connecting.reader.values("SELECT body FROM draft")
    [body] = [body for body in bodies if json.loads(body).get("address") == CONNECTING]
    assert "Geheim" not in body
    assert not form.password.isVisible()  # Windows needs none


def test_an_address_half_typed_is_no_draft(connecting: Connecting):
    form = connecting.page.form
    form.server.setText("postgresql://m.vos:Geheim-Kenmerk")
    connecting.page._draft.flush()
    connecting.backend.wait()
    assert not [b for b in connecting.reader.values("SELECT body FROM draft") if "Geheim" in b]


def test_staying_local_drops_the_draft(connecting: Connecting):
    connecting.page.form.server.setText("localhost")
    connecting.page._draft.flush()
    connecting.page.local.click()
    connecting.backend.wait()
    assert connecting.opened == [SETTINGS]
    bodies = connecting.reader.values("SELECT body FROM draft")
    assert not [body for body in bodies if json.loads(body).get("address") == CONNECTING]


def test_choosing_a_file_and_thinking_better_of_it(
    connecting: Connecting, monkeypatch: pytest.MonkeyPatch
):
    form = connecting.page.form
    form.take_ca("/map/ca.pem")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    form.ca.choose(CHOOSE)
    assert form.profile().ca_file == "/map/ca.pem"
    form.ca.choose("")
    assert form.profile().ca_file == ""


def test_the_password_is_hidden(connecting: Connecting):
    assert connecting.page.form.password.echoMode() is QLineEdit.EchoMode.Password


# afterwards


def test_another_password(
    connecting: Connecting, filled: Profile, secrets: dict[str, str], server: Office, hired: str
):
    join(connecting)
    connecting.page.change.click()
    form = connecting.surface(PasswordForm)
    form.new.setText("te kort")
    form.again.setText("te kort")
    form.action.click()
    connecting.until(lambda: "12" in form.new.accessibleDescription() and form.action.isEnabled())
    form.new.setText(NEW)
    form.again.setText("iets anders")
    form.action.click()
    assert "hetzelfde" in form.again.accessibleDescription()
    form.again.setText(NEW)
    form.old.setText("verkeerd wachtwoord")
    form.action.click()
    connecting.until(lambda: form.old.property("wrong") and form.action.isEnabled())
    assert list(secrets.values()) == [server.passwords[hired]]
    form.old.clear()
    form.action.click()
    connecting.until(lambda: not connecting.overlays())
    assert list(secrets.values()) == [NEW]
    opened(filled, NEW).close()


def test_the_password_is_nowhere_on_the_disk(
    connecting: Connecting, filled: Profile, server: Office, hired: str
):
    connecting.page.form.server.setText(f"postgresql://{hired}:{server.passwords[hired]}@localhost")
    connecting.page._draft.flush()
    connecting.page.form.show_profile(filled)
    join(connecting)
    connecting.page._draft.flush()
    connecting.backend.wait()
    secret = server.passwords[hired]
    folder = connecting.backend.store.path.parent
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 1  # the workspace and its backup, of which only the content tells
    assert not [path for path in files if secret.encode() in path.read_bytes()]
    reader = connecting.backend.store.reader()
    with reader.sketching() as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'"
            )
        ]
        rows = {
            name: connection.execute(f'SELECT * FROM main."{name}"').fetchall() for name in tables
        }
    reader.close()
    assert filled.login in repr(rows["fact"])
    assert not [name for name in tables if secret in repr(rows[name])]


def test_leaving_keeps_what_is_here(
    connecting: Connecting, filled: Profile, secrets: dict[str, str]
):
    join(connecting)
    wiped: list[bool] = []
    connecting.page._desk = dataclasses.replace(connecting.desk, wipe=lambda: wiped.append(True))
    before = connecting.reader.value("SELECT count(*) FROM contact_moments")
    connecting.page.leave.click()
    form = connecting.surface(LeaveForm)
    assert form.keep.isChecked()
    form.action.click()
    connecting.until(lambda: kept(connecting) is None)
    connecting.until(connecting.page.local.isVisible)
    assert secrets == {}
    assert wiped == []
    assert connecting.reader.value("SELECT count(*) FROM contact_moments") == before


def test_leaving_and_wiping(connecting: Connecting, filled: Profile):
    join(connecting)
    wiped: list[bool] = []
    connecting.page._desk = dataclasses.replace(connecting.desk, wipe=lambda: wiped.append(True))
    connecting.page.leave.click()
    form = connecting.surface(LeaveForm)
    form.wipe.setChecked(True)
    assert form.action.accessibleName() == "Verbreken en wissen"
    form.action.click()
    connecting.until(lambda: wiped == [True])
    assert kept(connecting) is None


def test_thinking_better_of_leaving(connecting: Connecting, filled: Profile):
    join(connecting)
    connecting.page.leave.click()
    connecting.surface(LeaveForm)
    connecting.press(Qt.Key.Key_Escape)
    connecting.until(lambda: not connecting.overlays())
    assert kept(connecting) == filled
