"""Why it stands still, and the one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sub_crm.i18n import N_, _
from sub_crm.ui.desk import CONNECTING, DOCTOR, Desk

_SAME = {"program_is_older": "server newer", "server_is_older": "server older"}
"""Causes of a round that connecting has as well."""


class Way(Enum):
    RETRY = "retry"
    CONNECT = "connect"
    DOCTOR = "doctor"


@dataclass(frozen=True, slots=True)
class Stop:
    """A cause in words: what it is, what happened to the work, and what to do."""

    title: str
    sentence: str
    way: Way
    act: str
    """The words on the button."""


_OWN = {
    "another_database": (
        N_("Op dit adres staat een andere gedeelde database"),
        N_(
            "Deze werkruimte hoort bij een ander team dan de server waar ze naartoe gaat. Er is "
            "niets verzonden. Vraag de beheerder of de server is verhuisd."
        ),
        Way.CONNECT,
        N_("Verbinding bekijken"),
    ),
    "somebody_else": (
        N_("Deze werkruimte is van iemand anders"),
        N_(
            "Ze hoort bij het account van een collega. Meld je aan met dat account, of begin op "
            "deze laptop een eigen werkruimte. Er is niets verzonden."
        ),
        Way.CONNECT,
        N_("Verbinding bekijken"),
    ),
    "at_odds": (
        N_("Beide kanten blijven verschillen"),
        N_(
            "De gedeelde database neemt een wijziging telkens niet aan. Er is niets verloren. "
            "Maak bij Controle een pakket voor de helpdesk."
        ),
        Way.DOCTOR,
        N_("Naar Controle"),
    ),
    "here": (
        N_("Het bestand van de werkruimte kan niet worden bijgewerkt"),
        N_(
            "Misschien is de schijf vol, of houdt een ander programma het bestand vast. Wat je "
            "vastlegde, staat er nog."
        ),
        Way.DOCTOR,
        N_("Werkruimte controleren"),
    ),
    "fault": (
        N_("Synchroniseren lukt niet door een fout in het programma"),
        N_(
            "Je werk staat veilig op deze laptop. Maak bij Controle een pakket voor de helpdesk; "
            "intussen proberen we het opnieuw."
        ),
        Way.DOCTOR,
        N_("Naar Controle"),
    ),
}


def stop_of(cause: str) -> Stop:
    """Return what to say and do about a cause."""
    if own := _OWN.get(cause):
        title, sentence, way, act = own
        return Stop(_(title), _(sentence), way, _(act))
    from sub_crm.sync import causes  # brings the database driver along

    known = causes.Cause(_SAME.get(cause, cause))
    acts = {
        causes.Action.RETRY: (Way.RETRY, _("Nu proberen")),
        causes.Action.UPDATE: (Way.RETRY, _("Nu proberen")),
        causes.Action.PASSWORD: (Way.CONNECT, _("Opnieuw aanmelden")),
    }
    way, act = acts.get(causes.action(known), (Way.CONNECT, _("Verbinding bekijken")))
    return Stop(causes.sentence(known).removesuffix("."), causes.remedy(known), way, act)


def title_of(cause: str) -> str:
    try:
        return stop_of(cause).title
    except ValueError:  # of a later version of this program
        return cause


def act_on(stop: Stop, desk: Desk, retry: Callable[[], Any]) -> Callable[[], Any]:
    """Return what the button does."""
    return {
        Way.RETRY: retry,
        Way.CONNECT: lambda: desk.open(CONNECTING),
        Way.DOCTOR: lambda: desk.open(DOCTOR),
    }[stop.way]
