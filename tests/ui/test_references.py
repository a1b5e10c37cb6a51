"""The Qt binding gives back every reference it takes: one release of it ends the interpreter."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000


def test_two_thousand_calls_that_return_nothing_cost_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _turn in range(CALLS):
        widget.update()
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 100
