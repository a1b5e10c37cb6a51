"""What can be done with one person in the list: by key, in the menu, with the small buttons."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from sub_crm.i18n import _
from sub_crm.orders.records import Remove
from sub_crm.ui.desk import Desk, Opening, organisation_address, person_address
from sub_crm.ui.parts.leaving import leave
from sub_crm.ui.parts.links import link_of, shown
from sub_crm.ui.people.follow_up_form import NewFollowUp
from sub_crm.ui.people.list_reading import Listed
from sub_crm.ui.text import announce, no_mnemonic
from sub_crm.values.kinds import ContactPointKind


class PersonActions:
    """One per page."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk, self._owner = desk, owner

    def open(self, one: Listed) -> None:
        self._desk.open(person_address(one.id))

    def log(self, one: Listed) -> None:
        self._desk.quick_log(opening_of(one))

    def call(self, one: Listed) -> None:
        self._reach(ContactPointKind.PHONE, one.row.phone, _("Geen telefoonnummer bekend"))

    def mail(self, one: Listed) -> None:
        self._reach(ContactPointKind.EMAIL, one.row.email, _("Geen e-mailadres bekend"))

    def follow_up(self, one: Listed) -> None:
        NewFollowUp(self._desk, one.id, one.row.organisation_id, one.row.name).open(width=440)

    def remove(self, one: Listed) -> None:
        order = Remove(table="person", ids=(one.id,))
        self._desk.backend.execute(order, refused=self._tell)

    def _tell(self, problems: dict[str, str]) -> None:
        self._desk.backend.refused.emit(" ".join(problems.values()))

    def _reach(self, kind: ContactPointKind, value: str | None, nothing: str) -> None:
        link = link_of(kind, value) if value else ""
        if value and link:
            leave(self._owner, link, shown(kind, value))
        else:
            announce(self._owner, nothing)

    def menu(self, one: Listed, spot: QPoint) -> QMenu:
        """Everything in words, with its key."""
        menu = QMenu(self._owner)
        for text, act, able in self._entries(one):
            action = menu.addAction(no_mnemonic(text))
            action.setEnabled(able)
            action.triggered.connect(lambda _on=False, act=act: act(one))
        menu.popup(spot)
        return menu

    def _entries(self, one: Listed) -> list[tuple[str, Callable[[Listed], None], bool]]:
        placed = one.row.organisation_id is not None
        return [
            (_("Openen"), self.open, True),
            (_("Contact vastleggen") + "\tCtrl+L", self.log, True),
            (_("Bellen"), self.call, bool(one.row.phone)),
            (_("Mailen"), self.mail, bool(one.row.email)),
            (_("Opvolging toevoegen…"), self.follow_up, True),
            (_("Organisatie openen"), self._open_place, placed),
            (_("Verwijderen") + "\tDel", self.remove, True),
        ]

    def _open_place(self, one: Listed) -> None:
        if one.row.organisation_id is not None:
            self._desk.open(organisation_address(one.row.organisation_id))


def opening_of(one: Listed | None) -> Opening:
    """The quick log about this person, at the organisation of today."""
    if one is None:
        return Opening()
    place = one.row.organisation_id if one.row.current else None
    return Opening(person_id=one.id, organisation_id=place)
