"""Synchronisatie: how it stands with the shared database, and what is to be done about it."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.store import Changes
from sub_crm.ui.desk import CONNECTING, DOCTOR, Desk
from sub_crm.ui.synchronising import Syncing
from sub_crm.ui.syncing import wording
from sub_crm.ui.syncing.apart import RefusedCard, WordsCard
from sub_crm.ui.syncing.reading import SyncRows, read_sync
from sub_crm.ui.syncing.side import LogCard, StateCard
from sub_crm.ui.syncing.stops import act_on, stop_of
from sub_crm.ui.syncing.waiting import WaitingCard
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, ghost, primary
from sub_crm.ui.widgets.cards import Banner
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.width import WidthClass

NORMAL = "offline"


class SyncPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows = SyncRows((), (), (), (), "")
        self._told: tuple[str, ...] = ()
        self._make()
        desk.backend.changed.connect(self._refresh)
        if (syncing := self._syncing()) is not None:
            syncing.changed.connect(self._show_state)

    def _syncing(self) -> Syncing | None:
        return self._desk.syncing()

    def _make(self) -> None:
        self.lead = label("", "lead", wrap=True)
        self.now = button(_("Nu synchroniseren  F5"), "", "sync", on_click=self._now)
        self.side_button = ghost(_("Toestand en logboek"), "panel", on_click=self.toggle_side)
        self.side_button.hide()
        self.banner_place = QVBoxLayout()
        fill(self.banner_place, (), 0, (0, 0, 0, 0))
        self.banner: Banner | None = None
        self.waiting = WaitingCard(self._desk)
        self.refused = RefusedCard(self._desk, self._decided)
        self.words = WordsCard(self._desk, self._decided)
        self.state, self.log = StateCard(self._desk), LogCard(self._desk)
        self.alone = EmptyState(
            _("Deel je werk met je team, of werk alleen verder. Je houdt alles wat je hebt."),
            [(_("Verbinden met het team"), lambda: self._desk.open(CONNECTING))],
        )
        doctor = button(_("Naar Controle"), on_click=lambda: self._desk.open(DOCTOR))
        self.helpdesk = Banner(
            "plain",
            _("Komt de helpdesk meekijken?"),
            _("Bij Controle maak je een pakket met logboek en versies, zonder namen of verslagen."),
            doctor,
        )
        main = QWidget()
        parts = (self.waiting, self.refused, self.words, self.alone, self.helpdesk, None)
        fill(QVBoxLayout(main), (self.banner_place, *parts), 14, (0, 0, 0, 0))
        self.sides = MainAndSide(
            main, column(self.state, self.log, None, spacing=14), _("Toestand en logboek")
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self._head, (), 8, (0, 0, 0, 0))
        self._head.addWidget(column(label(_("Synchronisatie"), "title"), self.lead, spacing=2), 1)
        self._head.addWidget(row(self.now, self.side_button, None))
        box = QVBoxLayout(self)
        fill(box, (self._head,), 14, (28, 18, 28, 24))
        box.addWidget(self.sides, 1)

    # what the window asks of a page

    def arrive(self, _argument: str = "") -> None:
        self._show_state()
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        self.sides.set_width_class(width)
        direction, single = QBoxLayout.Direction, width is WidthClass.SINGLE
        self._head.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        self.side_button.setVisible(width in (WidthClass.COMPACT, WidthClass.SINGLE))

    def toggle_side(self) -> None:
        self.sides.toggle_side()

    def regions(self) -> list[QWidget]:
        return self.sides.regions()

    def first_focus(self) -> QWidget:
        if self.banner is not None and (act := self.banner.findChild(type(self.now))) is not None:
            return act
        return self.now if self.now.isVisible() else self.alone

    # asking and showing

    def _ask(self) -> None:
        self._desk.backend.query(read_sync, then=self._show_rows)

    def _refresh(self, _changes: Changes) -> None:
        self._ask()

    def _now(self) -> None:
        if (syncing := self._syncing()) is not None:
            syncing.now()

    def _decided(self) -> None:
        if (syncing := self._syncing()) is not None:
            syncing.recount()
        self._ask()

    def _show_rows(self, rows: SyncRows) -> None:
        self._rows = rows
        syncing = self._syncing()
        total = syncing.work.waiting if syncing else len(rows.waiting)
        self.waiting.show_rows(rows.waiting, total)
        self.refused.show_rows(rows.refused)
        self.words.show_rows(rows.evicted)
        self.log.show_rows(rows.log)
        self._show_state()

    def _show_state(self) -> None:
        syncing = self._syncing()
        in_team = syncing is not None and syncing.in_team
        self.alone.setVisible(not in_team)
        self.now.setVisible(in_team)
        for part in (self.waiting, self.helpdesk, self.sides.side):
            part.setVisible(in_team)
        if syncing is None:
            return
        self.lead.setText(wording.finding(syncing, self._desk.backend.today()))
        self.state.show_state(syncing, self._rows.server)
        self._show_stop(syncing)

    def _show_stop(self, syncing: Syncing) -> None:
        """Tell the cause in a banner with the one thing to do; without one, nothing."""
        status = syncing.status
        cause = status.cause if status is not None and syncing.in_team else ""
        told = (cause, wording.again(syncing)) if cause else ()
        if told == self._told:
            return
        news, self._told = not self._told or told[:1] != self._told[:1], told
        if self.banner is not None:
            self.banner.hide()
            self.banner_place.removeWidget(self.banner)
            self.banner.deleteLater()
            self.banner = None
        if not cause:
            return
        stop = stop_of(cause)
        calm = status is not None and status.phase == NORMAL
        act = primary(stop.act, on_click=act_on(stop, self._desk, syncing.now))
        sentence = " ".join(filter(None, (stop.sentence, wording.again(syncing))))
        self.banner = Banner(
            "warn" if calm else "danger",
            stop.title,
            sentence,
            act,
            icon="offline" if calm else "warn",
        )
        self.banner_place.addWidget(self.banner)
        if news:
            announce(self, stop.title)
