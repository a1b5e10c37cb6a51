"""The sentence under the title: which day it is and what waits, with small numbers in words."""

import datetime as dt

from sub_crm.i18n import N_, _, ngettext
from sub_crm.i18n.dates import long_day

_NUMBERS = (
    *(N_("nul"), N_("één"), N_("twee"), N_("drie"), N_("vier"), N_("vijf"), N_("zes")),
    *(N_("zeven"), N_("acht"), N_("negen"), N_("tien"), N_("elf"), N_("twaalf")),
)


def in_words(number: int) -> str:
    """Return "vier" for 4; above twelve the digits read faster."""
    return _(_NUMBERS[number]) if 0 <= number < len(_NUMBERS) else str(number)


def day_sentence(today: dt.date, late: int, due: int) -> str:
    """Return "Dinsdag 24 november. Twee opvolgingen zijn te laat, vier staan voor vandaag." """
    return f"{_capital(long_day(today))}. {_capital(_waiting(late, due))}."


def _waiting(late: int, due: int) -> str:
    if not late and not due:
        return _("Niets te doen voor vandaag")
    if not late:
        return ngettext(
            "{number} opvolging staat voor vandaag", "{number} opvolgingen staan voor vandaag", due
        ).format(number=in_words(due))
    said = ngettext(
        "{number} opvolging is te laat", "{number} opvolgingen zijn te laat", late
    ).format(number=in_words(late))
    return f"{said}, {_as_well(due)}" if due else said


def _as_well(due: int) -> str:
    said = ngettext("{number} staat voor vandaag", "{number} staan voor vandaag", due)
    return said.format(number=in_words(due))


def _capital(text: str) -> str:
    """Return the text with a capital; Dutch writes "Eén", without the first accent."""
    return text[:1].upper().replace("É", "E") + text[1:]
