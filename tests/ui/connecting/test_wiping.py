"""After leaving the team with everything wiped, the program begins as on its first day."""

import pytest
from PySide6.QtWidgets import QWidget

from sub_crm.store import Store
from sub_crm.store.file import salt_of
from sub_crm.store.problems import WrongKey
from sub_crm.ui.start import FirstStart
from tests.ui.backups.conftest import Evening, evening

__all__ = ["evening"]


def test_it_begins_with_an_empty_workspace(evening: Evening) -> None:
    evening.start()
    before = salt_of(evening.path)
    assert evening.sitting is not None
    program = evening.sitting.program
    assert program is not None
    left: QWidget | None = evening.shown()
    program.wipe_wanted.emit()
    evening.until(lambda: evening.shown() is not left and isinstance(evening.shown(), FirstStart))
    assert salt_of(evening.path) != before
    assert evening.backups() == []
    with pytest.raises(WrongKey):
        Store(evening.path, evening.key)
