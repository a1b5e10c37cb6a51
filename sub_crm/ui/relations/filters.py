"""The choices above the map: of whom, which positions, which contact, how long, which order."""

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.relations.lines import Group, Line, months_until
from sub_crm.queries.relations import Counted, SeatGroup
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.choices import Choices
from sub_crm.ui.relations.columns import NAME, MapColumn, Sorting
from sub_crm.ui.widgets.buttons import button, set_icon
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind

PERIODS = (3, 6, 12, 24, 36, 60)
USUAL = 12
ALL, NOBODY, OURS = "all", "nobody", "ours"
"""`OURS` are the municipalities and water boards: those that the programme is for."""
KINDS = tuple(kind for kind in ContactKind if kind is not ContactKind.SUPERVISION_TALK)
ENDS = 24
"""So many months back the map can be drawn as it stood then."""


class Filters(QWidget):
    """`asked` means that other numbers are wanted, `narrowed` that fewer lines are."""

    asked = Signal()
    narrowed = Signal()
    sorted_by = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.choices = Choices(self)
        self.holder = _choice(_("Accounthouder"), "person", [(ALL, _("Alle accounthouders"))])
        seats = [(ALL, _("Alle functies")), *((one, wording.seats(one)) for one in SeatGroup)]
        self.seats = _choice(_("Functies"), "filter", seats)
        self.period = _choice(_("Periode"), "cal", [(n, wording.months(n)) for n in PERIODS], USUAL)
        self.group = _choice(_("Organisaties"), "org", _groups(), OURS)
        kinds = [(ALL, _("Alle soorten contact")), *((kind, word(kind)) for kind in KINDS)]
        self.kind = _choice(_("Soort contact"), "contact", kinds)
        self.theme = _choice(_("Thema"), "tag", [(ALL, _("Alle thema's"))])
        self._days = _days(today)
        self.day = _choice(_("Stand op"), "clock", self._days, today)
        self.order = _choice(_("Sorteren op"), "swap", _orders(None), Sorting())
        self.supervision = CheckBox(_("Toezichtgesprekken meetellen"))
        self.more = button(_("Meer filters"))
        self.more.setCheckable(True)
        self._second = (self.seats, self.period)
        self._third = (self.kind, self.theme, self.group, self.day, self.order, self.supervision)
        every = (
            self.choices.measure,
            self.choices.axis,
            self.holder,
            *self._second,
            self.more,
            *self._third,
        )
        fill(QVBoxLayout(self), (Flow(*every, spacing=7),), 0, (0, 0, 0, 0))
        self._connect()
        self.set_compact(False)

    def _connect(self) -> None:
        for one in (self.holder, self.group):
            one.chosen.connect(lambda _value: self.narrowed.emit())
        for one in (self.kind, self.period, self.seats, self.theme, self.day):
            one.chosen.connect(lambda _value: self.asked.emit())
        self.supervision.toggled.connect(lambda _on: self.asked.emit())
        self.choices.changed.connect(self.asked)
        self.order.chosen.connect(self.sorted_by.emit)
        self.more.toggled.connect(lambda _on: self._fold())

    def set_compact(self, compact: bool) -> None:
        """In a narrow window more of them are behind "Meer filters"."""
        self._compact = compact
        self._fold()

    def _fold(self) -> None:
        opened = self.more.isChecked()
        for one in self._second:
            one.setVisible(opened or not self._compact)
        for other in self._third:
            other.setVisible(opened)
        self._count()

    def _count(self) -> None:
        """Tell how many filters are set that do not show."""
        number = sum(
            (
                *(one.value() != ALL for one in (self.kind, self.theme)),
                self.group.value() != OURS,
                not self.is_today(),
                self.supervision.isChecked(),
                self._compact and self.seats.value() != ALL,
                self._compact and self.period.value() != USUAL,
            )
        )
        text = _("Minder filters") if self.more.isChecked() else _("Meer filters")
        if number and not self.more.isChecked():
            text = _("Meer filters ({n})").format(n=number)
        self.more.setText(text)
        self.more.setAccessibleName(text)

    def counted(self) -> Counted:
        """The contact to count."""
        return Counted(
            kinds=() if self.kind.value() == ALL else (self.kind.value(),),
            group=None if self.seats.value() == ALL else self.seats.value(),
            theme=None if self.theme.value() == ALL else self.theme.value(),
            supervision=self.supervision.isChecked(),
        )

    def months(self) -> int:
        """How many months to show."""
        return int(self.period.value())

    def as_of(self) -> dt.date:
        """The day as of which all is told."""
        day: dt.date = self.day.value()
        return day

    def is_today(self) -> bool:
        """Whether all is told as of today."""
        return bool(self.day.value() == self._days[0][0])

    def begin_day(self, today: dt.date) -> None:
        """A night has passed: what was of today goes along, an earlier day stays."""
        if self._days[0][0] != today:
            kept = today if self.is_today() else self.as_of()
            self._days = _days(today)
            self.day.set_options(self._days, kept if kept in dict(self._days) else today)

    def offer_themes(self, themes: Iterable[ThemeRow]) -> None:
        """Offer the main themes; the choice stays."""
        options: list[tuple[Id | str, str]] = [(ALL, _("Alle thema's"))]
        options += [(one.id, one.name) for one in themes]
        kept = self.theme.value()
        self.theme.set_options(options, kept if kept in dict(options) else ALL)

    def offer_holders(self, lines: Iterable[Line]) -> None:
        """Offer who holds an organisation; the choice stays as long as it is there."""
        held = {line.organisation.holder_id: line.organisation.holder for line in lines}
        named = sorted((name or "", one) for one, name in held.items() if one)
        options: list[tuple[Id | str, str]] = [(ALL, _("Alle accounthouders"))]
        options += [(one, name) for name, one in named]
        options += [(NOBODY, _("Geen accounthouder"))] if None in held else []
        kept = self.holder.value()
        self.holder.set_options(options, kept if kept in dict(options) else ALL)

    def narrow(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines of the chosen holder and group."""
        holder, group = self.holder.value(), self.group.value()
        self._count()
        return [
            line
            for line in lines
            if holder in (ALL, line.organisation.holder_id or NOBODY) and _is_in(group, line)
        ]

    def show_sorting(self, sorting: Sorting, columns: Sequence[MapColumn]) -> None:
        """Tell the order, also where it was chosen in the map itself."""
        column = next((one for one in columns if one.key == sorting.key), None)
        self.order.set_options(_orders(column, sorting, columns), sorting)

    def in_words(self) -> str:
        """What is left out, for a file; nothing where nothing is."""
        chosen = (self.holder, self.seats, self.kind, self.theme, self.group)
        said = [one.text() for one in chosen if one.value() != ALL]
        if self.supervision.isChecked():
            said.append(self.supervision.text().lower())
        return "; ".join(said)

    def clear(self) -> None:
        """Take every filter away; the period stays."""
        self.holder.set_value(ALL)
        self.group.set_value(ALL)
        set_ones = [one for one in (self.kind, self.seats, self.theme) if one.value() != ALL]
        for one in set_ones:
            one.set_value(ALL)
        if set_ones:
            self.asked.emit()


def _choice(
    name: str, icon: str, options: Sequence[tuple[object, str]], value: object = None
) -> ChoiceButton:
    made = ChoiceButton(name, options, value)
    set_icon(made, icon, "text2")
    return made


def _groups() -> list[tuple[Group | str, str]]:
    named = [(one, _(text)) for one, text in wording.GROUPS.items()]
    return [(OURS, _("Gemeenten en waterschappen")), *named, (ALL, _("Alle organisaties"))]


def _days(today: dt.date) -> list[tuple[dt.date, str]]:
    """Today, and the last day of each month before."""
    ends = [first - dt.timedelta(1) for first in reversed(months_until(today, ENDS))]
    return [(today, _("Vandaag")), *((end, dates.plain_day(end, today)) for end in ends)]


def _is_in(group: Group | str, line: Line) -> bool:
    return group in (ALL, line.group) or (group == OURS and line.group is not Group.OTHERS)


def _orders(
    column: MapColumn | None, sorting: Sorting | None = None, columns: Sequence[MapColumn] = ()
) -> list[tuple[Sorting, str]]:
    """The usual orders of what is shown, and the one chosen in the map when it is none of them."""
    shown = {one.key for one in columns}
    usual = [(Sorting(NAME), _("Op naam"))]
    usual += [
        (Sorting(key, descending), _(text))
        for key, descending, text in wording.ORDERS
        if key in shown
    ]
    if column is None or sorting is None or sorting in dict(usual):
        return usual
    said = (
        _("Op {column}, hoogste eerst") if sorting.descending else _("Op {column}, laagste eerst")
    )
    title = column.spoken if column.month else column.title.lower()
    return [*usual, (sorting, said.format(column=title))]
