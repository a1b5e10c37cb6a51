"""The page of one dossier: made for it once its rows are read, then only filled again."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.store import Changes
from sub_crm.ui.desk import ISSUES, Desk, Opening
from sub_crm.ui.issues.body import Body
from sub_crm.ui.issues.reading import IssuePageRows, read_issue_page
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

TABLES = (
    *("issue", "issue_stance", "issue_theme", "decision", "follow_up", "organisation"),
    *("contact_moment", "participant", "contact_issue", "cadence", "rhythm_pause"),
    *("position", "tenure", "person", "app_user", "election"),
)


class IssuePage(QWidget):
    """`arrive` says which dossier; the page asks, shows, and asks again after changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._issue: Id | None = None
        self._width = WidthClass.FULL
        self._pages = 1
        self._asked = 0
        self.body: Body | None = None
        self._shown: QWidget | None = None
        self._box = QVBoxLayout(self)
        fill(self._box, (), 0, (28, 14, 28, 20))
        desk.backend.changed.connect(self._refresh)

    def arrive(self, argument: str) -> None:
        """Show the dossier with this id, in hexadecimal digits."""
        issue = _id(argument)
        if issue != self._issue:
            self._issue, self._pages = issue, 1
        if issue is None:
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
        return self.body.first_focus() if self.body is not None else self

    def opening(self) -> Opening:
        """The quick log is about this dossier."""
        return self.body.opening() if self.body is not None else Opening(issue_id=self._issue)

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

    def _refresh(self, changes: Changes) -> None:
        if self._issue is not None and changes.touches(*TABLES):
            self._ask()

    def _filter(self) -> None:
        self._pages = 1
        self._ask()

    def _ask(self) -> None:
        self._asked = self._pages
        backend = self._desk.backend
        there = self.body is not None and self.body.issue_id == self._issue
        backend.query(
            read_issue_page,
            self._issue,
            today=backend.today(),
            organisation=self.body.organisation() if there and self.body else None,
            pages=self._pages,
            then=self._receive,
        )

    def _want_more(self) -> None:
        """The reader nears the end of what is shown: ask for one page more, once."""
        if self._asked == self._pages:
            self._pages += 1
            self._ask()

    def _receive(self, rows: IssuePageRows | None) -> None:
        if rows is None:
            self._show(self._not_found())
            self.body = None
        elif rows.head.id == self._issue:
            self._show_rows(rows)

    def _show_rows(self, rows: IssuePageRows) -> None:
        self._asked = -1 if not rows.more_moments else self._pages
        if self.body is not None and self.body.issue_id == rows.head.id:
            self.body.show_rows(rows)
            return
        body = Body(self._desk, rows)
        body.more_wanted.connect(self._want_more)
        body.filtered.connect(self._filter)
        body.set_width_class(self._width)
        self.body = body
        self._show(body)

    def _show(self, widget: QWidget) -> None:
        had_focus = self._shown is not None and self.isAncestorOf(self.focusWidget() or self)
        if self._shown is not None:
            self._shown.hide()
            self._box.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = widget
        self._box.addWidget(widget)
        widget.show()  # at once: a layout shows late, and what is hidden takes no keyboard
        if had_focus:
            self.first_focus().setFocus()

    def _not_found(self) -> QWidget:
        return EmptyState(
            _("Dit dossier is niet meer te vinden."),
            [(_("Alle dossiers"), lambda: self._desk.open(ISSUES))],
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field or list took."""
        if not run_key(self, event):
            super().keyPressEvent(event)


def _id(argument: str) -> Id | None:
    """Read the digits of an address; None when they are not those of an id."""
    try:
        found = bytes.fromhex(argument)
    except ValueError:
        return None
    return found if len(found) == 16 else None
