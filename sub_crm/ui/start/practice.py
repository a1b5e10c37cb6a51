"""Step 4: log one contact to see how it goes, and find something; nothing of it stays."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.i18n import N_, _
from sub_crm.orders.contacts import LogContact
from sub_crm.orders.drafts import DropDraft
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.backend import Backend, Done
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.start.steps import Step
from sub_crm.ui.text import announce, label, tint
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.values.ids import key_id

DRAFT = key_id("draft", "practice")
"""The sentence under way has a place of its own, so that it can be cleared away."""
SENTENCE = N_("gebeld met de burgemeester van {name} over woningbouw, goed gesprek")
USUAL = "Zeist"


class QuickLogLike(Protocol):
    sheet: Any

    def open(self, opening: Opening) -> None: ...

    def deleteLater(self) -> None: ...


class PaletteLike(Protocol):
    sheet: Any

    def open(self) -> None: ...

    def deleteLater(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What is tried out, made by whoever knows those screens."""

    quick_log: Callable[[Desk], QuickLogLike]
    palette: Callable[[Desk, ActionRegistry], PaletteLike]


class Task(Card):
    """Something to try: what, how, and afterwards that it went well."""

    def __init__(self, title: str, about: str, text: str, keys: str, try_it: Callable[[], None]):
        super().__init__(18, 8)
        self.setAccessibleName(title)
        self._mark = icon_label("arrow", "accent_t", 20)
        self.done_mark = icon_label("check", "ok", 20)
        self.done_mark.hide()
        self.told = label(about, "secondary", wrap=True)
        self.act = button(f"{text}  {keys}", name=f"{text}, {keys}", on_click=try_it)
        words = column(
            label(title, "section", wrap=True), self.told, row(self.act, None), spacing=6
        )
        line = QHBoxLayout()
        fill(line, (column(self._mark, self.done_mark, None),), 14, (0, 0, 0, 0))
        line.addWidget(words, 1)
        self.body.addLayout(line)

    def is_done(self) -> bool:
        return not self.done_mark.isHidden()

    def finish(self, sentence: str) -> None:
        """Say that it went well; it can be tried again."""
        self._mark.hide()
        self.done_mark.show()
        self.told.setText(sentence)
        tint(self.told, "ok")
        announce(self, sentence)


class PracticeStep(Step):
    def __init__(self, backend: Backend, tools: Tools, name: str, of: int) -> None:
        self._backend, self._tools = backend, tools
        self.quick_log: QuickLogLike | None = None
        self.finder: PaletteLike | None = None
        self._is_open = False
        self.logging = Task(
            _("Leg een contact vast"),
            _("Typ in één zin wat er was, zoals: {sentence}").format(
                sentence=_(SENTENCE).format(name=name or USUAL)
            ),
            _("Contact vastleggen"), "Ctrl+N", self.log,
        )  # fmt: skip
        self.finding = Task(
            _("Zoek iets op"),
            _("Typ de eerste letters van een organisatie of van wat je wilt doen."),
            _("Zoeken"), "Ctrl+K", self.search,
        )  # fmt: skip
        super().__init__(
            of, of, _("Probeer het"),
            _("Dit is om te oefenen: er blijft niets van staan. Overslaan kan ook."),
            column(self.logging, self.finding, spacing=14),
        )  # fmt: skip
        for keys, act in (("Ctrl+N", self.log), ("Ctrl+K", self.search)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)
        backend.done.connect(self._logged)

    def first_focus(self) -> QWidget:
        return self.logging.act

    def _desk(self) -> Desk:
        """A desk over the window of the moment; going somewhere is only told."""
        return Desk(self._backend, self.window(), self._found, lambda _opening: self.log())

    def log(self) -> None:
        """Open the quick log over the window."""
        if self.quick_log is None:
            self.quick_log = self._tools.quick_log(self._desk())
        self._is_open = True
        self.quick_log.open(Opening(draft_id=DRAFT))

    def search(self) -> None:
        """Open the palette over the window."""
        if self.finder is None:
            registry = ActionRegistry()
            registry.bind("contact.new", self.log)
            self.finder = self._tools.palette(self._desk(), registry)
        self.finder.open()
        self.finding.finish(_("Zo vind je alles. Ctrl+K werkt overal in het programma."))

    def _found(self, _address: str) -> None:
        announce(self, _("In het programma ga je nu naar deze bladzijde."))

    def _logged(self, done: Done) -> None:
        """Take the practice contact away at once, so that it cannot stay behind."""
        if self._is_open and done.said == LogContact.said:
            self._backend.take_back(done.act, self._taken_back)
            self.close_sheets()

    def _taken_back(self, _changes: object) -> None:
        self.logging.finish(_("Gelukt. Het oefencontact is alweer weg."))
        self.logging.act.setFocus()

    def close_sheets(self) -> None:
        """Leave nothing open over the window."""
        if self.quick_log and self.quick_log.sheet:
            self.quick_log.sheet.close()
        if self.finder and self.finder.sheet:
            self.finder.sheet.overlay.finish()

    def leave(self) -> None:
        """Clear away what was typed for practice, and what it was typed in."""
        self.close_sheets()
        if self._is_open:
            self._is_open = False
            self._backend.execute(DropDraft(id=DRAFT))
        for tool in (self.quick_log, self.finder):
            if tool:
                tool.deleteLater()
        self.quick_log = self.finder = None
