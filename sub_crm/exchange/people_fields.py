"""What a column of a list of people can hold, and the headings that people write above it."""

import re
from enum import StrEnum

from sub_crm.values.person_name import folded


class Field(StrEnum):
    NAME = "name"
    """The whole name, to be taken apart."""
    TITLES_BEFORE = "titles_before"
    INITIALS = "initials"
    FIRST_NAME = "first_name"
    NAME_PREFIX = "name_prefix"
    SURNAME = "surname"
    TITLES_AFTER = "titles_after"
    SALUTATION = "salutation"
    ORGANISATION = "organisation"
    POSITION = "position"
    EMAIL = "email"
    PHONE = "phone"
    SINCE = "since"
    NOTE = "note"


SEVERAL = frozenset({Field.EMAIL, Field.PHONE, Field.NOTE})
"""Fields that more than one column may fill."""

_HEADINGS = {
    Field.NAME: "naam|volledige naam|persoon|contactpersoon|naam persoon|contact|name|full name"
    "|weergavenaam|naam contactpersoon|naam medewerker|medewerker",
    Field.TITLES_BEFORE: "titel|titels|titulatuur|titel voor|titels voor|academische titel|title",
    Field.INITIALS: "voorl|voorletter|voorletters|initialen|initials|vl",
    Field.FIRST_NAME: "voornaam|roepnaam|first name|given name|voornamen",
    Field.NAME_PREFIX: "tussenv|tussenvoegsel|tussenvoegsels|voorvoegsel|voorvoegsels|tv"
    "|voorvoegsel achternaam|middle name",
    Field.SURNAME: "achternaam|familienaam|geslachtsnaam|last name|surname|family name|anaam",
    Field.TITLES_AFTER: "titel achter|titels achter|titels na|titel na|suffix",
    Field.SALUTATION: "aanhef|aanspreekvorm|geslacht|dhr mevr|m v|salutation|gender",
    Field.ORGANISATION: "org|organisatie|organisatie onderdeel|gemeente|waterschap|werkgever"
    "|bedrijf|instelling|organization|organisation|company|naam organisatie|organisatienaam",
    Field.POSITION: "functie|rol|positie|functienaam|functietitel|ambt|job title|position|role"
    "|functie rol",
    Field.EMAIL: "mail|e mail|email|mailadres|e mailadres|emailadres|e mail adres|email address"
    "|e mail address|e mail 1|e mail werk|email 1",
    Field.PHONE: "tel|telefoon|telefoonnummer|tel nr|telnr|tel direct|mobiel|gsm|mobiele telefoon"
    "|mobiel nummer|phone|mobile|telefoon werk|telefoon mobiel|business phone|mobile phone"
    "|doorkiesnummer|telefoonnummers|06|06 nummer",
    Field.SINCE: "sinds|in functie vanaf|vanaf|begindatum|ingangsdatum|startdatum|datum aantreden"
    "|aangetreden|since|in functie sinds|begin",
    Field.NOTE: "notitie|notities|opmerking|opmerkingen|toelichting|bijzonderheden|note|notes"
    "|remarks",
}
HEADINGS = {word: field for field, words in _HEADINGS.items() for word in words.split("|")}


def plain_heading(text: str) -> str:
    """Return a heading as `HEADINGS` writes it.

    >>> plain_heading("E-mail (werk)")
    'e mail werk'
    """
    return re.sub(r"[\W_]+", " ", folded(text)).strip()
