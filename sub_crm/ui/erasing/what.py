"""What happens: what goes, what stays, what to see to; confirmed in writing, and done."""

from collections.abc import Sequence
from urllib.parse import quote

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.queries.erasing import Mentions, mentions
from sub_crm.sync.erasing import Preview, erase, preview
from sub_crm.ui.desk import SEARCH, Desk
from sub_crm.ui.erasing import wording
from sub_crm.ui.erasing.asking import Asking
from sub_crm.ui.erasing.who import Chosen
from sub_crm.ui.regions import holds_focus
from sub_crm.ui.text import announce, label, tint
from sub_crm.ui.widgets.buttons import button, ghost, link
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import clear, fill, row, rule


class Part(Group):
    """A heading with sentences under it, each with the same sign."""

    def __init__(self, title: str, icon: str, colour: str) -> None:
        super().__init__(title)
        self._look = icon, colour
        self._lines = QVBoxLayout()
        fill(self._lines, (), 4, (0, 0, 0, 0))
        fill(QVBoxLayout(self), (label(title, "group"), self._lines), 4, (0, 0, 0, 0))

    def say(self, sentences: Sequence[str]) -> None:
        clear(self._lines)
        for sentence in sentences:
            line = QHBoxLayout()
            fill(line, (), 8, (0, 0, 0, 0))
            line.addWidget(icon_label(*self._look, 15), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(sentence, wrap=True), 1)
            holder = QWidget()
            holder.setLayout(line)
            self._lines.addWidget(holder)


class WhatCard(Card):
    done = Signal()
    """Somebody was erased."""
    dropped = Signal()
    """It is not to be done after all."""
    busy = Signal(bool)
    """Somebody is being erased now, or no longer: until the answer comes nobody else is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(20, 12)
        self._desk = desk
        self._who: Chosen | None = None
        self._is_known = False
        """Whether it is known what goes: nobody confirms what they cannot know."""
        self._erasing = False
        self._asking = Asking(desk, self)
        self._asking.changed.connect(self._show_state)
        self.name = label("", "heading", wrap=True)
        self.goes = Part(_("Dit gaat voorgoed weg"), "trash", "danger")
        self.stays = Part(_("Dit blijft"), "check", "ok")
        self.check = Part(_("Dit kijk je zelf na"), "eye", "text2")
        self.search = link(_("Zoek de naam in alle teksten"), on_click=self._search)
        self._told = QWidget()
        told = (self.goes, self.stays, self.check, row(self.search, None))
        fill(QVBoxLayout(self._told), told, 10, (0, 0, 0, 0))
        self._make_fields()
        self._make_buttons()
        self.add(self.name, self._told, self._fields, self.said, self.buttons)
        self.hide()

    def _make_fields(self) -> None:
        self.reason, self.typed = LineField(_("Kenmerk van het verzoek")), LineField("")
        self.reason_form = FormField(
            _("Kenmerk van het verzoek"),
            self.reason,
            hint=_("Een nummer, geen naam: dit blijft bewaard bij de lijst van wissingen."),
        )
        self.typed_form = FormField(
            _("Bevestig: typ de achternaam of WISSEN"),
            self.typed,
            hint=_("Wissen kan niet ongedaan worden gemaakt, door niemand."),
        )
        self._fields = QWidget()
        fill(
            QVBoxLayout(self._fields),
            (rule(), self.reason_form, self.typed_form),
            10,
            (0, 0, 0, 0),
        )

    def _make_buttons(self) -> None:
        self.said = label("", wrap=True)
        self.act = button(_("Voorgoed wissen"), "danger", "trash", on_click=self.erase)
        self.cancel = ghost(_("Annuleren"), on_click=self.drop)
        self.again = button(_("Opnieuw proberen"), "", "sync", on_click=self._ask_preview)
        self.stop = button(_("Stoppen"), "", "x", on_click=self.stop_waiting)
        self.buttons = row(self.act, self.again, self.stop, self.cancel, None)

    # whom

    def show_person(self, who: Chosen) -> None:
        """Ask what erasing would do; nothing typed for somebody else stays."""
        self._who = who
        self.name.setText(who.name)
        self._clear_fields()
        self.show()
        self._ask_preview()
        self._desk.backend.query(mentions, who.id, who.surname, then=self._show_mentions)

    def drop(self) -> None:
        """Leave it: nothing was erased."""
        self.forget()
        self.dropped.emit()

    def forget(self) -> None:
        """Nobody is chosen, and no name stands here; what became of an erasure is still told."""
        if self._erasing:
            return
        self._asking.stop()
        self._who = None
        self.name.setText("")
        for part in (self.goes, self.stays, self.check):
            part.say(())
        self._clear_fields()
        self.hide()

    def _clear_fields(self) -> None:
        for form, field in ((self.reason_form, self.reason), (self.typed_form, self.typed)):
            form.set_error("")
            field.setText("")

    # what

    def _ask_preview(self) -> None:
        if (who := self._who) is not None:
            self._say("")
            self._is_known = False
            self._asking.ask(lambda at: preview(at, who.id), self._show_preview, self._fail_preview)
            if self._asking.is_under_way():
                self._say(_("De gedeelde database wordt gevraagd wat er weggaat…"))

    def _show_preview(self, found: Preview) -> None:
        self._is_known = True
        self.goes.say(wording.goes(found))
        self.stays.say(wording.stays(found))
        self._say("")
        self._show_state()
        left = self.parentWidget()
        if self.isVisible() and left is not None and holds_focus(left):
            announce(self, ". ".join((_("Dit gaat voorgoed weg"), *wording.goes(found))))
            self.reason.setFocus()

    def _fail_preview(self, told: str, _unsure: bool) -> None:
        self._say(told, wrong=True)
        self._show_state()

    def _show_mentions(self, found: Mentions) -> None:
        if (who := self._who) is not None:
            unseen = _(
                "Wat vertrouwelijk is en jij niet ziet, telt hier niet mee. Het gaat wel weg."
            )
            self.check.say([wording.named(found, who.surname), unseen])
            self.search.setVisible(found.any())

    def _search(self) -> None:
        if (who := self._who) is not None:
            self._desk.open(f"{SEARCH}/" + quote(who.surname, safe=""))

    # doing it

    def erase(self) -> None:
        """Do it, once the reference and the confirmation are right."""
        who, reason = self._who, " ".join(self.reason.text().split())
        if who is None or self._asking.is_under_way() or not self._is_known:
            return
        problem = wording.reason_problem(reason, who.surname)
        right = wording.confirming(self.typed.text(), who.surname)
        self.reason_form.set_error(problem)
        unconfirmed = _("Dit is niet de achternaam, en ook niet WISSEN. Er is niets gewist.")
        self.typed_form.set_error("" if right else unconfirmed)
        if problem or not right:
            (self.reason if problem else self.typed).setFocus()
            return
        self._say(_("Wordt gewist in de gedeelde database…"))
        self._erasing = True
        self._asking.ask(lambda at: erase(at, who.id, reason), self._finish, self._fail)
        if self._erasing:
            self.stop.setFocus()

    def stop_waiting(self) -> None:
        """Let it not be asked any more, where that can still be said."""
        if self._asking.withdraw():
            self._end_erasing()
            self._say(_("Gestopt; er is niets gewist."))
        elif self._is_known:
            told = _("Het wissen is al onderweg en kan niet meer worden tegengehouden.")
            self._say(told, wrong=True)
        else:
            self._asking.stop()
            self._say("")

    def _end_erasing(self) -> None:
        self._erasing = False
        self._show_state()

    def _finish(self, _answer: object) -> None:
        self._end_erasing()
        self.done.emit()
        self.forget()

    def _fail(self, told: str, unsure: bool) -> None:
        self._end_erasing()
        if unsure:
            doubt = _("Het is niet zeker of er gewist is. Nog eens wissen kan geen kwaad.")
            told = " ".join(filter(None, (told, doubt)))
        elif told:
            told = " ".join((told, _("Er is niets gewist.")))
        self._say(told, wrong=True)

    # how it stands

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        tint(self.said, "danger" if wrong else "text2")
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence and self.isVisible():
            announce(self, sentence)

    def _show_state(self) -> None:
        busy = self._asking.is_under_way()
        self._told.setVisible(self._is_known)
        self._fields.setVisible(self._is_known)
        self._fields.setEnabled(not busy)
        shown = {
            self.stop: busy,
            self.act: self._is_known and not busy,
            self.again: not self._is_known and not busy,
            self.cancel: not self._erasing,
        }
        here = holds_focus(self.buttons)
        for one in (one for one, is_shown in shown.items() if is_shown):
            one.show()
            if here:  # before another one hides, which would send the keyboard anywhere
                one.setFocus()
                here = False
        for one, is_shown in shown.items():
            one.setVisible(is_shown)
        self.busy.emit(self._erasing)
        self.cancel.setVisible(not busy)
