"""Child process of the memory lines: what an empty window or the program weighs, in megabytes.

`python -m sub_crm.bench.memory` for the window, or with a STORE for the program: first at rest,
then after the use of an hour. What is shared with other processes counts in full (RSS): so it does
not matter which others run.
"""

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

ROLLUP = Path("/proc/self/smaps_rollup")
"""Only Linux tells it in this way."""


def megabytes() -> float:
    [rss] = [line for line in ROLLUP.read_text().splitlines() if line.startswith("Rss:")]
    return int(rss.split()[1]) / 1024


def weigh_empty() -> dict[str, float]:
    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    return {"empty": megabytes()}


def weigh_program(store: Path) -> dict[str, float]:
    from sub_crm.bench.screens import application, opened_program
    from sub_crm.bench.using import use

    application()
    with opened_program(store) as (_window, program):
        found = {"start": megabytes()}
        use(program)
        return found | {"use": megabytes()}


if __name__ == "__main__":
    told = weigh_program(Path(sys.argv[1])) if sys.argv[1:] else weigh_empty()
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
