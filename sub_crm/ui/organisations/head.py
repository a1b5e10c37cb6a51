"""The head of an organisation's page: name, rhythm, holder, how to reach it, twelve months."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.orders.organisations import AssignAccountManager
from sub_crm.ui.desk import HOLDERS, ORGANISATIONS, Desk
from sub_crm.ui.organisations.reading import PageRows
from sub_crm.ui.organisations.rhythm_form import RhythmForm
from sub_crm.ui.parts import phrases
from sub_crm.ui.parts.reach import reach_button
from sub_crm.ui.parts.reading_cards import Reach
from sub_crm.ui.parts.saving import Keeper
from sub_crm.ui.parts.title_field import TitleField, title_line
from sub_crm.ui.parts.warmth.badge import WarmthBadge
from sub_crm.ui.text import announce, label, no_mnemonic
from sub_crm.ui.widgets.avatar import OrgTile
from sub_crm.ui.widgets.bars import MonthBars
from sub_crm.ui.widgets.buttons import ghost, link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import clear, column, fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate


class Head(QWidget):
    """Made once per page; `show_rows` fills it again and again."""

    def __init__(self, desk: Desk, rows: PageRows) -> None:
        super().__init__()
        self._desk, self._rows = desk, rows
        self._organisation: Id = rows.head.id
        self._reach_shown: tuple[Reach, ...] | None = None
        self._make(rows)
        self.show_rows(rows)

    def _make(self, rows: PageRows) -> None:
        head = rows.head
        self.keeper = Keeper(self._desk, "organisation", head.id, self)
        self.name = TitleField(_("Naam van de organisatie"), head.name)
        self.keeper.keep_text("name", self.name, self)
        self.chip = Chip("")
        self.warmth = WarmthBadge(self._desk, head.short_name, organisation=head.id)
        self.side = ghost(_("Tegenhangers en dossiers"), "panel")
        self.side.hide()
        back = link(_("Organisaties"), on_click=lambda: self._desk.open(ORGANISATIONS))
        crumbs = row(
            back,
            icon_label("chevron", "text3", 13),
            label(phrases.group(head.kind), "medium", colour="text2"),
            None,
            self.side,
            spacing=6,
        )
        self._counted = label("", "small")
        self.bars = MonthBars(rows.months)
        tile = OrgTile(head.abbreviation, 56, head.hue, head.short_name)
        line = QHBoxLayout()
        fill(line, (), 16, (0, 0, 0, 0))
        line.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words(), 1)
        self._months = column(self._counted, self.bars, spacing=3)
        line.addWidget(self._months, 0, Qt.AlignmentFlag.AlignTop)
        fill(QVBoxLayout(self), (crumbs, line), 8, (0, 0, 0, 0))

    def _words(self) -> QWidget:
        self.holder = link("", on_click=self._choose_holder)
        self._menu = QMenu(self.holder)
        self.rhythm = link("", on_click=self.agree)
        self._last = label("", "medium", colour="text2")
        self._dots = [label("·", "medium", colour="text2") for _dot in range(2)]
        for words in (*self._dots, self._last):
            words.setFixedHeight(self.rhythm.sizeHint().height())
        about = Flow(self.holder, self._dots[0], self.rhythm, self._dots[1], self._last, spacing=4)
        self._reach = QWidget()
        fill(QHBoxLayout(self._reach), (), 4, (0, 0, 0, 0))
        self._problem = label("", colour="danger", wrap=True)
        self._problem.hide()
        title = title_line(self.name, self.chip, self.warmth)
        return column(title, self._problem, about, self._reach, spacing=2)

    def set_error(self, sentence: str) -> None:
        """Say under the name what is wrong with it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.name.setAccessibleDescription(sentence)
        if sentence:
            announce(self.name, sentence)

    def show_rows(self, rows: PageRows) -> None:
        """Show what the store has; the name waits while somebody types it."""
        self._rows, head = rows, rows.head
        today = self._desk.backend.today()
        self.keeper.show("name", head.name)
        self.chip.say(phrases.rhythm_chip(rows.rhythm))
        self._show_holder()
        agreed = phrases.rhythm_agreed(rows.rhythm.agreed)
        self.rhythm.setText(agreed)
        self.rhythm.setAccessibleName(_("Ritme wijzigen: {agreed}").format(agreed=agreed))
        self._last.setText(phrases.last_contact(head.last_contact, today))
        total = sum(count for _month, count in rows.months)
        self._counted.setText(
            ngettext(
                "{n} contactmoment in 12 maanden", "{n} contactmomenten in 12 maanden", total
            ).format(n=total)
        )
        self.bars.set_months(rows.months)
        self._show_reach(rows.reach)

    def _show_holder(self) -> None:
        head = self._rows.head
        said = _("Accounthouder {name}").format(name=head.holder)
        self.holder.setText(no_mnemonic(said if head.holder else _("Geen accounthouder")))
        self.holder.setAccessibleName(
            _("Accounthouder wijzigen: {name}").format(name=head.holder or _("niemand"))
        )
        self._menu.clear()
        for user in self._rows.users:
            action = self._menu.addAction(no_mnemonic(user.name))
            action.setCheckable(True)
            action.setChecked(user.id == head.holder_id)
            action.triggered.connect(lambda _on=False, id=user.id: self._assign(id))
        self._menu.addSeparator()
        more = self._menu.addAction(_("Vervanger of andere datum…"))
        more.triggered.connect(self._open_holders)

    def _choose_holder(self) -> None:
        self._menu.popup(self.holder.mapToGlobal(self.holder.rect().bottomLeft()))

    def _open_holders(self) -> None:
        self._desk.open(f"{HOLDERS}/{self._organisation.hex()}")

    def _assign(self, user_id: Id) -> None:
        if user_id == self._rows.head.holder_id:
            return
        since = VagueDate.on(self._desk.backend.today())
        self._desk.backend.execute(
            AssignAccountManager(organisation_id=self._organisation, user_id=user_id, since=since)
        )

    def agree(self) -> Overlay:
        return RhythmForm(self._desk, self._rows.head, self._rows.rhythm).open(width=420)

    def _show_reach(self, reach: tuple[Reach, ...]) -> None:
        if reach == self._reach_shown:
            return  # a button with the keyboard stays
        self._reach_shown = reach
        line = self._reach.layout()
        assert isinstance(line, QHBoxLayout)
        clear(line)
        for one in (one for one in reach if one.link):
            line.addWidget(reach_button(one))
        line.addStretch(1)
        self._reach.setVisible(any(one.link for one in reach))

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the months give their room to the name."""
        self.side.setVisible(narrow)
        self._months.setHidden(narrow)
