"""The head of a contact moment: where it belongs, what it was, and that it is kept."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.ui import theme
from sub_crm.ui.desk import CONTACTS, Desk, history_address, organisation_address
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.parts.reading_cards import MomentRows
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.buttons import ghost, link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind


class _Disc(QWidget):
    """The kind of contact, large."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ContactKind.CONVERSATION
        side = theme.current().px(48)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, kind, painter = theme.current(), KINDS[self.kind], QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen(f"{kind.tone}_s"))
        painter.setBrush(look.colour(f"{kind.tone}_s"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        inset = self.width() * 0.27
        inside = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, kind.icon, inside, kind.tone)


class ContactHead(QWidget):
    remove_wanted = Signal()

    def __init__(self, desk: Desk, moment: Id, mark: QLabel) -> None:
        super().__init__()
        self._desk, self._moment = desk, moment
        self._organisation: Id | None = None
        self._disc = _Disc()
        self._title = eliding("", "title")
        self._line = label("", "lead", wrap=True)
        self._body = link("", on_click=self._open_organisation)
        self._arrow = icon_label("chevron", "text3", 13)
        self._lay_out(mark)

    def _lay_out(self, mark: QLabel) -> None:
        crumbs, line, words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        fill(
            crumbs,
            (
                link(_("Contactmomenten"), on_click=lambda: self._desk.open(CONTACTS)),
                self._arrow,
                self._body,
                None,
                ghost(_("Geschiedenis"), "hist", on_click=self._open_history),
                ghost(_("Verwijderen"), "trash", on_click=self.remove_wanted.emit),
            ),
            6,
            (0, 0, 0, 0),
        )
        fill(words, (self._title, self._line), 2, (0, 0, 0, 0))
        fill(line, (self._disc,), 12, (0, 0, 0, 0))
        line.addLayout(words, 1)
        line.addWidget(mark)
        fill(QVBoxLayout(self), (crumbs, line), 6, (0, 0, 0, 0))

    def show_rows(self, rows: MomentRows) -> None:
        """Say kind, moment, organisation and status."""
        moment, today = rows.row, self._desk.backend.today()
        bodies = {one.organisation_id: one.organisation for one in rows.attendees}
        named = [(id, name) for id, name in bodies.items() if id and name]
        self._organisation = named[0][0] if named else None
        self._body.setText(named[0][1] if named else "")
        self._body.setAccessibleName(self._body.text())
        for one in (self._body, self._arrow):
            one.setVisible(bool(named))
        self._disc.kind = moment.kind
        self._disc.update()
        self._title.setText(moment.summary)
        said = (
            word(moment.kind),
            dates.vague(moment.happened_on, today),
            ", ".join(name for _id, name in named),
            word(moment.status).lower(),
        )
        self._line.setText(" · ".join(filter(None, said)))

    def _open_organisation(self) -> None:
        if self._organisation is not None:
            self._desk.open(organisation_address(self._organisation))

    def _open_history(self) -> None:
        self._desk.open(history_address("contact_moment", self._moment))
