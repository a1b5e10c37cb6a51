"""One field to choose: its name, both versions and what it was, and under them both together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.differences.cards import ChoiceCard, MergedCard, PlainCard, VersionCard
from sub_crm.ui.differences.reading import FieldRows, Side
from sub_crm.ui.text import label
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.kinds import DifferenceChoice

NAME = 92.0
"""Width of the names of the fields, where there is room beside the versions."""
UNBOUND = 16_777_215
"""Qt's own largest width."""


class FieldBlock(QWidget):
    """`chosen` tells the choice, `typed` the text of both; `stepped` asks for another field."""

    chosen = Signal(object)
    typed = Signal(str)
    stepped = Signal(object, int)
    """This block, how many fields down."""

    def __init__(self, rows: FieldRows, choice: DifferenceChoice, text: str) -> None:
        super().__init__()
        self.rows = rows
        self.mine, self.theirs = _card(rows, rows.mine, mine=True), _card(rows, rows.theirs)
        self.both = MergedCard(rows.title, text) if rows.together is not None else None
        self._group = QButtonGroup(self)
        for one in self.cards():
            self._group.addButton(one)
            one.stepped.connect(self._step)
            one.toggled.connect(self._tell)
        if self.both is not None:
            self.both.typed.connect(self.typed)
        self._lay_out()
        self.choose(choice)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        was = self.rows.was or _("leeg")
        self._name = label(self.rows.title, "field", wrap=True)
        self._was = label("" if self.rows.is_deletion else was, "secondary", wrap=True)
        self._was_below = label(_("Was: {text}").format(text=was), "secondary", wrap=True)
        for one in (self._name, self._was):
            one.setAlignment(top)
            one.setContentsMargins(0, theme.current().px(9), 0, 0)
        self._versions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self._versions, (), 12, (0, 0, 0, 0))
        self._versions.addWidget(self.mine, 1)
        self._versions.addWidget(self.theirs, 1)
        parts = [self._versions, self.both, self._was_below, self._now()]
        middle = Group(self.rows.title)
        fill(QVBoxLayout(middle), tuple(one for one in parts if one), 10, (0, 0, 0, 0))
        middle.setSizePolicy(shared())
        self._was.setSizePolicy(shared())
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._box, (self._name,), 12, (0, 0, 0, 0))
        self._box.addWidget(middle, 10)
        self._box.addWidget(self._was, 4)
        self.set_wide(wide=True)

    def _now(self) -> QWidget | None:
        """What stands in the record by now, where that is another thing than what stood first."""
        news = self.rows.now != self.rows.side(DifferenceChoice.STANDS).text
        if not news or self.rows.is_deletion:
            return None
        told = _("Intussen staat er: {text}").format(text=self.rows.now or _("leeg"))
        return label(told, "secondary", wrap=True)

    def set_wide(self, *, wide: bool) -> None:
        """Name, versions and what it was beside each other, or all of it under each other."""
        direction = QBoxLayout.Direction
        across = direction.LeftToRight if wide else direction.TopToBottom
        self._box.setDirection(across)
        self._versions.setDirection(across)
        width = theme.current().px(NAME)
        self._name.setMinimumWidth(width if wide else 0)
        self._name.setMaximumWidth(width if wide else UNBOUND)
        self._was.setVisible(wide)
        self._was_below.setVisible(not wide and not self.rows.is_deletion)

    def cards(self) -> list[ChoiceCard]:
        return [self.mine, self.theirs, *([self.both] if self.both else [])]

    def card(self) -> ChoiceCard:
        """The version that is chosen."""
        return next(one for one in self.cards() if one.isChecked())

    def _tell(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.card().choice)

    def choose(self, choice: DifferenceChoice) -> None:
        """Choose a version; one that is not offered changes nothing."""
        for one in self.cards():
            if one.choice is choice:
                one.setChecked(True)

    def place(self) -> int:
        return self.cards().index(self.card())

    def enter(self, place: int | None = None) -> None:
        """Put the keyboard on a version, the chosen one unless another is asked for."""
        card = self.card() if place is None else self.cards()[min(place, len(self.cards()) - 1)]
        card.setChecked(True)
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, down: int, right: int) -> None:
        if down:
            self.stepped.emit(self, down)
        else:
            self.enter((self.place() + right) % len(self.cards()))


def shared() -> QSizePolicy:
    """Share the room by stretch alone, and be as high as that width asks for."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


def _card(rows: FieldRows, side: Side, *, mine: bool = False) -> ChoiceCard:
    whose = _("Mijn versie") if mine else side.name
    if rows.is_deletion:
        told = _("jij, {when}") if mine else _("{name}, {when}")
        return PlainCard(side.choice, side.text, told.format(name=side.name, when=side.when))
    return VersionCard(side.choice, whose, rows.was, side.text, mine=mine)
