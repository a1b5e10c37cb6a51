"""Contactgegevens with their validity: call or mail, copy, change, add; expired ones stay."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders import Order
from sub_crm.orders.people import AddContactPoint
from sub_crm.orders.records import Edit, Remove
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk, form_address, person_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.leaving import leave
from sub_crm.ui.parts.links import ICONS
from sub_crm.ui.people import wording
from sub_crm.ui.people.eliding_link import ElidingLink
from sub_crm.ui.people.reading import PersonPageRows, Point
from sub_crm.ui.text import announce, eliding, label, no_mnemonic
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.layouts import clear, column, fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind
from sub_crm.values.vague_date import VagueDate

LINK_PAD = 5.0
"""A link has this much room before its words; what stands under it lines up with them."""


class NewPoint(FormCard):
    """A way to reach one person."""

    def __init__(self, desk: Desk, person_id: Id) -> None:
        address = form_address(person_address(person_id), "contactgegeven")
        super().__init__(desk, _("Contactgegeven toevoegen"), address=address)
        self._person = person_id
        kinds = [(kind, word(kind)) for kind in ContactPointKind]
        self.kind = ChoiceButton(_("Soort contactgegeven"), kinds, ContactPointKind.EMAIL)
        self.ask("kind", _("Soort contactgegeven"), self.kind)
        self.value = LineField(_("Contactgegeven"), hint=_("zoals naam@gemeente.nl"))
        self.ask("value", _("Contactgegeven"), self.value)
        self.private = CheckBox(_("Privé: gaat in geen lijst mee"))
        self.add(self.private)
        self.act_with(_("Toevoegen"), self._add)

    def _add(self) -> None:
        self.send(
            AddContactPoint(
                kind=self.kind.value(),
                value=self.value.text(),
                person_id=self._person,
                private=self.private.isChecked(),
            )
        )


class PointEnd(FormCard):
    """Until when a contact point holds."""

    def __init__(self, desk: Desk, person_id: Id, point: Point) -> None:
        address = form_address(person_address(person_id), "geldigheid", point.id)
        super().__init__(desk, _("Tot wanneer geldig"), address=address)
        self._point = point
        self.add(label(point.text, "secondary", wrap=True))
        usual = point.row.until or VagueDate.on(desk.backend.today())
        self.until = DateField(_("Tot en met"), desk.backend.today(), usual)
        hint = _("Leeg is: geldig. Een verlopen gegeven blijft te vinden.")
        self.ask("until", _("Tot en met"), self.until, hint=hint)
        self.act_with(_("Opslaan"), self._keep)

    def _keep(self) -> None:
        if self.dates_are_wrong():
            return
        until = self.until.date()
        self.send(Edit(table="contact_point", id=self._point.id, field="until", value=until))


class PointsCard(Card):
    def __init__(self, desk: Desk, person_id: Id) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 10, 0, 12)
        self._desk, self._person = desk, person_id
        self._shown: tuple[Point, ...] | None = None
        self.add_button = icon_button(
            "plus", _("Contactgegeven toevoegen"), on_click=self.add_point
        )
        self._lines = QWidget()
        fill(QVBoxLayout(self._lines), (), 8, (16, 0, 10, 0))
        self._nothing = label(
            _("Nog niet bekend hoe je deze persoon bereikt."), "secondary", wrap=True
        )
        self._nothing.setContentsMargins(16, 0, 16, 4)
        title = label(_("Contactgegevens"), "section")
        head = row(title, None, self.add_button, margins=(16, 0, 10, 0))
        self.add(head, self._nothing, self._lines)

    def show_rows(self, rows: PersonPageRows) -> None:
        """Lines are made anew only when something differs: a button with the keyboard stays."""
        if rows.points == self._shown:
            return
        if self._lines.isAncestorOf(self.window().focusWidget() or self):
            self.add_button.setFocus()
        self._shown = rows.points
        box = self._lines.layout()
        assert isinstance(box, QVBoxLayout)
        clear(box)
        for point in rows.points:
            box.addWidget(self._line(point))
        self._lines.setVisible(bool(rows.points))
        self._nothing.setVisible(not rows.points)

    def _line(self, point: Point) -> QWidget:
        today = self._desk.backend.today()
        second = wording.validity(point.row, today, expired=point.expired)
        ends = point.row.until is not None and not point.expired
        about = label(second, "caption", wrap=True, colour="warn" if ends else "text2")
        about.setContentsMargins(theme.current().px(LINK_PAD), 0, 0, 0)
        words = column(_value(point), about)
        copy_name = _("{value} kopiëren").format(value=point.text)
        copy = icon_button("copy", copy_name, on_click=lambda: self._copy(point))
        more = icon_button("more", _("Meer met {value}").format(value=point.text))
        more.clicked.connect(
            lambda: self._menu(point).popup(more.mapToGlobal(more.rect().center()))
        )
        icon = icon_label(ICONS[point.row.kind], "text3" if point.expired else "text2", 16)
        return row(icon, words, copy, more, spacing=8, widest=1)

    def _menu(self, point: Point) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            no_mnemonic(_("Tot wanneer geldig…")),
            lambda: self.end_point(point.id),
        )
        private = _("Niet meer privé") if point.row.private else _("Privé maken")
        menu.addAction(no_mnemonic(private), lambda: self._keep_private(point))
        menu.addAction(no_mnemonic(_("Verwijderen")), lambda: self._drop(point))
        return menu

    def _copy(self, point: Point) -> None:
        QGuiApplication.clipboard().setText(point.row.value)
        announce(self, _("Gekopieerd"))

    def _keep_private(self, point: Point) -> None:
        private = not point.row.private
        self._do(Edit(table="contact_point", id=point.id, field="private", value=private))

    def _drop(self, point: Point) -> None:
        self._do(Remove(table="contact_point", ids=(point.id,)))

    def _do(self, order: Order) -> None:
        self._desk.backend.execute(order)

    def add_point(self) -> Overlay:
        return NewPoint(self._desk, self._person).open(width=420)

    def end_point(self, id: Id) -> Overlay | None:
        """Ask until when a contact point holds, when it is still there."""
        point = next((one for one in self._shown or () if one.id == id), None)
        return PointEnd(self._desk, self._person, point).open(width=420) if point else None


def _value(point: Point) -> QWidget:
    """A link that calls or mails; what expired is struck through and leads nowhere."""
    said = f"{word(point.row.kind)}: {point.text}"
    if point.expired:
        made = eliding(
            point.text, "medium", colour="text3", name=_("{what}, verlopen").format(what=said)
        )
        font = QFont(made.font())
        font.setStrikeOut(True)
        made.setFont(font)
        return row(made, margins=(LINK_PAD, 0, 0, 0))
    if not point.link:
        return row(eliding(point.text, "medium", name=said), margins=(LINK_PAD, 0, 0, 0))
    made_link = ElidingLink(lambda: leave(made_link, point.link, point.text))
    made_link.say(point.text, said)
    return made_link
