"""A visit to the pages about dossiers, over a real workspace of 24 November 2026."""

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sub_crm.ui.issues import IssuePage, IssuesPage
from sub_crm.ui.issues.body import Body
from sub_crm.ui.issues.chip_button import ChipButton
from sub_crm.ui.widgets.chips import Chip
from sub_crm.values.ids import Id, key_id
from tests.ui.visit import Visit

CAPACITY = "Ambtelijke capaciteit Lopikerwaard"
SCALING_UP, WINDFALL = key_id("issue", "D01"), key_id("issue", "D02")


class IssueVisit(Visit):
    """With the pages about dossiers."""

    def issue(self, title: str) -> Id:
        found = self.reader.value("SELECT id FROM issues WHERE title = :title", title=title)
        assert isinstance(found, bytes)
        return found

    def open_page(self, issue: Id, width: int = 1208, height: int = 844) -> Body:
        """Open the page of a dossier, as an address does."""
        self.page = IssuePage(self.desk)
        self.show(self.page, width, height)
        self.page.arrive(issue.hex())
        self.until(lambda: self.page.body is not None)
        assert self.page.body is not None
        return self.page.body

    def open_list(self) -> IssuesPage:
        self.list = IssuesPage(self.desk)
        self.show(self.list)
        self.until(lambda: self.list.table.list.rows)
        return self.list


def words_of(root: QWidget) -> str:
    """Everything that a page says, in labels, fields, chips and the rows of its lists."""
    said: list[str] = []
    for one in root.findChildren(QWidget):
        if not one.isVisibleTo(root):
            continue
        if isinstance(one, Chip | ChipButton):
            said.append(one.accessibleName())
        elif isinstance(one, QLabel | QLineEdit | QAbstractButton):
            said.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView):
            said += _rows(one.model())
    return "\n".join(said)


def _rows(model: QAbstractItemModel) -> list[str]:
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1)
    ]
