"""The colours of both themes for who needs more contrast: texts 7 at least, every line 3.

What a system with a contrast theme of its own shows is taken over where it reads as well as that.
"""

from collections.abc import Mapping

from sub_crm.ui import tokens

LIGHT: Mapping[str, str] = {
    **tokens.LIGHT,
    "bg": "#FFFFFF",
    "sidebar": "#FFFFFF",
    "hover": "#EDEDED",
    "sel": "#D9ECEE",
    "line": "#6B6B6B",
    "line2": "#595959",
    "control": "#595959",
    "text": "#000000",
    "text2": "#1F1F1F",
    "text3": "#333333",
    "accent": "#003B43",
    "accent_h": "#00262C",
    "soft": "#D9ECEE",
    "accent_t": "#003B43",
    "danger": "#7D0F08",
    "warn": "#5A3100",
    "ok": "#0B4A22",
    "info": "#16357A",
    "violet": "#4A2276",
    "tip": "#000000",
    "tip_accent": "#A9ECF1",
    "shade": "#00000099",
}
DARK: Mapping[str, str] = {
    **tokens.DARK,
    "bg": "#000000",
    "surface": "#000000",
    "sidebar": "#000000",
    "raised": "#0D0D0D",
    "hover": "#1F1F1F",
    "sel": "#0B3238",
    "line": "#8A8A8A",
    "line2": "#A6A6A6",
    "control": "#A6A6A6",
    "text": "#FFFFFF",
    "text2": "#E6E6E6",
    "text3": "#D2D2D2",
    "accent": "#7FE3EB",
    "accent_h": "#A9ECF1",
    "on_accent": "#00191C",
    "soft": "#0B3238",
    "accent_t": "#9BEBF1",
    "danger": "#FFBDB5",
    "danger_s": "#3A0F0C",
    "warn": "#FFD08A",
    "warn_s": "#33220A",
    "ok": "#A5E8B8",
    "ok_s": "#0F2A18",
    "info": "#C3D4FF",
    "info_s": "#152243",
    "violet": "#E0CBF8",
    "violet_s": "#2A1A3E",
    "tip": "#FFFFFF",
    "on_tip": "#000000",
    "tip_accent": "#003B43",
    "shade": "#000000CC",
}
HEAT_LIGHT = ("#F4F2EE", "#D3EBE4", "#B4DCD6", "#97CCCB", "#7CBCC0", "#0F5266", "#08283D")
HEAT_DARK = ("#101416", "#0E323A", "#124A56", "#7CC0BE", "#9AD3CF", "#BFE8E1", "#E6FAF6")
_HUES = tuple((ground, tokens.mix(ink, "#000000", 0.6)) for ground, ink in tokens.HUES_LIGHT)

TEXT, SHAPE = 7.0, 3.0
"""Least contrast of a text and of a line or sign with what lies under it."""


def colours(dark: bool) -> tokens.Colours:
    """Everything that is painted with."""
    if dark:
        return tokens.Colours(DARK, HEAT_DARK, tuple((ink, ground) for ground, ink in _HUES))
    return tokens.Colours(LIGHT, HEAT_LIGHT, _HUES)


def weak_pairs(table: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """The pairs of a colour table that do not reach `TEXT` or `SHAPE`."""
    lines = [(line, ground) for line in ("line", "line2", "control") for ground in tokens.GROUNDS]
    return tokens.weak_pairs(table, TEXT, SHAPE, also=lines)


def adopted(system: Mapping[str, str], dark: bool) -> tokens.Colours:
    """The colours of the system's own contrast theme, or ours where those cannot be read.

    `system` has "window", "base", "text", "highlight", "highlighted_text" and "link", each as
    "#RRGGBB".
    """
    ours, text, base = colours(dark), system["text"], system["base"]
    inks = ("text", "text2", "text3", "danger", "warn", "ok", "info", "violet", "line", "line2")
    grounds = ("surface", "raised", "hover", "sel", "soft")
    soft = [f"{tone}_s" for tone in ("danger", "warn", "ok", "info", "violet")]
    table = {
        **ours.table,
        **dict.fromkeys((*inks, "control", "on_tip", "tip_accent"), text),
        **dict.fromkeys((*grounds, *soft, "tip"), base),
        **dict.fromkeys(("bg", "sidebar"), system["window"]),
        **dict.fromkeys(("accent", "accent_h"), system["highlight"]),
        "on_accent": system["highlighted_text"],
        "accent_t": system["link"],
    }
    return ours if weak_pairs(table) else tokens.Colours(table, ours.heat, ours.hues)
