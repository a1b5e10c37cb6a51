"""One contact moment with every field that can be said of it, each kept while typing."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.agreed import Agreed
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.moment_links import About, Attending, Themes
from sub_crm.ui.parts.phrases import MOODS
from sub_crm.ui.parts.quiet_choice import RadioList, show_in
from sub_crm.ui.parts.reading_cards import MomentRows, read_moment
from sub_crm.ui.parts.role_choice import RoleWarning
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Initiative

TABLES = (
    *("contact_moment", "participant", "contact_issue", "contact_theme", "follow_up"),
    *("issue", "person", "theme"),
)
KEPT = ("kind", "status", "summary", "note", "place")
NOTHING: tuple[Any, str] = (None, "–")


def _words(kind: type[StrEnum]) -> list[tuple[Any, str]]:
    return [(one, word(one)) for one in kind]


def _seen_by() -> list[tuple[Any, str, str]]:
    seen = {
        Confidentiality.PUBLIC: _("mag naar buiten"),
        Confidentiality.INTERNAL: _("het hele team"),
        Confidentiality.CONFIDENTIAL: _("jij, accounthouder en teamleider"),
        Confidentiality.PERSONAL: _("alleen jij"),
    }
    return [(one, word(one), why) for one, why in seen.items()]


class ContactForm(QObject):
    """`main` and `side` are widgets to lay out; `shown` tells that rows came in, `gone` none."""

    shown = Signal(object)
    gone = Signal()

    def __init__(self, desk: Desk, moment_id: Id, organisation_id: Id, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._moment, self._organisation = desk, moment_id, organisation_id
        self.rows: MomentRows | None = None
        self.fields: dict[str, QWidget] = {}
        self.keeper = Keeper(desk, "contact_moment", moment_id, self)
        self.mark = SavedMark(self.keeper, parent=self)
        self._make_links()
        self.main = self._make_main()
        self.side = self._make_side()
        desk.backend.changed.connect(self._refresh)

    def ask(self) -> None:
        backend = self._desk.backend
        backend.query(
            read_moment, self._moment, today=backend.today(), me=backend.me, then=self._receive
        )

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.ask()

    def _receive(self, rows: MomentRows | None) -> None:
        self.rows = rows
        if rows is None:
            self.gone.emit()
            return
        self._show(rows)
        self.shown.emit(rows)

    # the fields, in the order of the keyboard

    def _make_links(self) -> None:
        self.issues = About(self._desk, self._moment, self._organisation)
        self.themes = Themes(self._desk, self._moment)
        self.people = Attending(self._desk, self._moment)
        for linked in (self.issues, self.themes, self.people):
            linked.saved.connect(self.mark.touched)
            linked.saved.connect(self.ask)
        self.agreed = Agreed(self._desk)

    def _make_main(self) -> QWidget:
        self.held = button(_("Is gehouden"), icon_name="check", on_click=self._call_held)
        self._row_of_when = QWidget()
        below = QVBoxLayout(self._row_of_when)
        first = Flow(
            self._choice("kind", _("Soort"), _words(ContactKind)),
            self._when(below),
            self._choice("status", _("Status"), _words(ContactStatus)),
            spacing=12,
        )
        fill(below, (first,), 8, (0, 0, 0, 0))
        self.role = RoleWarning()
        self.role.chosen.connect(lambda role: self.keeper.keep("our_role", role))
        note = TextField(_("Verslag"), least=5, most=18)
        return column(
            self._row_of_when,
            row(self.held, None),
            Flow(
                self._segment("initiative", _("Initiatief"), [NOTHING, *_words(Initiative)]),
                FormField(_("Onze rol"), self.role.segment),
                spacing=12,
            ),
            self.role,
            self._text("summary", LineField(_("Onderwerp"))),
            self._text("note", note, hint=_("Schrijf feitelijk; betrokkenen kunnen dit opvragen.")),
            Flow(self.issues, self.themes, spacing=12, even=300),
            self.agreed,
            spacing=10,
        )

    def _make_side(self) -> QWidget:
        moods = [NOTHING, *((mood, str(mood)) for mood in MOODS)]
        self._mood_words = label("", "caption", wrap=True)
        people, mood, marking = (Card(16, 8) for _n in range(3))
        people.add(self.people)
        mood.add(self._segment("mood", _("Sfeer"), moods), self._mood_words)
        marking.add(self._marking(), self._text("place", LineField(_("Plaats"))))
        self._raw_card = Card(16, 6)
        self._raw, self._raw_by = label("", wrap=True), label("", "caption", wrap=True)
        self._raw_card.add(label(_("Zoals vastgelegd"), "field"), self._raw, self._raw_by)
        return column(people, mood, marking, self._raw_card, None, spacing=14)

    def _choice(self, name: str, title: str, options: Sequence[tuple[Any, str]]) -> FormField:
        choice = ChoiceButton(title, options)
        form = FormField(title, choice)
        self.fields[name] = choice
        self.keeper.keep_choice(name, choice, form)
        return form

    def _segment(self, name: str, title: str, options: Sequence[tuple[Any, str]]) -> FormField:
        segment = Segment(title, options)
        form = FormField(title, segment)
        self.fields[name] = segment
        self.keeper.keep_value(name, segment.changed, form)
        return form

    def _marking(self) -> FormField:
        choice = RadioList(_("Markering"), _seen_by())
        form = FormField(_("Markering"), choice)
        self.fields["confidentiality"] = choice
        self.keeper.keep_value("confidentiality", choice.changed, form)
        return form

    def _text(self, name: str, field: LineField | TextField, *, hint: str = "") -> FormField:
        form = FormField(field.accessibleName(), field, hint=hint)
        self.fields[name] = field
        self.keeper.keep_text(name, field, form)
        return form

    def _when(self, below: QVBoxLayout) -> FormField:
        self.when = DateField(_("Wanneer"), self._desk.backend.today())
        form = self.when.in_form(FormField(_("Wanneer"), self.when))
        form.hold_in(below)
        self.keeper.keep_value("happened_on", self.when.dated, form)
        return form

    # what is on disk

    def _show(self, rows: MomentRows) -> None:
        moment = rows.row
        for name in KEPT:
            self.keeper.show(name, getattr(moment, name))
        for name in ("initiative", "mood", "confidentiality"):
            field = self.fields[name]
            assert isinstance(field, Segment | RadioList)
            show_in(field, getattr(moment, name))
        self.role.show_role(moment.our_role)
        self.when.show_date(moment.happened_on)
        first = moment.happened_on.first
        ahead = first is not None and first > self._desk.backend.today()
        self.held.setVisible(moment.status is ContactStatus.PLANNED and not ahead)
        for linked in (self.people, self.issues, self.themes, self.agreed):
            linked.show_rows(rows)
        self._show_asides(rows)

    def _show_asides(self, rows: MomentRows) -> None:
        mood = rows.row.mood
        self._mood_words.setText(_(MOODS[mood]) if mood else _("Niet ingevuld"))
        self._raw_card.setVisible(bool(rows.row.raw))
        self._raw.setText(rows.row.raw)
        at = f"{rows.kept_at:%d-%m-%Y %H:%M}" if rows.kept_at else ""
        self._raw_by.setText(", ".join(filter(None, (rows.row.author, at))))

    def _call_held(self) -> None:
        self.keeper.keep("status", ContactStatus.HELD)
