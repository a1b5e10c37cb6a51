"""The small form in which numbers that belong together are changed."""

from collections.abc import Mapping

from sub_crm.i18n import _
from sub_crm.orders.warmth import SetWarmth
from sub_crm.ui.desk import WARMTH, Desk, form_address
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.settings.warmth_words import Family, name
from sub_crm.ui.text import label
from sub_crm.ui.widgets.fields import LineField


class WarmthForm(FormCard):
    """They hold from today on; what was drawn before keeps its own."""

    def __init__(self, desk: Desk, family: Family, held: Mapping[str, int]) -> None:
        super().__init__(desk, _(family.title), address=form_address(WARMTH, family.key))
        self.add(label(_(family.about), "secondary", wrap=True))
        self.fields: dict[str, LineField] = {}
        for setting in family.names:
            field = LineField(name(setting), str(held[setting]))
            self.fields[setting] = field
            self.ask(setting, name(setting), field)
        self.act_with(_("Vanaf vandaag zo tellen"), self._set)

    def _set(self) -> None:
        typed = {setting: field.text().strip() for setting, field in self.fields.items()}
        wrong = {
            one: _("Vul een heel getal in.") for one, text in typed.items() if not _is_whole(text)
        }
        if wrong:
            self.show_problems(wrong)
            return
        self.send(SetWarmth(values={one: int(text) for one, text in typed.items()}))


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
