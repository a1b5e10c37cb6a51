"""What moves by itself: nothing of ours, and Qt's own effects only as far as the user bears them.

So nothing else in the program may animate; a test waits on every page and sees nothing repainted.
"""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_Effect = Qt.UIEffect
EFFECTS = (
    *(_Effect.UI_AnimateMenu, _Effect.UI_FadeMenu, _Effect.UI_AnimateCombo),
    *(_Effect.UI_AnimateTooltip, _Effect.UI_FadeTooltip),
)


def use(*, calm: bool) -> None:
    """Let menus and tooltips appear at once and the caret stand still, or do as the system does."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    blinking, effects = _of_the_system()
    app.setCursorFlashTime(0 if calm else blinking)
    for effect, on in zip(EFFECTS, effects, strict=True):
        app.setEffectEnabled(effect, on and not calm)


@cache
def _of_the_system() -> tuple[int, tuple[bool, ...]]:
    """How fast the caret blinks and which effects there are, before we change any of it."""
    return QApplication.cursorFlashTime(), tuple(map(QApplication.isEffectEnabled, EFFECTS))
