"""The settings page: sections side by side, or under each other in a narrow window."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.backend import Changes
from sub_crm.ui.desk import BACKUPS, CONNECTING, DOCTOR, HOLDERS, SHORTCUTS, WARMTH, Desk
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.settings.about import AboutSection
from sub_crm.ui.settings.look import LookSection
from sub_crm.ui.settings.reading import TABLES, SettingsRows, read_settings
from sub_crm.ui.settings.reminders import RemindersSection
from sub_crm.ui.settings.rhythm import RhythmSection
from sub_crm.ui.settings.safety import SafetySection
from sub_crm.ui.settings.section import Line
from sub_crm.ui.settings.you import YouSection
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, link
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.width import WidthClass


class SettingsPage(QWidget):
    """Everything is kept as you go; there is nothing to save."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self._desk = desk
        backend = desk.backend
        self.look = LookSection(preferences)
        self.rhythm = RhythmSection(backend)
        self.warmth = link(_("Getallen van de relatiewarmte"), on_click=lambda: desk.open(WARMTH))
        self.rhythm.add(row(self.warmth, None))
        self.you = YouSection(backend)
        self.holders = link(_("Accounthouders"), on_click=lambda: desk.open(HOLDERS))
        self.connecting = link(_("Verbinden met het team"), on_click=lambda: desk.open(CONNECTING))
        self.you.add(row(self.holders, None), row(self.connecting, None))
        self.reminders = RemindersSection(preferences)
        self.safety = SafetySection(preferences.value.keyring, backend.identity.mark)
        self.backups = link(_("Reservekopieën"), on_click=lambda: desk.open(BACKUPS))
        self.doctor = link(_("Controle van de werkruimte"), on_click=lambda: desk.open(DOCTOR))
        self.safety.add(row(self.backups, None), row(self.doctor, None))
        self.about = AboutSection()
        self.left = column(self.look, self.rhythm, None, spacing=14)
        self.right = column(self.you, self.reminders, self.safety, self.about, None, spacing=14)
        self._both = QHBoxLayout()
        fill(self._both, (), 18, (0, 0, 0, 0))
        self._both.addWidget(self.left, 3)
        self._both.addWidget(self.right, 2)
        self._all = QVBoxLayout(self)
        fill(self._all, (self._head(), self._both, None), 16, (28, 18, 28, 24))
        backend.changed.connect(self._refresh)

    def _head(self) -> QWidget:
        self.shortcuts = button(
            _("Sneltoetsen"), "", "keyboard", on_click=lambda: self._desk.open(SHORTCUTS)
        )
        holder = QWidget()
        line = QHBoxLayout(holder)
        fill(line, (), 12, (0, 0, 0, 0))
        lead = label(_("Alles wordt meteen bewaard."), "lead", wrap=True)
        line.addWidget(column(label(_("Instellingen"), "title"), lead, spacing=2), 1)
        line.addWidget(self.shortcuts)
        return holder

    def arrive(self, _argument: str) -> None:
        """Read what holds now; after a change of look, go back to where the user was."""
        self._ask()
        self.look.return_to_place()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _ask(self) -> None:
        backend = self._desk.backend
        backend.query(read_settings, today=backend.today(), me=backend.me, then=self._show)

    def _show(self, rows: SettingsRows) -> None:
        self.you.show_rows(rows)
        self.rhythm.show_rows(rows)
        self.safety.show_store(rows.store)

    def set_width_class(self, width: WidthClass) -> None:
        """Put the columns under each other where they do not fit side by side."""
        direction = QBoxLayout.Direction
        beside = width in (WidthClass.FULL, WidthClass.NARROW)
        self._both.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._both.setSpacing(theme.current().px(18 if beside else 14))
        single = width is WidthClass.SINGLE
        for one in self.findChildren(Line):
            one.set_stacked(single)
        look, side = theme.current(), 10 if single else 28
        self._all.setContentsMargins(look.px(side), look.px(18), look.px(side), look.px(24))

    def regions(self) -> list[QWidget]:
        """The parts that F6 visits."""
        return [self.left, self.right]
