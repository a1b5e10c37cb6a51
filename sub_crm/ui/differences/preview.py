"""Zo wordt het: the whole record as it will be."""

from PySide6.QtWidgets import QLabel

from sub_crm.i18n import _
from sub_crm.ui.differences.choices import Choices
from sub_crm.ui.differences.reading import BOTH, RecordRows, gone_words
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card


class Preview(Card):
    """A line per field that was chosen, in bold, and the others after each other below them."""

    def __init__(self) -> None:
        super().__init__(14, 4)
        self.setProperty("card", "inset")
        self._about = label("", "secondary", wrap=True)
        self._rest = label("", "secondary", wrap=True)
        self.add(label(_("Zo wordt het"), "strong"), self._about)
        self.lines: list[QLabel] = []
        self.add(self._rest)

    def show_result(self, rows: RecordRows, choices: Choices) -> None:
        """Tell what the record will hold."""
        gone = any(choices.result(one) == gone_words() for one in rows.fields if one.is_deletion)
        chosen = {one.field for one in rows.fields if one.record == rows.id}
        lines = [
            f"{one.title}: {choices.result(one) or _('leeg')}"
            for one in rows.fields
            if not one.is_deletion
        ]
        rest = " · ".join(
            f"{name}: {value}" for field, name, value in rows.rest if value and field not in chosen
        )
        self._about.setText(_summary(rows, choices))
        self._rest.setText("" if gone else rest)
        self._rest.setVisible(bool(self._rest.text()))
        self._show([] if gone else lines)
        told = [_("Zo wordt het"), self._about.text(), *([] if gone else [*lines, rest])]
        self.setAccessibleName(". ".join(filter(None, told)))

    def _show(self, lines: list[str]) -> None:
        while len(self.lines) < len(lines):
            made = label("", "strong", wrap=True)
            self.lines.append(made)
            self.body.insertWidget(self.body.count() - 1, made)
        for place, made in enumerate(self.lines):
            made.setVisible(place < len(lines))
            made.setText(lines[place] if place < len(lines) else "")


def _summary(rows: RecordRows, choices: Choices) -> str:
    """Return "Verslag van beiden, onderwerp van jou"."""
    told = []
    for one in rows.fields:
        choice = choices.of[one.id]
        if one.is_deletion:
            told.append(choices.result(one))
            continue
        if choice is BOTH:
            text = _("{field} van beiden")
        elif choice is one.mine.choice:
            text = _("{field} van jou")
        else:
            text = _("{field} van {name}")
        told.append(text.format(field=one.title, name=one.theirs.name or _("de ander")))
    return ", ".join(told)
