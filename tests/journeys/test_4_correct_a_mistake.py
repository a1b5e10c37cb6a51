"""Correct a mistake: a subject edited wrongly is read back in the history, and restored."""

import pytest
from PySide6.QtWidgets import QApplication

from sub_crm.queries.contacts import contact
from sub_crm.ui.desk import contact_address, history_address
from tests.journeys.conftest import Sitting, texts

pytestmark = pytest.mark.journey


def test_a_wrong_edit_is_seen_in_the_history_and_put_back(sitting: Sitting) -> None:
    moment = sitting.reader().value(
        "SELECT id FROM contact_moments WHERE summary = 'Voortgang Waardevol Lopik'"
        " ORDER BY sorts_at DESC"
    )
    sitting.shell.open(contact_address(moment))
    sitting.until(lambda: "Voortgang Waardevol Lopik" in texts(sitting.shell.page()))
    sitting.shell.focus_page()
    sitting.press("End")
    sitting.type(" en Montfoort")
    sitting.until(lambda: _summary(sitting, moment) == "Voortgang Waardevol Lopik en Montfoort")

    sitting.shell.open(history_address("contact_moment", moment))
    page = sitting.shell.page()
    sitting.until(lambda: "toegevoegd: en Montfoort" in texts(page))
    sitting.backend.undo()
    sitting.until(lambda: _summary(sitting, moment) == "Voortgang Waardevol Lopik")


def test_a_field_in_mid_typing_is_not_overwritten_by_a_change_from_elsewhere(
    sitting: Sitting,
) -> None:
    from sub_crm.orders.records import Edit

    moment = sitting.reader().value(
        "SELECT id FROM contact_moments WHERE summary = 'Voortgang Waardevol Lopik'"
        " ORDER BY sorts_at DESC"
    )
    sitting.shell.open(contact_address(moment))
    sitting.until(lambda: "Voortgang Waardevol Lopik" in texts(sitting.shell.page()))
    sitting.shell.focus_page()
    sitting.press("End")
    sitting.type(" x")
    field = QApplication.focusWidget()
    sitting.backend.execute(
        Edit(table="contact_moment", id=moment, field="summary", value="Van een ander")
    )
    sitting.until(lambda: _summary(sitting, moment) != "Voortgang Waardevol Lopik")
    assert field is not None
    assert field.value().endswith(" x")  # type: ignore[attr-defined]


def _summary(sitting: Sitting, moment: bytes) -> str:
    row = contact(sitting.reader(), moment)
    assert row is not None
    return row.summary
