"""Child process of the start lines: opens a window, tells when what was painted, ends.

`python -m sub_crm.bench.first_paint`, or with a DATA_DIR the program. Times are milliseconds since
the process was started, which the parent passes as monotonic nanoseconds in STARTED; `computed`
are those that all threads worked until the last picture, and `modules` what was imported by then.
"""

import json
import os
import sys
import time
from typing import Any

STARTED = int(os.environ.get("STARTED", "0"))
told: dict[str, Any] = {}


def now() -> float:
    return (time.monotonic_ns() - STARTED) / 1e6


def end(last: str) -> None:
    """Tell of the last picture, once, and end."""
    from PySide6.QtWidgets import QApplication

    if last not in told:
        told[last], told["computed"] = now(), time.process_time() * 1e3
        told["modules"] = sorted(sys.modules)
        QApplication.exit(0)


def empty() -> None:
    """The floor: an empty window of the same size."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            end("window")

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def program(data_dir: str) -> None:
    """The program on a real workspace: window painted, then the list of Vandaag with its rows."""
    from sub_crm.app import main
    from sub_crm.ui import running, window

    class WatchedWindow(window.Window):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.painted.connect(lambda: told.setdefault("window", now()))

        def hold(self, part: Any) -> None:
            super().hold(part)
            watch_list()

    vars(running)["Window"] = WatchedWindow
    main(["--data-dir", data_dir])


def watch_list() -> None:
    """Look at the one list only, once it is there: asking Qt for more would be measured with it."""
    from sub_crm.ui.today.follow_up_list import FollowUpList

    paint = FollowUpList.paintEvent

    def painted(view: FollowUpList, event: Any) -> None:
        paint(view, event)
        if view.rows.rowCount() > 0:
            end("list")

    FollowUpList.paintEvent = painted  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    if sys.argv[1:]:
        program(sys.argv[1])
    else:
        empty()
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)
