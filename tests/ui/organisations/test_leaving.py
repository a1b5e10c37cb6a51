"""A number, an address or a site that nothing here can open is copied, and said so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.parts.leaving import leave
from sub_crm.ui.widgets.toast import Toast


@pytest.fixture
def window(qapp: QApplication) -> QWidget:
    QGuiApplication.clipboard().setText("")
    return QWidget()


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A Linux desktop where this program, or "" for none, opens every link."""
    asker = tmp_path / "xdg-mime"
    monkeypatch.setenv("PATH", str(tmp_path))

    def opens_with(program: str) -> None:
        asker.write_text(f'#!/bin/sh\necho "$3" > {tmp_path}/asked\necho "{program}"\n')
        asker.chmod(0o755)

    return opens_with


def _said(window: QWidget) -> list[str]:
    return [toast.accessibleName() for toast in window.findChildren(Toast)]


def test_what_something_opens_is_opened(
    qtbot: QtBot, window: QWidget, left_by: list[str], desktop: Callable[[str], None]
) -> None:
    desktop("org.gnome.Calls.desktop")
    leave(window, "tel:+31348559955", "0348 55 99 55")
    qtbot.waitUntil(lambda: left_by == ["tel:+31348559955"])
    assert _said(window) == []


@pytest.mark.parametrize(
    ("link", "value", "sentence"),
    [
        ("tel:+31348559955", "0348 55 99 55", "Hier is geen programma dat belt."),
        ("mailto:info@lopik.nl", "info@lopik.nl", "Hier is geen programma dat mailt."),
        ("https://www.lopik.nl", "www.lopik.nl", "Hier is geen browser."),
    ],
)
def test_what_nothing_opens_is_copied_and_said(
    qtbot: QtBot,
    window: QWidget,
    left_by: list[str],
    desktop: Callable[[str], None],
    link: str,
    value: str,
    sentence: str,
) -> None:
    desktop("")
    leave(window, link, value)
    qtbot.waitUntil(lambda: _said(window) == [f"{sentence} {value} is gekopieerd."])
    assert QGuiApplication.clipboard().text() == value
    assert left_by == []


def test_what_the_desktop_refuses_is_copied_and_said(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    leave(window, "tel:+31348559955", "0348 55 99 55")
    assert _said(window) == ["Hier is geen programma dat belt. 0348 55 99 55 is gekopieerd."]
    assert QGuiApplication.clipboard().text() == "0348 55 99 55"
