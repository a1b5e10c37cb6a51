"""What the eye gets: numbers, hatch, shapes and the ring, also without colour."""

from typing import cast

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui import high_contrast, theme, tokens
from sub_crm.ui.relations.cells import Pictures, draw_cell, draw_ring
from sub_crm.ui.relations.columns import Look
from tests.ui.relations.tour import Tour

SIZE = (40, 22)
LOOKS = {
    "light": tokens.colours(dark=False),
    "dark": tokens.colours(dark=True),
    "light, high contrast": high_contrast.colours(dark=False),
    "dark, high contrast": high_contrast.colours(dark=True),
}
EVERY_LOOK = pytest.mark.parametrize("colours", LOOKS.values(), ids=LOOKS)


def _grey(look: Look, ring: bool = False) -> QImage:
    """A cell as a printer without colour shows it."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(theme.current().colour("surface"))
    painter = QPainter(image)
    draw_cell(painter, QRectF(0, 0, *SIZE), look)
    if ring:
        draw_ring(painter, QRectF(0, 0, *SIZE), here=True)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _apart(one: QImage, other: QImage, least: int = 40) -> int:
    """How many pixels differ clearly in lightness."""
    first, second = (bytes(cast("memoryview", image.constBits())) for image in (one, other))
    return sum(abs(a - b) >= least for a, b in zip(first, second, strict=True))


@EVERY_LOOK
def test_a_silent_month_differs_from_an_empty_one_without_colour(colours: tokens.Colours) -> None:
    theme.use(theme.Theme(colours=colours))
    assert _apart(_grey(Look("0", 0)), _grey(Look("0", 0, hatched=True))) > 60


@EVERY_LOOK
@pytest.mark.parametrize("step", range(1, 7))
def test_the_hatch_shows_on_every_tint_and_leaves_the_number(
    step: int, colours: tokens.Colours
) -> None:
    theme.use(theme.Theme(colours=colours))
    plain, hatched = _grey(Look("3", step)), _grey(Look("3", step, hatched=True))
    assert _apart(plain, hatched, 25) > 30
    middle = (13, 5, 14, 12)
    assert plain.copy(*middle) == hatched.copy(*middle)


@EVERY_LOOK
@pytest.mark.parametrize("step", range(7))
def test_every_tint_bears_a_legible_number(step: int, colours: tokens.Colours) -> None:
    theme.use(theme.Theme(colours=colours))
    assert _apart(_grey(Look("8", step)), _grey(Look("", step))) > 12


@EVERY_LOOK
def test_statuses_have_different_shapes(colours: tokens.Colours) -> None:
    theme.use(theme.Theme(colours=colours))
    shapes = [_grey(Look("", status=status)) for status in RhythmStatus]
    for place, one in enumerate(shapes):
        assert all(_apart(one, other, 25) > 5 for other in shapes[place + 1 :])


@EVERY_LOOK
@pytest.mark.parametrize("step", range(7))
def test_the_ring_of_the_chosen_cell_shows_on_every_tint(
    step: int, colours: tokens.Colours
) -> None:
    theme.use(theme.Theme(colours=colours))
    assert _apart(_grey(Look("2", step)), _grey(Look("2", step), ring=True)) > 80


def test_equal_cells_are_drawn_once() -> None:
    pictures = Pictures()
    first = pictures.take(Look("3", 3), *SIZE, 1.0)
    assert pictures.take(Look("3", 3), *SIZE, 1.0).cacheKey() == first.cacheKey()
    theme.use(theme.Theme(dark=True))
    assert pictures.take(Look("3", 3), *SIZE, 1.0).cacheKey() != first.cacheKey()


def test_the_map_paints_tints_where_the_cells_are(tour: Tour) -> None:
    name = next(n for n in tour.names() if int(tour.text(n, "2026-10")) >= 1)
    index = tour.index(name, "2026-10")
    shown = tour.matrix.map.looks[index.row()][index.column()]
    assert shown.step is not None
    place = tour.matrix.visualRect(index)
    image = tour.matrix.viewport().grab().toImage()
    assert image.pixelColor(place.left() + 6, place.top() + 4) == theme.current().heat(shown.step)
