"""Child process of the start benchmark: opens the window, prints when things were painted, ends.

`python -m tests.bench.first_paint empty`, or `... program DATA_DIR`. Times are milliseconds since the
process was started, which the parent passes as monotonic nanoseconds in STARTED.
"""

import json
import os
import sys
import time
from typing import Any

STARTED = int(os.environ["STARTED"])
told: dict[str, Any] = {}


def now() -> float:
    return (time.monotonic_ns() - STARTED) / 1e6


def empty() -> None:
    """The floor: an empty window of the same size."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            told.setdefault("window", now())
            QApplication.exit(0)

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def program(data_dir: str) -> None:
    """The program on a real workspace: window painted, then the list of Vandaag with its rows."""
    from PySide6.QtWidgets import QApplication, QWidget

    from sub_crm.app import main
    from sub_crm.ui import running

    class WatchedWindow(running.Window):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.painted.connect(lambda: told.setdefault("window", now()))

        def hold(self, part: QWidget) -> None:
            super().hold(part)
            watch_list(part)

    def watch_list(part: QWidget) -> None:
        """Of the one list only, once it is there: more would be measured with it."""
        from sub_crm.ui.today.follow_up_list import FollowUpList

        for view in part.findChildren(FollowUpList):
            view.viewport().installEventFilter(_watch(view))

    def _watch(view: Any) -> Any:
        from PySide6.QtCore import QEvent, QObject

        class Watch(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint and view.model().rowCount() > 0:
                    told.setdefault("list", now())
                    told["modules"] = sorted(sys.modules)
                    QApplication.exit(0)
                return False

        return Watch(view)

    running.Window = WatchedWindow  # type: ignore[misc]
    main(["--data-dir", data_dir, *sys.argv[3:]])


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        program(sys.argv[2])
    print(json.dumps(told), flush=True)
    os._exit(0)
