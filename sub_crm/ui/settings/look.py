"""Weergave: theme, size, density and language; every change shows at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.system.settings import ZOOM, Settings
from sub_crm.ui import theme
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.settings.section import Line, Section
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.floating import tab_stops
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.segment import Segment

PLACE = "setting_in_use"
"""Property of the preferences: the page is made anew and must find back where the user was."""


class LookSection(Section):
    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        now = preferences.value
        self.theme = self._segment(
            "theme",
            _("Thema"),
            [("light", _("Licht")), ("dark", _("Donker")), ("system", _("Volg systeem"))],
        )
        self.contrast = self._segment(
            "contrast",
            _("Contrast"),
            [("normal", _("Gewoon")), ("high", _("Hoog")), ("system", _("Systeem"))],
        )
        self.zoom = _Zoom(now, self._zoom_by)
        self.density = self._segment(
            "density", _("Dichtheid"), [("comfortable", _("Ruim")), ("compact", _("Compact"))]
        )
        self.calm = self._segment(
            "calm", _("Beweging"), [(False, _("Volg systeem")), (True, _("Minder"))]
        )
        self.language = self._segment(
            "language", _("Taal"), [("nl", "Nederlands"), ("en", "English")]
        )
        super().__init__(
            _("Weergave"),
            Line(_("Thema"), "", self.theme),
            Line(_("Contrast"), _("Hoog: diepe kleuren en meer randen"), self.contrast),
            Line(_("Grootte"), _("Ook met Ctrl + en Ctrl −; Ctrl 0 is gewoon"), self.zoom),
            Line(_("Dichtheid"), _("Hoe hoog de regels in lijsten zijn"), self.density),
            Line(_("Beweging"), _("Minder: menu’s verschijnen meteen, niets knippert"), self.calm),
            Line(_("Taal"), _("Wat je zelf typte, blijft zoals het is"), self.language),
        )

    def _segment(self, setting: str, name: str, choices: Sequence[tuple[Any, str]]) -> Segment:
        made = Segment(name, choices, getattr(self._preferences.value, setting))
        made.changed.connect(lambda value: self._change(setting, {setting: value}))
        return made

    def _change(self, place: str, changes: dict[str, Any]) -> None:
        """Change after the key or click is over: what was used is made anew."""
        self._preferences.setProperty(PLACE, place)
        QTimer.singleShot(0, self._preferences, lambda: self._preferences.change(**changes))

    def _zoom_by(self, steps: int) -> None:
        self._preferences.setProperty(PLACE, "zoom" if steps > 0 else "zoom.out")
        QTimer.singleShot(0, self._preferences, lambda: self._preferences.zoom_by(steps))

    def return_to_place(self) -> None:
        """Put the keyboard back in the setting that was changed, when one was."""
        place = self._preferences.property(PLACE)
        self._preferences.setProperty(PLACE, None)
        if place:
            QTimer.singleShot(0, self, lambda: self._focus(place))

    def _focus(self, place: str) -> None:
        part: QWidget = getattr(self, place.partition(".")[0])
        stops = tab_stops(part)
        chosen = [one for one in stops if isinstance(one, QAbstractButton) and one.isChecked()]
        for one in (chosen or stops[:: 1 if place.endswith(".out") else -1])[:1]:
            one.setFocus(Qt.FocusReason.OtherFocusReason)


class _Zoom(Group):
    """Two steps around the percentage."""

    def __init__(self, now: Settings, step: Any) -> None:
        super().__init__()
        self.setAccessibleName(_("Grootte"))
        low, high = ZOOM
        told = _("{percent} %").format(percent=now.zoom)
        self.smaller = icon_button(
            "minus", _("Kleiner, nu {percent}").format(percent=told), on_click=lambda: step(-1)
        )
        self.larger = icon_button(
            "plus", _("Groter, nu {percent}").format(percent=told), on_click=lambda: step(1)
        )
        self.smaller.setEnabled(now.zoom > low)
        self.larger.setEnabled(now.zoom < high)
        shown = label(told, "number")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setMinimumWidth(theme.current().px(52))
        fill(QHBoxLayout(self), (self.smaller, shown, self.larger), 2, (0, 0, 0, 0))
