"""Apart gezet: what the shared database did not take, and words from what went out of sight."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.sync import DiscardRefused, PutWordsAway, RetryRefused
from sub_crm.queries.refused import RefusedRow
from sub_crm.queries.sync import EventRow
from sub_crm.ui.desk import Desk, address_of
from sub_crm.ui.parts.record_words import record_look, record_title
from sub_crm.ui.syncing import wording
from sub_crm.ui.syncing.log_words import kept_words
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, ghost, link
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.fields import TextField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import column, fill, row


class Lines(Card):
    """Lines under a title, replaced all at once; not there without any."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__(16, 8)
        self._number = label("", "secondary")
        self.add(row(label(title, "section"), self._number, None))
        self.add(label(about, "secondary", wrap=True))
        self.lines: list[QWidget] = []
        self.setAccessibleName(title)
        self.hide()

    def set_lines(self, lines: Sequence[QWidget]) -> None:
        for old in self.lines:
            old.hide()
            self.body.removeWidget(old)
            old.deleteLater()
        self.lines = list(lines)
        for one in lines:
            self.body.addWidget(one)
            one.show()  # a layout does so only later
        self._number.setText(str(len(lines)))
        self.setVisible(bool(lines))


class RefusedLine(Group):
    """One record: why it was not taken, and what can be done."""

    def __init__(self, refused: RefusedRow, desk: Desk, decided: Callable[[], None]) -> None:
        super().__init__()
        self.refused, self._desk, self._decided = refused, desk, decided
        self._address = address_of(refused.table, refused.id)
        icon, _tone = record_look(refused.table, refused.named)
        title, why = record_title(refused.table, refused.named), wording.reason(refused)
        told = _("Niet aangenomen: {why}").format(why=why[:1].lower() + why[1:])
        self.setAccessibleName(f"{title}. {told}")
        self.problem = label("", "secondary", colour="danger", wrap=True)
        self.problem.hide()
        words = column(
            label(title, "strong", wrap=True), label(told, colour="danger", wrap=True), self.problem
        )
        line = QHBoxLayout()
        fill(line, (icon_label(icon, "text2", 18),), 12, (0, 0, 0, 0))
        line.addWidget(words, 1)
        fill(QVBoxLayout(self), (line, Flow(*self._buttons(title), spacing=8)), 6, (0, 6, 0, 6))

    def _buttons(self, title: str) -> list[QPushButton]:
        made = []
        if self._address:
            name = _("Herstellen: {what}").format(what=title)
            made.append(button(_("Herstellen"), name=name, on_click=self.mend))
        name = _("Opnieuw aanbieden: {what}").format(what=title)
        made.append(button(_("Opnieuw aanbieden"), name=name, on_click=self.retry))
        name = _("Weggooien: {what}").format(what=title)
        made.append(button(_("Weggooien"), "ghost", "trash", name=name, on_click=self.discard))
        return made

    def mend(self) -> None:
        """Open the record: edited again, it is sent again."""
        self._desk.open(self._address)

    def retry(self) -> None:
        order = RetryRefused(keys=self.refused.keys)
        self._desk.backend.execute(order, then=self._tell_decided, refused=self._tell)

    def discard(self) -> None:
        """Put back what the shared database has; the history keeps what was entered."""
        self._desk.backend.execute(DiscardRefused(keys=self.refused.keys), refused=self._tell)

    def _tell_decided(self, _answer: object) -> None:
        self._decided()

    def _tell(self, problems: dict[str, str]) -> None:
        self.problem.setText(" ".join(problems.values()))
        self.problem.show()
        announce(self, self.problem.text())


class RefusedCard(Lines):
    def __init__(self, desk: Desk, decided: Callable[[], None]) -> None:
        about = _(
            "Dit nam de gedeelde database niet aan. Het houdt de andere wijzigingen niet tegen."
        )
        super().__init__(_("Apart gezet"), about)
        self._desk, self._decided = desk, decided
        self._shown: tuple[RefusedRow, ...] = ()

    def show_rows(self, rows: tuple[RefusedRow, ...]) -> None:
        if rows != self._shown:
            self._shown = rows
            self.set_lines([RefusedLine(one, self._desk, self._decided) for one in rows])


class WordsLine(Group):
    """The words of one record, to read and to copy."""

    def __init__(self, event: EventRow, desk: Desk, decided: Callable[[EventRow], None]) -> None:
        super().__init__()
        self.event_row, self._desk, self._decided = event, desk, decided
        title, words = kept_words(event, desk.backend.today())
        self.setAccessibleName(title)
        self.field = TextField(title, words, least=1, most=8)
        self.field.setReadOnly(True)
        copy = _("Kopiëren")
        away = _("Wegleggen")
        acts = Flow(
            button(copy, "", "copy", name=f"{copy}: {title}", on_click=self.copy),
            ghost(away, on_click=self.put_away),
            spacing=8,
        )
        parts = (label(title, "strong", wrap=True), self.field, acts)
        fill(QVBoxLayout(self), parts, 6, (0, 6, 0, 6))

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.value())
        announce(self, _("Gekopieerd"))

    def put_away(self) -> None:
        order = PutWordsAway(event=self.event_row.id)
        self._desk.backend.execute(order, then=lambda _answer: self._decided(self.event_row))


class WordsCard(Lines):
    """What was put away last can be brought back here."""

    def __init__(self, desk: Desk, decided: Callable[[], None]) -> None:
        about = _(
            "Het gegeven zelf verdween uit zicht voordat dit verzonden was. Kopieer wat je wilt "
            "bewaren."
        )
        super().__init__(_("Jouw woorden"), about)
        self._desk, self._decided = desk, decided
        self._last: EventRow | None = None
        self.back = link(_("Terughalen wat je weglegde"), on_click=self.bring_back)
        self.back.hide()
        self.body.insertWidget(2, self.back)
        self._shown: tuple[EventRow, ...] = ()

    def show_rows(self, rows: tuple[EventRow, ...]) -> None:
        if rows != self._shown:
            self._shown = rows
            self.set_lines([WordsLine(one, self._desk, self._put_away) for one in rows])
        self.back.setVisible(self._last is not None)
        self.setVisible(bool(rows) or self._last is not None)

    def _put_away(self, event: EventRow) -> None:
        self._last = event
        self._decided()

    def bring_back(self) -> None:
        if self._last is not None:
            order = PutWordsAway(event=self._last.id, away=False)
            self._last = None
            self._desk.backend.execute(order, then=lambda _answer: self._decided())
