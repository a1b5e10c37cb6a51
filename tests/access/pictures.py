"""Pictures of every page in every look and size, to be looked at by eye.

python -m tests.access.pictures FOLDER [PAGE…]
"""

import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from tests.access.running import Running
from tests.access.surfaces import PAGES

LOOKS = {
    "light": {"theme": "light", "contrast": "normal"},
    "dark": {"theme": "dark", "contrast": "normal"},
    "light-high": {"theme": "light", "contrast": "high"},
    "dark-high": {"theme": "dark", "contrast": "high"},
}
SIZES = ((1440, 900, 100), (1440, 900, 150), (1440, 900, 200), (720, 480, 100))
"""Width, height, zoom in percent."""


def looks(running: Running) -> Iterator[str]:
    """Give the window every look and size; yields what each is called."""
    for name, (width, height, zoom) in itertools.product(LOOKS, SIZES):
        running.program.preferences.change(**LOOKS[name])
        running.show_at(width, height, zoom)
        yield f"{name}-{width}-{zoom}"


def main(folder: Path, wanted: list[str]) -> None:
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        running = Running(Path(place))
        for look in looks(running):
            for name in wanted or PAGES:
                running.open(name)
                assert running.window.grab().save(str(folder / f"{name}-{look}.png"))
        running.close()
    app.quit()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
