"""Reservekopieën: each with what it holds and whether it is whole; look into one, or go back."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.store import Store
from sub_crm.store.backups import Backup, Reason
from sub_crm.ui import theme
from sub_crm.ui.backups import wording
from sub_crm.ui.backups.preview import Preview
from sub_crm.ui.backups.reading import BackupRow, BackupRows, State, read_backups, verify
from sub_crm.ui.backups.table import BackupsTable
from sub_crm.ui.desk import SETTINGS, Desk
from sub_crm.ui.regions import holds_focus
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, ghost, link
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.head import PageHead
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.paths import breakable
from sub_crm.ui.width import WidthClass


class BackupsPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._rows = desk, BackupRows((), desk.backend.store.backup_folder, None)
        self._wanted: Path | None = None
        self._make()
        self.table.chosen.connect(self._preview)
        self.preview.look_wanted.connect(lambda one: desk.look_into(one.path))
        self.preview.restore_wanted.connect(lambda one: desk.put_back(one.path))

    def _make(self) -> None:
        today = self._desk.backend.today
        self.finding = label("", "lead", wrap=True)
        self.change = button(_("Map wijzigen"), "", "file", on_click=self.choose_folder)
        self.make = button(_("Nu een reservekopie maken"), "", "save", on_click=self.back_up)
        self.table = BackupsTable(today)
        self.nothing = EmptyState(
            _("Er is nog geen reservekopie."), [(_("Nu een reservekopie maken"), self.back_up)]
        )
        self.nothing.hide()
        self.where = label("", "secondary", wrap=True)
        self.checked = label("", "secondary")
        foot = QWidget()
        line = QHBoxLayout(foot)
        fill(line, (icon_label("file", "text2", 16),), 10, (16, 8, 16, 8))
        line.addWidget(self.where, 1)
        line.addWidget(self.checked)
        card = Card(0, 0)
        card.add(self.table, stretch=1)
        card.add(self.nothing, foot)
        self.preview = Preview(today)
        self.sides = MainAndSide(card, column(self.preview), _("Gekozen reservekopie"), width=370)
        self.side_button = ghost(_("Gekozen reservekopie"), "panel", on_click=self.toggle_side)
        self.side_button.hide()
        up = row(link(_("Instellingen"), on_click=lambda: self._desk.open(SETTINGS)), None)
        acts = (self.side_button, self.change, self.make)
        self.head = PageHead(_("Reservekopieën"), self.finding, *acts)
        layout = QVBoxLayout(self)
        fill(layout, (up, self.head), 8, (28, 14, 28, 20))
        layout.addSpacing(theme.current().px(4))
        layout.addWidget(self.sides, 1)

    # what the window asks of a page

    def arrive(self, _argument: str = "") -> None:
        """Look anew: one may have been made meanwhile."""
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        self.head.set_width_class(width)
        self.sides.set_width_class(width)
        self._offer_side()

    def _offer_side(self) -> None:
        """There is a preview only where there is something to choose."""
        some = bool(self._rows.rows)
        drawer = self.sides.is_drawer()
        self.side_button.setVisible(some and drawer)
        if not drawer:
            self.sides.side.setVisible(some)

    def toggle_side(self) -> None:
        self.sides.toggle_side()

    def regions(self) -> list[QWidget]:
        return self.sides.regions()

    def first_focus(self) -> QWidget:
        return self.table if self._rows.rows else self.make

    # filling

    def _ask(self) -> None:
        backend = self._desk.backend
        if not self._rows.rows:
            self.finding.setText(_("De reservekopieën worden gecontroleerd…"))
        backend.beside(read_backups, backend.backup_folder, then=self._show)

    def _show(self, rows: BackupRows) -> None:
        read = {one.backup.path for one in self._rows.rows if one.state is State.WHOLE}
        self._tell(replace(rows, rows=tuple(_known(one, read) for one in rows.rows)))
        asked_here = self.make.hasFocus() or holds_focus(self.nothing)
        self.table.setVisible(bool(rows.rows))
        if rows.rows and asked_here:
            self.table.setFocus()  # before what has the keyboard goes away
        self.nothing.setVisible(not rows.rows)
        self.make.setVisible(bool(rows.rows))
        self.checked.setVisible(bool(rows.rows))
        self._offer_side()
        for one in self._rows.rows:
            if one.state is State.UNREAD:  # each by itself, so that leaving waits for one alone
                self._desk.backend.beside(verify, one, then=self._take)

    def _take(self, read: BackupRow) -> None:
        """One more was read to its end."""
        path = read.backup.path
        rows = tuple(read if one.backup.path == path else one for one in self._rows.rows)
        self._tell(replace(self._rows, rows=rows))

    def _tell(self, rows: BackupRows) -> None:
        self._rows = rows
        today = self._desk.backend.today()
        self.finding.setText(wording.finding(rows.rows, today))
        self.where.setText(f"{breakable(str(rows.folder))} · {wording.footing(rows)}")
        self.checked.setText(wording.checked(rows))
        self.table.show_rows(rows.rows, self._wanted)
        self._wanted = None

    def _preview(self, chosen: BackupRow | None) -> None:
        self.preview.show_row(chosen, may_restore=not self._desk.backend.store.only_look)
        if chosen is not None and chosen.contents is not None:
            self._desk.backend.query(
                self.preview.read, chosen.contents.last_act, then=self.preview.show_acts
            )

    # acting

    def back_up(self) -> None:
        """Make one now, whether or not anything changed."""
        backend = self._desk.backend
        folder, now = backend.backup_folder, backend.circumstances().now
        self.finding.setText(_("De reservekopie wordt gemaakt en gecontroleerd…"))
        announce(self, self.finding.text())

        def make(store: Store) -> Backup | None:
            return store.back_up(folder(), reason=Reason.ASKED, now=now)

        backend.beside(make, then=self._made, refused=self._not_made)

    def _made(self, made: Backup | None) -> None:
        self._wanted = made.path if made else None
        announce(self, _("De reservekopie is gemaakt en gecontroleerd."))
        self._ask()

    def _not_made(self, problems: dict[str, str]) -> None:
        self._desk.backend.refused.emit(" ".join(problems.values()))
        self._ask()

    def choose_folder(self) -> None:
        """Let backups go to another folder from now on; those that are there stay."""
        start = str(self._rows.folder)
        found = QFileDialog.getExistingDirectory(self, _("Map voor reservekopieën"), start)
        if found:
            self.take_folder(Path(found))

    def take_folder(self, folder: Path) -> None:
        if self._desk.preferences is not None:
            self._desk.preferences.change(backup_folder=str(folder))
        self.back_up()


def _known(row: BackupRow, read: set[Path]) -> BackupRow:
    """What was read to its end in this sitting is not read again."""
    found = row.state is State.UNREAD and row.backup.path in read
    return replace(row, state=State.WHOLE) if found else row
