"""Whether there is a screen to show a window on; asked before Qt, which would end the process."""

import os
import sys

NO_SCREEN = (
    "Er is geen scherm: start SUB-CRM in een bureaubladsessie, of gebruik --screenshot BESTAND."
)


def has_screen() -> bool:
    """Only Linux can be without; a platform that was chosen on purpose needs none."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform != "linux" or bool(shown) or chosen in ("offscreen", "minimal", "vnc")
