"""Tells what became of an act: done, put back, refused, or gone wrong by our fault."""

import logging

from PySide6.QtCore import QObject

from sub_crm.i18n import _
from sub_crm.ui.backend import Backend, Done
from sub_crm.ui.shell import Shell

log = logging.getLogger(__name__)


class Outcomes(QObject):
    """A toast for each, with the way back where there is one."""

    def __init__(self, backend: Backend, shell: Shell) -> None:
        super().__init__()
        self._backend, self._shell = backend, shell
        backend.done.connect(self._tell_done)
        backend.reversed.connect(self._tell_reversed)
        backend.refused.connect(self._tell_refused)
        backend.failed.connect(self._tell_failed)
        backend.closing.connect(self._end)

    def _end(self) -> None:
        """What is done at the last moment can no longer be undone here."""
        self._backend.done.disconnect(self._tell_done)

    def _tell_done(self, done: Done) -> None:
        if self._shell.isVisible():
            self._shell.toast(_(done.said), _("Ongedaan maken"), self._backend.undo)

    def _tell_reversed(self, said: str, again: bool) -> None:
        told = _("Opnieuw gedaan: {what}") if again else _("Teruggezet: {what}")
        self._shell.toast(told.format(what=_(said)), icon="undo")

    def _tell_refused(self, sentence: str) -> None:
        log.warning("refused without a form")
        self._shell.toast(sentence, icon="warn")

    def _tell_failed(self, error: BaseException) -> None:
        log.error("unexpected", exc_info=error)
        told = _("Dit lukte niet door een fout in het programma. Je werk is bewaard.")
        self._shell.toast(told, icon="warn")
