"""A draft goes when what was typed is saved, whatever became of the surface meanwhile."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject

from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.values.ids import new_id


def drafts(store: Store) -> int:
    reader = store.reader()
    try:
        return int(reader.value("SELECT count(*) FROM draft") or 0)
    finally:
        reader.close()


def test_a_draft_is_dropped_after_its_surface_is_gone(
    example_copy: Store, backend_on: Callable[[Store], Backend]
):
    before = drafts(example_copy)
    surface, backend = QObject(), backend_on(example_copy)
    keeping = DraftKeeping(surface, backend, "form", lambda: "{}", new_id(), is_kept=False)
    keeping.flush()
    backend.wait()
    assert drafts(example_copy) == before + 1
    shiboken6.delete(surface)
    keeping.drop()
    backend.wait()
    assert drafts(example_copy) == before
