"""The warmth of an organisation or a person as a button: a press explains it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton

from sub_crm.i18n import _
from sub_crm.insight.warmth import wording
from sub_crm.insight.warmth.rules import Label
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.warmth.reading import Explained, read_explained
from sub_crm.ui.parts.warmth.sheet import WarmthSheet
from sub_crm.ui.text import no_mnemonic, set_tooltip
from sub_crm.ui.widgets.buttons import set_icon
from sub_crm.values.ids import Id

TABLES = (
    *("contact_moment", "participant", "person", "position", "tenure"),
    *("cadence", "rhythm_pause", "warmth_setting"),
)


class WarmthBadge(QPushButton):
    """Asks for its number itself, again whenever something changed that it may come from."""

    explained = Signal(object)
    """`Explained`, for whatever shows the numbers of the people."""

    def __init__(
        self, desk: Desk, name: str, *, organisation: Id | None = None, person: Id | None = None
    ) -> None:
        """`name` is that of the organisation or person, for the sheet."""
        super().__init__()
        self._desk, self.named = desk, name
        self._about = {"organisation": organisation, "person": person}
        self.found: Explained | None = None
        self.setProperty("kind", "pill")
        self.setFont(theme.current().font(12.5, 600))
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.explain)
        self._say(_("Warmte"), "")
        desk.backend.changed.connect(self._refresh)
        self.ask()

    def ask(self) -> None:
        """Read the number anew."""
        backend = self._desk.backend
        backend.query(read_explained, day=backend.today(), then=self._receive, **self._about)

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.ask()

    def _receive(self, found: Explained) -> None:
        self.found = found
        rolled = found.rolled
        if rolled.total is None or rolled.label is None:
            self._say(wording.rolled(rolled), "")
        else:
            tone = "danger" if rolled.label < Label.LUKEWARM else ""
            self._say(f"{rolled.total} {wording.label(rolled.label)}", tone)
        told = wording.rolled(rolled)
        self.setAccessibleName(_("Relatiewarmte {told}; uitleg").format(told=told))
        set_tooltip(self, told)
        self.explained.emit(found)

    def _say(self, words: str, tone: str) -> None:
        self.setText(no_mnemonic(words))
        self.setProperty("tone", tone)
        set_icon(self, "heat", tone or "text2", 15)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(words)

    def explain(self, chosen: object = None) -> None:
        """Open the sheet, at the first person or at the one that is chosen."""
        if self.found is not None:
            key = chosen if isinstance(chosen, tuple) else None
            WarmthSheet(self._desk, self.named, self.found, chosen=key).open()

    def minimumSizeHint(self) -> QSize:
        """Small: it never widens the window."""
        return QSize(theme.current().px(60), super().minimumSizeHint().height())
