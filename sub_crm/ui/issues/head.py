"""The head of a dossier's page: title, status, urgency, who owns it and what it is about."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.ui import theme
from sub_crm.ui.desk import ISSUES, Desk, history_address
from sub_crm.ui.issues import wording
from sub_crm.ui.issues.chip_button import ChipButton
from sub_crm.ui.issues.forms import ThemesForm
from sub_crm.ui.issues.reading import IssuePageRows
from sub_crm.ui.parts.phrases import MARKS
from sub_crm.ui.parts.saving import Keeper
from sub_crm.ui.parts.title_field import TitleField, title_line
from sub_crm.ui.text import announce, label, no_mnemonic
from sub_crm.ui.widgets.buttons import ghost, icon_button, link
from sub_crm.ui.widgets.canvas import Canvas, RowState
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.chips import Chip, ChipSpec
from sub_crm.ui.widgets.flow import Flow, FlowLayout
from sub_crm.ui.widgets.layouts import clear, column, fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.kinds import Confidentiality, IssueStatus


class Disc(QWidget):
    """The large folder before the title; decorative."""

    def __init__(self) -> None:
        super().__init__()
        side = theme.current().px(56)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self.rect().toRectF(), RowState())
        canvas.disc(0, 0, 56, "soft")
        canvas.icon(17, 17, 22, "issue", "accent_t")


class Head(QWidget):
    """Made once per page; `show_rows` fills it again and again."""

    def __init__(self, desk: Desk, rows: IssuePageRows) -> None:
        super().__init__()
        self._desk, self._rows = desk, rows
        self._themes_shown: tuple[str, ...] | None = None
        self._make(rows)
        self.show_rows(rows)

    def _make(self, rows: IssuePageRows) -> None:
        head = rows.head
        self.keeper = Keeper(self._desk, "issue", head.id, self)
        self.title = TitleField(_("Titel van het dossier"), head.title)
        self.keeper.keep_text("title", self.title, self)
        self.status = ChipButton(_("Status wijzigen"), [(one, word(one)) for one in IssueStatus])
        self.status.chosen.connect(lambda value: self.keeper.keep("status", value))
        urgencies = [(n, wording.urgency_chip(n).text) for n in wording.URGENCIES]
        self.urgency = ChipButton(_("Urgentie wijzigen"), urgencies)
        self.urgency.chosen.connect(lambda value: self.keeper.keep("urgency", value))
        self.mark = Chip("")
        self._problem = label("", colour="danger", wrap=True)
        self._problem.hide()
        line = QHBoxLayout()
        fill(line, (), 16, (0, 0, 0, 0))
        line.addWidget(Disc(), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words(), 1)
        self._about = self._themes()
        line.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        fill(QVBoxLayout(self), (self._crumbs(), line), 8, (0, 0, 0, 0))

    def _crumbs(self) -> QWidget:
        back = link(_("Dossiers"), on_click=lambda: self._desk.open(ISSUES))
        self._place = label("", "medium", colour="text2")
        self.history = ghost(_("Geschiedenis"), "hist", on_click=self._open_history)
        self.side = ghost(_("Besluiten en verwante dossiers"), "panel")
        self.side.hide()
        turn = icon_label("chevron", "text3", 13)
        return row(back, turn, self._place, None, self.history, self.side, spacing=6)

    def _words(self) -> QWidget:
        self.owner = link("", on_click=self._choose_owner)
        self._menu = QMenu(self.owner)
        self._count, self._times = label("", colour="text2"), label("", colour="text2")
        dots = [label("·", colour="text2") for _dot in range(2)]
        for words in (self._count, self._times, *dots):
            words.setFixedHeight(self.owner.sizeHint().height())
        line = Flow(self._count, dots[0], self.owner, dots[1], self._times, spacing=4)
        title = title_line(self.title, self.status, self.urgency, self.mark)
        return column(title, self._problem, line, spacing=2)

    def _themes(self) -> QWidget:
        self.themes = icon_button("tag", _("Thema’s wijzigen"), on_click=self.edit_themes)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._chips.setFixedWidth(theme.current().px(276))
        title = row(label(_("Thema’s"), "secondary"), self.themes, None, spacing=4)
        return column(title, self._chips, spacing=2)

    def set_error(self, sentence: str) -> None:
        """Say under the title what is wrong with it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.title.setAccessibleDescription(sentence)
        if sentence:
            announce(self.title, sentence)

    def show_rows(self, rows: IssuePageRows) -> None:
        """Show what the store has; the title waits while somebody types it."""
        self._rows, head, today = rows, rows.head, self._desk.backend.today()
        self.keeper.show("title", head.title)
        if not self.title.hasFocus():
            self.title.setCursorPosition(0)  # a long title shows its beginning
        self.status.say(head.status, wording.status_chip(head.status))
        self.urgency.say(head.urgency, wording.urgency_chip(head.urgency))
        self._place.setText(word(head.status))
        self._show_mark()
        self._count.setText(wording.organisations(len(rows.parties)))
        times = (
            wording.opened(head.opened, today),
            wording.closed(head, today),
            wording.moved(head.last_movement, today),
        )
        self._times.setText(" · ".join(filter(None, times)))
        self._show_owner()
        self._show_themes()

    def _show_mark(self) -> None:
        level = self._rows.head.confidentiality
        self.mark.setVisible(level is not Confidentiality.INTERNAL)
        if level is not Confidentiality.INTERNAL:
            self.mark.say(ChipSpec(word(level), *MARKS[level]))

    def _show_owner(self) -> None:
        head = self._rows.head
        said = _("eigenaar {name}").format(name=head.owner)
        self.owner.setText(no_mnemonic(said if head.owner else _("geen eigenaar")))
        name = head.owner or _("niemand")
        self.owner.setAccessibleName(_("Eigenaar wijzigen: {name}").format(name=name))
        self._menu.clear()
        for user in self._rows.users:
            action = self._menu.addAction(no_mnemonic(user.name))
            action.setCheckable(True)
            action.setChecked(user.id == head.owner_id)
            action.triggered.connect(lambda _on=False, id=user.id: self.keeper.keep("owner_id", id))

    def _show_themes(self) -> None:
        names = tuple(one.name for one in self._rows.themes)
        if names == self._themes_shown:
            return
        self._themes_shown = names
        clear(self._flow)
        for name in names:
            self._flow.addWidget(Chip(name))
        self._chips.setFixedHeight(max(self._flow.heightForWidth(self._chips.width()), 1))
        self.themes.setAccessibleDescription(", ".join(names) or _("geen"))

    def _choose_owner(self) -> None:
        self._menu.popup(self.owner.mapToGlobal(QPoint(0, self.owner.height())))

    def edit_themes(self) -> Overlay:
        rows = self._rows
        return ThemesForm(self._desk, rows.head.id, rows.themes, rows.all_themes).open()

    def _open_history(self) -> None:
        self._desk.open(history_address("issue", self._rows.head.id))

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the themes give their room to the title."""
        self.side.setVisible(narrow)
        self._about.setHidden(narrow)
