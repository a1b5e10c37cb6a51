"""How this user likes it: theme, zoom, language; kept at once and applied without a restart."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sub_crm.i18n import set_language
from sub_crm.system import settings
from sub_crm.system.settings import ZOOM, Settings
from sub_crm.ui import motion, theme

if TYPE_CHECKING:
    from sub_crm.ui.actions import ActionRegistry

LOOKS = ("theme", "zoom", "density", "contrast", "language")
STEP = 10


class Preferences(QObject):
    look_changed = Signal()
    """Everything visible must be made anew."""
    changed = Signal()
    """Some setting is another now."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.value: Settings = settings.load(path)

    def change(self, **changes: Any) -> None:
        """Change settings by name, keep them, and apply what shows."""
        before, self.value = self.value, replace(self.value, **changes)
        if self.value == before:
            return
        settings.save(self.path, self.value)
        self.changed.emit()
        motion.use(calm=self.value.calm)
        if any(getattr(before, name) != getattr(self.value, name) for name in LOOKS):
            self.apply()
            self.look_changed.emit()

    def override(self, **changes: Any) -> None:
        """Take what the command line asks, for this sitting; then apply."""
        self.value = settings.with_changes(self.value, **changes)
        self.apply()

    def zoom_by(self, steps: int) -> None:
        low, high = ZOOM
        self.change(zoom=min(max(self.value.zoom + steps * STEP, low), high))

    def bind(self, registry: "ActionRegistry") -> None:
        """Let zoom and theme be actions."""
        registry.bind("zoom.in", lambda: self.zoom_by(1))
        registry.bind("zoom.out", lambda: self.zoom_by(-1))
        registry.bind("zoom.reset", lambda: self.change(zoom=100))
        for scheme in theme.Scheme:
            registry.bind(f"theme.{scheme}", partial(self.change, theme=scheme.value))

    def apply(self) -> None:
        """Give the program this language, palette and style sheet."""
        set_language(self.value.language)
        theme.use(self._wanted())
        motion.use(calm=self.value.calm)

    def _wanted(self) -> theme.Theme:
        return theme.wanted(
            theme.Scheme(self.value.theme),
            self.value.zoom / 100,
            theme.Density(self.value.density),
            theme.Contrast(self.value.contrast),
        )

    def follow_system(self) -> None:
        """Change along when the desktop becomes dark or light, or asks for another contrast."""
        hints = theme.system_hints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def _follow(self) -> None:
        if self._wanted().table != theme.current().table:
            self.apply()
            self.look_changed.emit()
