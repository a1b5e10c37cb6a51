"""What was erased: when, by whom, and which devices still have to confirm it."""

from typing import Any

from sub_crm.i18n import _
from sub_crm.insight.history.printing import moment_of
from sub_crm.sync.erasing import Device, Erasure, Overview, overview
from sub_crm.ui.desk import Desk
from sub_crm.ui.erasing import wording
from sub_crm.ui.erasing.asking import Asking
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.tables import Column, DataTable

MOST_HIGH = 6


class FewRows(DataTable):
    """As high as its rows, up to some; then it scrolls."""

    def set_rows(self, rows: Any) -> None:
        super().set_rows(rows)
        high = self.verticalHeader().defaultSectionSize() * min(len(rows), MOST_HIGH)
        self.setFixedHeight(self.horizontalHeader().height() + high + 2)
        self.setVisible(bool(rows))


class DoneCard(Card):
    """Never the name of who was erased: that is gone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(20, 10)
        self._desk = desk
        self.found: Overview | None = None
        self._asking = Asking(desk, self)
        self._asking.changed.connect(self._show_state)
        today = desk.backend.today
        self.erasures = FewRows(
            _("Uitgevoerde wissingen"),
            [
                Column(_("Wanneer"), lambda one: moment_of(one.at, today()), 124, strong=True),
                Column(_("Kenmerk"), lambda one: one.reason),
                Column(_("Door"), wording.done_by, 140),
                Column(_("Gegevens"), lambda one: str(one.records), 92, right=True, tabular=True),
                Column(_("Bevestigd"), self._confirmed, 84),
            ],
        )
        self.devices = FewRows(
            _("Nog niet bevestigd"),
            [
                Column(_("Van"), wording.owner, strong=True),
                Column(_("Apparaat"), lambda one: one.name or _("zonder naam"), 170),
                Column(_("Laatst gezien"), lambda one: wording.seen(one, today()), 150),
            ],
        )
        self.erasures.selectionModel().currentRowChanged.connect(self._show_devices)
        self.refresh = button(_("Vernieuwen"), "", "sync", on_click=self.ask)
        self.said = label("", "secondary", wrap=True)
        self.waiting = label("", wrap=True)
        self.about = label(
            _(
                "Een apparaat bevestigt zodra het alles gewist heeft, ook uit zijn reservekopieën. "
                "Doet iemand dat niet, vraag dan om het programma te openen met netwerk. Is het "
                "apparaat weg, laat de beheerder het dan afschrijven."
            ),
            "secondary",
            wrap=True,
        )
        self.add(row(label(_("Uitgevoerde wissingen"), "section"), None, self.refresh))
        self.add(self.said, self.erasures, self.waiting, self.devices, self.about)
        self._show(Overview((), ()))

    def ask(self) -> None:
        """Ask how it stands now."""
        self._say(_("Wordt opgevraagd…"))
        self._asking.ask(overview, self._take, self._fail)

    def _confirmed(self, one: Erasure) -> str:
        return wording.confirmed(self.found, one) if self.found else ""

    def _take(self, found: Overview) -> None:
        self._say("" if found.erasures else _("Er is nog niemand gewist."))
        self._show(found)

    def _show(self, found: Overview) -> None:
        self.found = found
        self.erasures.set_rows(found.erasures)
        if found.erasures and not self.erasures.currentIndex().isValid():
            self.erasures.setCurrentIndex(self.erasures.cells.index(0, 0))
        self._show_devices()

    def _fail(self, told: str, _unsure: bool) -> None:
        self._say(told)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _show_devices(self, *_: object) -> None:
        """Those that wait for the erasure that is chosen."""
        found, erasure = self.found, self.erasures.current_row()
        waiting: tuple[Device, ...] = ()
        if found is not None and erasure is not None:
            waiting = found.unconfirmed(erasure)
            self.waiting.setText(wording.waiting_for(found, erasure))
        self.waiting.setVisible(erasure is not None)
        self.devices.set_rows(waiting)
        self.about.setVisible(bool(waiting))

    def _show_state(self) -> None:
        self.refresh.setEnabled(not self._asking.is_under_way())
