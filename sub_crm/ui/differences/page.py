"""Verschillen nakijken: the records at the left, both versions of one of them beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.orders.sync import SettleDifferences
from sub_crm.queries.differences import SettledRow, settled
from sub_crm.store import Changes
from sub_crm.ui.desk import SYNC, Desk
from sub_crm.ui.differences.choices import Choices
from sub_crm.ui.differences.keeping import Keeping
from sub_crm.ui.differences.list import record_list
from sub_crm.ui.differences.reading import RecordRows, read_review
from sub_crm.ui.differences.record import RecordView
from sub_crm.ui.regions import holds_focus
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import ghost, primary, say_with_enter
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill, row, rule
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

_Key = Qt.Key


class DifferencesPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._records: tuple[RecordRows, ...] = ()
        self._choices: dict[str, Choices] = {}
        self._wanted = ""
        self._saving: set[Id] = set()
        self._keeping: Keeping | None = None
        self.view: RecordView | None = None
        self._make()
        desk.backend.changed.connect(self._refresh)

    def _make(self) -> None:
        self.lead = label("", "lead", wrap=True)
        self.later = ghost(_("Later"), on_click=self.go_later)
        self.list = record_list()
        self.list.current_row_changed.connect(self._show)
        side = Card(8, 6)
        side.add(self.list)
        side.body.addStretch(1)
        self.news = label("", "strong", colour="info", wrap=True)
        self.news.hide()
        self.problem = label("", "strong", colour="danger", wrap=True)
        self.problem.hide()
        self._place = QVBoxLayout()
        fill(self._place, (), 0, (0, 0, 0, 0))
        self.save = primary("", on_click=self.save_it)
        say_with_enter(self.save, _("Opslaan en volgende"))
        self.count = label("", "secondary")
        told = _("De andere versie blijft terug te vinden in de geschiedenis.")
        main = Card(20, 12)
        main.add(self.news)
        main.body.addLayout(self._place)
        main.body.addStretch(1)
        self.foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self.foot, (), 12, (0, 0, 0, 0))
        self.foot.addWidget(label(told, "secondary", wrap=True), 1)
        self.foot.addWidget(row(None, self.count, self.save))
        main.add(self.problem, rule())
        main.body.addLayout(self.foot)
        self.side, self.main = side, main
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self.both, (), 18, (0, 0, 0, 0))
        self.both.addWidget(side, 2)
        self.both.addWidget(main, 7)
        self.nothing = EmptyState(
            _("Er zijn geen verschillen om na te kijken."),
            [(_("Naar Synchronisatie"), lambda: self._desk.open(SYNC))],
        )
        self.nothing.hide()
        head = row(label(_("Verschillen nakijken"), "title", wrap=True), None, self.later)
        box = QVBoxLayout(self)
        fill(box, (column(head, self.lead), self.both, self.nothing), 12, (28, 18, 28, 20))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keeps the keyboard until something shows

    # what the window asks of a page

    def arrive(self, argument: str = "") -> None:
        """Show the record that an address names, else the one that was shown."""
        self._wanted = argument
        self.news.hide()
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        direction = QBoxLayout.Direction
        beside = width in (WidthClass.FULL, WidthClass.NARROW)
        for box in (self.both, self.foot):
            box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def regions(self) -> list[QWidget]:
        return [self.side, self.main] if self._records else [self.nothing]

    def first_focus(self) -> QWidget:
        if self.view is not None:
            return self.view.blocks[0].card()
        return self.nothing if self.nothing.isVisible() else self

    # asking and showing

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(read_review, me=backend.me, today=backend.today(), then=self._receive)

    def _refresh(self, _changes: Changes) -> None:
        self._ask()

    def _receive(self, records: tuple[RecordRows, ...]) -> None:
        had_focus = holds_focus(self) or self.hasFocus()
        before = {one.id for each in self._records for one in each.fields}
        gone = before - {one.id for each in records for one in each.fields} - self._saving
        self._records = records
        self._tell_count()
        for part in (self.side, self.main, self.later):
            part.setVisible(bool(records))
        self.nothing.setVisible(not records)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.set_rows(records)
        wanted, self._wanted = self._wanted, ""
        if not (wanted and self.list.select(wanted)) and self.list.current_row() is None:
            self._select_first()
        self._show(self.list.current_row())
        if gone:
            self._desk.backend.query(settled, tuple(gone), then=self._tell_settled)
        if had_focus and not holds_focus(self):
            target = self.first_focus()
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_first(self) -> None:
        if self._records:
            self.list.select(self._records[0].key)

    def _tell_count(self) -> None:
        number = len(self._records)
        told = ngettext(
            "{n} gegeven is door jou en een collega gewijzigd. Er is niets overschreven; kies wat "
            "blijft.",
            "{n} gegevens zijn door jou en een collega gewijzigd. Er is niets overschreven; kies "
            "wat blijft.",
            number,
        )
        self.lead.setText(told.format(n=number) if number else "")
        self.lead.setVisible(bool(number))

    def _tell_settled(self, rows: list[SettledRow]) -> None:
        """A colleague chose meanwhile what its reader was looking at."""
        others = [one for one in rows if one.by != self._desk.backend.me]
        if not others:
            return
        told = _("{name} keek dit intussen na.")
        self.news.setText(told.format(name=others[0].name or _("Een collega")))
        self.news.show()
        announce(self, self.news.text())

    def _show(self, record: RecordRows | None) -> None:
        """Show a record; one that did not change stays as it is, with what is typed in it."""
        if self.view is not None and self.view.rows == record:
            self._tell_place(record)
            return
        had_focus = self.view is not None and holds_focus(self.view)
        self._let_go()
        self.problem.hide()
        if record is None:
            return
        choices = self._choices.setdefault(record.key, Choices())
        choices.fit(record)
        self.view = RecordView(record, choices)
        self._keeping = Keeping(self._desk, self.view)
        self._place.addWidget(self.view)
        self.view.show()  # at once: a layout shows late, and what is hidden takes no keyboard
        self._tell_place(record)
        if had_focus:
            self.view.enter()

    def _tell_place(self, record: RecordRows | None) -> None:
        if record in self._records:
            place = self._records.index(record) + 1
            self.count.setText(_("{n} van {total}").format(n=place, total=len(self._records)))

    def _let_go(self) -> None:
        if self._keeping is not None:
            self._keeping.leave()
            self._keeping = None
        if self.view is not None:
            self.view.hide()
            self._place.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    # acting

    def go_later(self) -> None:
        """Leave this one as it is, and go on with the next."""
        rows = self.view.rows if self.view is not None else None
        place = self._records.index(rows) + 1 if rows in self._records else len(self._records)
        if place == len(self._records):
            self._desk.open(SYNC)
            return
        self.list.select(self._records[place].key)
        if self.view is not None:
            self.view.enter()

    def save_it(self) -> None:
        """Let what is chosen stand, in one act, and go on with the next record."""
        if self.view is None:
            return
        order = SettleDifferences(choices=self.view.choices.order())
        self._saving |= {one.id for one in self.view.rows.fields}
        self.news.hide()
        keeping, record = self._keeping, self.view.rows

        def saved(_answer: object) -> None:
            self._choices.pop(record.key, None)
            if keeping is not None:
                keeping.drop()

        self._desk.backend.execute(order, then=saved, refused=self._refuse)

    def _refuse(self, problems: dict[str, str]) -> None:
        if self.view is not None:
            self._saving -= {one.id for one in self.view.rows.fields}
        self.problem.setText(" ".join(problems.values()))
        self.problem.show()
        announce(self, self.problem.text())
        self._ask()

    # keys

    def _acts(self) -> dict[tuple[Qt.Key, bool], Callable[[], None]]:
        view = self.view
        if view is None:
            return {}
        return {
            (_Key.Key_1, True): view.take_mine,
            (_Key.Key_2, True): view.take_theirs,
            (_Key.Key_3, True): view.take_both,
            (_Key.Key_Return, True): self.save_it,
            (_Key.Key_Enter, True): self.save_it,
        }

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        return self._acts().get((_Key(event.key()), control))

    def event(self, event: QEvent) -> bool:
        """On this page Ctrl+1, 2 and 3 choose; elsewhere they go to pages."""
        mine = isinstance(event, QKeyEvent) and self._act_of(event) is not None
        if mine and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if act := self._act_of(event):
            act()
        else:
            super().keyPressEvent(event)
