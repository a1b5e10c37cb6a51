"""Wacht op verzenden: what is not in the shared database yet, a record a row."""

import datetime as dt
from collections.abc import Callable, Sequence

from sub_crm.i18n import _
from sub_crm.insight.history.printing import moment
from sub_crm.queries.waiting import WaitingRow
from sub_crm.ui.desk import Desk, address_of
from sub_crm.ui.parts.record_words import record_look, record_title
from sub_crm.ui.parts.side_list import SideList
from sub_crm.ui.syncing import wording
from sub_crm.ui.text import label
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import TONES
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.layouts import row


class WaitingDelegate(RowDelegate):
    """Icon of the record, what it is and what was done, when, and the icon of the deed."""

    height, padding, hairline = 53.0, 8.0, 40.0

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today

    def draw(self, canvas: Canvas, row: WaitingRow) -> None:
        icon, tone = record_look(row.table, row.named)
        ink, ground, _border = TONES[tone]
        canvas.disc(8, 13, 27, ground or "hover")
        canvas.icon(14, 19, 15, icon, ink)
        said = moment(row.at, self._today()) if row.at else ""
        taken = canvas.measure(said, 12.5, 400)
        room = canvas.w - 48 - taken - 56
        if room < 120:  # in a narrow window the words matter more than the hour
            room, said = canvas.w - 48 - 40, ""
        canvas.text(48, 7, room, 20, record_title(row.table, row.named), 13.5, 600)
        canvas.text(48, 27, room, 18, wording.told(row), 12.5, 400, "text2")
        left = canvas.w - 40 - taken
        canvas.text(left, 0, taken + 2, canvas.h, said, 12.5, 400, "text2", RIGHT)
        deed, _word = wording.DEEDS[row.deed]
        canvas.icon(canvas.w - 26, (canvas.h - 15) / 2, 15, deed, "text2")


class WaitingCard(Card):
    """Enter or a click opens the record; taking something back is undo, elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(16, 8)
        self._desk = desk
        today = desk.backend.today
        self._number = label("", "secondary")
        self.add(row(label(_("Wacht op verzenden"), "section"), self._number, None))
        self.list = SideList(
            _("Wacht op verzenden"),
            WaitingDelegate(today),
            lambda one: wording.sentence(one, today()),
            key=lambda one: one.id,
        )
        self.list.opened.connect(self._open)
        self._nothing = label(_("Er wacht niets op verzenden."), "secondary", wrap=True)
        self._more = label("", "secondary", wrap=True)
        self.add(self.list, self._nothing, self._more)

    def show_rows(self, rows: Sequence[WaitingRow], total: int) -> None:
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._number.setText(str(max(total, len(rows))) if rows else "")
        rest = total - len(rows)
        self._more.setText(_("En nog {n} andere.").format(n=rest))
        self._more.setVisible(bool(rows) and rest > 0)

    def _open(self, row: WaitingRow) -> None:
        if address := address_of(row.table, row.id):
            self._desk.open(address)
