"""Why a relation is as warm as it is: people, the parts of one of them, the contacts behind it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.ui.parts.contact_rows import ContactList, Today
from sub_crm.ui.parts.warmth.people import PeopleList
from sub_crm.ui.parts.warmth.reading import Explained, Told
from sub_crm.ui.parts.warmth.why import Why
from sub_crm.ui.text import label
from sub_crm.ui.widgets.layouts import fill, row, rule


class Explanation(QWidget):
    """Follows the person that the arrows are at; `opened` carries a contact moment."""

    opened = Signal(object)
    person_wanted = Signal(object)

    def __init__(self, today: Today, leave: Callable[[], object]) -> None:
        super().__init__()
        self.weighed = label("", "secondary", wrap=True)
        self.people = PeopleList(leave)
        self.why = Why()
        self.counted = label("", "group", wrap=True)
        self.hint = label(_("Enter opent"), "caption")
        name = _("Contactmomenten die meetellen")
        self.contacts = ContactList(today, self._back, name)
        self._line = rule()
        fill(
            QVBoxLayout(self),
            (
                *(self.weighed, self.people, rule(), self.why, self._line),
                *(row(self.counted, None, self.hint), self.contacts),
            ),
            9,
            (0, 0, 0, 0),
        )
        self.people.selectionModel().currentChanged.connect(self._follow)
        self.people.opened.connect(self._enter)
        self.contacts.opened.connect(self.opened)

    def show_explained(self, found: Explained) -> None:
        """Explain another number; the same person stays chosen."""
        self.weighed.setText(_weighed(found))
        self.people.show_people(list(found.people), found.rules)
        self.people.setVisible(len(found.people) > 1)
        self._follow(self.people.currentIndex())
        self.why.setVisible(bool(found.people))

    def told(self) -> Told | None:
        """Whose number is explained now."""
        row: Told | None = self.people.current_row()
        return row

    def _follow(self, _index: QModelIndex) -> None:
        told = self.told()
        if told is None:
            self.contacts.set_rows([])
        else:
            self.why.show_told(told)
            self.contacts.set_rows(told.contacts)
        count = len(told.contacts) if told else 0
        said = ngettext("{n} contact telt mee", "{n} contacten tellen mee", count)
        self.counted.setText(said.format(n=count))
        self.contacts.setVisible(bool(count))
        self.hint.setVisible(bool(count))
        shown = told is not None and told.standing.warmth is not None
        self.counted.setVisible(shown)
        self._line.setVisible(shown)

    def focus_first(self) -> bool:
        """Go to the people; False when there are none."""
        target = self.people if self.people.isVisibleTo(self) else self.contacts
        if not target.isVisibleTo(self):
            return False
        target.setFocus()
        return True

    def _enter(self, told: Told) -> None:
        if told.contacts:
            self.contacts.setFocus()
        elif told.standing.holder:
            self.person_wanted.emit(told.standing.holder.person_id)

    def _back(self) -> None:
        if self.people.isVisibleTo(self):
            self.people.setFocus()
        else:
            self.people.leave()


def _weighed(found: Explained) -> str:
    """Say over how many positions the number is weighed, and how."""
    number = found.rolled.counted
    if not found.people:
        return _("Hier zijn geen functies bekend.")
    if not number:
        return _("Nog geen contact. Na de kennismaking verschijnt hier een getal.")
    tiers = found.rules.tiers
    said = ngettext(
        "Gewogen over {n} functie; kern telt {core} keer mee, belangrijk {important} keer.",
        "Gewogen over {n} functies; kern telt {core} keer mee, belangrijk {important} keer.",
        number,
    )
    core, important, _other = tiers.values()
    return said.format(n=number, core=core, important=important)
