"""The choices above the map: of whom, which organisations, which contact, how long, which order."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.relations import Group, Line
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import LAST, NAME, RHYTHM, TOTAL, MapColumn, Sorting
from sub_crm.ui.relations.reading import Kinds
from sub_crm.ui.widgets.buttons import button, set_icon
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


class Filters(QWidget):
    """`asked` means that other numbers are wanted, `narrowed` that fewer lines are."""

    asked = Signal()
    narrowed = Signal()
    sorted_by = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.holder = _choice(_("Accounthouder"), "person", [(ALL, _("Alle accounthouders"))])
        self.group = _choice(_("Organisaties"), "org", _groups(), OURS)
        kinds = [(ALL, _("Alle soorten contact")), *((kind, word(kind)) for kind in KINDS)]
        self.kind = _choice(_("Soort contact"), "filter", kinds)
        self.period = _choice(_("Periode"), "cal", [(n, wording.months(n)) for n in PERIODS], USUAL)
        self.order = _choice(_("Sorteren op"), "swap", _orders(None), Sorting())
        self.more = button(_("Meer filters"), "", "filter")
        self.more.setCheckable(True)
        self._second = (self.kind, self.group, self.period)
        every = (self.holder, self.kind, self.group, self.period, self.more, self.order)
        fill(QVBoxLayout(self), (Flow(*every, spacing=8),), 0, (0, 0, 0, 0))
        self._connect()
        self.set_compact(False)

    def _connect(self) -> None:
        for one in (self.holder, self.group):
            one.chosen.connect(lambda _value: self.narrowed.emit())
        for one in (self.kind, self.period):
            one.chosen.connect(lambda _value: self.asked.emit())
        self.order.chosen.connect(self.sorted_by.emit)
        self.more.toggled.connect(lambda _on: self._fold())

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the second choices are behind "Meer filters"."""
        self._compact = compact
        self._fold()

    def _fold(self) -> None:
        self.more.setVisible(self._compact)
        for one in self._second:
            one.setVisible(not self._compact or self.more.isChecked())
        self._count()

    def _count(self) -> None:
        set_here = (self.kind.value() != ALL, self.group.value() != OURS)
        number = sum((*set_here, self.period.value() != USUAL))
        text = _("Minder filters") if self.more.isChecked() else _("Meer filters")
        if number and not self.more.isChecked():
            text = _("Meer filters ({n})").format(n=number)
        self.more.setText(text)
        self.more.setAccessibleName(text)

    def kinds(self) -> Kinds:
        """The kinds of contact to count; none means all."""
        return () if self.kind.value() == ALL else (self.kind.value(),)

    def months(self) -> int:
        """How many months to show."""
        return int(self.period.value())

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
        self.order.set_options(_orders(column, sorting), sorting)

    def clear(self) -> None:
        """Take every filter away; the period stays."""
        self.holder.set_value(ALL)
        self.group.set_value(ALL)
        if self.kind.value() != ALL:
            self.kind.set_value(ALL)
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


def _is_in(group: Group | str, line: Line) -> bool:
    return group in (ALL, line.group) or (group == OURS and line.group is not Group.OTHERS)


def _orders(column: MapColumn | None, sorting: Sorting | None = None) -> list[tuple[Sorting, str]]:
    """The usual orders, and the one that was chosen in the map when it is none of them."""
    usual = [
        (Sorting(NAME), _("Op naam")),
        (Sorting(LAST, True), _("Langst stil eerst")),
        (Sorting(TOTAL, True), _("Meeste contact eerst")),
        (Sorting(TOTAL, False), _("Minste contact eerst")),
        (Sorting(RHYTHM, False), _("Kortste ritme eerst")),
    ]
    if column is None or sorting is None or sorting in dict(usual):
        return usual
    said = (
        _("Op {column}, hoogste eerst") if sorting.descending else _("Op {column}, laagste eerst")
    )
    title = column.spoken if column.month else column.title.lower()
    return [*usual, (sorting, said.format(column=title))]
