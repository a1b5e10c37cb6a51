"""What a list says when it has nothing: one sentence and what to do next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill, row


class EmptyState(Group):
    """A sentence with at most two buttons; the first one is the main action."""

    def __init__(
        self, sentence: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        super().__init__()
        words = label(sentence, "lead", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        made = [
            button(text, "primary" if place == 0 else "", on_click=act)
            for place, (text, act) in enumerate(actions)
        ]
        buttons = [row(None, *made, None, spacing=8)] if made else []
        fill(QVBoxLayout(self), (None, words, *buttons, None), 14, (24, 28, 24, 28))
        self.setAccessibleName(sentence)
