"""Over jou: your name and job title, kept as you type."""

from collections.abc import Callable

from sub_crm.i18n import _
from sub_crm.orders.records import Edit
from sub_crm.ui.backend import Backend
from sub_crm.ui.settings.reading import SettingsRows
from sub_crm.ui.settings.section import Section
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.values.ids import Id


class YouSection(Section):
    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._id: Id | None = None
        self.name = LineField(_("Je naam"))
        self.job_title = LineField(_("Je functie"))
        self.name_frame = FormField(_("Je naam"), self.name)
        self.job_frame = FormField(_("Je functie"), self.job_title)
        super().__init__(_("Over jou"), self.name_frame, self.job_frame)
        self.name.edited.connect(self._keep("name", self.name_frame))
        self.job_title.edited.connect(self._keep("job_title", self.job_frame))

    def show_rows(self, rows: SettingsRows) -> None:
        """Show what the workspace says, but not over what is being typed."""
        self.setVisible(rows.own is not None)
        if rows.own is None:
            return
        self._id = rows.own.id
        for line, text in ((self.name, rows.own.name), (self.job_title, rows.own.job_title)):
            line.show_value(text)

    def _keep(self, field: str, frame: FormField) -> Callable[[str], None]:
        def kept(_answer: object) -> None:
            frame.set_error("")
            self._backend.reread_identity()

        def refused(problems: dict[str, str]) -> None:
            frame.set_error(" ".join(problems.values()))

        def keep(text: str) -> None:
            if self._id is not None:
                order = Edit(table="app_user", id=self._id, field=field, value=text)
                self._backend.execute(order, then=kept, refused=refused)

        return keep
