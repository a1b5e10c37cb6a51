"""Bewaarde zoekvragen: a chip per question that was kept, and the form that keeps one more."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.lists import RemoveList
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.lists.list_forms import RenameListForm, SaveListForm
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.parts.lists.saved_chips import SavedChips
from sub_crm.ui.search.question import Question
from sub_crm.ui.search.reading import SUBJECT
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.conditions import to_json


class KeptQuestions(QWidget):
    """Hidden as long as there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chips = SavedChips(_("Bewaarde zoekvragen"))
        fill(QVBoxLayout(self), (self.chips,), 0, (0, 0, 0, 0))
        self.chips.chosen.connect(self._open)
        self.chips.rename_wanted.connect(lambda one: RenameListForm(desk, one).open())
        self.chips.remove_wanted.connect(self._remove)
        self.hide()

    def show_kept(self, kept: Sequence[KeptList], asked: Question) -> None:
        """Show every kept question; the one that is asked now is checked."""
        self.chips.show_lists(kept)
        self.chips.show_filter(asked)
        self.setVisible(bool(kept))

    def save(self, question: Question) -> Overlay:
        """Ask for a name for a question."""
        title = _("Zoekvraag bewaren")
        form = SaveListForm(
            self._desk,
            question.address(),
            SUBJECT,
            to_json(question),
            title=title,
            words=in_words(question),
        )
        return form.open()

    def _open(self, one: KeptList | None) -> None:
        if one is not None:
            self._desk.open(one.filter.address())

    def _remove(self, one: KeptList) -> None:
        if one.id is not None:
            self._desk.backend.execute(RemoveList(id=one.id))


def in_words(question: Question) -> str:
    """Say what is asked, with the kinds of contact; of other facets only that there are some."""
    said = [f"“{question.text}”", *map(word, question.kinds)]
    if question.organisations or question.years:
        said.append(_("met de gekozen organisaties en jaren"))
    return ", ".join(said)
