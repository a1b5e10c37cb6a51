"""The history of one record: made for it once its rows are read, then only filled again."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.store import Changes
from sub_crm.ui.desk import TODAY, Desk
from sub_crm.ui.record_history.body import Body
from sub_crm.ui.record_history.links import read_argument
from sub_crm.ui.record_history.reading import HistoryRows, read_history
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id


class HistoryPage(QWidget):
    """`arrive` says of which record, as "table/hexadecimal id"."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._about: tuple[str, Id] | None = None
        self._width = WidthClass.FULL
        self._pages = 1
        self.body: Body | None = None
        self._shown: QWidget | None = None
        self._box = QVBoxLayout(self)
        fill(self._box, (), 0, (28, 14, 28, 20))
        desk.backend.changed.connect(self._refresh)

    def arrive(self, argument: str) -> None:
        about = read_argument(argument)
        if about != self._about:
            self._about, self._pages = about, 1
        if about is None:
            self._receive(None)
        else:
            self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        self._width = width
        if self.body is not None:
            self.body.set_width_class(width)

    def toggle_side(self) -> None:
        if self.body is not None:
            self.body.columns.toggle_side()

    def regions(self) -> list[QWidget]:
        return self.body.regions() if self.body is not None else [self]

    def first_focus(self) -> QWidget:
        return self.body.list if self.body is not None else self

    def _refresh(self, _changes: Changes) -> None:
        if self._about is not None:
            self._ask()

    def _ask(self) -> None:
        if self._about is None:
            return
        backend = self._desk.backend
        backend.query(
            read_history,
            *self._about,
            today=backend.today(),
            pages=self._pages,
            then=self._receive,
        )

    def _want_older(self) -> None:
        self._pages += 1
        self._ask()

    def _receive(self, rows: HistoryRows | None) -> None:
        if rows is None:
            self.body = None
            self._show(self._not_found())
        elif (rows.table, rows.record) == self._about:
            self._show_rows(rows)

    def _show_rows(self, rows: HistoryRows) -> None:
        if self.body is not None and self.body.rows.record == rows.record:
            self.body.show_rows(rows)
            return
        self.body = Body(self._desk, rows)
        self.body.older_wanted.connect(self._want_older)
        self.body.set_width_class(self._width)
        self._show(self.body)

    def _show(self, widget: QWidget) -> None:
        had_focus = self._shown is not None and self.isAncestorOf(self.focusWidget() or self)
        if self._shown is not None:
            self._shown.hide()
            self._box.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = widget
        self._box.addWidget(widget)
        if had_focus:
            self.first_focus().setFocus()

    def _not_found(self) -> QWidget:
        return EmptyState(
            _("Van dit gegeven is geen geschiedenis te vinden, of je mag het niet zien."),
            [(_("Naar Vandaag"), lambda: self._desk.open(TODAY))],
        )
