"""Colours, measures and fonts of the moment: made once per theme and zoom, read while painting."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
    QPen,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication

from sub_crm.system.resources import resource
from sub_crm.ui import tokens
from sub_crm.ui.style_sheet import style_sheet

_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: "bg",
    _Role.Base: "surface",
    _Role.AlternateBase: "hover",
    _Role.Text: "text",
    _Role.WindowText: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.PlaceholderText: "text3",
    _Role.ToolTipBase: "tip",
    _Role.ToolTipText: "on_tip",
    _Role.Link: "accent_t",
    _Role.LinkVisited: "accent_t",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "line2",
    _Role.Accent: "accent",
}
_FAMILY = "Inter"
_WEIGHTS = ((450, 400), (540, 500), (650, 600))


class Scheme(StrEnum):
    """What the user asked for: Licht, Donker or Volg systeem."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Contrast(StrEnum):
    """What the user asked for: gewoon, hoog or volg systeem."""

    NORMAL = "normal"
    HIGH = "high"
    SYSTEM = "system"


class Density(StrEnum):
    """How high rows are; text keeps its size."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Theme:
    """One look; every colour, pen and font is made once and then shared."""

    def __init__(
        self,
        dark: bool = False,
        zoom: float = 1.0,
        density: Density = Density.COMFORTABLE,
        colours: tokens.Colours | None = None,
    ) -> None:
        """Without `colours` those of the light or dark theme."""
        self.dark = dark
        self.zoom = zoom
        self.density = density
        self.colours = colours or tokens.colours(dark)
        self.table = self.colours.table
        self._colours: dict[str, QColor] = {}
        self._pens: dict[tuple[str, float], QPen] = {}
        self._fonts: dict[tuple[float, int, bool, float], QFont] = {}
        self._metrics: dict[tuple[float, int, bool], QFontMetricsF] = {}

    def looks_like(self, other: "Theme") -> bool:
        """Whether everything that is painted in the other looks the same in this one."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("dark", "zoom", "density", "colours")
        )

    def hex(self, name: str) -> str:
        """A token as the style sheet writes it."""
        value = self.table[name]
        return value if len(value) == 7 else f"#{value[7:]}{value[1:7]}"

    def colour(self, name: str) -> QColor:
        """A token ("text2") as a shared colour: never change it."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(self.hex(name))
        return found

    def _literal(self, value: str) -> QColor:
        found = self._colours.get(value)
        if found is None:
            found = self._colours[value] = QColor(value)
        return found

    def pen(self, name: str, width: float = 1.0) -> QPen:
        """A shared pen in a token's colour; the width is in device-independent pixels."""
        found = self._pens.get((name, width))
        if found is None:
            found = self._pens[name, width] = QPen(self.colour(name), width)
        return found

    def heat(self, step: int) -> QColor:
        """Colour 0 to 6 of the heat scale."""
        return self._literal(self.colours.heat[step])

    def heat_ink(self, step: int) -> QColor:
        """The colour of a digit on that heat colour."""
        return self._literal(tokens.best_on(self.colours.heat[step]))

    def hue(self, index: int) -> tuple[QColor, QColor]:
        """Ground and ink of avatar or tile hue 0 to 5."""
        ground, ink = self.colours.hues[index % len(self.colours.hues)]
        return self._literal(ground), self._literal(ink)

    def px(self, measure: float) -> int:
        """A measure of the design times the zoom."""
        return max(1, round(measure * self.zoom)) if measure > 0 else round(measure * self.zoom)

    def row(self, height: float) -> int:
        """The height of a list row: the measure times zoom and density."""
        return self.px(height * (0.82 if self.density is Density.COMPACT else 1.0))

    def font(
        self, size: float = 13, weight: int = 400, tabular: bool = False, spacing: float = 0
    ) -> QFont:
        """A shared font; size in design pixels, spacing in per cent of tracking."""
        key = (size, weight, tabular, spacing)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = _font(self.px(size), weight, tabular, spacing)
        return found

    def metrics(self, size: float = 13, weight: int = 400, tabular: bool = False) -> QFontMetricsF:
        """Shared measures of a font."""
        key = (size, weight, tabular)
        found = self._metrics.get(key)
        if found is None:
            found = self._metrics[key] = QFontMetricsF(self.font(size, weight, tabular))
        return found

    def palette(self) -> QPalette:
        """The palette that Fusion paints with."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("control"))
        return palette

    def apply(self, app: QApplication) -> None:
        """Give the whole program this look."""
        load_fonts()
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self.hex, self.px))


def _font(pixels: int, weight: int, tabular: bool, spacing: float) -> QFont:
    font = QFont()
    font.setFamilies([_FAMILY, *_system_families()])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(_ship_weight(weight)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing)
    return font


def _ship_weight(weight: int) -> int:
    """One of the four weights that ship, as the drawn screens round the weights between them."""
    return next((shipped for most, shipped in _WEIGHTS if weight <= most), 700)


@cache
def _system_families() -> tuple[str, ...]:
    return (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),)


@cache
def load_fonts() -> bool:
    """Load the shipped typeface once; without it the system's own is used."""
    files = sorted(resource("fonts").glob("Inter-*.otf"))
    return all([QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files])


@cache
def system_hints() -> QStyleHints:
    """What the desktop asks for; held, because PySide loses what hangs on it when it lets go."""
    return QGuiApplication.styleHints()


def system_is_dark() -> bool:
    """Whether the desktop asks for a dark look."""
    return system_hints().colorScheme() is Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the desktop asks for a high contrast."""
    wish = system_hints().accessibility().contrastPreference()
    return wish is Qt.ContrastPreference.HighContrast


def wanted(
    scheme: Scheme,
    zoom: float = 1.0,
    density: Density = Density.COMFORTABLE,
    contrast: Contrast = Contrast.NORMAL,
) -> Theme:
    """The theme for a user's choice; "system" follows the desktop."""
    hints = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
    system_hints().setColorScheme(hints.get(scheme, Qt.ColorScheme.Unknown))
    dark = system_is_dark() if scheme is Scheme.SYSTEM else scheme is Scheme.DARK
    by_system = contrast is Contrast.SYSTEM and system_wants_contrast()
    if not by_system and contrast is not Contrast.HIGH:
        return Theme(dark, zoom, density)
    from sub_crm.ui import high_contrast  # few ask for it

    if by_system and scheme is Scheme.SYSTEM:
        return Theme(dark, zoom, density, high_contrast.adopted(_system_colours(), dark))
    return Theme(dark, zoom, density, high_contrast.colours(dark))


def _system_colours() -> dict[str, str]:
    """What the desktop paints with, as long as no palette of ours lies over it."""
    ours, roles = QGuiApplication.palette(), QPalette.ColorRole
    QGuiApplication.setPalette(QPalette())
    theirs = QGuiApplication.palette()
    QGuiApplication.setPalette(ours)
    asked = {
        "window": roles.Window,
        "base": roles.Base,
        "text": roles.WindowText,
        "highlight": roles.Highlight,
        "highlighted_text": roles.HighlightedText,
        "link": roles.Link,
    }
    return {name: theirs.color(role).name().upper() for name, role in asked.items()}


_now = Theme()
_shown: Theme | None = None


def current() -> Theme:
    """The theme in use."""
    return _now


def use(theme: Theme) -> None:
    """Make a theme the one in use and, when the program runs, show it.

    Showing visits every widget, so the same look is not shown again.
    """
    global _now, _shown
    _now, app = theme, QApplication.instance()
    if isinstance(app, QApplication) and not (_shown and _shown.looks_like(theme)):
        theme.apply(app)
        _shown = theme


@contextmanager
def borrowed(look: Theme) -> Iterator[None]:
    """Paint with another look for a moment, such as for a file; what is on screen stays."""
    global _now
    kept, _now = _now, look
    try:
        yield
    finally:
        _now = kept
