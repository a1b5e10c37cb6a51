"""Everything that opens above a page: forms, menus, the quick log, search and export."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.access.crawling import crawl
from tests.access.running import Running
from tests.access.surfaces import PAGES

LEAST = {
    "importeren": 0,
    "zoeken": 0,
    "sneltoetsen": 0,
    "instellingen": 0,
    "persoon": 8,
    "dossier": 9,
}
"""So much at least is opened, or the crawl goes nowhere."""
pytestmark = [pytest.mark.prove, pytest.mark.timeout(900)]


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No dialog of the system, no other program."""
    for dialog in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_opens_can_be_read_and_reached(
    running: Running, qtbot: QtBot, page: str
) -> None:
    found = crawl(qtbot, running, page)
    assert len(found) >= LEAST.get(page, 1)
    assert {surface: faults for surface, faults in found.items() if faults} == {}
