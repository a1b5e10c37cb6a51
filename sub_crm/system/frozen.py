"""The program as one folder with its own interpreter: how it differs from a checkout."""

import os
import sys
from pathlib import Path

READ_FILE = "read-file"
"""First argument by which the program is the child that reads a strange file; nobody types it."""


def own_program() -> Path | None:
    """Return the executable that has a console, or None where Python runs the program."""
    if not getattr(sys, "frozen", False):
        return None
    return Path(sys.executable).with_stem("sub-crm")


def free_the_libraries() -> None:
    """Let other programs that we open find their own libraries, not those of our folder.

    The loader has read this by now; what we start ourselves sets it again.
    """
    if own_program():
        kept = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
        os.environ.pop("LD_LIBRARY_PATH", None)
        if kept:
            os.environ["LD_LIBRARY_PATH"] = kept
