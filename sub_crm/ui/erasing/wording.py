"""What the page of erasing says: what goes, what stays, what to see to, and what went wrong."""

import datetime as dt
from collections.abc import Callable, Mapping

import psycopg

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.fields import record_word
from sub_crm.insight.history.printing import moment_of
from sub_crm.queries.erasing import Mentions
from sub_crm.sync.asking import Ended
from sub_crm.sync.causes import Cause, Stopped, cause_of, sentence
from sub_crm.sync.erasing import Device, Erasure, Overview, Preview
from sub_crm.sync.probing import NotSafe
from sub_crm.values.person_name import folded

LONGEST_REASON = 100

Said = Callable[[int], str]

ERASED: dict[str, Said] = {
    "person": lambda n: ngettext(
        "{n} persoon: naam, aanhef en notitie", "{n} personen: naam, aanhef en notitie", n
    ),
    "contact_point": lambda n: ngettext("{n} contactgegeven", "{n} contactgegevens", n),
    "tenure": lambda n: ngettext("{n} ambtstermijn", "{n} ambtstermijnen", n),
    "participant": lambda n: ngettext(
        "{n} deelname aan een gesprek", "{n} deelnames aan gesprekken", n
    ),
    "difference": lambda n: ngettext("{n} verschil", "{n} verschillen", n),
}
STAYS: dict[str, Said] = {
    "participant": lambda n: ngettext(
        "{n} deelname blijft meetellen bij de organisatie, zonder persoon",
        "{n} deelnames blijven meetellen bij de organisatie, zonder persoon",
        n,
    ),
    "follow_up": lambda n: ngettext(
        "{n} opvolging blijft staan, zonder persoon",
        "{n} opvolgingen blijven staan, zonder persoon",
        n,
    ),
    "tenure": lambda n: ngettext(
        "{n} ambtstermijn van een opvolger blijft staan, zonder voorganger",
        "{n} ambtstermijnen van opvolgers blijven staan, zonder voorganger",
        n,
    ),
}


def goes(preview: Preview) -> list[str]:
    history = _("alle geschiedenis hiervan, concepten en zoekresultaten op elk apparaat")
    return [*_in_order(preview.erased, ERASED), history]


def stays(preview: Preview) -> list[str]:
    return _in_order(preview.stays, STAYS) or [_("niets dat naar deze persoon verwijst")]


def _in_order(counts: Mapping[str, int], said: Mapping[str, Said]) -> list[str]:
    known = [one(counts[table]).format(n=counts[table]) for table, one in said.items()
             if counts.get(table)]  # fmt: skip
    others = sorted(counts.keys() - said.keys())
    return known + [f"{counts[table]} × {record_word(table)}" for table in others]


def named(found: Mentions, surname: str) -> str:
    """Say where the name stands in text that is not erased."""
    parts = [
        ngettext("{n} contactmoment", "{n} contactmomenten", found.contact_moments).format(
            n=found.contact_moments
        )
        if found.contact_moments
        else "",
        ngettext("{n} opvolging", "{n} opvolgingen", found.follow_ups).format(n=found.follow_ups)
        if found.follow_ups
        else "",
        ngettext("{n} dossier", "{n} dossiers", found.issues).format(n=found.issues)
        if found.issues
        else "",
        ngettext("{n} notitie of afspraak", "{n} notities of afspraken", found.others).format(
            n=found.others
        )
        if found.others
        else "",
    ]
    where = ", ".join(filter(None, parts))
    if not where:
        return _("In de teksten die jij ziet, komt “{name}” niet voor.").format(name=surname)
    return _(
        "“{name}” staat in de tekst van {where}. Die tekst wordt niet gewist: het kan ook een "
        "naamgenoot zijn. Kijk ze na en haal de naam er zelf uit."
    ).format(name=surname, where=where)


def confirming(typed: str, surname: str) -> bool:
    """Whether what was typed confirms the erasure of somebody of that name."""
    said = folded(typed.strip())
    return typed.strip() == _("WISSEN") or (bool(said) and said == folded(surname.strip()))


def reason_problem(reason: str, surname: str) -> str:
    """Say what is wrong with a reference, which is kept for ever; "" where nothing is."""
    if not reason:
        return _("Vul het nummer van het verzoek in.")
    if len(reason) > LONGEST_REASON:
        return _("Houd het kort: hoogstens {n} tekens.").format(n=LONGEST_REASON)
    if folded(surname) and folded(surname) in folded(reason):
        return _("Zet hier geen naam in: dit kenmerk blijft voorgoed bewaard.")
    return ""


def done_by(erasure: Erasure) -> str:
    return erasure.by or _("beheerder van de server")


def confirmed(overview: Overview, erasure: Erasure) -> str:
    total = len(overview.devices)
    done = total - len(overview.unconfirmed(erasure))
    return _("{n} van {total}").format(n=done, total=total)


def waiting_for(overview: Overview, erasure: Erasure) -> str:
    """Say on how many devices the erased still is."""
    n = len(overview.unconfirmed(erasure))
    if not n:
        return _("Elk apparaat heeft deze wissing bevestigd.")
    told = ngettext(
        "{n} apparaat heeft nog niet bevestigd dat het gewist heeft:",
        "{n} apparaten hebben nog niet bevestigd dat ze gewist hebben:",
        n,
    )
    return told.format(n=n)


def owner(device: Device) -> str:
    said = f"{device.owner} ({device.login})" if device.login else device.owner
    return said if device.account_open else _("{who}, account gesloten").format(who=said)


def seen(device: Device, today: dt.date) -> str:
    return moment_of(device.last_seen, today)


# what went wrong


def no_team() -> str:
    return _("Wissen kan alleen in een werkruimte die bij een team hoort.")


def trouble(error: Exception) -> str:
    """Say in one sentence why the shared database did not do it; "" for a mistake of ours."""
    if isinstance(error, NotSafe):
        return str(error)
    if isinstance(error, Stopped):
        return _("Synchroniseren staat stil; op de bladzijde Synchronisatie staat waarom.")
    if isinstance(error, Ended):
        return _("De werkruimte ging intussen dicht.")
    if not isinstance(error, psycopg.Error | OSError):
        return ""
    state = getattr(error, "sqlstate", None)
    if state == "42501":
        return _(
            "De gedeelde database weigert dit: je mag het niet, of de persoon is er niet meer."
        )
    if state == "42883":
        return _("De gedeelde database kent dit nog niet: vraag de beheerder haar bij te werken.")
    cause = cause_of(error)
    if cause is Cause.UNREACHABLE:
        return _("Hiervoor is verbinding met de gedeelde database nodig, en die is er nu niet.")
    return sentence(cause)


def is_unsure(error: Exception) -> bool:
    """Whether it may have been done all the same: the answer was lost, not refused."""
    return not getattr(error, "sqlstate", None) or cause_of(error) is Cause.UNREACHABLE
