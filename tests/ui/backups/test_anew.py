"""The same workspace is opened anew, as after joining a team: the same page, and no complaint."""

from typing import Any

from sub_crm.ui.desk import CONNECTING
from sub_crm.ui.shell import Shell
from sub_crm.ui.widgets.toast import Toast
from tests.ui.backups.conftest import Evening


def test_it_opens_on_the_page_where_it_was_and_says_nothing(evening: Evening):
    shell: Any = evening.start()
    assert isinstance(shell, Shell)
    shell.open(CONNECTING)
    evening.until(lambda: evening.sitting is not None and evening.sitting.is_settled())
    assert evening.sitting is not None
    assert evening.sitting.program is not None
    evening.sitting.program.anew_wanted.emit()
    evening.until(lambda: evening.shown() is not shell and isinstance(evening.shown(), Shell))
    again: Any = evening.settled()
    evening.qtbot.wait(500)
    assert again.address() == CONNECTING
    assert [toast.accessibleName() for toast in evening.window.findChildren(Toast)] == []
    assert evening.talks() == 3
