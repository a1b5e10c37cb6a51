"""What the quick log looks like: sentence, report, rows and foot; it decides nothing."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.quick_log import Part
from sub_crm.ui import theme
from sub_crm.ui.quick_log.field import SentenceField
from sub_crm.ui.quick_log.footer import Footer
from sub_crm.ui.quick_log.problem import ProblemLine
from sub_crm.ui.quick_log.rows import MomentButton, RowButton, RowPlace
from sub_crm.ui.quick_log.saying import TITLES, Scene
from sub_crm.ui.quick_log.wording import said
from sub_crm.ui.text import eliding
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField, TextField
from sub_crm.ui.widgets.layouts import ScrollColumn, column, fill, rule

_PLACES = {
    "happened_on": Part.MOMENT,
    "organisation_id": Part.ORGANISATION,
    "attendees": Part.WITH,
    "issue_ids": Part.ABOUT,
    "follow_up": Part.FOLLOW_UP,
}
"""Beside which row a refusal is told; anything else is told under the sentence."""


class _Middle(ScrollColumn):
    """Takes the height that it needs, and scrolls only in a very low window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more room when what lies inside grows, such as a long sentence."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """The size of what lies inside."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        hint = inside.sizeHint() if inside else super().sizeHint()
        if layout is None or not layout.hasHeightForWidth():
            return hint
        return QSize(hint.width(), layout.totalHeightForWidth(self.width()))


class Surface(Card):
    """The widgets, by name."""

    def __init__(self) -> None:
        super().__init__(0, 0, "pop")
        self.title = eliding(_("Contact vastleggen"), "section")
        self.moment = MomentButton(Part.MOMENT)
        self.field = SentenceField()
        self.problem = ProblemLine(self.field)
        self.moment_problem = ProblemLine(self.moment)
        self.note = TextField(_("Verslag"), hint=_("Wat is er besproken en afgesproken?"))
        hint = _("Schrijf feitelijk; betrokkenen kunnen dit opvragen.")
        place = FormField(_("Verslag"), self.note, hint=hint)
        self.note_place = column(place, margins=(22, 0, 22, 10))
        self.note_place.hide()
        rows = [part for part in TITLES if part is not Part.MOMENT]
        self.rows = {part: RowPlace(RowButton(part)) for part in rows}
        self.footer = Footer()
        self._build()

    def _build(self) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        fill(line, (), 12, (22, 12, 14, 0))
        line.addWidget(self.title, 1)
        line.addWidget(self.moment)
        sentence = column(self.field, margins=(22, 10, 22, 16))
        rows = QWidget()
        fill(QVBoxLayout(rows), tuple(self.rows.values()), 0, (0, 12, 0, 10))
        inside = column(
            self.moment_problem, sentence, self.problem, self.note_place, rule(), rows, None
        )
        self._middle = _Middle(inside)
        self.add(head)
        self.body.addWidget(self._middle, 1)
        self.add(rule(), self.footer)
        for one in (self.field, self.note, *self.buttons().values()):
            one.installEventFilter(self)

    def buttons(self) -> dict[Part, RowButton]:
        """The button of each part, in the order of the keys."""
        return {part: self.button(part) for part in TITLES}

    def button(self, part: Part) -> RowButton:
        """The button of a part."""
        return self.moment if part is Part.MOMENT else self.rows[part].button

    def show_scene(self, scene: Scene) -> None:
        """Say in every row what the sentence was taken for."""
        for part, button in self.buttons().items():
            button.say(said(part, scene))
        self.footer.mark.show_level(scene.found.confidentiality)
        self.field.colouring.show_spans(self.field.toPlainText(), scene.found.spans)

    def open_note(self) -> None:
        """Show the report field."""
        self.note_place.show()
        self.footer.report.hide()
        self._fit()

    def close_note(self) -> None:
        """Empty the report field and take it away."""
        self.note.clear()
        self.note_place.hide()
        self.footer.report.show()
        self._fit()

    def tell_problems(self, problems: dict[str, str]) -> None:
        """Say each problem beside its row; {} takes all away."""
        said_at = {part: "" for part in TITLES}
        under_field = []
        for field, sentence in problems.items():
            if field in _PLACES:
                said_at[_PLACES[field]] = sentence
            else:
                under_field.append(sentence)
        self.problem.tell(" ".join(under_field))
        self.moment_problem.tell(said_at[Part.MOMENT])
        for part, place in self.rows.items():
            place.problem.tell(said_at[part])
        self._fit()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a row or field that a low window hides."""
        if self._middle.isAncestorOf(widget):
            self._middle.ensureWidgetVisible(widget, 0, theme.current().px(8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the keyboard is in view."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            # once the layout has settled: opening the report moves what lies below it
            QTimer.singleShot(0, self, lambda: self.bring_into_view(watched))
        return False

    def _fit(self) -> None:
        self._middle.updateGeometry()
