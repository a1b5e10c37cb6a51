"""High contrast: every text 7, every line 3, chosen or asked for by the desktop."""

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from sub_crm.system.settings import Settings
from sub_crm.ui import high_contrast, theme, tokens
from sub_crm.ui.theme import Contrast, Scheme
from sub_crm.ui.window import Window

BOTH = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
# what Windows calls "Nachthemel" (Night sky), and one of somebody's own in which nothing reads
NIGHT_SKY = {
    **{"window": "#000000", "base": "#000000", "text": "#FFFFFF"},
    **{"highlight": "#D6B4FD", "highlighted_text": "#2B2B2B", "link": "#8080FF"},
}
AQUATIC = {
    **{"window": "#202020", "base": "#202020", "text": "#FFFFFF"},
    **{"highlight": "#8EE3F0", "highlighted_text": "#263B50", "link": "#75E9FC"},
}
GREY = AQUATIC | {"text": "#707070"}


@BOTH
def test_every_text_reaches_seven_and_every_line_three(dark: bool) -> None:
    assert high_contrast.weak_pairs(high_contrast.colours(dark).table) == []


@BOTH
def test_a_token_that_is_too_weak_is_noticed(dark: bool) -> None:
    table: Mapping[str, str] = high_contrast.colours(dark).table
    usual = tokens.colours(dark).table
    planted = {**table, "text3": usual["control"], "line": usual["line"]}
    weak = {ink for ink, _ground, _ratio in high_contrast.weak_pairs(planted)}
    assert weak == {"text3", "line"}


@BOTH
def test_it_names_the_same_colours_as_the_usual_theme(dark: bool) -> None:
    assert high_contrast.colours(dark).table.keys() == tokens.colours(dark).table.keys()


@BOTH
def test_numbers_and_initials_can_be_read(dark: bool) -> None:
    look = high_contrast.colours(dark)
    assert min(tokens.contrast(tokens.best_on(step), step) for step in look.heat) >= 7
    assert min(tokens.contrast(ground, ink) for ground, ink in look.hues) >= 7


@BOTH
def test_more_is_still_a_step_further(dark: bool) -> None:
    steps = [tokens.luminance(step) for step in high_contrast.colours(dark).heat]
    assert steps == sorted(steps, reverse=not dark)
    assert len(set(steps)) == 7


@BOTH
def test_the_user_chooses_it_whatever_the_desktop_says(qapp: QApplication, dark: bool) -> None:
    scheme = Scheme.DARK if dark else Scheme.LIGHT
    assert theme.wanted(scheme, contrast=Contrast.HIGH).table == (high_contrast.colours(dark).table)
    assert theme.wanted(scheme, contrast=Contrast.NORMAL).table == tokens.colours(dark).table


@pytest.mark.parametrize("asks", [False, True])
def test_it_follows_a_desktop_that_asks_for_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, asks: bool
) -> None:
    monkeypatch.setattr(theme, "system_wants_contrast", lambda: asks)
    shown = theme.wanted(Scheme.LIGHT, contrast=Contrast.SYSTEM).table
    assert shown == (high_contrast.LIGHT if asks else tokens.LIGHT)


def test_without_a_wish_of_the_desktop_nothing_changes(qapp: QApplication) -> None:
    assert not theme.system_wants_contrast()


def test_the_desktops_own_contrast_theme_is_taken_over_when_it_can_be_read() -> None:
    taken = high_contrast.adopted(AQUATIC, dark=True).table
    assert taken["bg"] == "#202020"
    assert taken["accent"] == "#8EE3F0"
    assert high_contrast.weak_pairs(taken) == []
    for unreadable in (GREY, NIGHT_SKY | {"link": "#3030A0"}):
        assert high_contrast.adopted(unreadable, dark=True).table == high_contrast.DARK


def test_the_palette_of_the_desktop_is_what_is_taken_over(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "system_wants_contrast", lambda: True)
    monkeypatch.setattr(theme, "_system_colours", lambda: AQUATIC)
    theme.use(theme.wanted(Scheme.SYSTEM, contrast=Contrast.SYSTEM))
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#202020")


def test_reading_the_desktops_palette_leaves_ours_where_it_was(qapp: QApplication) -> None:
    theme.use(theme.Theme(dark=True))
    before = qapp.palette()
    assert theme._system_colours().keys() == AQUATIC.keys()
    assert qapp.palette() == before


@BOTH
def test_the_first_window_has_it_at_once(qapp: QApplication, dark: bool) -> None:
    chosen = Settings(theme="dark" if dark else "light", contrast="high")
    window = Window(chosen)
    ground = window.palette().color(QPalette.ColorRole.Window)
    assert ground == QColor(high_contrast.colours(dark).table["bg"])
    window.deleteLater()
