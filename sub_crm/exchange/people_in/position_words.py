"""What kind of position a title names, and how its holder sits in it."""

import re
from functools import lru_cache

from sub_crm.values.kinds import PositionType as Type
from sub_crm.values.kinds import TenureKind
from sub_crm.values.person_name import folded

_WORDS = (
    (Type.OTHER, "loco-?burgemeester|nestor|lijsttrekker"),
    (
        Type.OFFICIAL,
        "plaatsvervangend|plv|adjunct|assistent|secretaresse|contactpersoon|woordvoerder",
    ),
    (Type.MAYOR, "burgemeester"),
    (Type.ALDERMAN, "wethouder"),
    (Type.MUNICIPAL_SECRETARY, "gemeentesecretaris|algemeen directeur/secretaris"),
    (Type.SECRETARY_DIRECTOR, "secretaris-? ?directeur|provinciesecretaris"),
    (Type.STRATEGIST, "strateeg|strategisch adviseur"),
    (Type.ADVISER, "bestuursadviseur|adviseur"),
    (Type.COUNCIL_CLERK, "griffier"),
    (Type.CONTROLLER, "controller"),
    (Type.COUNCILLOR, "raadslid|gemeenteraadslid|fractievoorzitter|fractieleider"),
    (Type.DIKE_WARDEN, "dijkgraaf|dijkgravin"),
    (Type.WATER_BOARD_EXECUTIVE, "heemraad"),
    (Type.KINGS_COMMISSIONER, r"commissaris van de koning|\bcdk\b"),
    (Type.PROVINCIAL_EXECUTIVE, "gedeputeerde"),
    (Type.PROVINCIAL_COUNCILLOR, "statenlid"),
    (
        Type.OFFICIAL,
        "ambtenaar|medewerker|manager|directeur|hoofd|leider|beleid|coordinator|jurist|regisseur",
    ),
)
_TYPES = tuple((kind, re.compile(words)) for kind, words in _WORDS)
_KINDS = (
    (TenureKind.ACTING, re.compile(r"\s*\b(waarnemend|wnd\b\.?|waarn\b\.?)\s*", re.I)),
    (TenureKind.INTERIM, re.compile(r"\s*(\b(ad )?interim\b|\ba\.i\.)\s*", re.I)),
)

GENERAL_TITLES = {
    Type.ALDERMAN: "wethouder",
    Type.STRATEGIST: "strateeg",
    Type.CONTROLLER: "concerncontroller",
    Type.COUNCILLOR: "raadslid",
    Type.WATER_BOARD_EXECUTIVE: "heemraad",
    Type.PROVINCIAL_EXECUTIVE: "gedeputeerde",
    Type.PROVINCIAL_COUNCILLOR: "statenlid",
    Type.ADVISER: "bestuursadviseur",
    Type.OFFICIAL: "ambtenaar",
}
"""A title that says no more than the type; data is Dutch, whatever the program speaks."""

ONE_SEAT = frozenset(
    {
        Type.MAYOR,
        Type.MUNICIPAL_SECRETARY,
        Type.COUNCIL_CLERK,
        Type.DIKE_WARDEN,
        Type.KINGS_COMMISSIONER,
        Type.SECRETARY_DIRECTOR,
    }
)
"""Positions of which an organisation has one, whatever its title."""


@lru_cache(10_000)
def position_type(title: str) -> Type:
    plain = folded(title)
    return next((kind for kind, words in _TYPES if words.search(plain)), Type.OTHER)


def without_kind(title: str) -> tuple[str, TenureKind]:
    """Part "Burgemeester waarnemend" into the seat and the way of sitting in it."""
    for kind, words in _KINDS:
        bare = " ".join(words.sub(" ", title).split()).strip(" ,()")
        if bare and words.search(title):
            return bare[:1].upper() + bare[1:], kind
    return title, TenureKind.ORDINARY
