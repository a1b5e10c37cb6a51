"""The colleagues beside the table: who holds how much, who is new and who left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.queries.holders import ColleagueRow
from sub_crm.ui.holders import wording
from sub_crm.ui.holders.reading import HoldersRows
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.avatar import Avatar, initials
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import clear, column, fill
from sub_crm.values.ids import Id


class Team(Card):
    """What cannot be done by this user is not there."""

    add_wanted = Signal()
    leave_wanted = Signal(object)
    return_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(16, 12)
        self.setAccessibleName(_("Collega’s"))
        self.add_button = button(
            _("Collega toevoegen…"), "", "plus", on_click=lambda: self.add_wanted.emit()
        )
        self._lines = QWidget()
        fill(QVBoxLayout(self._lines), (), 10, (0, 0, 0, 0))
        self.add(label(_("Collega’s"), "section"), self._lines, self.add_button)
        self.body.addStretch(1)
        self._shown: tuple[Sequence[ColleagueRow], bool] | None = None

    def show_rows(self, rows: HoldersRows) -> None:
        """Show who there is; the same people as before keep their lines, and the keyboard."""
        may = rows.standing.may_change_team()
        self.add_button.setVisible(may)
        if self._shown == (rows.colleagues, may):
            return
        self._shown = (rows.colleagues, may)
        box = self._lines.layout()
        if box is not None:
            clear(box)
        for one in rows.colleagues:
            if box is not None:
                box.addWidget(self._line(one, rows.standing.me, may))

    def _line(self, one: ColleagueRow, me: Id | None, may: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        name = _("{name} (jij)").format(name=one.name) if one.id == me else one.name
        words = column(
            eliding(name, "strong", colour=None if one.active else "text2"),
            eliding(f"{wording.held(one)} · {one.job_title or word(one.role)}", "secondary"),
            spacing=1,
        )
        fill(line, (Avatar(initials(one.name), 30),), 10, (0, 0, 0, 0))
        line.addWidget(words, 1)
        if may and one.id != me:
            line.addWidget(self._act(one), 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _act(self, one: ColleagueRow) -> QWidget:
        if one.active:
            said = _("{name} werkt hier niet meer").format(name=one.name)
            return icon_button("x", said, on_click=lambda: self.leave_wanted.emit(one))
        said = _("{name} werkt hier weer").format(name=one.name)
        return icon_button("undo", said, on_click=lambda: self.return_wanted.emit(one))
