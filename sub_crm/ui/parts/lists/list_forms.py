"""The small form that keeps a list under a name, or gives it another."""

from sub_crm.i18n import _
from sub_crm.orders.lists import RenameList, SaveList
from sub_crm.ui.desk import CONTACTS, ISSUES, PEOPLE, Desk, form_address
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.widgets.fields import LineField

PAGES = {"contacts": CONTACTS, "people": PEOPLE, "issues": ISSUES}
"""Where the lists of a subject stand."""


class SaveListForm(FormCard):
    """Keep the filter, its order and its groups."""

    def __init__(self, desk: Desk, subject: str, conditions: str, words: str) -> None:
        super().__init__(desk, _("Lijst bewaren"), address=form_address(PAGES[subject], "lijst"))
        self._subject, self._conditions = subject, conditions
        self.name = LineField(_("Naam van de lijst"), hint=_("zoals Wonen in het westen"))
        self.ask("name", _("Naam van de lijst"), self.name, hint=words)
        self.act_with(_("Bewaren"), self._save)

    def _save(self) -> None:
        name = self.name.text()
        order = SaveList(subject=self._subject, name=name, conditions=self._conditions)
        self.send(order)


class RenameListForm(FormCard):
    def __init__(self, desk: Desk, kept: KeptList) -> None:
        super().__init__(desk, _("Lijst hernoemen"))
        self._id = kept.id
        self.name = LineField(_("Naam van de lijst"), kept.name)
        self.ask("name", _("Naam van de lijst"), self.name)
        self.act_with(_("Hernoemen"), self._rename)

    def _rename(self) -> None:
        if self._id is not None:
            self.send(RenameList(id=self._id, name=self.name.text()))
