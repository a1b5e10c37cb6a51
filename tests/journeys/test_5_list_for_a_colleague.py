"""A list for a colleague: mayors and dike wardens, in a workbook that another program reads."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget

from sub_crm.ui.exporting.foot import Foot
from tests.journeys.conftest import Sitting, texts

pytestmark = pytest.mark.journey


def test_the_people_of_a_saved_list_go_into_a_workbook(sitting: Sitting, tmp_path: Path) -> None:
    sitting.press("Ctrl+4")
    count = sitting.reader().value(
        "SELECT count(DISTINCT t.person_id) FROM tenures t JOIN positions s ON s.id = t.position_id"
        " WHERE s.type IN ('mayor', 'dike_warden') AND t.until IS NULL"
    )
    page = sitting.shell.page()
    named = f"Burgemeesters en dijkgraven  {count}"
    sitting.until(lambda: named in texts(page))  # the chips are made anew with their counts
    [chip] = [one for one in page.filters.saved.chips if named in one.accessibleName()]
    chip.click()
    sitting.until(lambda: f"{count} van " in texts(page))
    sitting.press("Ctrl+E")
    sitting.until(lambda: "personen exporteren" in texts(sitting.window))
    [foot] = [one for one in sitting.window.findChildren(QWidget) if isinstance(one, Foot)]
    foot.folder = tmp_path
    sitting.until(lambda: sitting.overlay().isAncestorOf(sitting.focus()))
    sitting.until(foot.go.isEnabled)
    sitting.press("Ctrl+Return")
    sitting.until(lambda: any(tmp_path.glob("*.xlsx")))
    [file] = tmp_path.glob("*.xlsx")
    rows = list(load_workbook(file).worksheets[0].values)
    assert len(rows) - 1 == count
