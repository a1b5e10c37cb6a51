"""The log: what went wrong and when, never what anybody wrote."""

import contextlib
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

BYTES = 500_000
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Discreet(logging.Formatter):
    """Tells what kind of error it was and where; its message may quote what somebody wrote."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # where another formatter leaves all that it told
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802
        _, error, _ = ei
        told = []
        while error:
            told.append("".join([*traceback.format_tb(error.__traceback__), type(error).__name__]))
            error = error.__cause__ or error.__context__
        return "\n".join(told)


def start_log(path: Path) -> None:
    """Log warnings and worse to at most two files of half a megabyte; without a disk, nowhere."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        keep = RotatingFileHandler(
            path, maxBytes=BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        keep.setFormatter(_Discreet(FORMAT))
        root = logging.getLogger()
        root.addHandler(keep)
        root.setLevel(logging.WARNING)
