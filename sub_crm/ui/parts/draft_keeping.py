"""Keeps what is being typed as a draft, never more than a second behind."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.ui.backend import Backend
from sub_crm.values.ids import Id, new_id

PAUSE_MS = 400
"""After the last key."""
LONGEST_MS = 800
"""After the first key that is not kept yet: leaves a fifth of a second for the writing."""


class DraftKeeping(QObject):
    """`kept` tells whether the text is now on the disk as a draft.

    `read` returns the JSON to keep, or an empty text where nothing was typed.
    """

    kept = Signal(bool)

    def __init__(
        self,
        owner: QObject,
        backend: Backend,
        kind: str,
        read: Callable[[], str],
        draft_id: Id,
        *,
        is_kept: bool,
    ) -> None:
        """`is_kept` says whether there is a draft under this id already."""
        super().__init__(owner)
        self._backend, self._kind, self._read = backend, kind, read
        self.draft_id = draft_id
        self._written = ""
        self._is_kept = is_kept
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)
        backend.closing.connect(self.flush)

    def touched(self) -> None:
        """Something changed: keep it after a pause, and also while there is none."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def found(self, body: str) -> None:
        """There is a draft, and this is what it says."""
        self._written, self._is_kept = body, True

    def flush(self) -> None:
        """Keep it now, when it differs from what was kept; nothing typed is no draft."""
        self.rest()
        text = self._read()
        if not text:
            self.drop()
        elif text != self._written:
            self._written, self._is_kept = text, True
            order = KeepDraft(id=self.draft_id, kind=self._kind, body=text)
            # held strongly: also when the surface is gone, somebody must hear that it failed
            self._backend.execute(order, then=self._tell_kept, refused=lambda p: self._refused(p))

    def rest(self) -> None:
        """Stop until something changes again; what is gone rests already."""
        if isValid(self):
            self._pause.stop()
            self._longest.stop()

    def begin_anew(self) -> None:
        """The draft became a record: what is typed from now on is another one."""
        self.rest()
        self.draft_id = new_id()
        self._written, self._is_kept = "", False

    def drop(self) -> None:
        """Nothing needs to be kept (any more); may come after the surface is gone."""
        self.rest()
        if self._is_kept:
            self._written, self._is_kept = "", False
            self._backend.execute(DropDraft(id=self.draft_id))
        if isValid(self):
            self.kept.emit(False)

    def _tell_kept(self, _answer: object) -> None:
        self.kept.emit(self._is_kept)

    def _refused(self, problems: dict[str, str]) -> None:
        self._backend.refused.emit(" ".join(problems.values()))
        if isValid(self):
            self._written = ""
            self.kept.emit(False)
