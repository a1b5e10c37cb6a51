"""Opening a small form again by its address, as its draft was left."""

from collections.abc import Callable, Mapping

from sub_crm.i18n import _
from sub_crm.ui.backend import Backend
from sub_crm.values.ids import Id

Openers = Mapping[str, Callable[..., object]]
"""How a page opens its forms, by the name in their address; what is opened, or None where the
record that the form is about is gone."""


def reopen(backend: Backend, openers: Openers, form: str, about: tuple[Id, ...]) -> None:
    """Open a form, or say that there is nothing left to open it for."""
    if form not in openers or openers[form](*about) is None:
        backend.refused.emit(
            _("Waar dit concept over gaat, is hier niet meer. Het concept blijft bewaard.")
        )
