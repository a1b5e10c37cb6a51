"""What going back to a backup would change, and what came after it."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.insight.history.printing import moment
from sub_crm.queries.acts import ActSince, acts_since
from sub_crm.ui.backups import wording
from sub_crm.ui.backups.reading import BackupRow
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, primary
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import clear, column, fill, row, rule
from sub_crm.upkeep.wording import size, when, why

MANY = 12
_COLOURS = {"minus": "danger", "plus": "ok", "check": "ok"}


class Preview(Card):
    """One backup against now."""

    look_wanted = Signal(object)
    restore_wanted = Signal(object)
    read = staticmethod(acts_since)

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__(18, 10)
        self._today = today
        self._row: BackupRow | None = None
        self.title = label("", "section", wrap=True)
        self.about = label("", "secondary", wrap=True)
        self.changes = QWidget()
        fill(QVBoxLayout(self.changes), (), 8, (0, 0, 0, 0))
        self.after = QWidget()
        fill(QVBoxLayout(self.after), (), 6, (0, 0, 0, 0))
        self.after_title = label("", "strong", wrap=True)
        self.fate = Card(12, 4)
        self.fate.add(
            label(_("Wat er met je werk gebeurt"), "strong"),
            label(
                _(
                    "Eerst komt er een reservekopie van nu, zodat je terug kunt. "
                    "Daarna werk je verder met deze."
                ),
                "secondary",
                wrap=True,
            ),
        )
        self.look = button(_("Alleen bekijken"), "", "eye", on_click=self._look)
        self.restore = primary(_("Terugzetten"), on_click=self._restore)
        self.add(
            column(self.title, self.about, spacing=2),
            rule(),
            label(_("Dit verandert er"), "strong"),
            self.changes,
            rule(),
            self.after_title,
            self.after,
            self.fate,
            row(self.look, self.restore),
        )
        self.body.addStretch(1)
        self.hide()

    def show_row(self, chosen: BackupRow | None, *, may_restore: bool) -> None:
        """Show another backup; a damaged one is kept, but nobody goes back to it."""
        self._row = chosen
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        then = when(chosen.backup, self._today())
        self.title.setText(_("Terug naar {when}").format(when=then))
        facts = (why(chosen.backup), size(chosen.backup.size), _("versleuteld"))
        self.about.setText(" · ".join(facts))
        if chosen.can_be_put_back:
            lines = wording.what_changes(chosen)
        else:
            told = _("Deze reservekopie is beschadigd. Het bestand blijft bewaard.")
            lines = [("warn", told)]
        _fill(self.changes, [_line(icon, said) for icon, said in lines])
        self.after_title.setText(_("Na {when} vastgelegd").format(when=then))
        self.show_acts(())
        for one in (self.look, self.restore, self.fate, self.after_title):
            one.setVisible(chosen.can_be_put_back)
        self.restore.setVisible(chosen.can_be_put_back and may_restore)
        self.fate.setVisible(chosen.can_be_put_back and may_restore)

    def show_acts(self, acts: Sequence[ActSince]) -> None:
        """List what came after the backup, the newest first."""
        today = self._today()
        lines = [
            label(f"{moment(act.at, today)}  {_(act.verb)}", "secondary", wrap=True)
            for act in acts[:MANY]
        ]
        more = len(acts) - MANY
        if more > 0:
            told = ngettext("en nog {n} handeling", "en nog {n} handelingen", more)
            lines.append(label(told.format(n=more), "secondary"))
        _fill(self.after, lines or [label(_("Niets."), "secondary")])

    def _look(self) -> None:
        if self._row is not None:
            self.look_wanted.emit(self._row.backup)

    def _restore(self) -> None:
        if self._row is not None:
            self.restore_wanted.emit(self._row.backup)


def _line(icon: str, said: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    fill(line, (icon_label(icon, _COLOURS.get(icon, "danger"), 16),), 10, (0, 0, 0, 0))
    line.addWidget(label(said, wrap=True), 1)
    return holder


def _fill(holder: QWidget, lines: Sequence[QWidget]) -> None:
    box = holder.layout()
    assert box is not None
    clear(box)
    for line in lines:
        box.addWidget(line)
