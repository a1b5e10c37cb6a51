"""The first list waits for nothing that it does not need, on a real start with a real keyring."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from sub_crm.bench.start import has_keyring, started
from sub_crm.ui.today.follow_up_list import FollowUpList
from tests.journeys.conftest import Sitting

TOO_HEAVY = {
    *("sqlalchemy", "alembic", "psycopg", "keyring", "cryptography", "asyncio", "ssl", "email"),
    *("phonenumbers", "email_validator", "xlsxwriter", "python_calamine", "rapidfuzz"),
}
MOST_OF_OURS, MOST_OF_OTHERS = 115, 52
"""A tenth more than it takes now, beside what an empty window imports: 104 and 47 modules."""


@pytest.mark.skipif(
    not has_keyring(),
    reason="THE REAL START IS NOT TESTED: install the packages dbus and gnome-keyring",
)
def test_the_first_list_is_painted_before_anything_heavy_is_imported(example: Path) -> None:
    [told] = started(example, rounds=1)
    imported = sorted({*told["modules"]} - {*told["floor"]})
    assert {name for name in imported if name.split(".")[0] in TOO_HEAVY} == set()
    ours = [name for name in imported if name.split(".")[0] == "sub_crm"]
    assert "sub_crm.ui.today.follow_up_list" in ours
    assert len(ours) <= MOST_OF_OURS, ours
    assert len(imported) - len(ours) <= MOST_OF_OTHERS, imported


def test_the_keyboard_stays_in_the_list_while_the_rest_of_the_window_is_made(
    sitting: Sitting,
) -> None:
    held = sitting.focus()
    windows: list[object] = []
    QGuiApplication.instance().focusWindowChanged.connect(windows.append)  # type: ignore[union-attr]
    sitting.until(lambda: sitting.program.quick_log is not None)
    assert isinstance(held, FollowUpList)
    assert sitting.focus() is held
    assert windows == []
    assert sitting.shell.sidebar.isVisible()
    assert sitting.shell.topbar.isVisible()
