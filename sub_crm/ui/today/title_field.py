"""The title of a follow-up, edited where it stands in the list and kept while typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.records import Edit
from sub_crm.ui import theme
from sub_crm.ui.text import announce, label
from sub_crm.ui.today.follow_up_delegate import TEXT_LEFT
from sub_crm.ui.today.follow_up_list import FollowUpList
from sub_crm.ui.today.rows import Task
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.layouts import fill

Execute = Callable[..., None]


class TitleField(QFrame):
    """Enter, Esc and leaving keep the title; what the store refuses stays here with the reason."""

    def __init__(self, over: FollowUpList, task: Task, execute: Execute) -> None:
        super().__init__(over.viewport())
        self._list, self._id, self._execute = over, task.id, execute
        self._under_way, self._closing = 0, False
        self.setProperty("card", "list")
        self.field = LineField(_("Titel van de opvolging"), task.follow_up.title)
        self.error = label("", wrap=True)
        self._below = QWidget()
        line = QHBoxLayout(self._below)
        fill(line, (icon_label("warn", "danger", 15),), 6, (4, 0, 4, 2))
        line.addWidget(self.error, 1)
        self._below.hide()
        fill(QVBoxLayout(self), (self.field, self._below), 4, (4, 4, 4, 4))
        self.field.edited.connect(self._save)
        self.field.editingFinished.connect(self.leave)
        over.verticalScrollBar().valueChanged.connect(self.place)
        over.rows.modelReset.connect(self.place, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Show over the row with the text selected."""
        self.place()
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, _scrolled: int = 0) -> None:
        """Cover the title in the row; a row that went away takes the field with it."""
        number = self._list.place_of(self._id)
        if number is None:
            self._close()
            return
        look, row = theme.current(), self._list.visualRect(self._list.rows.index(number, 0))
        left = look.px(TEXT_LEFT - 16)
        self.setFixedWidth(max(look.px(160), row.width() - left - look.px(140)))
        self.adjustSize()
        self.move(left, row.top() + look.px(4))

    def leave(self) -> None:
        """Keep the text and close, once it is kept."""
        self.field.saving.flush()
        self._closing = True
        if not self._under_way and self._below.isHidden():
            self._close()

    def _save(self, text: str) -> None:
        self._under_way += 1
        order = Edit(table="follow_up", id=self._id, field="title", value=text)
        self._execute(order, then=self._kept, refused=self._refused)

    def _kept(self, _answer: Any) -> None:
        self._under_way -= 1
        self._say("")
        if self._closing and not self._under_way:
            self._close()

    def _refused(self, problems: dict[str, str]) -> None:
        self._under_way -= 1
        self._closing = False
        self._say(" ".join(problems.values()))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self._below.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence:
            announce(self.field, sentence)
        self.place()

    def _close(self) -> None:
        if self.isHidden():
            return
        had_focus = self.field.hasFocus()
        self.field.blockSignals(True)  # what is here was kept or refused already
        self.hide()
        self.deleteLater()
        if had_focus:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; where the text was refused the old title stays. No key reaches the list."""
        if event.key() != Qt.Key.Key_Escape:
            return
        if self._below.isHidden():
            self.leave()
        else:
            self._close()
