"""The foot of the window: where the file comes, how far it is, and the button with the number."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from sub_crm.exchange.lists.making import Format
from sub_crm.exchange.lists.naming import free_path, safe_name
from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.text import eliding, set_tooltip, tint
from sub_crm.ui.widgets.buttons import ghost, link, primary, say_with_enter
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.progress_line import ProgressLine


def choose_folder(parent: QWidget, start: Path) -> Path | None:
    """Ask for a folder with the system's own window; None when nobody chose."""
    found = QFileDialog.getExistingDirectory(parent, _("Map voor de lijst"), str(start))
    return Path(found) if found else None


class Foot(QWidget):
    """Name, folder and buttons."""

    moved = Signal()
    """Another folder or name."""

    def __init__(self, folder: Path, stem: str, made: Format) -> None:
        super().__init__()
        self.folder, self._stem, self._format = folder, stem, made
        self.name = LineField(_("Bestandsnaam"))
        self.name.textChanged.connect(partial(set_tooltip, self.name))  # it may be cut
        self.name.setMinimumWidth(theme.current().px(120))
        self.name.setMaximumWidth(theme.current().px(420))
        self.where = eliding("", "caption")
        self.change = link(_("Map wijzigen"), on_click=self._change)
        self.cancel = ghost(_("Annuleren"))
        self.go = primary("…")
        self.bar = ProgressLine(_("Voortgang van de lijst"))
        self._build()
        self.name.textEdited.connect(self._tell)
        self.suggest()

    def _build(self) -> None:
        line = QHBoxLayout(self)
        fill(line, (icon_label("file", "text2", 18),), 10, (26, 10, 18, 12))
        line.addWidget(column(self.name, self.where, spacing=2), 1)
        for one in (self.change, self.bar, self.cancel, self.go):
            line.addWidget(one)
        self.bar.hide()

    def suggest(self) -> None:
        """Propose a name that is still free."""
        self.name.setText(free_path(self.folder, self._stem, self._format.ending).name)
        self._tell()

    def set_format(self, made: Format) -> None:
        """Another format is another ending."""
        before, self._format = self._format, made
        stem = self.name.text().removesuffix(before.ending)
        self.name.setText(f"{stem}{made.ending}")
        self._tell()

    def path(self) -> Path:
        return self.folder / safe_name(self.name.text(), self._format.ending)

    def say(self, text: str) -> None:
        """Say on the button what it will do."""
        say_with_enter(self.go, text)

    def tell_problem(self, sentence: str) -> None:
        """Say under the name why there is no file."""
        self.where.setText(sentence)
        tint(self.where, "danger")
        set_tooltip(self.where, sentence)
        self.name.setAccessibleDescription(sentence)

    def set_busy(self, busy: bool) -> None:
        for one in (self.name, self.change, self.go):
            one.setEnabled(not busy)
        self.cancel.setText(_("Stoppen") if busy else _("Annuleren"))
        if not busy:
            self.bar.hide()

    def _change(self) -> None:
        folder = choose_folder(self, self.folder)
        if folder is not None:
            self.folder = folder
            self.suggest()
            self.moved.emit()

    def _tell(self, _text: str = "") -> None:
        path = self.path()
        taken = path.exists()
        there = _("in {folder}; bestaat al en wordt vervangen") if taken else _("in {folder}")
        self.tell_problem(there.format(folder=path.parent))
        tint(self.where, "warn" if taken else "text2")
