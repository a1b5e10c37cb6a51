"""The colours of both themes as data, with the contrast arithmetic that keeps them legible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

LIGHT: Mapping[str, str] = {
    "bg": "#F7F6F3",
    "surface": "#FFFFFF",
    "sidebar": "#EEECE7",
    "raised": "#FFFFFF",
    "hover": "#F1EFEA",
    "sel": "#DDECEC",
    "line": "#E2DFD8",
    "line2": "#CFCBC2",
    "control": "#827D73",
    "text": "#1B2225",
    "text2": "#50585C",
    "text3": "#5F666A",
    "accent": "#0B6470",
    "accent_h": "#084E58",
    "on_accent": "#FFFFFF",
    "soft": "#DDECEC",
    "accent_t": "#0A5965",
    "danger": "#AD241C",
    "danger_s": "#FBE8E5",
    "warn": "#864900",
    "warn_s": "#FBEDD3",
    "ok": "#1D6638",
    "ok_s": "#E1F1E5",
    "info": "#274FA0",
    "info_s": "#E5EBF8",
    "violet": "#6A3D99",
    "violet_s": "#F0E8F8",
    "tip": "#22292C",
    "on_tip": "#FFFFFF",
    "tip_accent": "#8FE0E6",
    "shade": "#1B222566",
}
DARK: Mapping[str, str] = {
    "bg": "#14181A",
    "surface": "#1B2023",
    "sidebar": "#101315",
    "raised": "#242A2D",
    "hover": "#23292C",
    "sel": "#1B3F45",
    "line": "#2B3235",
    "line2": "#3A4246",
    "control": "#7D878C",
    "text": "#E9ECEB",
    "text2": "#B0B9BC",
    "text3": "#9EA8AC",
    "accent": "#5BC2CB",
    "accent_h": "#7AD2DA",
    "on_accent": "#04262A",
    "soft": "#16383D",
    "accent_t": "#83D6DD",
    "danger": "#FF9C91",
    "danger_s": "#43211E",
    "warn": "#F3B963",
    "warn_s": "#3B2B12",
    "ok": "#80CE97",
    "ok_s": "#1A3523",
    "info": "#A3BCF6",
    "info_s": "#1F2C49",
    "violet": "#CFAEF0",
    "violet_s": "#33264A",
    "tip": "#E9ECEB",
    "on_tip": "#14181A",
    "tip_accent": "#0A5965",
    "shade": "#000000A0",
}
HEAT_LIGHT = ("#F4F2EE", "#CCE6DE", "#9FD0C9", "#69B2B6", "#3B93A3", "#166A86", "#0B3F5E")
HEAT_DARK = ("#20262A", "#143A45", "#175463", "#1F7482", "#3C9BA3", "#7AC7C4", "#C9EFE0")
# Ground and ink of an avatar or organisation tile; the hue index is stored with the record.
HUES_LIGHT = (
    ("#D7E7EA", "#0A4C57"),
    ("#E9E1F3", "#533079"),
    ("#F6E4D0", "#744000"),
    ("#DDE9D9", "#24552F"),
    ("#E0E6F6", "#23458C"),
    ("#F5DDDC", "#872019"),
)


@dataclass(frozen=True, slots=True)
class Colours:
    """Everything that is painted with."""

    table: Mapping[str, str]
    """Tokens by name, "#RRGGBB" or "#RRGGBBAA"."""
    heat: tuple[str, ...]
    """Seven steps from little to much."""
    hues: tuple[tuple[str, str], ...]
    """Six (ground, ink) pairs for avatars and organisation tiles."""


_INKS = ("text", "text2", "text3", "accent_t", "danger", "warn", "ok", "info", "violet")
GROUNDS = ("bg", "surface", "sidebar", "raised", "hover", "sel")
_TINTED = ("danger", "warn", "ok", "info", "violet")
# Every text colour is allowed on every ground, a tone also on its own soft ground.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in _INKS for ground in GROUNDS),
    *((tone, f"{tone}_s") for tone in _TINTED),
    *(("text", f"{tone}_s") for tone in _TINTED),
    ("text", "soft"),
    ("accent_t", "soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_h"),
    ("on_tip", "tip"),
    ("tip_accent", "tip"),
)
# Borders of controls and the focus ring.
SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("control", ground) for ground in ("bg", "surface", "raised")),
    *(("accent", ground) for ground in GROUNDS),
    ("tip_accent", "tip"),
)


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of "#RRGGBB" (an alpha at the end is left out)."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (_channel(value) for value in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def best_on(ground: str, inks: tuple[str, ...] = ("#10181A", "#FFFFFF")) -> str:
    """The ink that reads best on a ground."""
    return max(inks, key=lambda ink: contrast(ground, ink))


def mix(first: str, second: str, share: float) -> str:
    """A colour between two colours; share is the part of the first."""
    pairs = zip(parts(first), parts(second), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def hues(dark: bool) -> tuple[tuple[str, str], ...]:
    """Six (ground, ink) pairs for avatars and organisation tiles."""
    if not dark:
        return HUES_LIGHT
    return tuple((mix(ink, DARK["surface"], 0.5), ground) for ground, ink in HUES_LIGHT)


def colours(dark: bool) -> Colours:
    """The colours of the light or the dark theme."""
    table, heat = (DARK, HEAT_DARK) if dark else (LIGHT, HEAT_LIGHT)
    return Colours(table, heat, hues(dark))


def weak_pairs(
    table: Mapping[str, str],
    text: float = 4.5,
    shape: float = 3.0,
    *,
    also: Sequence[tuple[str, str]] = (),
) -> list[tuple[str, str, float]]:
    """The pairs of a colour table that do not reach these contrasts; `also` are more shapes."""
    wanted = [(pair, text) for pair in TEXT_PAIRS]
    wanted += [(pair, shape) for pair in (*SHAPE_PAIRS, *also)]
    measured = [(ink, on, contrast(table[ink], table[on]), least) for (ink, on), least in wanted]
    return [(ink, on, ratio) for ink, on, ratio, least in measured if ratio < least]
