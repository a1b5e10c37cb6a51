"""The top of the side column: which organisation it is, and how it stands there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.insight.warmth.rules import Label
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.ui.relations import wording
from sub_crm.ui.text import eliding, label
from sub_crm.ui.widgets.avatar import OrgTile
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.chips import Chip, ChipSpec
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill

ISSUES = 5
_TONES = {Label.COLD: "danger", Label.COOL: "danger", Label.LUKEWARM: "plain", Label.WARM: "accent"}


def warmth_chip(found: Rollup) -> ChipSpec:
    """Say the label of a number, or why there is none."""
    if found.label is None:
        return ChipSpec(warm_words.rolled(found))
    return ChipSpec(warm_words.label(found.label), _TONES[found.label])


class Head(QWidget):
    """Tile, name and holder of an organisation, its rhythm and how many dossiers are open."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        fill(self._box, (), 12, (0, 0, 0, 0))
        self._shown: QWidget | None = None

    def show_line(self, line: Line, found: Rollup | None = None) -> None:
        """Show another organisation, with its warmth where that is asked for."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        one = line.organisation
        holder = (
            _("Accounthouder {name}").format(name=one.holder)
            if one.holder
            else _("geen accounthouder")
        )
        names = column(
            label(one.name, "section", wrap=True), eliding(holder, "secondary"), spacing=1
        )
        tile = OrgTile(one.abbreviation, 40, one.hue, one.short_name)
        top = QHBoxLayout()
        fill(top, (tile,), 12, (0, 0, 0, 0))
        top.addWidget(names, 1)
        chips = [wording.rhythm_chip(line.rhythm), ChipSpec(issues(one.open_issues), icon="issue")]
        if found is not None:
            chips.insert(0, warmth_chip(found))
            if found.total is not None:
                number = label(str(found.total), "figure", name=warm_words.rolled(found))
                number.setAlignment(Qt.AlignmentFlag.AlignTop)
                top.addWidget(number)
        shown = Flow(*(Chip(spec.text, spec.tone, spec.icon) for spec in chips))
        self._shown = column(top, shown, spacing=12)
        self._box.addWidget(self._shown)


def issues(count: int) -> str:
    return ngettext("{n} dossier", "{n} dossiers", count).format(n=count)


class OpenIssues(QWidget):
    """The dossiers that play now, the urgent ones first."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        fill(self._box, (), 6, (0, 0, 0, 0))
        self._parts: list[QWidget] = []

    def show_issues(
        self, found: Sequence[OrganisationIssueRow], *, about_theme: bool = False
    ) -> None:
        """Show the first few, and say how many there are beside them."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [_issue(one) for one in found[:ISSUES]]
        if found:
            title = _("Lopende dossiers bij dit thema") if about_theme else _("Lopende dossiers")
            self._parts.insert(0, label(title, "group", wrap=True))
        if len(found) > ISSUES:
            rest = _("en nog {n}").format(n=len(found) - ISSUES)
            self._parts.append(label(rest, "caption"))
        for part in self._parts:
            self._box.addWidget(part)
        self.setVisible(bool(found))


def _issue(one: OrganisationIssueRow) -> QWidget:
    words: list[QWidget] = [label(one.title, "medium", wrap=True)]
    if one.context:
        words.append(eliding(one.context, "caption"))
    made, sign = QWidget(), icon_label("issue", "text2", 16)
    line = QHBoxLayout(made)
    fill(line, (sign,), 9, (2, 0, 0, 0))
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.addWidget(column(*words), 1)
    return made
