"""Paints a follow-up: check, icon, title, who it concerns, chips and when it is due."""

from typing import Any

from PySide6.QtCore import QRectF

from sub_crm.ui.today.rows import Fold, Task
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.chips import chip_width
from sub_crm.ui.widgets.delegates import RowDelegate

CHECK = "check"
TEXT_LEFT = 80.0
_DUE = 130.0
_GAP, _LEAST_CHIP = 6.0, 96.0


class FollowUpDelegate(RowDelegate):
    """Rows of 58 pixels and a heading that folds."""

    height = 58.0

    def height_of(self, row: Any, width: float) -> float:
        """A fold is as high as the headings around it."""
        return self.heading_height if isinstance(row, Fold) else self.height

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        """The round check, with room around it to hit."""
        return {} if isinstance(row, Fold) else {CHECK: QRectF(14, 0, 36, height)}

    def draw(self, canvas: Canvas, row: Any) -> None:
        """Paint a follow-up or a fold."""
        if isinstance(row, Fold):
            _draw_fold(canvas, row, self.padding)
            return
        _draw_check(canvas)
        _draw_words(canvas, row)
        _draw_due(canvas, row)
        if row.line and not (canvas.state.selected or canvas.state.hovered):
            canvas.line(56, canvas.h - 1, canvas.w - self.padding, canvas.h - 1)


def _draw_fold(canvas: Canvas, fold: Fold, left: float) -> None:
    taken = canvas.text(left, 0, canvas.w - 80, canvas.h, fold.title, 13, 650)
    count = left + taken + 8
    wide = canvas.text(count, 0, 60, canvas.h, str(fold.count), 13, 400, "text3", tabular=True)
    icon = "down" if fold.opened else "chevron"
    canvas.icon(count + wide + 6, canvas.h / 2 - 7, 14, icon, "text2")


def _draw_check(canvas: Canvas) -> None:
    middle = canvas.h / 2
    canvas.disc(22, middle - 9, 18, border="control")
    if canvas.state.selected or canvas.state.hovered:
        canvas.icon(25, middle - 6, 12, "check", "control")


def _draw_words(canvas: Canvas, task: Task) -> None:
    middle, room = canvas.h / 2, canvas.w - TEXT_LEFT - _DUE - 20
    canvas.icon(56, middle - 18, 16, task.icon)
    canvas.text(TEXT_LEFT, middle - 21, room, 22, task.follow_up.title, 14, 600)
    _draw_second_line(canvas, task, room, middle)


def _draw_second_line(canvas: Canvas, task: Task, room: float, middle: float) -> None:
    """Whom it concerns and the chips; where there is too little room the dossier gives way."""
    taken = sum(chip_width(chip) / canvas.look.zoom + _GAP for chip in task.chips)
    left, right = TEXT_LEFT, TEXT_LEFT + room + 10 - taken
    if task.who:
        left += canvas.text(left, middle + 1, right - left, 20, task.who, 12.5, 400, "text2") + 10
    if task.dossier and right - left > _LEAST_CHIP:
        left += canvas.chip(left, middle + 11, task.dossier, 18, most=right - left) + _GAP
    for chip in task.chips:
        left += canvas.chip(left, middle + 11, chip, 18) + _GAP


def _draw_due(canvas: Canvas, task: Task) -> None:
    middle, left, wide = canvas.h / 2, canvas.w - _DUE, _DUE - 18
    top = middle - 21 if task.away else middle - 11
    canvas.text(left, top, wide, 22, task.due, 13, 500, task.tone, RIGHT, tabular=True)
    tone = task.tone if task.tone == "danger" else "text2"
    canvas.text(left, middle + 1, wide, 20, task.away, 12, 400, tone, RIGHT)
