"""The page of one record: made for it once its rows are read, then only filled again."""

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.parts.record_body import RecordBody, WorkBody
from sub_crm.ui.parts.reopening import reopen
from sub_crm.ui.regions import enter, holds_focus
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id, read_id

Key = TypeVar("Key")
Rows = TypeVar("Rows")
Shown = TypeVar("Shown", bound=RecordBody)
Working = TypeVar("Working", bound=WorkBody)


class RecordPage(QWidget, Generic[Key, Rows, Shown]):
    """`arrive` says which record; the page asks, shows, and asks again after changes."""

    tables: ClassVar[tuple[str, ...]] = ()
    """A change in one of these asks again; any change does when none is named."""
    read: ClassVar[Callable[..., Any]]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._about: Key | None = None
        self._shown_key: Key | None = None
        self._width = WidthClass.FULL
        self._pages, self._asked = 1, 0
        self._form: tuple[str, tuple[Id, ...]] | None = None
        self.body: Shown | None = None
        self._shown: QWidget | None = None
        self._box = QVBoxLayout(self)
        fill(self._box, (), 0, (28, 14, 28, 20))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keeps the keyboard until something shows
        self.setAccessibleName(_("Een ogenblik"))
        desk.backend.changed.connect(self._refresh)

    # what differs per kind of record

    def _key(self, argument: str) -> Key | None:
        """Read which record an address names; None when it names none."""
        raise NotImplementedError

    def _key_of(self, rows: Rows) -> Key:
        raise NotImplementedError

    def _has_more(self, rows: Rows) -> bool:
        """Whether there is another page to be asked for."""
        raise NotImplementedError

    def _make(self, rows: Rows) -> Shown:
        raise NotImplementedError

    def _not_found(self) -> EmptyState:
        raise NotImplementedError

    def _besides(self) -> dict[str, Any]:
        """What the question is narrowed by."""
        return {}

    # what the frame around asks

    def arrive(self, argument: str) -> None:
        about = self._key(argument)
        if about != self._about:
            self._about, self._pages = about, 1
        if about is None:
            self._receive(None)
        else:
            self._ask()

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open a small form once the record is read anew."""
        self._form = form, about

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
        return self.body.first_focus() if self.body is not None else self

    # asking and showing

    def _refresh(self, changes: Changes) -> None:
        if self._about is not None and (not self.tables or changes.touches(*self.tables)):
            self._ask()

    def _ask(self) -> None:
        self._asked = self._pages
        backend = self._desk.backend
        backend.query(
            self.read,
            self._about,
            today=backend.today(),
            pages=self._pages,
            then=self._receive,
            **self._besides(),
        )

    def _ask_anew(self) -> None:
        self._pages = 1
        self._ask()

    def _want_more(self) -> None:
        """The reader nears the end of what is shown: ask for one page more, once."""
        if self._asked == self._pages:
            self._pages += 1
            self._ask()

    def _receive(self, rows: Rows | None) -> None:
        if rows is None:
            self.body, self._form = None, None
            self._show(self._not_found())
        elif self._key_of(rows) == self._about:
            self._show_rows(rows)
            if self._form is not None and self.body is not None:
                wanted, self._form = self._form, None
                reopen(self._desk.backend, self.body.openers(), *wanted)

    def _show_rows(self, rows: Rows) -> None:
        self._asked = self._pages if self._has_more(rows) else -1
        if self.body is not None and self._shown_key == self._about:
            self.body.show_rows(rows)
            return
        body = self._make(rows)
        body.more_wanted.connect(self._want_more)
        body.set_width_class(self._width)
        self.body, self._shown_key = body, self._about
        self._show(body)

    def _show(self, widget: QWidget) -> None:
        had_focus = holds_focus(self)
        if self._shown is not None:
            self._shown.hide()
            self._box.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = widget
        self._box.addWidget(widget)
        widget.show()  # at once: a layout shows late, and what is hidden takes no keyboard
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")
        if had_focus:
            enter(self.first_focus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field or list took."""
        if not run_key(self, event):
            super().keyPressEvent(event)


class WorkPage(RecordPage[Id, Rows, Working]):
    """A record by its id, with rows in its body that the keys of every page are about."""

    def _key(self, argument: str) -> Id | None:
        return read_id(argument)

    def opening(self) -> Opening:
        """The quick log is about this record."""
        raise NotImplementedError

    def edit_row(self) -> None:
        if self.body is not None:
            self.body.edit_row()

    def delete_row(self) -> None:
        if self.body is not None:
            self.body.delete_row()

    def complete_row(self) -> None:
        if self.body is not None:
            self.body.complete_row()

    def postpone_row(self) -> None:
        if self.body is not None:
            self.body.postpone_row()

    def log_row(self) -> None:
        if self.body is not None:
            self.body.log_row()
