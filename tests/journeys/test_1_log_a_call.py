"""Journey 1: Monday in the train. Who is late? Call, log it by keyboard, keep what was promised."""

import pytest

from sub_crm.queries.contacts import timeline_of_organisation
from sub_crm.queries.follow_ups import open_follow_ups
from sub_crm.queries.today import drafts
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import ContactKind, PromiseBy
from tests.journeys.conftest import TUESDAY, Sitting, texts

pytestmark = pytest.mark.journey

WOUDENBERG = key_id("organisation", "GM0351")


def test_a_call_is_logged_in_four_presses_and_its_promise_stands_on_vandaag(sitting: Sitting):
    before = {row.id for row in open_follow_ups(sitting.reader(), today=TUESDAY)}
    sitting.press("Ctrl+N")
    sitting.type(
        "gebeld met de burgemeester van Woudenberg over de begroting, ik stuur vrijdag de cijfers"
    )
    sitting.press("Ctrl+Return")
    sitting.until(lambda: len(open_follow_ups(sitting.reader(), today=TUESDAY)) == len(before) + 1)
    assert sitting.presses <= 4

    newest = timeline_of_organisation(sitting.reader(), WOUDENBERG)
    [call] = [row for row in newest if row.sorts_at == "2026-11-24T10:00"]
    assert call.kind is ContactKind.PHONE_CALL
    assert "burgemeester" in (call.people or "")
    [promise] = [
        row for row in open_follow_ups(sitting.reader(), today=TUESDAY) if row.id not in before
    ]
    assert promise.promise_by is PromiseBy.US
    assert promise.due
    assert promise.due.text == "2026-11-27"
    assert promise.organisation == "Woudenberg"
    page = sitting.shell.page()
    sitting.until(lambda: promise.title in texts(page))


def test_everything_that_was_logged_can_be_taken_back_and_done_again(sitting: Sitting):
    count = _contacts(sitting)
    sitting.press("Ctrl+N")
    sitting.type("koffie met Kramer over de toekomstvisie")
    sitting.press("Ctrl+Return")
    sitting.until(lambda: _contacts(sitting) == count + 1)
    sitting.until(lambda: getattr(sitting.program.quick_log, "sheet", 1) is None)
    sitting.press("Ctrl+Z")
    sitting.until(lambda: _contacts(sitting) == count)
    sitting.until(sitting.backend.can_redo)
    sitting.press("Ctrl+Shift+Z")
    sitting.until(lambda: _contacts(sitting) == count + 1)


def test_what_was_half_typed_is_a_draft_after_escape_view_switch_and_restart(sitting: Sitting):
    sitting.press("Ctrl+N")
    sitting.type("gebeld met Kramer over iets dat ik nog")
    sitting.press("Escape")
    sitting.press("Ctrl+2")
    sitting.restart()
    [draft] = drafts(sitting.reader())
    assert "gebeld met Kramer over iets dat ik nog" in draft.body
    sitting.press("Ctrl+1")
    sitting.until(lambda: "gebeld met Kramer" in texts(sitting.shell))


def test_closing_the_window_in_mid_sentence_keeps_the_sentence(sitting: Sitting):
    sitting.press("Ctrl+N")
    sitting.type("overleg met Van Rijn over de capac")
    sitting.window.close()
    sitting.program.close()
    [draft] = drafts(sitting.reader())
    assert "overleg met Van Rijn over de capac" in draft.body
    sitting.program = sitting._start()


def _contacts(sitting: Sitting) -> int:
    return int(sitting.reader().value("SELECT count(*) FROM contact_moments"))
