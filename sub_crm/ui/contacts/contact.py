"""The page of one contact moment: all of it, edited in place."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.records import Remove
from sub_crm.ui.contacts.head import ContactHead
from sub_crm.ui.desk import CONTACTS, Desk, Opening
from sub_crm.ui.parts.contact_form import ContactForm
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.parts.reading_cards import MomentRows
from sub_crm.ui.parts.reopening import reopen
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import ScrollColumn, column, fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id, read_id


class ContactPage(QWidget):
    """`arrive` says which moment; every field keeps itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._moment: Id | None = None
        self._width = WidthClass.FULL
        self._shown: QWidget | None = None
        self._reopened: tuple[str, tuple[Id, ...]] | None = None
        self.form: ContactForm | None = None
        self.columns: MainAndSide | None = None
        self._box = QVBoxLayout(self)
        fill(self._box, (), 12, (28, 14, 28, 18))

    def arrive(self, argument: str) -> None:
        """Show the moment with this id, in hexadecimal digits."""
        moment = read_id(argument)
        if moment is not None and moment == self._moment and self.form is not None:
            self.form.ask()
            return
        self._moment = moment
        if moment is None:
            self._show_gone()
        else:
            self._begin(moment)

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open a small form once the moment is read."""
        self._reopened = form, about

    def _begin(self, moment: Id) -> None:
        self._end_form()
        self.form = ContactForm(self._desk, moment, b"", self)
        self.form.shown.connect(self._show_rows)
        self.form.gone.connect(self._show_gone)
        self.head = ContactHead(self._desk, moment, self.form.mark.words)
        self.head.remove_wanted.connect(self._remove)
        self.form.ask()

    def _show_rows(self, rows: MomentRows) -> None:
        self.head.show_rows(rows)
        if self.form is None:
            return
        if self.columns is None:
            self._lay_out(self.form)
        if self._reopened is not None:
            wanted, self._reopened = self._reopened, None
            openers = {"opvolging": self.form.agreed.add_follow_up}
            reopen(self._desk.backend, openers, *wanted)

    def _lay_out(self, form: ContactForm) -> None:
        card = Card(20, 0)
        card.add(form.main)
        card.body.addStretch(1)
        self.columns = MainAndSide(
            ScrollColumn(column(card)), form.side, _("Over dit contactmoment")
        )
        self.columns.set_width_class(self._width)
        shown = QWidget()
        box = QVBoxLayout(shown)
        fill(box, (self.head,), 12, (0, 0, 0, 0))
        box.addWidget(self.columns, 1)
        self._put(shown)
        form.fields["summary"].setFocus()

    def _end_form(self) -> None:
        """Its fields go with the page that is replaced, so it must hear of no more changes."""
        if self.form is not None:
            self.form.deleteLater()
        self.form = self.columns = None

    def _show_gone(self) -> None:
        self._end_form()
        self._put(
            EmptyState(
                _("Dit contactmoment is er niet meer, of je mag het niet zien."),
                [(_("Naar Contactmomenten"), lambda: self._desk.open(CONTACTS))],
            )
        )

    def _put(self, shown: QWidget) -> None:
        if self._shown is not None:
            self._box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = shown
        self._box.addWidget(shown, 1)
        shown.show()  # at once: a layout shows late, and a hidden field takes no keyboard

    def _remove(self) -> None:
        if self._moment is not None:
            self._desk.backend.execute(Remove(table="contact_moment", ids=(self._moment,)))
            self._desk.open(CONTACTS)

    def complete_row(self) -> None:
        """Complete the follow-up that the keyboard is at."""
        if self.form is not None:
            self.form.agreed.complete_row()

    def log_row(self) -> None:
        self._desk.quick_log(self.opening())

    def opening(self) -> Opening:
        """The quick log is about the organisation of this moment."""
        rows = self.form.rows if self.form is not None else None
        bodies = [one.organisation_id for one in rows.attendees] if rows else []
        return Opening(organisation_id=next(filter(None, bodies), None))

    def toggle_side(self) -> None:
        if self.columns is not None:
            self.columns.toggle_side()

    def set_width_class(self, width: WidthClass) -> None:
        self._width = width
        if self.columns is not None:
            self.columns.set_width_class(width)

    def regions(self) -> list[QWidget]:
        return self.columns.regions() if self.columns is not None else [self]

    def first_focus(self) -> QWidget:
        return self.form.fields["summary"] if self.form is not None else self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of every page."""
        if not run_key(self, event):
            super().keyPressEvent(event)
