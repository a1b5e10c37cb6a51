"""Which view of the relations, which number, and along what."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations.views import IMPOSSIBLE, Axis, Measure, View
from sub_crm.ui.relations import wording
from sub_crm.ui.widgets.segment import Segment


class Choices(QObject):
    """Three segments that go together; a page puts them where they belong."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        views = [(one, _(text)) for one, text in wording.VIEWS.items()]
        measures = [(one, _(text)) for one, text in wording.MEASURES.items()]
        axes = [(one, _(text)) for one, text in wording.AXES.items()]
        self.view = Segment(_("Weergave"), views)
        self.measure = Segment(_("Maat"), measures)
        self.axis = Segment(_("Kolommen"), axes)
        for segment in (self.view, self.measure, self.axis):
            segment.changed.connect(self._tell)
        self._fit()

    def _tell(self, _value: object) -> None:
        self._fit()
        view = self.view.value()
        self.axis.setVisible(view is View.MATRIX)
        self.measure.setVisible(view in (View.MATRIX, View.TILES))
        self.changed.emit()

    def _fit(self) -> None:
        """Offer what goes together."""
        view, axis, measure = self.view.value(), self.axis.value(), self.measure.value()
        matrix = view is View.MATRIX
        for one in Measure:
            possible = not matrix or (one, axis) not in IMPOSSIBLE
            self.measure.set_possible(one, "" if possible else wording.why_not(one))
        for along in Axis:
            possible = (measure, along) not in IMPOSSIBLE
            self.axis.set_possible(along, "" if possible else wording.why_not(measure))

    def look_at(self, view: View, measure: Measure, axis: Axis) -> None:
        """Choose all three, in an order in which each is possible."""
        self.axis.set_value(Axis.MONTH)
        self.view.set_value(view)
        self.measure.set_value(measure)
        self.axis.set_value(axis)
