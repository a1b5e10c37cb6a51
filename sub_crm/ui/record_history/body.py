"""The three columns: versions, the change, and at the side the last acts and a day to look at."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sub_crm.i18n import _
from sub_crm.insight.history.versions import Edit, Version
from sub_crm.orders.history import Part, RestoreRecord
from sub_crm.ui import theme
from sub_crm.ui.answering import Then
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.record_body import RecordBody
from sub_crm.ui.record_history.change import ChangePanel
from sub_crm.ui.record_history.head import Head
from sub_crm.ui.record_history.last_acts import LastActs
from sub_crm.ui.record_history.past import OnDate, PastPanel
from sub_crm.ui.record_history.reading import HistoryRows, PastRows, read_past
from sub_crm.ui.record_history.versions import headed, version_list
from sub_crm.ui.widgets.buttons import ghost
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate

LIST_WIDTH = {WidthClass.FULL: 276, WidthClass.NARROW: 240}


class Body(RecordBody):
    """The versions, the change of the chosen one, and the ways back."""

    def __init__(self, desk: Desk, rows: HistoryRows) -> None:
        super().__init__(desk)
        self.rows = rows
        self._today = desk.backend.today()
        self.head = Head(desk, rows)
        self.list = version_list(self._today)
        self.change = ChangePanel(self._today)
        self.past: PastPanel | None = None
        self.acts, self.on_date = LastActs(desk), OnDate(self._today)
        side = column(self.acts, self.on_date, None, spacing=14)
        name = _("Laatste handelingen en op een datum")
        self._stack(MainAndSide(self._main(), side, name, width=300), self.head)
        self._connect()
        self.show_rows(rows)

    def _main(self) -> QWidget:
        self._versions = Card(0, 0)
        self._versions.body.setContentsMargins(0, theme.current().px(6), 0, theme.current().px(6))
        self._versions.add(self.list, stretch=1)
        self.older = ghost(_("Oudere wijzigingen"), "down", on_click=self.more_wanted.emit)
        self._older_row = row(self.older, None, margins=(10, 4, 10, 0))
        self._versions.add(self._older_row)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.change)
        main = QWidget()
        line = QHBoxLayout(main)
        fill(line, (self._versions,), 18, (0, 0, 0, 0))
        line.addWidget(self._middle, 1)
        return main

    def _connect(self) -> None:
        self.head.filtered.connect(self._show_list)
        self.list.current_row_changed.connect(self._show_version)
        self.change.fields_wanted.connect(self._restore_fields)
        self.change.whole_wanted.connect(self._restore_whole)
        self.on_date.wanted.connect(self._look_back)

    def show_rows(self, rows: HistoryRows) -> None:
        """Show what the journal has now; the version being read stays."""
        self.rows = rows
        self.head.show_rows(rows, self._today)
        self._older_row.setVisible(rows.more)
        self._show_list()

    def _show_list(self) -> None:
        shown = [version for version in self.rows.versions if self.head.lets_through(version)]
        self.list.set_rows(headed(shown, self._today))
        if self.list.current_row() is None and shown:
            self.list.select(shown[0].id)
        current = self.list.current_row()
        if current is not None:
            self.change.show_version(current)

    def _show_version(self, version: Version | None) -> None:
        if version is not None:
            self.leave_past()
            self.change.show_version(version)

    # back to what was

    def _restore_fields(self, version: Version, edits: list[Edit]) -> None:
        chosen: dict[tuple[str, Id], list[str]] = {}
        for edit in reversed(edits):
            chosen.setdefault((edit.table, edit.record), []).append(edit.field)
        parts = [Part(table, id, tuple(names)) for (table, id), names in chosen.items()]
        self._restore(parts, version.first_change, self._say_problem)

    def _restore_whole(self, version: Version) -> None:
        parts = [Part(table, id) for table, id in self.rows.records[version.id]]
        self._restore(parts, version.first_change, self._say_problem)

    def _restore_past(self, rows: PastRows) -> None:
        if rows.first_change is not None:
            parts = [Part(table, id) for table, id in rows.records]
            self._restore(parts, rows.first_change, self._say_past_problem)

    def _restore(self, parts: list[Part], before: int, refused: Then) -> None:
        *others, last = parts
        order = RestoreRecord(
            table=last.table,
            id=last.id,
            fields=last.fields,
            before_change=before,
            parts=tuple(others),
        )
        self._desk.backend.execute(order, then=self._restored, refused=refused)

    def _restored(self, _answer: object) -> None:
        self.leave_past()
        self.list.scrollToTop()

    def _say_problem(self, problems: dict[str, str]) -> None:
        self.change.say_problem(" ".join(problems.values()))

    def _say_past_problem(self, problems: dict[str, str]) -> None:
        if self.past is not None:
            self.past.say_problem(" ".join(problems.values()))

    # on a day

    def _look_back(self, day: VagueDate) -> None:
        self._desk.backend.query(
            read_past,
            self.rows.table,
            self.rows.record,
            day,
            today=self._today,
            then=self._show_past,
        )

    def _show_past(self, rows: PastRows | None) -> None:
        if rows is None or not rows.existed:
            self.on_date.form.set_error(_("Toen bestond dit nog niet. Kies een latere dag."))
            return
        self.leave_past()
        self.past = PastPanel(rows, self.rows.name, self._today)
        self.past.left.connect(self.leave_past)
        self.past.restore_wanted.connect(self._restore_past)
        self._middle.addWidget(self.past)
        self._middle.setCurrentWidget(self.past)

    def leave_past(self) -> None:
        """Show the present again."""
        if self.past is not None:
            had_focus = self.past.isAncestorOf(self.past.focusWidget() or self)
            self._middle.setCurrentWidget(self.change)
            self._middle.removeWidget(self.past)
            self.past.deleteLater()
            self.past = None
            if had_focus:
                self.list.setFocus()

    # the frame

    def set_width_class(self, width: WidthClass) -> None:
        self.columns.set_width_class(width)
        self._versions.setFixedWidth(theme.current().px(LIST_WIDTH.get(width, 232)))
        self.head.side.setVisible(width not in LIST_WIDTH)

    def regions(self) -> list[QWidget]:
        return [self.head, self._versions, self._middle, self.columns.side]

    def first_focus(self) -> QWidget:
        return self.list
