"""One record: its fields to choose, what was merged by itself, and how it will be."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.differences.choices import Choices
from sub_crm.ui.differences.field import NAME, FieldBlock, shared
from sub_crm.ui.differences.preview import Preview
from sub_crm.ui.differences.reading import BOTH, FieldRows, RecordRows
from sub_crm.ui.parts.record_words import record_look, record_title
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.values.kinds import DifferenceChoice

WIDE = 640
"""From this width on, in design pixels, versions stand beside each other."""


class RecordView(QWidget):
    """`changed` says that something was chosen or typed."""

    changed = Signal()

    def __init__(self, rows: RecordRows, choices: Choices) -> None:
        super().__init__()
        self.rows, self.choices = rows, choices
        self._wide = True
        self.blocks = [self._block(one) for one in rows.fields]
        icon, _tone = record_look(rows.table, rows.named)
        title = label(record_title(rows.table, rows.named), "heading", wrap=True)
        name = QWidget()
        line = QHBoxLayout(name)
        fill(line, (icon_label(icon, "accent_t", 20),), 10, (0, 0, 0, 0))
        line.addWidget(title, 1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self._head, (), 8, (0, 0, 0, 0))
        self._head.addWidget(name, 1)
        self._head.addWidget(self._all_buttons())
        self._names = self._column_names()
        self.preview = Preview()
        merged = self._merged()
        parts = [*self.blocks, *([merged] if merged else [])]
        fill(
            QVBoxLayout(self),
            (self._head, self._names, *parts, self.preview, None),
            12,
            (0, 0, 0, 0),
        )
        self._show_preview()

    def _all_buttons(self) -> QWidget:
        name = self.rows.colleague or _("de ander")
        made: list[QPushButton] = []
        offers = [
            (_("Alles van mij"), "Ctrl+1", self.take_mine),
            (_("Alles van {name}").format(name=name.split(" ")[0]), "Ctrl+2", self.take_theirs),
        ]
        if any(one.both for one in self.blocks):
            offers.append((_("Beide"), "Ctrl+3", self.take_both))
        for text, keys, act in offers:
            made.append(button(text, name=f"{text}, {keys}", tip=f"{text} ({keys})", on_click=act))
        holder = QWidget()
        fill(QHBoxLayout(holder), (*made, None), 8, (0, 0, 0, 0))
        return holder

    def _column_names(self) -> QWidget:
        first = self.rows.fields[0]
        versions, holder = QWidget(), QWidget()
        both, line = QHBoxLayout(versions), QHBoxLayout(holder)
        fill(both, (), 12, (0, 0, 0, 0))
        both.addWidget(_column_name(_("Mijn versie"), first.mine.when), 1)
        name = first.theirs.name or _("De ander")
        both.addWidget(_column_name(name, first.theirs.when), 1)
        fill(line, (_gap(NAME),), 12, (0, 0, 0, 0))
        versions.setSizePolicy(shared())
        line.addWidget(versions, 10)
        line.addWidget(_column_name(_("Was"), ""), 4)
        return holder

    def _block(self, rows: FieldRows) -> FieldBlock:
        made = FieldBlock(rows, self.choices.of[rows.id], self.choices.texts.get(rows.id, ""))
        made.chosen.connect(lambda choice, id=made.rows.id: self._take(id, choice))
        made.typed.connect(lambda text, id=made.rows.id: self._type(id, text))
        made.stepped.connect(self._step)
        return made

    def _merged(self) -> QWidget | None:
        if not self.rows.merged:
            return None
        told = _("Vanzelf samengevoegd: {what}").format(what=", ".join(self.rows.merged))
        holder = QWidget()
        line = QHBoxLayout(holder)
        fill(line, (icon_label("check", "ok", 16),), 8, (0, 0, 0, 0))
        line.addWidget(label(told, "secondary", wrap=True), 1)
        return holder

    def show_choices(self) -> None:
        """Show what was chosen before."""
        self.choices.fit(self.rows)
        for block in self.blocks:
            id = block.rows.id
            choice = self.choices.of[id]
            if block.both is not None:
                block.both.field.show_value(self.choices.texts[id])
            block.choose(choice)
        self._show_preview()

    # choosing

    def _take(self, id: bytes, choice: DifferenceChoice) -> None:
        self.choices.of[id] = choice
        self._show_preview()
        self.changed.emit()

    def _type(self, id: bytes, text: str) -> None:
        self.choices.texts[id] = text
        self._show_preview()
        self.changed.emit()

    def take_mine(self) -> None:
        for one in self.blocks:
            one.choose(one.rows.mine.choice)

    def take_theirs(self) -> None:
        for one in self.blocks:
            one.choose(one.rows.theirs.choice)

    def take_both(self) -> None:
        for one in self.blocks:
            one.choose(BOTH)

    def enter(self) -> None:
        """Put the keyboard on the first field."""
        self.blocks[0].enter()

    def _step(self, block: FieldBlock, down: int) -> None:
        place = self.blocks.index(block) + down
        if 0 <= place < len(self.blocks):
            self.blocks[place].enter()

    def _show_preview(self) -> None:
        self.preview.show_result(self.rows, self.choices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, everything stands under each other."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(WIDE)
        if wide != self._wide:
            self._wide = wide
            self._names.setVisible(wide)
            direction = QBoxLayout.Direction
            self._head.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
            for one in self.blocks:
                one.set_wide(wide=wide)


def _column_name(title: str, when: str) -> QWidget:
    made = column(eliding(title, "strong"), eliding(when, "secondary"))
    made.setSizePolicy(shared())
    return made


def _gap(width: float) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(theme.current().px(width))
    return holder
