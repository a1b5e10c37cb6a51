"""The explanation of a warmth above the page that showed the number."""

from sub_crm.i18n import _
from sub_crm.insight.warmth import wording
from sub_crm.ui.desk import Desk, contact_address, person_address
from sub_crm.ui.parts.surfaces import Surface
from sub_crm.ui.parts.warmth.explanation import Explanation
from sub_crm.ui.parts.warmth.reading import Explained, read_explained
from sub_crm.ui.text import label
from sub_crm.values.ids import Id


class WarmthSheet(Surface):
    """People, parts and contacts; opening one of those leaves the sheet."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        found: Explained,
        *,
        chosen: tuple[Id, Id | None] | None = None,
    ) -> None:
        super().__init__(desk, _("Relatiewarmte"), width=460, top=60)
        self._found, self._chosen = found, chosen
        self.explanation = Explanation(desk.backend.today, self.overlay.dismiss)
        self.explanation.opened.connect(lambda row: self._go(contact_address(row.id)))
        self.explanation.person_wanted.connect(lambda one: self._go(person_address(one)))
        said = wording.rolled(found.rolled)
        self.heading.setText(_("{name}: {told}").format(name=name, told=said))
        self.overlay.setAccessibleName(self.heading.text())
        self.top_line(label(""))
        self.middle(self.explanation)

    def ask(self) -> None:
        """It shows what the number on the page was made from."""
        self.explanation.show_explained(self._found)
        if self._chosen is not None:
            self.explanation.people.select(self._chosen)
        self.overlay.place()
        if not self.explanation.focus_first():
            self.close_button.setFocus()

    def _go(self, address: str) -> None:
        self.leave()
        self.desk.open(address)


def explain_organisation(desk: Desk, organisation: Id, name: str) -> None:
    """Open the sheet of an organisation once its number is read."""
    desk.backend.query(
        read_explained,
        day=desk.backend.today(),
        organisation=organisation,
        then=lambda found: WarmthSheet(desk, name, found).open(),
    )
