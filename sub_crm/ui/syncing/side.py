"""Beside what waits: how it stands, and what happened."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sub_crm.i18n import _, dates
from sub_crm.insight.history.printing import civil, moment
from sub_crm.queries.sync import EventRow
from sub_crm.ui.desk import DIFFERENCES, Desk
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.sync_pill import differences_words
from sub_crm.ui.synchronising import Syncing
from sub_crm.ui.syncing.log_words import log_words
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, ghost
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import column, fill

FEW = 8
DAY = dt.timedelta(days=1)


class Line(QWidget):
    """An icon, a title and a second line, perhaps with a button."""

    def __init__(self, icon: str, act: QPushButton | None = None) -> None:
        super().__init__()
        self._icon = icon_label(icon, "text2", 18)
        self.title, self.about = label("", "strong", wrap=True), label("", "secondary", wrap=True)
        line = QHBoxLayout(self)
        fill(line, (self._icon,), 12, (0, 4, 0, 4))
        line.addWidget(column(self.title, self.about), 1)
        if act is not None:
            line.addWidget(act)

    def say(self, title: str, about: str = "") -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setVisible(bool(title))


class StateCard(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(16, 4)
        self._desk = desk
        self.review = button(_("Bekijken"), on_click=lambda: desk.open(DIFFERENCES))
        self._success = Line("check")
        self._differences = Line("split", self.review)
        self._server, self._lease = Line("db"), Line("laptop")
        self.add(
            label(_("Toestand"), "section"),
            self._success,
            self._differences,
            self._server,
            self._lease,
        )

    def show_state(self, syncing: Syncing, server: str) -> None:
        today, facts = self._desk.backend.today(), syncing.facts
        if facts.seen_at:
            told = _("Laatst contact: {when}").format(when=moment(facts.seen_at, today))
            self._success.say(told)
        else:
            self._success.say(_("Nog nooit contact gehad"))
        number = syncing.work.differences
        told = differences_words(number) if number else _("Geen verschillen")
        self._differences.say(told, _("niets is overschreven") if number else "")
        self.review.setVisible(bool(number))
        self._server.say(server and _("Gedeelde database"), server)
        self._lease.say(*self._lease_words(facts.seen_at, facts.lease_days))

    def _lease_words(self, seen_at: int, days: int) -> tuple[str, str]:
        if not seen_at or not days:
            return "", ""
        until = civil(seen_at).date() + days * DAY
        said = dates.plain_day(until, self._desk.backend.today())
        return _("Deze laptop"), _("zonder contact te gebruiken tot {day}").format(day=said)


class LogDelegate(WrappingDelegate):
    """The hour, an icon, what happened and a second line; both wrap."""

    padding, inset = 4.0, 2.0
    left = 84.0

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today

    def height_of(self, row: EventRow, width: float) -> float:
        words, room = log_words(row), width - self.left - 8
        high = height_of(words.title, room, 13, 600, 19)
        return high + (height_of(words.about, room, 12.5, 400, 17) if words.about else 0) + 10

    def draw(self, canvas: Canvas, row: EventRow) -> None:
        words, room = log_words(row), canvas.w - self.left - 8
        canvas.text(6, 4, 54, 19, _when(row, self._today()), 12.5, 400, "text2", tabular=True)
        canvas.icon(62, 6, 15, words.icon, words.tone)
        high = write(canvas, (self.left, 4, room), words.title, 13, 600, "text", 19)
        if words.about:
            place = (self.left, 4 + high, room)
            write(canvas, place, words.about, 12.5, 400, "text2", 17)


def _when(row: EventRow, today: dt.date) -> str:
    then = civil(row.at)
    if then.date() == today:
        return f"{then:%H:%M}"
    weekday, day, month = dates.day(then.date(), today).split(" ")[:3]
    return f"{weekday} {then:%H:%M}" if (today - then.date()).days < 7 else f"{day} {month}"


def _spoken(row: EventRow, today: dt.date) -> str:
    words = log_words(row)
    return ", ".join(filter(None, (moment(row.at, today), words.title, words.about)))


class LogCard(Card):
    """The newest few; all of them when asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(16, 6)
        today = desk.backend.today
        self._rows: Sequence[EventRow] = ()
        self._all = False
        self.list = SideList(
            _("Logboek"),
            LogDelegate(today),
            lambda one: _spoken(one, today()),
            key=lambda one: one.id,
        )
        self._nothing = label(_("Er is nog niets gebeurd."), "secondary", wrap=True)
        self.more = ghost(_("Alles tonen"), "down", on_click=self.show_all)
        self.add(label(_("Logboek"), "section"), self.list, self._nothing, self.more)

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        self._rows = rows
        self.list.set_rows(rows if self._all else rows[:FEW])
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.more.setVisible(len(rows) > FEW and not self._all)

    def show_all(self) -> None:
        self._all = True
        self.list.setFocus()  # before the button goes
        self.show_rows(self._rows)
