"""Tegelijk bewerken: only what is filled in changes, and what comes of it is said beforehand."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.bulk import BulkWish, Stand
from sub_crm.orders.lists import BulkEditContacts
from sub_crm.ui.contacts import bulk_wording as say
from sub_crm.ui.contacts.bulk_follow_up import BulkFollowUp
from sub_crm.ui.contacts.reading import read_stand
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.choosing import name_search
from sub_crm.ui.parts.lists import Known
from sub_crm.ui.parts.picks import Picks
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import icon_button, primary, say_with_enter
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.layouts import ScrollColumn, column, row
from sub_crm.ui.widgets.lookup import LookupField, Match
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, OurRole

CHOICES: dict[str, type[StrEnum]] = {
    "kind": ContactKind,
    "our_role": OurRole,
    "confidentiality": Confidentiality,
}
FOLLOW_UP = "follow_up"
Named = Sequence[tuple[Id, str]]


class BulkPanel(Card):
    """`left` is the wish to go away, `done` that it was done."""

    left = Signal()
    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(16, 10)
        self._desk = desk
        self._ids: tuple[Id, ...] = ()
        self._stand: Stand | None = None
        self._names: dict[str, dict[Id, str]] = {"issues": {}, "themes": {}}
        self._added: dict[str, tuple[Id, ...]] = {"issues": (), "themes": ()}
        named = (*CHOICES, *self._added, FOLLOW_UP)
        self._hints = {name: label("", "caption", wrap=True) for name in named}
        self._title = label("", "section", wrap=True)
        self._close = icon_button("x", _("Sluiten"), shortcut="Esc", on_click=self.left.emit)
        self.picks = {
            "issues": self._adding("issues", _("Dossier toevoegen")),
            "themes": self._adding("themes", _("Thema toevoegen")),
        }
        self.choices = {
            "kind": self._choice("kind", _("Soort")),
            "our_role": self._choice("our_role", _("Onze rol")),
            "confidentiality": self._choice("confidentiality", _("Markering")),
        }
        self.follow_up = BulkFollowUp(desk.backend.today())
        self.follow_up.changed.connect(self._tell)
        self._lay_out()

    # how it is made

    def _adding(self, name: str, title: str) -> Picks:
        def find(text: str) -> Sequence[Match]:
            rest = {i: t for i, t in self._names[name].items() if i not in self._added[name]}
            return name_search(rest.items())(text)

        made = Picks(LookupField(title, find, hint=_("Typ een paar letters")))
        made.lookup.picked.connect(lambda id: self._add(name, id))
        made.removed.connect(lambda id: self._take_away(name, id))
        return made

    def _choice(self, name: str, title: str) -> ChoiceButton:
        made = ChoiceButton(title, [(None, "")])
        made.chosen.connect(lambda _value: self._tell())
        return made

    def _lay_out(self) -> None:
        self._outcome = label("", wrap=True)
        self._act = primary("", on_click=self.change)
        outcome = Card(12, 4, "key")
        outcome.add(label(_("Zo wordt het"), "strong"), self._outcome)
        fields = column(
            label(_("Alleen wat je invult, verandert."), "secondary", wrap=True),
            *(self._block(name, one) for name, one in self.picks.items()),
            *(self._block(name, one) for name, one in self.choices.items()),
            self._block(FOLLOW_UP, self.follow_up),
            None,
            spacing=10,
        )
        self.add(row(self._title, None, self._close))
        self.add(ScrollColumn(fields), stretch=1)
        self.add(outcome, self._act)

    def _block(self, name: str, field: QWidget) -> QWidget:
        inside = {Picks: "lookup", BulkFollowUp: "title"}.get(type(field))
        named: QWidget = getattr(field, inside) if inside else field
        title = named.accessibleName().partition(":")[0]
        return column(label(title, "field"), field, self._hints[name], spacing=4)

    def first_focus(self) -> QWidget:
        return self.picks["issues"].lookup

    # what is known

    def offer(self, known: Known) -> None:
        """Say which dossiers and themes there are."""
        self._names["issues"] = {one.id: one.title for one in known.issues}
        self._names["themes"] = {one.id: one.name for one in known.themes}

    def show_ids(self, ids: tuple[Id, ...]) -> None:
        """Look up how the chosen moments are now."""
        viewer = self._desk.backend.identity.viewer
        self._desk.backend.query(
            read_stand, ids, me=viewer.user_id, role=viewer.role, then=self._receive
        )

    def _receive(self, found: tuple[tuple[Id, ...], Stand]) -> None:
        self._ids, self._stand = found
        self._title.setText(say.title(len(self._ids)))
        for name, kind in CHOICES.items():
            choice = self.choices[name]
            now = say.now(self._stand, name)
            options = [(None, now), *((one, word(one)) for one in kind)]
            choice.set_options(options, choice.value())
        self._tell()

    # what is filled in

    def wish(self) -> BulkWish:
        chosen: dict[str, Any] = {name: one.value() for name, one in self.choices.items()}
        return BulkWish(
            add_issues=self._added["issues"],
            add_themes=self._added["themes"],
            follow_up=self.follow_up.wish(),
            **chosen,
        )

    def _add(self, name: str, id: Id) -> None:
        self.picks[name].lookup.clear()
        self._set_added(name, (*self._added[name], id))

    def _take_away(self, name: str, id: Id) -> None:
        self._set_added(name, tuple(one for one in self._added[name] if one != id))

    def _set_added(self, name: str, ids: tuple[Id, ...]) -> None:
        self._added[name] = ids
        names = self._names[name]
        self.picks[name].show_picks([(names[id], id) for id in ids if id in names])
        self._tell()

    def _tell(self) -> None:
        """Under each field what it will do, and below all of it in one sentence."""
        if self._stand is None:
            return
        wish = self.wish()
        for name, hint in self._hints.items():
            hint.setText(say.hint(self._stand, name, wish))
            hint.setVisible(bool(hint.text()))
        changed = self._stand.changed_by(wish)
        self._outcome.setText(say.outcome(self._stand, wish, self._names))
        say_with_enter(self._act, say.action(changed))
        self._act.setEnabled(changed > 0)

    def change(self) -> None:
        """Do it, in one act."""
        if self._stand is None or not self._stand.changed_by(wish := self.wish()):
            return
        self.follow_up.say(problem := self.follow_up.problem())
        if problem:
            return
        order = BulkEditContacts(
            ids=self._ids,
            add_issues=wish.add_issues,
            add_themes=wish.add_themes,
            kind=wish.kind,
            our_role=wish.our_role,
            confidentiality=wish.confidentiality,
            follow_up=wish.follow_up,
        )
        self._desk.backend.execute(order, then=self._finish, refused=self._refuse)

    def _finish(self, _answer: object) -> None:
        self.empty()
        self.done.emit()

    def _refuse(self, problems: dict[str, str]) -> None:
        self._outcome.setText(" ".join(problems.values()))
        announce(self, self._outcome.text())

    def empty(self) -> None:
        """Fill in nothing."""
        for name in self._added:
            self._set_added(name, ())
        for choice in self.choices.values():
            choice.set_value(None)
        self.follow_up.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.change()
        else:
            super().keyPressEvent(event)
