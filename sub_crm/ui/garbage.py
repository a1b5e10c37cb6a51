"""Collect garbage on the screen's thread only.

Python may collect on any thread, and a widget in a reference cycle would then be destroyed on a
thread that reads or writes, which Qt does not survive. So the automatic collector is off, and a
timer does its work where the widgets live.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000


class Collector(QObject):
    """Takes over from the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as the automatic collector would."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [place for place, (count, limit) in enumerate(due) if count > limit > 0]
        if generations:
            gc.collect(generations[-1])
