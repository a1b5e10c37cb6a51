"""Cold relations with hot dossiers: from the map to the evidence, to an action, to a workbook."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from sub_crm.insight.team import Lack
from sub_crm.ui.desk import CONTACTS, TEAM, contact_address
from sub_crm.ui.exporting.foot import Foot
from sub_crm.ui.relations import RelationsPage
from sub_crm.ui.team import TeamPage
from tests.journeys.conftest import Sitting, texts

pytestmark = pytest.mark.journey

MAP = "sub://relatiekaart"
COLD = 45
CARDS = (
    *("Niet gedekt en vacant", "Te laat per organisatie", "Relatie rust op één persoon"),
    *("Einde van termijnen", "Waarneming", "Je eigen totalen zie alleen jij"),
)


@pytest.fixture
def page(sitting: Sitting) -> RelationsPage:
    """The map, opened with its key."""
    sitting.press("Ctrl+6")
    sitting.until(lambda: sitting.shell.address() == MAP)
    shown = sitting.shell.page()
    assert isinstance(shown, RelationsPage)
    sitting.until(lambda: shown.rows is not None and shown.following.shown is not None)
    return shown


def click(sitting: Sitting, root: QWidget, text: str) -> None:
    """Press the one button with that text."""
    [found] = [
        one for one in root.findChildren(QAbstractButton) if one.text() == text and one.isVisible()
    ]
    sitting.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def look_at(sitting: Sitting, page: RelationsPage, *choices: str) -> None:
    """Press segments, and wait for what they ask for."""
    for text in choices:
        [part] = [one for one in page.findChildren(QRadioButton) if one.text() == text]
        sitting.qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
        sitting.until(lambda: page.rows is not None and page.rows.wanted == page._wanted)
    sitting.settle()


def test_a_cold_cell_leads_to_why_it_is_so_and_to_the_contact_behind_it(
    sitting: Sitting, page: RelationsPage
) -> None:
    for views in (["Thema"], ["Niveau"], ["Maand"], ["Tegelkaart"], ["Matrix", "Warmte"]):
        look_at(sitting, page, *views)
        assert page.views.shown.isVisible()
        assert page.views.line() is not None
    rows = page.rows
    assert rows is not None
    matrix = page.views.matrix
    cold = next(line for line in page.exporting.lines if (line.warmth[-1].total or COLD) < COLD)
    matrix.select((cold.id, f"{rows.months[-1]:%Y-%m}"))
    matrix.setFocus()
    number = str(cold.warmth[-1].total)
    sitting.until(lambda: number in texts(page.panel.head))
    sitting.until(lambda: page.following.shown == page.following.asked)
    sitting.press("Return")
    sitting.until(page.panel.explanation.people.hasFocus)
    while not page.panel.explanation.contacts.rows.items():
        before = page.panel.explanation.told()
        sitting.press("Down")
        assert page.panel.explanation.told() is not before, "nobody there was ever spoken to"
    assert all(part in texts(page.panel) for part in ("Ritme", "Frequentie", "Diepgang"))
    sitting.press("Return")
    sitting.until(page.panel.explanation.contacts.hasFocus)
    moment = page.panel.explanation.contacts.current_row()
    sitting.press("Return")
    sitting.until(lambda: sitting.shell.address() == contact_address(moment.id))


def test_an_action_is_assigned_to_who_holds_a_cold_relation_with_a_hot_dossier(
    sitting: Sitting, page: RelationsPage
) -> None:
    look_at(sitting, page, "Kwadrant")
    sitting.until(lambda: bool(page.to_do.items))
    named = page.to_do.items[0].assign.accessibleName().partition(": ")[2]
    asked = (
        "SELECT u.name FROM follow_ups f JOIN organisations o ON o.id = f.organisation_id"
        " JOIN users u ON u.id = f.owner_id WHERE o.name = :name AND f.title LIKE 'Relatie met %'"
    )
    assert sitting.reader().value(asked, name=named) is None
    holder = sitting.reader().value(
        "SELECT u.name FROM assignments a JOIN organisations o ON o.id = a.organisation_id"
        " JOIN users u ON u.id = a.user_id WHERE o.name = :name AND a.role = 'account_manager'"
        " AND a.until IS NULL",
        name=named,
    )
    sitting.qtbot.mouseClick(page.to_do.items[0].assign, Qt.MouseButton.LeftButton)
    sitting.until(lambda: sitting.reader().value(asked, name=named) == holder)
    sitting.until(sitting.backend.can_undo)
    sitting.backend.undo()
    sitting.until(lambda: sitting.reader().value(asked, name=named) is None)


def test_what_nobody_covers_is_seen_to_from_the_team_page(sitting: Sitting) -> None:
    sitting.press("Ctrl+7")
    sitting.until(lambda: sitting.shell.address() == TEAM)
    page = sitting.shell.page()
    assert isinstance(page, TeamPage)
    sitting.until(lambda: page.found is not None)
    assert all(title in texts(page) for title in CARDS)
    page.lacks.choose(Lack.SUCCESSOR)
    vacant = page.gaps.cells.rowCount()
    assert vacant > 0
    sitting.press("Down")
    sitting.press("Return")
    sitting.until(lambda: "Wie vult deze functie?" in texts(sitting.window))
    sitting.type("Roos Hakvoort")
    sitting.press("Ctrl+Return")
    sitting.until(lambda: page.gaps.cells.rowCount() == vacant - 1)
    page.lacks.choose(Lack.MEETING)
    met = "SELECT count(*) FROM people WHERE surname = 'Hakvoort'"
    assert sitting.reader().value(met) == 1
    assert "Hakvoort" in texts(page)
    sitting.until(sitting.backend.can_undo)
    sitting.press("Ctrl+Z")
    sitting.until(lambda: sitting.reader().value(met) == 0)


def test_the_contact_moments_go_into_a_workbook(sitting: Sitting, tmp_path: Path) -> None:
    sitting.press("Ctrl+2")
    sitting.until(lambda: sitting.shell.address() == CONTACTS)
    sitting.settle()
    sitting.press("Ctrl+E")
    sitting.until(lambda: "contactmomenten exporteren" in texts(sitting.window))
    [foot] = [one for one in sitting.window.findChildren(QWidget) if isinstance(one, Foot)]
    foot.folder = tmp_path
    sitting.until(lambda: sitting.overlay().isAncestorOf(sitting.focus()))
    sitting.until(foot.go.isEnabled)
    sitting.press("Ctrl+Return")
    sitting.until(lambda: "waarvoor" in sitting.focus().accessibleDescription().lower())
    sitting.type("Jaarverslag")
    sitting.press("Ctrl+Return")
    sitting.until(lambda: any(tmp_path.glob("*.xlsx")))
    [file] = tmp_path.glob("*.xlsx")
    rows = list(load_workbook(file).worksheets[0].values)
    assert len(rows) > 100
