"""Bewerken: the form of one contact moment above another page."""

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.contact_form import ContactForm
from sub_crm.ui.parts.reading_cards import MomentRows
from sub_crm.ui.parts.surfaces import Surface
from sub_crm.ui.widgets.layouts import column
from sub_crm.values.ids import Id


class ContactEditor(Surface):
    """No button to save: what is typed is kept, and "Bewaard" says so."""

    def __init__(self, desk: Desk, moment_id: Id, organisation_id: Id) -> None:
        super().__init__(desk, _("Contactmoment"), width=760, top=60)
        self.form = ContactForm(desk, moment_id, organisation_id, self)
        self.form.shown.connect(self._lay_out)
        self.form.gone.connect(self.leave)
        self._laid_out = False

    def ask(self) -> None:
        self.form.ask()

    def _lay_out(self, _rows: MomentRows) -> None:
        """Show the fields once they have something to say."""
        if self._laid_out:
            return
        self._laid_out = True
        self.top_line(self.form.mark.words)
        self.middle(column(self.form.main, self.form.side, spacing=14))
        self.overlay.place()
        self.form.fields["summary"].setFocus()
