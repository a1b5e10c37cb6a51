"""Over dit dossier: what plays, how it ended, and the words of the source document."""

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
from sub_crm.ui.issues.happenings import quoted
from sub_crm.ui.issues.reading import IssuePageRows
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField, TextField
from sub_crm.ui.widgets.layouts import row
from sub_crm.values.kinds import OPEN_ISSUE


class DetailsCard(Card):
    """Typed in place and kept at once; the outcome is asked of a dossier that is closed."""

    def __init__(self, desk: Desk, rows: IssuePageRows) -> None:
        super().__init__(16, 10)
        head = rows.head
        self._keeper = Keeper(desk, "issue", head.id, self)
        self.context = TextField(_("Stand van zaken"), head.context, least=2, most=8)
        self.outcome = TextField(_("Uitkomst"), head.outcome, least=2, most=10)
        context_form = FormField(_("Stand van zaken"), self.context)
        self.outcome_form = FormField(_("Uitkomst"), self.outcome)
        self._keeper.keep_text("context", self.context, context_form)
        self._keeper.keep_text("outcome", self.outcome, self.outcome_form)
        self.quote = label("", "secondary", wrap=True)
        mark = SavedMark(self._keeper, parent=self)
        title = label(_("Over dit dossier"), "section")
        self.add(row(title, None, mark.words), context_form, self.outcome_form, self.quote)

    def show_rows(self, rows: IssuePageRows) -> None:
        head = rows.head
        self._keeper.show("context", head.context)
        self._keeper.show("outcome", head.outcome)
        self.outcome_form.setVisible(head.status not in OPEN_ISSUE or bool(head.outcome))
        self.quote.setText(quoted(head.quote))
        self.quote.setVisible(bool(head.quote))
