"""Prepare a call: find the mayor by half a name, see what plays and how to reach her, call, log."""

import pytest

from sub_crm.queries.contacts import timeline_of_organisation
from sub_crm.ui.desk import person_address
from sub_crm.values.ids import Id, key_id
from tests.journeys.conftest import Sitting, texts

pytestmark = pytest.mark.journey

LOPIK = key_id("organisation", "GM0331")


def test_half_a_name_leads_to_the_person_and_from_there_to_a_logged_call(sitting: Sitting) -> None:
    kramer = _person(sitting, "Kramer")
    sitting.press("Ctrl+K")
    sitting.type("krame")
    sitting.until(lambda: "A. Kramer" in texts(sitting.overlay()))
    sitting.press("Return")
    sitting.until(lambda: sitting.shell.address() == person_address(kramer))
    sitting.until(lambda: "Burgemeester" in texts(sitting.shell.page()))
    said = texts(sitting.shell.page())
    assert "a.kramer@" in said
    assert "Voortgang Waardevol Lopik" in said

    before = {row.id for row in timeline_of_organisation(sitting.reader(), LOPIK)}
    sitting.press("Ctrl+N")
    sitting.type("gebeld over de begroting")
    sitting.press("Ctrl+Return")
    sitting.until(lambda: len(timeline_of_organisation(sitting.reader(), LOPIK)) > len(before))
    [made] = [
        row for row in timeline_of_organisation(sitting.reader(), LOPIK) if row.id not in before
    ]
    assert "A. Kramer" in (made.people or "")
    sitting.until(lambda: "Begroting" in texts(sitting.shell.page()))


def test_a_name_with_a_typing_error_is_found_too(sitting: Sitting) -> None:
    sitting.press("Ctrl+K")
    sitting.type("kraner")
    sitting.until(lambda: "A. Kramer" in texts(sitting.overlay()))


def _person(sitting: Sitting, surname: str) -> Id:
    found: Id = sitting.reader().value(
        "SELECT id FROM people WHERE surname = :surname", surname=surname
    )
    return found
