"""Laatste handelingen: what you did last on this device, each with its way back."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.fields import field_of, record_word
from sub_crm.insight.history.printing import civil, moment
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.acts import ActRow, last_acts
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import announce, eliding, label, set_tooltip, tint
from sub_crm.ui.widgets.buttons import button, ghost, icon_button, set_icon
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import column, fill

FEW, MANY = 7, 50


def blocked_sentence() -> str:
    """Why an act cannot be undone out of order."""
    return _("Dit is daarna gewijzigd. Draai eerst de latere handeling terug.")


class ActLine(QWidget):
    """One act with its button; a sentence below says why it cannot be undone."""

    def __init__(self, act: ActRow, desk: Desk) -> None:
        super().__init__()
        self.act, self._desk = act, desk
        said = act_words(act)
        words = eliding(said, "medium" if act.undone else "strong")
        about = eliding(_about(act, desk.backend.today()), "secondary")
        if act.undone:
            tint(words, "text2")
        self.button = self._button(said)
        self.problem = label("", "secondary", colour="danger", wrap=True)
        self.problem.hide()
        line = QHBoxLayout()
        fill(line, (icon_label("undo" if act.undone else "note", "text2", 16),), 10, (0, 0, 0, 0))
        line.addWidget(column(words, about), 1)
        line.addWidget(self.button)
        fill(QVBoxLayout(self), (line, self.problem), 2, (0, 3, 0, 3))

    def _button(self, said: str) -> QPushButton:
        act, when = self.act, f"{civil(self.act.at):%H:%M}"
        if act.undone:
            name = _("Opnieuw: {what}, {time}").format(what=said, time=when)
            made = button(_("Opnieuw"), "link", name=name, on_click=self.reverse)
        else:
            name = _("Ongedaan maken: {what}, {time}").format(what=said, time=when)
            made = icon_button("undo", name, on_click=self.reverse)
        if act.blocked:
            made.setAccessibleDescription(blocked_sentence())
            set_tooltip(made, blocked_sentence())
            set_icon(made, "lock", "text3")
        return made

    def reverse(self) -> None:
        """Undo, or do again; what would be refused only says why."""
        if self.act.blocked:
            self._tell({"": blocked_sentence()})
            return
        backend = self._desk.backend
        way = backend.redo_act if self.act.undone else backend.undo_act
        way(self.act.newest, self.act.verb, refused=self._tell)

    def _tell(self, problems: dict[str, str]) -> None:
        sentence = " ".join(problems.values())
        self.problem.setText(sentence)
        self.problem.show()
        announce(self.button, sentence)


def act_words(act: ActRow) -> str:
    """Return "Verslag gewijzigd" where the order itself only said "Gewijzigd"."""
    if act.verb == Edit.said and len(act.fields) == 1:
        return _("{field} gewijzigd").format(field=field_of(act.table, act.fields[0]))
    if act.verb == Remove.said:
        return _("{record} verwijderd").format(record=record_word(act.table).capitalize())
    return _(act.verb)


def _about(act: ActRow, today: dt.date) -> str:
    when = civil(act.at)
    time = f"{when:%H:%M}" if when.date() == today else moment(act.at, today)
    number = ngettext("{n} record", "{n} records", act.records).format(n=act.records)
    told = act.name if act.records == 1 and act.name else number
    parts = (time, told, _("teruggedraaid") if act.undone else "")
    return " · ".join(filter(None, parts))


class LastActs(Card):
    """Keeps itself up to date; asks when it is first shown and after every change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(16, 6)
        self._desk, self._limit = desk, FEW
        self.lines: list[ActLine] = []
        self._list = QVBoxLayout()
        fill(self._list, (), 0, (0, 0, 0, 0))
        told = _("Van jou, op dit apparaat. Ctrl+Z draait steeds de bovenste terug.")
        self._none = label(_("Nog niets gedaan in deze werkruimte."), "secondary", wrap=True)
        self.more = ghost(_("Meer handelingen"), "down", on_click=self.show_more)
        self.add(label(_("Laatste handelingen"), "section"), label(told, "caption", wrap=True))
        self.body.addLayout(self._list)
        self.add(self._none, self.more)
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more.hide()
        desk.backend.changed.connect(self._refresh)
        self.ask()

    def show_more(self) -> None:
        """Show older acts as well."""
        self._limit = MANY
        self.ask()

    def ask(self) -> None:
        backend = self._desk.backend
        backend.query(last_acts, user=backend.me, limit=self._limit + 1, then=self._show)

    def _refresh(self, _changes: Changes) -> None:
        self.ask()

    def _show(self, acts: list[ActRow]) -> None:
        held = next((one.act.id for one in self.lines if one.button.hasFocus()), None)
        for old in self.lines:
            old.hide()
            self._list.removeWidget(old)
            old.deleteLater()
        self.lines = [ActLine(act, self._desk) for act in acts[: self._limit]]
        for line in self.lines:
            self._list.addWidget(line)
            line.show()  # a layout does so only later, and what is hidden takes no focus
            if line.act.id == held:
                line.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._none.setVisible(not acts)
        self.more.setVisible(len(acts) > self._limit and self._limit == FEW)
