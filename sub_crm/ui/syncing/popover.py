"""What the pill tells in full, and the way on."""

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.ui.desk import CONNECTING, DIFFERENCES, SYNC, Desk
from sub_crm.ui.sync_pill import differences_words, pill
from sub_crm.ui.synchronising import Syncing
from sub_crm.ui.syncing import wording
from sub_crm.ui.syncing.stops import act_on, stop_of
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import Act, button, primary
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.popover import Popover


def open_popover(anchor: QWidget, desk: Desk, syncing: Syncing) -> Popover:
    """Tell under the pill how it stands."""
    said = pill(syncing)
    today = desk.backend.today()
    parts: list[QWidget] = [
        row(icon_label(said.icon, said.tone or "text2", 18), label(said.text, "section"), None),
        label(wording.finding(syncing, today), wrap=True),
    ]
    status = syncing.status
    if status is not None and status.cause:
        parts.append(label(stop_of(status.cause).title, "strong", wrap=True))
        if again := wording.again(syncing):
            parts.append(label(again, "secondary", wrap=True))
    popover = Popover(anchor, said.text, *parts)
    popover.card.add(Flow(*_acts(popover, desk, syncing), spacing=8))
    popover.open()
    return popover


def _acts(popover: Popover, desk: Desk, syncing: Syncing) -> list[QWidget]:
    def closing(act: Act) -> Act:
        def run() -> None:
            popover.leave()
            act()

        return run

    def go(address: str) -> Act:
        return closing(lambda: desk.open(address))

    if not syncing.in_team:
        return [primary(_("Verbinden met het team"), "cloud", on_click=go(CONNECTING))]
    made: list[QWidget] = []
    status = syncing.status
    stop = stop_of(status.cause) if status is not None and status.cause else None
    if stop is not None:
        act = act_on(stop, desk, syncing.now)
        made.append(primary(stop.act, on_click=closing(act)))
    elif syncing.work.differences:
        told = differences_words(syncing.work.differences)
        made.append(primary(told, "split", on_click=go(DIFFERENCES)))
    now = button(_("Nu synchroniseren  F5"), "", "sync", on_click=closing(syncing.now))
    if stop is None or stop.act != _("Nu proberen"):
        made.append(now)
    made.append(button(_("Synchronisatie openen"), on_click=go(SYNC)))
    return made
