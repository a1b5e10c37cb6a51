"""One opening of the quick log: what is typed is interpreted, kept as a draft, and logged."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from sub_crm.i18n import _
from sub_crm.insight.quick_log import Choices, Context, Part, interpret
from sub_crm.ui.desk import Desk, Opening
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.ui.quick_log.choosing import Choosing, menu_of
from sub_crm.ui.quick_log.draft_body import KIND, DraftBody, to_json
from sub_crm.ui.quick_log.keys import KEYS, bind_keys
from sub_crm.ui.quick_log.lexicon_keeper import LexiconKeeper
from sub_crm.ui.quick_log.ordering import order_from
from sub_crm.ui.quick_log.reading import Opened, read_opening
from sub_crm.ui.quick_log.saying import Scene
from sub_crm.ui.quick_log.surface import Surface
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import Confidentiality


class Sheet(QObject):
    """The surface over the window, from opening to closing."""

    closed = Signal()

    def __init__(self, desk: Desk, keeper: LexiconKeeper, opening: Opening) -> None:
        super().__init__(desk.window)
        self._backend, self._keeper = desk.backend, keeper
        self._given = DraftBody(
            organisation_id=opening.organisation_id,
            person_id=opening.person_id,
            issue_id=opening.issue_id,
            completes=opening.completes,
            choices=Choices(people=opening.person_ids or None),
        )
        self._saving = False
        self._saves_on_arrival: bool | None = None
        self.surface = surface = Surface()
        self.overlay = Overlay(desk.window, surface, _("Contact vastleggen"), closes=False)
        self.choosing = Choosing(self, self.overlay, surface)
        self.drafts = DraftKeeping(
            self,
            self._backend,
            KIND,
            self._draft,
            opening.draft_id or new_id(),
            is_kept=opening.draft_id is not None,
        )
        surface.field.set_text(opening.text)
        self._listen()
        self._bind_keys()
        self._interpret()
        if opening.text:
            self.drafts.touched()
        if opening.draft_id or opening.completes:
            self._backend.query(read_opening, opening, then=self._show_opened)

    def open(self) -> None:
        """Show it, with the cursor in the sentence."""
        self.overlay.open(self.surface.field)

    def _listen(self) -> None:
        surface = self.surface
        surface.field.textChanged.connect(self._typed)
        surface.field.went_on.connect(self.add_report)
        surface.note.textChanged.connect(self._noted)
        surface.footer.report.clicked.connect(self.add_report)
        surface.footer.save.clicked.connect(self.save)
        surface.footer.mark.marked.connect(self._mark)
        for part, button in surface.buttons().items():
            button.clicked.connect(lambda _on=False, part=part: self.choose(part))
        for field in (surface.field, surface.note, surface):
            field.installEventFilter(self)
        self.choosing.chosen.connect(self._choose_anew)
        self.drafts.kept.connect(surface.footer.tell_kept)
        self._keeper.arrived.connect(self._understand)
        self.overlay.dismissed.connect(self.close)

    def _bind_keys(self) -> None:
        save = dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), self.save)
        go_on = dict.fromkeys(("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), self.save_and_go_on)
        choose = {key: partial(self.choose, part) for part, key in KEYS.items()}
        bind_keys(self.overlay, {**save, **go_on, **choose})

    # what is typed

    def _draft(self) -> str:
        body = self.body()
        return "" if body.is_empty() else to_json(body)

    def body(self) -> DraftBody:
        """Everything that a draft keeps."""
        surface = self.surface
        return replace(
            self._given, text=surface.field.toPlainText(), note=surface.note.toPlainText()
        )

    def _typed(self) -> None:
        if self.surface.field.toPlainText() == self.found.text:
            return
        self._interpret()
        self.surface.tell_problems({})
        self.drafts.touched()

    def _noted(self) -> None:
        self.drafts.touched()

    def _interpret(self) -> None:
        given = self._given
        self.found = interpret(
            self.surface.field.toPlainText(),
            self._keeper.lexicon,
            now=self._backend.circumstances().here,
            context=Context(given.organisation_id, given.person_id, given.issue_id),
            choices=given.choices,
        )
        self.surface.show_scene(self._scene())

    def _scene(self) -> Scene:
        outcome = self._given.completes is not None
        return Scene(self.found, self._keeper.lexicon, self._backend.today(), outcome)

    def _show_opened(self, opened: Opened) -> None:
        """The draft comes back as it was left; what was typed meanwhile stays behind it."""
        if opened.follow_up:
            self._show_follow_up(opened)
        if opened.body:
            self._given = opened.body
            self.surface.field.set_text(opened.body.text + self.surface.field.toPlainText())
            if opened.body.note:
                self.surface.open_note()
                self.surface.note.setPlainText(opened.body.note + self.surface.note.toPlainText())
            self.surface.footer.tell_kept(True)
        self._interpret()

    def _show_follow_up(self, opened: Opened) -> None:
        row = opened.follow_up
        assert row
        self._given = replace(
            self._given,
            completes=row.id,
            organisation_id=self._given.organisation_id or row.organisation_id,
            person_id=self._given.person_id or row.person_id,
            issue_id=self._given.issue_id or row.issue_id,
        )
        self.surface.title.setText(_("Wat kwam ervan? {title}").format(title=row.title))

    def add_report(self) -> None:
        """Open the report and go there."""
        self.surface.open_note()
        self.surface.note.setFocus(Qt.FocusReason.TabFocusReason)

    # corrections

    def choose(self, part: Part) -> None:
        """Open the list under a row."""
        circumstances = self._backend.circumstances()
        menu = menu_of(part, self._scene(), self._given.choices, circumstances.here)
        self.choosing.open(part, menu)

    def _mark(self, level: Confidentiality) -> None:
        self._choose_anew(replace(self._given.choices, confidentiality=level))

    def _choose_anew(self, choices: Choices) -> None:
        if choices != self._given.choices:
            self._given = replace(self._given, choices=choices)
            self.surface.tell_problems({})
            self._interpret()
            self.drafts.touched()

    # keeping

    def save(self) -> None:
        """Log it and close once it is on the disk."""
        self._save(go_on=False)

    def save_and_go_on(self) -> None:
        """Log it and begin the next."""
        self._save(go_on=True)

    def _understand(self) -> None:
        """Read the sentence anew with what is known by now, and save it if that was asked for."""
        self._interpret()
        if self._saves_on_arrival is not None:
            go_on, self._saves_on_arrival = self._saves_on_arrival, None
            self._save(go_on=go_on)

    def _save(self, *, go_on: bool) -> None:
        if self._saving:
            return
        if self.body().is_empty():
            self._refuse({"raw": _("Schrijf eerst op waar het over ging; één woord is genoeg.")})
            return
        if not self._keeper.ready:  # right after the start: who is meant is known in a moment
            self._saves_on_arrival = go_on
            return
        self.choosing.close()
        self._interpret()
        self.drafts.flush()  # whatever happens now, the text is on the disk
        self._saving, self._go_on, self._sent = True, go_on, self.body()
        order = order_from(self.found, self._sent, self.drafts.draft_id)
        self._backend.execute(order, then=self._saved, refused=self._refuse)

    def _saved(self, _answer: object) -> None:
        """What was typed while the store was writing is the beginning of the next."""
        self._saving = False
        now = self.body()
        self.drafts.begin_anew()
        self._given = DraftBody()
        self.surface.title.setText(_("Contact vastleggen"))
        self.surface.close_note()
        self.surface.note.setPlainText(now.note.removeprefix(self._sent.note))
        self.surface.field.set_text(now.text.removeprefix(self._sent.text))
        self._interpret()
        if self._go_on:
            self.surface.field.setFocus()
        else:
            self.close()

    def _refuse(self, problems: dict[str, str]) -> None:
        self._saving = False
        self.surface.tell_problems(problems)
        if "completes" in problems:  # it was closed meanwhile: saving again logs the contact alone
            self._given = replace(self._given, completes=None)
            self.surface.title.setText(_("Contact vastleggen"))
        self.surface.field.setFocus()

    def close(self) -> None:
        """Close and keep what was typed; while the store is writing, its answer closes it."""
        if self._saving:
            self._go_on = False
            return
        self.choosing.close()
        self.drafts.flush()
        self.overlay.finish()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the draft when a field loses the keyboard or the surface leaves the screen."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and not self._saving:
            self.drafts.flush()
        return False
