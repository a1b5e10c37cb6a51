"""Widgets flow over lines, each in the middle of its own."""

from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.buttons import button, link
from sub_crm.ui.widgets.flow import Flow
from tests.ui.walk import show


def test_what_is_lower_stands_in_the_middle_of_its_line(qtbot: QtBot) -> None:
    retry, copy, more = button("Nog eens proberen"), button("Kopiëren"), link("Bijzonderheden")
    flow = Flow(retry, copy, more)
    show(qtbot, flow)
    flow.resize(600, 100)
    qtbot.waitUntil(lambda: more.x() > copy.x() > retry.x())
    assert more.height() < copy.height()
    assert more.geometry().center().y() == copy.geometry().center().y()
    flow.resize(retry.width() + 4, 200)
    qtbot.waitUntil(lambda: more.y() > copy.y() > retry.y())
    assert flow.heightForWidth(flow.width()) >= more.geometry().bottom()
