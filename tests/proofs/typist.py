"""Somebody types a sentence and saves it in the window, on a full disk; then there is room again.

`python -m tests.proofs.typist FILE SETTINGS`, wearing the shim; tells in JSON what they saw.
"""

import errno
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sub_crm.ui.quick_log.surface import Surface
from tests.journeys.conftest import activated, open_program
from tests.proofs.shim import NO_FAULT, Fault, Shim

SENTENCE = "gebeld met Kramer over de toekomst van het dorpshuis"
SAVE = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def main(file: str, settings: str) -> None:
    _app = QApplication([])
    shim = Shim()
    window, program = open_program(Path(file), Path(settings))
    window.show()
    program.start()
    until(lambda: program.backend is not None and activated(window))
    program.registry.run("contact.new")
    until(lambda: bool(window.findChildren(Surface)))
    [surface] = window.findChildren(Surface)
    until(surface.field.hasFocus)
    QTest.keyClicks(surface.field, SENTENCE[:20])
    QTest.qWait(1_000)  # a draft by now
    shim.fail(Fault(1, errno.ENOSPC, lasts=True))
    QTest.keyClicks(surface.field, SENTENCE[20:])
    QTest.keyClick(surface.field, *SAVE)
    until(lambda: bool(surface.problem.text()))
    seen = {"told": surface.problem.text(), "typed": surface.field.toPlainText()}
    shim.fail(NO_FAULT)
    QTest.keyClick(surface.field, *SAVE)
    until(lambda: not window.findChildren(Surface))
    sys.stdout.write(json.dumps(seen))
    window.close()
    program.close()


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        QTest.qWait(20)


if __name__ == "__main__":
    main(*sys.argv[1:])
