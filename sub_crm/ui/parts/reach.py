"""Contactgegevens of a person: call or mail, copy, take away, add."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.people import AddContactPoint
from sub_crm.orders.records import Remove
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.leaving import leave
from sub_crm.ui.parts.links import ICONS
from sub_crm.ui.parts.reading_cards import Reach
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, icon_button, link, set_icon
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.layouts import clear, column, fill, row
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind


def reach_button(one: Reach) -> QWidget:
    """A button that calls, mails or opens a site; plain words where no link can be made."""
    said = f"{word(one.kind)}: {one.text}"
    if not one.link:
        return label(one.text, name=said)
    made = link(one.text, name=said)
    made.clicked.connect(lambda: leave(made, one.link, one.text))
    set_icon(made, ICONS[one.kind], "accent_t", 15)
    return made


class ReachList(QWidget):
    """The ways to reach one person and a line to add another."""

    saved = Signal()

    def __init__(self, desk: Desk, person_id: Id) -> None:
        super().__init__()
        self._desk, self._person = desk, person_id
        self._shown: tuple[Reach, ...] | None = None
        self._lines = QWidget()
        fill(QVBoxLayout(self._lines), (), 2, (0, 0, 0, 0))
        kinds = [(kind, word(kind)) for kind in ContactPointKind]
        self.kind = ChoiceButton(_("Soort contactgegeven"), kinds, ContactPointKind.EMAIL)
        self.value = LineField(_("Nieuw contactgegeven"), hint=_("zoals naam@gemeente.nl"))
        self.value.returnPressed.connect(self._add)
        self.add_button = button(_("Toevoegen"), on_click=self._add)
        line = row(self.kind, self.value, self.add_button, spacing=8)
        self._problem = label("", colour="danger", wrap=True)
        self._problem.hide()
        title = label(_("Contactgegevens"), "section")
        fill(
            QVBoxLayout(self),
            (column(title, self._lines, line, self._problem, spacing=6),),
            0,
            (0, 0, 0, 0),
        )

    def show_rows(self, reach: tuple[Reach, ...]) -> None:
        if reach == self._shown:
            return
        self._shown = reach
        box = self._lines.layout()
        assert isinstance(box, QVBoxLayout)
        clear(box)
        for one in reach:
            box.addWidget(self._line(one))
        self._lines.setVisible(bool(reach))

    def _line(self, one: Reach) -> QWidget:
        private = [label(_("privé"), "caption")] if one.private else []
        copy_name = _("{value} kopiëren").format(value=one.text)
        drop_name = _("{value} verwijderen").format(value=one.text)
        copy = icon_button("copy", copy_name, on_click=lambda: self._copy(one))
        drop = icon_button("trash", drop_name, on_click=lambda: self._drop(one))
        return row(reach_button(one), *private, None, copy, drop, spacing=6)

    def _copy(self, one: Reach) -> None:
        QGuiApplication.clipboard().setText(one.value)
        announce(self, _("Gekopieerd"))

    def _drop(self, one: Reach) -> None:
        self.value.setFocus()
        self._desk.backend.execute(Remove(table="contact_point", ids=(one.id,)))

    def _add(self) -> None:
        order = AddContactPoint(
            kind=self.kind.value(), value=self.value.text(), person_id=self._person
        )
        self._desk.backend.execute(order, then=self._added, refused=self._refuse)

    def _added(self, _answer: object) -> None:
        self.value.clear()
        self.set_error("")
        self.saved.emit()

    def _refuse(self, problems: dict[str, str]) -> None:
        """The text stays, the sentence stands under it."""
        self.set_error(" ".join(problems.values()))
        self.value.setFocus()

    def set_error(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.value.setAccessibleDescription(sentence)
        if sentence:
            announce(self.value, sentence)
