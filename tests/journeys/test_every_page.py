"""What must hold on every page: names, plain text, no keyboard trap, room in a small window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.models import Base, Record
from sub_crm.models.columns import VagueDateText, Word
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY
from tests.access.surfaces import PAGES
from tests.journeys.conftest import Sitting
from tests.ui.walk import nameless, tab_round, too_small

HOSTILE = (
    "<b>vet</b> <img src='file:///etc/hosts'> <a href='https://x.example'>klik</a>"
    " <table><tr><td>cel</td></tr></table> &amp; ![x](file:///etc/hosts) {name} %s"
)
KEPT_APART = {
    "first_day",
    "last_day",
    "sort_name",
    "facts",
    "regions",
    "aliases",
    "conditions",
    "code",
    "tooi",
    "oin",
}
"""Text columns that are no words of a person, or that are read by a program."""


@pytest.fixture(scope="session")
def hostile_file(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with hostile words in every field that holds a person's words."""
    path = tmp_path_factory.mktemp("hostile") / "voorbeeld.db"
    shutil.copy(example, path)
    connection = connect(path, EXAMPLE_KEY)
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Record):
            _spoil(connection, mapper.class_.__table__)
    connection.close()
    return path


def _spoil(connection: object, table: object) -> None:
    words = [
        column.name
        for column in table.columns  # type: ignore[attr-defined]
        if str(column.type) == "TEXT"
        and not isinstance(column.type, Word | VagueDateText)
        and column.name not in KEPT_APART
        and not column.info
    ]
    for name in words:
        connection.execute(  # type: ignore[attr-defined]
            f"UPDATE {table} SET {name} = {name} || ? WHERE {name} > ''", (HOSTILE,)
        )


@pytest.fixture
def hostile(qtbot: QtBot, hostile_file: Path, tmp_path: Path) -> Iterator[Sitting]:
    file = tmp_path / "voorbeeld.db"
    shutil.copy(hostile_file, file)
    made = Sitting(qtbot, file, tmp_path / "instellingen.json")
    yield made
    made.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_named_plain_roomy_and_no_trap(hostile: Sitting, name: str) -> None:
    hostile.shell.open(PAGES[name](hostile.reader()))
    hostile.settle()
    page = hostile.shell.page()
    assert rich_texts(hostile.window) == []
    assert [_told(one) for one in nameless(hostile.window)] == []
    assert [_told(one) for one in too_small(hostile.window)] == []
    assert hostile.window.minimumSizeHint().width() <= 720
    hostile.shell.focus_page()
    assert page.isAncestorOf(hostile.focus())
    tab_round(hostile.qtbot)


def test_every_page_that_the_program_has_is_looked_at(hostile: Sitting) -> None:
    assert set(hostile.shell._factories) == set(PAGES)


def test_a_label_that_reads_markup_would_be_caught(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("<b>x</b>", window)
    window.setToolTip("<img src='file:///etc/hosts'>")
    assert rich_texts(window) == ["<b>x</b>", "<img src='file:///etc/hosts'>"]


def rich_texts(root: QWidget) -> list[str]:
    """The texts that Qt would read as markup: labels that may, tooltips that are not escaped."""
    labels = [one for one in root.findChildren(QLabel) if one.text()]
    found = [one.text() for one in labels if one.textFormat() is not Qt.TextFormat.PlainText]
    tips = {one.toolTip() for one in [root, *root.findChildren(QWidget)]}
    return found + [tip for tip in tips if "<" in _inside(tip)]


def _inside(tip: str) -> str:
    """What a tooltip of ours holds within the markup that keeps it plain."""
    return tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")


def _told(widget: QWidget) -> str:
    kin = [type(one).__name__ for one in (widget, widget.parentWidget()) if one]
    return f"{' in '.join(kin)} {widget.accessibleName()!r} {widget.width()}x{widget.height()}"


@pytest.mark.parametrize("name", PAGES)
def test_opening_a_page_opens_no_second_window(sitting: Sitting, name: str) -> None:
    sitting.shell.open(PAGES[name](sitting.reader()))
    sitting.settle()
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [sitting.window]
