"""The small form that keeps a list or a question under a name, or gives it another."""

from sub_crm.i18n import _
from sub_crm.orders.lists import RenameList, SaveList
from sub_crm.ui.desk import Desk, form_address
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.widgets.fields import LineField


class SaveListForm(FormCard):
    """Keep conditions: a filter with its order and groups, or a question with its facets."""

    def __init__(
        self, desk: Desk, page: str, subject: str, conditions: str, *, title: str, words: str
    ) -> None:
        """`page` is the address of what is kept, `words` say what it asks for."""
        super().__init__(desk, title, address=form_address(page, "lijst"))
        self._subject, self._conditions = subject, conditions
        self.name = LineField(_("Naam"), hint=_("zoals Wonen in het westen"))
        self.ask("name", _("Naam"), self.name, hint=words)
        self.act_with(_("Bewaren"), self._save)

    def _save(self) -> None:
        name = self.name.text()
        order = SaveList(subject=self._subject, name=name, conditions=self._conditions)
        self.send(order)


class RenameListForm(FormCard):
    def __init__(self, desk: Desk, kept: KeptList) -> None:
        super().__init__(desk, _("Hernoemen"))
        self._id = kept.id
        self.name = LineField(_("Naam"), kept.name)
        self.ask("name", _("Naam"), self.name)
        self.act_with(_("Hernoemen"), self._rename)

    def _rename(self) -> None:
        if self._id is not None:
            self.send(RenameList(id=self._id, name=self.name.text()))
