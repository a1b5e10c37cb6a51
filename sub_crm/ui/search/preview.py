"""Voorvertoning: what stands behind the result that the keyboard is at."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk, contact_address
from sub_crm.ui.parts.moment_list import moment_list
from sub_crm.ui.search.preview_reading import Preview, read_preview
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import clear, fill
from sub_crm.ui.widgets.lists import RowList

REST_MS = 80
"""The keyboard may run through the results: only where it rests is looked up."""


class PreviewCard(Card):
    """`show_result` says of which result; while there is nothing to show it says so."""

    moment_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(18, 8)
        self._desk = desk
        self._wanted = ""
        self.shown: Preview | None = None
        self.moments: RowList | None = None
        self.setAccessibleName(_("Voorvertoning"))
        self._content = QVBoxLayout()
        fill(self._content, (), 8, (0, 0, 0, 0))
        self.body.addLayout(self._content)
        self.body.addStretch(1)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.moment_wanted.connect(lambda row: desk.open(contact_address(row.id)))
        self._show(None)

    def show_result(self, id: str) -> None:
        """Look up another result; "" for none."""
        self._wanted = id
        self._rest.start()

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(read_preview, self._wanted, today=backend.today(), then=self._receive)

    def _receive(self, preview: Preview | None) -> None:
        if (preview.id if preview else "") == self._wanted and preview != self.shown:
            self._show(preview)

    def _show(self, preview: Preview | None) -> None:
        self.shown, self.moments = preview, None
        clear(self._content)
        for part in self._parts(preview) if preview else [self._nothing()]:
            self._content.addWidget(part)

    def _nothing(self) -> QWidget:
        return label(
            _("Kies een resultaat om hier te zien wat erin staat."), "secondary", wrap=True
        )

    def _parts(self, preview: Preview) -> list[QWidget]:
        parts: list[QWidget] = [label(preview.title, "section", wrap=True)]
        parts += [label(line, "secondary", wrap=True) for line in preview.lines]
        if preview.text:
            text = label(preview.text, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            parts.append(text)
        if preview.moments:
            parts.append(label(_("Laatste contactmomenten"), "group"))
            today = self._desk.backend.today()
            name = _("Laatste contactmomenten")
            self.moments = moment_list(name, preview.moments, today, fit=True)
            self.moments.opened.connect(self.moment_wanted)
            parts.append(self.moments)
        return parts
