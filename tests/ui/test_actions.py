"""The menus and shortcuts hold what can be done, and nothing else."""

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from sub_crm.ui.actions import ACTIONS, MENUS, ActionRegistry


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """An empty window."""
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def _titles(window: QMainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def test_every_declared_action_has_its_own_shortcut_and_a_menu() -> None:
    keys = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(keys) == len(set(keys))
    assert {action.menu for action in ACTIONS} <= MENUS.keys()


def test_an_action_that_nobody_bound_is_nowhere(window: QMainWindow) -> None:
    registry = ActionRegistry()
    registry.bind("undo", list)
    registry.build(window)
    assert _titles(window) == ["Be&werken"]
    assert [action.id for action in registry.bound()] == ["undo"]


def test_an_action_bound_later_joins_its_menu(qtbot: QtBot, window: QMainWindow) -> None:
    registry = ActionRegistry()
    registry.build(window)
    with qtbot.waitSignal(registry.changed):
        registry.bind("contact.new", list)
    assert _titles(window) == ["&Bestand"]


def test_a_shortcut_does_it(window: QMainWindow) -> None:
    done: list[str] = []
    registry = ActionRegistry()
    registry.bind("undo", lambda: done.append("terug"))
    registry.build(window)
    registry.action("undo").trigger()
    assert done == ["terug"]
    assert registry.action("undo").shortcut().toString() == "Ctrl+Z"


def test_an_action_that_cannot_be_done_now_is_grey_and_does_nothing(window: QMainWindow) -> None:
    possible = [False]
    done: list[int] = []
    registry = ActionRegistry()
    registry.bind("undo", lambda: done.append(1), lambda: possible[0])
    registry.build(window)
    menu = window.menuBar().findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert not registry.action("undo").isEnabled()
    assert not registry.run("undo")
    menu.aboutToHide.emit()
    possible[0] = True
    registry.action("undo").trigger()
    assert done == [1]


def test_an_unknown_action_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        ActionRegistry().bind("bestaat.niet", list)
