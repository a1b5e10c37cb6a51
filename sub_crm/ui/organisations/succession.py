"""Wie volgt op: the positions of an organisation of which nobody knows who sits there next."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.succession import Succession
from sub_crm.queries.successions import SeatTermRow
from sub_crm.ui.parts import phrases
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.layouts import clear, column, fill

SHOWN = 4
Asked = Sequence[Succession[SeatTermRow]]


class SuccessionBanner(QFrame):
    """`person_wanted` carries whoever it is about: the question is answered on their page."""

    person_wanted = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._shown: Asked | None = None
        self.setProperty("card", "warn")
        self.title = label("", "section", wrap=True, colour="warn")
        self.sentence = label("", "secondary", wrap=True, colour="text")
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        line = QHBoxLayout(self)
        fill(line, (icon_label("swap", "warn", 22),), 12, (18, 11, 14, 11))
        line.addWidget(column(self.title, self.sentence, self._holder, spacing=4), 1)
        self.hide()

    def show_asked(self, asked: Asked) -> None:
        """Show whom it is about; nothing where there is no question."""
        if asked == self._shown:
            return
        self._shown = asked
        self.setVisible(bool(asked))
        if not asked:
            return
        self.title.setText(title(asked, self._today))
        self.sentence.setText(sentence(asked, self._today))
        self.setAccessibleName(f"{self.title.text()} {self.sentence.text()}")
        clear(self._flow)
        for one in asked[:SHOWN]:
            self._flow.addWidget(self._link(one.term))
        if len(asked) > SHOWN:
            rest = _("en nog {n}").format(n=len(asked) - SHOWN)
            self._flow.addWidget(label(rest, "secondary"))

    def _link(self, term: SeatTermRow) -> QWidget:
        said = f"{term.person}, {word(term.type).lower()}"
        made = link(said, on_click=lambda: self.person_wanted.emit(term.person_id))
        made.setAccessibleName(f"{term.person}, {term.position}")
        return made


def title(asked: Asked, today: dt.date) -> str:
    """Say whether somebody left, or an election raises the question."""
    if any(_is_gone(one.term, today) for one in asked):
        return _("Vertrokken: wie volgt op?")
    if all(one.election for one in asked):
        return _("Wie blijft, en wie volgt op?")
    return _("Wie volgt op?")


def sentence(asked: Asked, today: dt.date) -> str:
    """Say of how many positions it is the question, and after which election."""
    count = ngettext(
        "Van {n} functie is nog niet gezegd wie er zit.",
        "Van {n} functies is nog niet gezegd wie er zit.",
        len(asked),
    ).format(n=len(asked))
    election = next((one.election for one in asked if one.election), None)
    if election is None:
        return count
    after = phrases.after_election(election, today)
    return f"{count[:-1]} {after}."


def _is_gone(term: SeatTermRow, today: dt.date) -> bool:
    return term.until is not None and term.until.last is not None and term.until.last < today
