"""Text that somebody typed is shown as typed: it is never read as markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.text import announce, eliding, label, no_mnemonic, set_tooltip
from sub_crm.ui.widgets.buttons import button

HOSTILE = [
    "<img src=file:///etc/passwd>",
    "<img src='http://example.invalid/x.png'>",
    "<b>vet</b>",
    "<a href='file:///tmp'>klik</a>",
    "<table><tr><td>1</td></tr></table>",
    "<style>* { color: red }</style>",
    "<p style='background-image:url(x)'>tekst",
    "<!-- niets -->",
    "<script>alert(1)</script>",
    "&lt;b&gt;",
    "<qt>rijk</qt>",
    "<?xml version='1.0'?><svg/>",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_label_shows_what_was_typed(qtbot: QtBot, typed: str) -> None:
    for made in (label(typed), eliding(typed)):
        qtbot.addWidget(made)
        assert made.textFormat() is Qt.TextFormat.PlainText
        assert made.text() == typed


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_tooltip_shows_what_was_typed(qtbot: QtBot, typed: str) -> None:
    widget = QLabel()
    qtbot.addWidget(widget)
    set_tooltip(widget, typed)
    shown = QLabel(widget.toolTip())
    qtbot.addWidget(shown)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setSelection(0, 1)  # makes Qt lay the text out as a document
    assert typed.split()[0][0] == shown.selectedText()


def test_an_ampersand_in_a_name_is_no_shortcut(qtbot: QtBot) -> None:
    made = button("Zon & Zee")
    qtbot.addWidget(made)
    assert made.text() == no_mnemonic("Zon & Zee") == "Zon && Zee"
    assert made.shortcut().isEmpty()
    assert made.accessibleName() == "Zon & Zee"


def test_a_name_that_is_too_long_is_cut_and_told_in_full_by_the_tooltip(qtbot: QtBot) -> None:
    made = eliding("Hoogheemraadschap De Stichtse Rijnlanden")
    qtbot.addWidget(made)
    made.resize(60, 20)
    made.show()
    assert made.toolTip() == "Hoogheemraadschap De Stichtse Rijnlanden"
    made.resize(600, 20)
    assert made.toolTip() == ""


def test_a_long_name_does_not_widen_the_window(qtbot: QtBot) -> None:
    made = eliding("x" * 5000)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() < 100


def test_a_message_can_be_said_aloud(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Opvolging afgerond")
    assert widget.isEnabled()
