"""Keeps names and kept questions in memory, and reads them again when one has changed."""

from PySide6.QtCore import QObject, Signal

from sub_crm.insight.names import Names
from sub_crm.store import Changes
from sub_crm.ui.backend import Backend
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.search.reading import Known, read_known

TABLES = (
    *("organisation", "person", "position", "tenure", "contact_point", "assignment"),
    *("issue", "issue_stance", "contact_moment", "participant", "contact_issue"),
    *("follow_up", "saved_list"),
)


class NameKeeper(QObject):
    renewed = Signal()

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._stale = True
        self.names = Names()
        self.kept: list[KeptList] = []
        self.ready = False
        backend.changed.connect(self._notice)

    def refresh(self) -> None:
        """Read the names when something changed since the last time."""
        if self._stale:
            self._stale = False
            backend = self._backend
            backend.query(read_known, today=backend.today(), me=backend.me, then=self._receive)

    def _notice(self, changes: Changes) -> None:
        self._stale = self._stale or changes.touches(*TABLES)

    def _receive(self, known: Known) -> None:
        self.names, self.kept, self.ready = known.names, known.kept, True
        self.renewed.emit()
