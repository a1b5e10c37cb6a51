"""The log: what went wrong and when, never what anybody wrote."""

import contextlib
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

BYTES = 500_000
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(path: Path) -> None:
    """Log warnings and worse to at most two files of half a megabyte; without a disk, nowhere."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        keep = RotatingFileHandler(
            path, maxBytes=BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        keep.setFormatter(logging.Formatter(FORMAT))
        root = logging.getLogger()
        root.addHandler(keep)
        root.setLevel(logging.WARNING)
