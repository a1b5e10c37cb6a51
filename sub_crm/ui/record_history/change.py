"""The change of one version: each field as it was and as it became, and the ways back."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.differences import word_differences
from sub_crm.insight.history.printing import civil, moment
from sub_crm.insight.history.versions import Edit, Version
from sub_crm.ui import theme
from sub_crm.ui.parts.marked_text import MarkedText
from sub_crm.ui.record_history.surfaces import Inset
from sub_crm.ui.record_history.versions import hue_of
from sub_crm.ui.text import label
from sub_crm.ui.widgets.avatar import Avatar, initials
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import column, fill, row, rule
from sub_crm.ui.widgets.reading_area import ReadingArea

SIDE_BY_SIDE = 340
"""How wide the changes must be to stand next to each other: so they do in a window of 1200."""


class EditBlock(Group):
    """One field: its name, a check where there is something to choose, and both sides."""

    def __init__(self, edit: Edit, *, choose: bool) -> None:
        super().__init__()
        self.edit = edit
        found = word_differences(edit.before, edit.after)
        self.spoken = f"{edit.title}, {found.spoken()}"
        self.check = CheckBox(
            edit.title, True, name=_("{field} terugzetten").format(field=self.spoken)
        )
        self.was, self.became = MarkedText(found.was), MarkedText(found.became)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self._sides, (), 12, (0, 0, 0, 0))
        for title, side in ((_("Was"), self.was), (_("Werd"), self.became)):
            shown = side if side.text() else label(_("leeg"), "caption")
            self._sides.addWidget(Inset(label(title, "small"), shown), 1)
        name = self.check if choose else label(edit.title, "strong")
        fill(QVBoxLayout(self), (name, self._sides), 4, (0, 0, 0, 0))
        self.setAccessibleName(self.spoken)

    def set_side_by_side(self, *, wide: bool) -> None:
        """Next to each other, or under each other where there is little room."""
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def is_side_by_side(self) -> bool:
        return self._sides.direction() is QBoxLayout.Direction.LeftToRight


class Blocks(QWidget):
    """The changed fields under each other; arranges them by the room that there is."""

    def __init__(self, blocks: list[EditBlock]) -> None:
        super().__init__()
        self.blocks = blocks
        fill(QVBoxLayout(self), (*blocks, None), 12, (0, 0, 8, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room: side by side."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(SIDE_BY_SIDE - 48)
        for block in self.blocks:
            block.set_side_by_side(wide=wide)


class ChangePanel(Card):
    """The middle of the page."""

    fields_wanted = Signal(object, object)
    """The version and the `Edit`s that are to go back."""
    whole_wanted = Signal(object)
    """The version: all is to be as it was before it."""

    def __init__(self, today: dt.date) -> None:
        super().__init__(20, 10)
        self._today = today
        self.version: Version | None = None
        self.blocks: list[EditBlock] = []
        self._shown: QWidget | None = None

    def show_version(self, version: Version) -> None:
        """Show another version at once."""
        if version == self.version:
            return
        self.version = version
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        choose = _can_go_back(version) and len(version.edits) > 1
        self.blocks = [EditBlock(edit, choose=choose) for edit in version.edits]
        spoken = ". ".join(block.spoken for block in self.blocks) or version.what
        self._shown = column(self._head(version), rule(), spacing=10)
        box = self._shown.layout()
        assert isinstance(box, QVBoxLayout)
        box.addWidget(ReadingArea(Blocks(self.blocks), spoken), 1)
        self._add_ways_back(box, version)
        self.body.addWidget(self._shown, 1)

    def _head(self, version: Version) -> QWidget:
        said = moment(version.at, self._today)
        title = label(f"{version.user}, {said}", "heading", wrap=True)
        told = _("{what} · ontvangen") if version.received else _("{what} · op dit apparaat")
        about = label(told.format(what=version.what), "secondary", wrap=True)
        avatar = Avatar(initials(version.user), 36, hue_of(version.user), version.user)
        made = row(avatar, spacing=12)
        box = made.layout()
        assert isinstance(box, QBoxLayout)
        box.addWidget(column(title, about), 1)
        return made

    def _add_ways_back(self, box: QVBoxLayout, version: Version) -> None:
        if not _can_go_back(version):
            told = _("Hiermee begon het. Wat er toen niet was, kan hier niet worden teruggezet.")
            fill(box, (rule(), label(told, "secondary", wrap=True)), 10, (0, 0, 0, 0))
            return
        before = civil(version.at) - dt.timedelta(minutes=1)
        exact = f"{before:%H:%M}"
        if before.date() != self._today:
            exact = moment(version.at - 60_000_000, self._today)
        self.some = button(_("Alleen deze velden terugzetten"), "", "undo", on_click=self._some)
        self.all = button(
            _("Alles terug naar {time}").format(time=exact), "", "hist", on_click=self._all
        )
        self.problem = label("", colour="danger", wrap=True)
        self.problem.hide()
        told = _("Ook terugzetten komt in de geschiedenis; er gaat niets verloren.")
        for block in self.blocks:
            block.check.toggled.connect(self._choose)
        fill(
            box,
            (
                rule(),
                label(told, "secondary", wrap=True),
                self.problem,
                Flow(self.some, self.all, spacing=10),
            ),
            10,
            (0, 0, 0, 0),
        )

    def say_problem(self, sentence: str) -> None:
        """Say why nothing was restored."""
        if self._shown is not None and self.version and _can_go_back(self.version):
            self.problem.setText(sentence)
            self.problem.setVisible(bool(sentence))

    def _chosen(self) -> list[Edit]:
        return [block.edit for block in self.blocks if block.check.isChecked()]

    def _choose(self) -> None:
        self.some.setEnabled(bool(self._chosen()))

    def _some(self) -> None:
        self.fields_wanted.emit(self.version, self._chosen())

    def _all(self) -> None:
        self.whole_wanted.emit(self.version)


def _can_go_back(version: Version) -> bool:
    return not version.is_creation and bool(version.edits)
