"""The colours can be read in both themes, and the test would notice when they could not."""

from collections.abc import Mapping

import pytest

from sub_crm.ui import tokens

THEMES = {"light": tokens.LIGHT, "dark": tokens.DARK}


@pytest.mark.parametrize("table", THEMES.values(), ids=THEMES)
def test_every_text_and_border_can_be_read_on_its_ground(table: Mapping[str, str]) -> None:
    assert tokens.weak_pairs(table) == []


@pytest.mark.parametrize("table", THEMES.values(), ids=THEMES)
def test_a_grey_that_is_too_light_is_noticed(table: Mapping[str, str]) -> None:
    planted = {**table, "text3": table["line2"], "control": table["line2"]}
    weak = {ink for ink, _ground, _ratio in tokens.weak_pairs(planted)}
    assert weak == {"text3", "control"}


def test_both_themes_name_the_same_colours() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()


@pytest.mark.parametrize(
    ("heat", "direction"), [(tokens.HEAT_LIGHT, -1), (tokens.HEAT_DARK, 1)], ids=["light", "dark"]
)
def test_more_contact_is_always_a_step_further_on_the_heat_scale(
    heat: tuple[str, ...], direction: int
) -> None:
    steps = [direction * tokens.luminance(colour) for colour in heat]
    assert steps == sorted(steps)
    assert len(set(steps)) == 7


@pytest.mark.parametrize("colour", [*tokens.HEAT_LIGHT, *tokens.HEAT_DARK])
def test_a_number_can_be_read_on_every_heat_colour(colour: str) -> None:
    assert tokens.contrast(tokens.best_on(colour), colour) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_initials_can_be_read_in_every_hue(dark: bool) -> None:
    assert min(tokens.contrast(ground, ink) for ground, ink in tokens.hues(dark)) >= 4.5


def test_contrast_is_that_of_the_guideline() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
