"""What the steps of the first start have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui.start.answers import Answers
from sub_crm.ui.text import TextStyle, label, tint
from sub_crm.ui.widgets.layouts import fill

HEAD = TextStyle(28, 680, spacing=-1.5)


class Step(QWidget):
    """A titled step; `changed` at every key and choice."""

    changed = Signal()

    def __init__(self, place: int, of: int, title: str, lead: str, *parts: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(title)
        number = label(_("Stap {n} van {of}").format(n=place, of=of), "strong", colour="accent_t")
        words = label(title, "title", wrap=True)
        words.setFont(HEAD.font())
        tint(words, HEAD.colour)
        body = (number, 3, words, 3, label(lead, "lead", wrap=True), 20, *parts, None)
        fill(QVBoxLayout(self), body, 0, (0, 0, 0, 0))

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        raise NotImplementedError(type(self).__name__)

    def into(self, answers: Answers) -> Answers:
        """The answers with what stands in this step."""
        return answers

    def is_ready(self) -> bool:
        """Whether the user can go on; what is wrong is said beside its field."""
        return True

    def skip(self) -> None:
        """Let the usual answers hold."""
