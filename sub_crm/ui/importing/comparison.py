"""A doubtful row beside the person that it may be, and the choice what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sub_crm.exchange.people_in.comparing import Compared
from sub_crm.exchange.people_in.plan import Choice, Row
from sub_crm.i18n import _, ngettext
from sub_crm.ui import theme
from sub_crm.ui.importing.words import CHOICES
from sub_crm.ui.text import eliding, label, set_tooltip
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.checks import RadioButton
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import clear, column, row
from sub_crm.ui.widgets.reading_area import ReadingArea


class ComparisonCard(Card):
    chosen = Signal(object)
    """The choice for this row."""
    for_all = Signal(object)
    """The choice for every doubtful row."""

    def __init__(self) -> None:
        super().__init__(16, 10)
        self.title = eliding("", "section")
        hint = label(_("Enter = volgende"), "caption")
        head = row(self.title, hint, widest=0)
        self._grid = QGridLayout()
        self._holder = column(self._grid, None)
        self.radios = {choice: _radio(choice) for choice in CHOICES}
        self.all = button("", "pill", on_click=lambda: self.for_all.emit(self.choice()))
        self.add(head)
        self.reading = ReadingArea(self._holder, _("Vergelijking"))
        self.add(self.reading, stretch=1)
        self.add(Flow(*self.radios.values(), self.all, spacing=12))
        for choice, radio in self.radios.items():
            radio.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(choice))

    def choice(self) -> Choice | None:
        return next((one for one, radio in self.radios.items() if radio.isChecked()), None)

    def show_row(self, doubtful: Row, choice: Choice | None, count: int) -> None:
        self.title.setText(_("Rij {line} naast de bestaande persoon").format(line=doubtful.line))
        self._fill(doubtful.comparison)
        spoken = "; ".join(map(_sentence, doubtful.comparison))
        for one, radio in self.radios.items():
            radio.setAutoExclusive(False)
            radio.setChecked(one is choice)
            radio.setAutoExclusive(True)
            radio.setAccessibleDescription(f"{doubtful.reason}. {spoken}")
        self.all.setText(ngettext("Zo voor {n}", "Zo voor alle {n}", count).format(n=count))
        self.all.setAccessibleName(self.all.text())
        self.all.setEnabled(choice is not None)

    def _fill(self, compared: tuple[Compared, ...]) -> None:
        clear(self._grid)
        look = theme.current()
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(7))
        heads = (("", ""), (_("In het bestand"), "violet"), (_("In SUB-CRM"), "text2"))
        for place, (text, tone) in enumerate((*heads, (_("Zo wordt het"), "accent_t"))):
            self._grid.addWidget(label(text, "field", colour=tone or "text2"), 0, place)
            self._grid.setColumnStretch(place, 3 if place else 1)
        for line, one in enumerate(compared, 1):
            for place, widget in enumerate(_cells(one)):
                self._grid.addWidget(widget, line, place)


def _radio(choice: Choice) -> RadioButton:
    word, keys = CHOICES[choice]
    made = RadioButton(_(word))
    made.setShortcut(keys)
    set_tooltip(made, keys)
    return made


def _cells(one: Compared) -> tuple[QWidget, ...]:
    empty = _("(leeg)")
    mine = eliding(one.in_file or empty, colour="violet" if one.differs else "text")
    if one.differs:
        _font(mine, underline=True)
    result = eliding(one.becomes or empty, colour="accent_t" if one.changes else "text")
    if one.changes:
        _font(result, bold=True)
    known = eliding(one.known or empty, colour="text2")
    return label(one.title, "secondary"), mine, known, result


def _font(made: QLabel, *, underline: bool = False, bold: bool = False) -> None:
    font = QFont(theme.current().font(13, 600 if bold else 400))
    font.setUnderline(underline)
    made.setFont(font)


def _sentence(one: Compared) -> str:
    return _("{title}: in het bestand {mine}, nu {known}, wordt {becomes}").format(
        title=one.title,
        mine=one.in_file or _("leeg"),
        known=one.known or _("leeg"),
        becomes=one.becomes or _("leeg"),
    )
