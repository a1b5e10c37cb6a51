"""The record as it was on a day: asked for at the side, shown in the middle, only to be read."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.ui import theme
from sub_crm.ui.parts.marked_text import fixed
from sub_crm.ui.record_history.reading import PastRows
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Banner, Card
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.reading_area import ReadingArea
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate


class OnDate(Card):
    """A typed date and a button; `wanted` carries the day as a `VagueDate`."""

    wanted = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__(16, 8)
        self._today = today
        self.day = LineField(_("Datum"), hint=_("vr 30 okt"))
        self.form = FormField(_("Datum"), self.day)
        self.view = button(_("Bekijken"), on_click=self.look)
        self.day.returnPressed.connect(self.look)
        told = _("Zie hoe alles er toen uitzag, en zet terug wat je nodig hebt.")
        self.add(label(_("Op een datum"), "section"), label(told, "caption", wrap=True))
        self.add(self.form, row(self.view, None))

    def look(self) -> None:
        """Ask for the day, or say what is wrong with it."""
        found = read_dutch(self.day.text(), self._today)
        self.form.set_error(problem_of(found, self._today))
        if found is not None and not problem_of(found, self._today):
            self.wanted.emit(found)


def problem_of(day: VagueDate | None, today: dt.date) -> str:
    """Return what is wrong with a day to look back to, "" for nothing."""
    if day is None or day.last is None:
        return _("Deze datum is niet te lezen. Typ bijvoorbeeld vrijdag, 4 december of 4-12-2026.")
    if day.first is not None and day.first > today:
        return _("Deze dag moet nog komen. Kies een dag die voorbij is.")
    return ""


class PastPanel(Card):
    """Fields and values under a banner."""

    left = Signal()
    restore_wanted = Signal(object)
    """The `PastRows` to which all is to go back."""

    def __init__(self, rows: PastRows, name: str, today: dt.date) -> None:
        super().__init__(20, 14)
        day = dates.vague(rows.day, today)
        back = button(_("Terug naar nu"), on_click=self.left.emit)
        title = _("Zo was het op {day}").format(day=day)
        told = _("Je kijkt naar {name} zoals het toen was; hier is niets te wijzigen.")
        self.banner = Banner("info", title, told.format(name=name), back, icon="hist")
        self.add(self.banner)
        grid = QWidget()
        _fill(grid, rows.fields)
        spoken = ". ".join(f"{field}: {value}" for field, value in rows.fields)
        self.add(ReadingArea(grid, spoken), stretch=1)
        if rows.first_change is None:
            self.add(label(_("Sindsdien is er niets gewijzigd."), "secondary", wrap=True))
        else:
            self.restore = button(
                _("Alles terug naar {time}").format(time=day),
                "",
                "hist",
                on_click=lambda: self.restore_wanted.emit(rows),
            )
            self.problem = label("", colour="danger", wrap=True)
            self.problem.hide()
            self.add(self.problem, row(self.restore, None))

    def say_problem(self, sentence: str) -> None:
        """Say why nothing was restored."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _fill(holder: QWidget, fields: tuple[tuple[str, str], ...]) -> None:
    look = theme.current()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(16))
    grid.setVerticalSpacing(look.px(8))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, (title, value) in enumerate(fields):
        name = label(title, "field", wrap=True)
        name.setFixedWidth(look.px(130))
        name.setContentsMargins(0, look.px(3), 0, 0)
        grid.addWidget(name, place, 0, top)
        grid.addWidget(fixed(value), place, 1)
    grid.setRowStretch(len(fields), 1)
