"""The main card: the line to log a contact, the follow-ups and what is done with them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.insight.agenda import When, by_urgency
from sub_crm.orders import Order
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui import theme
from sub_crm.ui.desk import ORGANISATIONS, Desk, Opening, organisation_address
from sub_crm.ui.today.follow_up_list import FollowUpList
from sub_crm.ui.today.reading import TodayRows
from sub_crm.ui.today.rows import Fold, Task, list_items
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.quick_line import QuickLine
from sub_crm.values.ids import Id

if TYPE_CHECKING:
    from sub_crm.ui.today.postponing import PostponeMenu
    from sub_crm.ui.today.title_field import TitleField
    from sub_crm.ui.widgets.overlay import Overlay

Act = Callable[[Task], None]


class FollowUpCard(Card):
    """Carries out what the list asks for; a row that is being completed is gone at once.

    What an act needs is imported when it is done, so that the first list does not wait for it.
    """

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(0, 0)
        self._desk = desk
        self._rows: TodayRows | None = None
        self._opened: set[When] = set()
        self._leaving: set[Id] = set()
        self.menu: PostponeMenu | None = None
        self.editor: TitleField | None = None
        self.quick = QuickLine(
            _(
                "Leg een contact vast, bijvoorbeeld: gebeld met Jansen (Zeist) over woningbouw,"
                " terugbellen vrijdag"
            )
        )
        self.list = FollowUpList()
        self.list.setMinimumHeight(theme.current().px(160))
        self.empty = self._empty_state()
        self._lay_out()
        self._acts: dict[str, Act] = {
            "open": self._open,
            "log": self._log,
            "complete": self._complete,
            "postpone": self._postpone,
            "edit": self._edit,
            "drop": self._drop,
        }
        self.quick.started.connect(lambda text: desk.quick_log(Opening(text=text)))
        self.list.asked.connect(lambda verb, task: self._acts[verb](task))
        self.list.folded.connect(self._fold)

    def show_rows(self, rows: TodayRows) -> None:
        """Show the follow-ups that were read, but those that are on their way out."""
        self._leaving &= {one.id for one in rows.follow_ups}
        self._rows = rows
        self._show()

    def waiting(self) -> dict[When, list[FollowUpRow]]:
        """The follow-ups on the screen by when they are due."""
        return by_urgency(self._open_ones(), self._rows.today) if self._rows else {}

    def do(self, verb: str) -> None:
        """Do something with the current follow-up, as its key would."""
        task = self.list.current_task()
        if task is not None:
            self._acts[verb](task)

    def _lay_out(self) -> None:
        look = theme.current()
        self.body.setContentsMargins(0, look.px(14), 0, look.px(8))
        self.add(row(self.quick, margins=(16, 0, 16, 4)))
        self.add(self.list, stretch=1)
        self.add(self.empty, stretch=1)
        self.empty.hide()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            _("Niets te doen voor vandaag. Leg een contact vast of bekijk wie je lang niet sprak."),
            [
                (_("Contact vastleggen"), lambda: self._desk.quick_log(Opening())),
                (_("Organisaties bekijken"), lambda: self._desk.open(ORGANISATIONS)),
            ],
        )

    def _open_ones(self) -> list[FollowUpRow]:
        rows = self._rows.follow_ups if self._rows else []
        return [one for one in rows if one.id not in self._leaving]

    def _show(self) -> None:
        if self._rows is None:
            return
        rows = self._rows
        me = None if rows.team else self._desk.backend.me
        items = list_items(self._open_ones(), rows.today, opened=self._opened, me=me)
        had_focus = self.list.hasFocus()
        self.list.set_rows(items)
        self.list.setVisible(bool(items))
        self.empty.setVisible(not items)
        if had_focus and not items:
            self.quick.setFocus()
        self.shown.emit()

    def _fold(self, fold: Fold, opens: bool) -> None:
        self._opened = self._opened | {fold.id} if opens else self._opened - {fold.id}
        self._show()

    def _open(self, task: Task) -> None:
        organisation = task.follow_up.organisation_id
        if organisation is None:
            self._edit(task)
        else:
            self._desk.open(organisation_address(organisation))

    def _log(self, task: Task) -> None:
        row = task.follow_up
        self._desk.quick_log(
            Opening(completes=row.id, organisation_id=row.organisation_id, person_id=row.person_id)
        )

    def _complete(self, task: Task) -> None:
        from sub_crm.orders.follow_ups import CompleteFollowUps

        self._let_go(task, CompleteFollowUps(ids=(task.id,)))

    def _drop(self, task: Task) -> None:
        from sub_crm.orders.follow_ups import DropFollowUps

        self._let_go(task, DropFollowUps(ids=(task.id,)))

    def _let_go(self, task: Task, order: Order) -> None:
        if task.id in self._leaving:
            return
        self._leaving.add(task.id)
        self._desk.backend.execute(order, refused=lambda _problems: self._keep(task.id))
        self._show()

    def _keep(self, id: Id) -> None:
        self._leaving.discard(id)
        self._show()

    def _postpone(self, task: Task) -> None:
        from sub_crm.ui.today.postponing import PostponeMenu

        self.menu = PostponeMenu(self.list, self._desk, task)
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        number = self.list.place_of(task.id)
        spot = self.list.visualRect(self.list.rows.index(number or 0, 0)).center()
        self.menu.open(self.list.viewport().mapToGlobal(spot))

    def postpone_by_typing(self, id: Id) -> "Overlay | None":
        """Ask to which day a follow-up goes, when it is still open."""
        from sub_crm.ui.parts.postponing import Postponing

        row = next((one for one in self._open_ones() if one.id == id), None)
        return Postponing(self._desk, row).open(width=420) if row else None

    def _edit(self, task: Task) -> None:
        from sub_crm.ui.today.title_field import TitleField

        number = self.list.place_of(task.id)
        if number is not None:
            self.list.scrollTo(self.list.rows.index(number, 0))
        self.editor = TitleField(self.list, task, self._desk.backend.execute)
        self.editor.open()
