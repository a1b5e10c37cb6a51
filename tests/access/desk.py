"""The program as another process sees it: it opens the pages that are named on its input.

Every line of input is a page of `PAGES`; it is answered on the output once the page is filled.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from tests.access.running import Running


def main() -> None:
    app = QApplication(["sub-crm"])
    app.setApplicationName("SUB-CRM")
    with TemporaryDirectory() as folder:
        running = Running(Path(folder))
        asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

        def answer() -> None:
            word = os.read(sys.stdin.fileno(), 100).decode().strip()
            if not word:
                app.quit()
                return
            running.open(word)
            _say(word)

        asked.activated.connect(answer)
        _say("ready")
        app.exec()
        running.close()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
