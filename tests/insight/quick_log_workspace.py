"""The workspace that the example sentences are about; every person in it is invented."""

from datetime import date, datetime

from sub_crm.insight.quick_log import KnownIssue, KnownOrganisation, KnownPerson, Lexicon
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import PositionType as P

NOW = datetime.fromisoformat("2026-11-24T10:00")
"""A Tuesday."""

_MINE = {"Zeist", "Lopik", "Woudenberg", "HDSR"}
_ORGANISATIONS = """
Gemeente Amersfoort|Amersfoort
Gemeente Baarn|Baarn
Gemeente Bunnik|Bunnik
Gemeente Bunschoten|Bunschoten
Gemeente De Bilt|De Bilt
Gemeente De Ronde Venen|De Ronde Venen
Gemeente Houten|Houten
Gemeente IJsselstein|IJsselstein
Gemeente Lopik|Lopik
Gemeente Montfoort|Montfoort
Gemeente Nieuwegein|Nieuwegein
Gemeente Oudewater|Oudewater
Gemeente Soest|Soest
Gemeente Stichtse Vecht|Stichtse Vecht
Provincie Utrecht|Utrecht
Gemeente Utrecht|Utrecht
Gemeente Utrechtse Heuvelrug|Utrechtse Heuvelrug
Gemeente Vijfheerenlanden|Vijfheerenlanden
Gemeente Wijk bij Duurstede|Wijk bij Duurstede
Gemeente Woerden|Woerden
Gemeente Woudenberg|Woudenberg
Gemeente Zeist|Zeist
Hoogheemraadschap De Stichtse Rijnlanden|HDSR
Waterschap Vallei en Veluwe|WSVV
Waterschap Amstel, Gooi en Vecht|AGV
Waterschap Rivierenland|WSRL
"""
_PEOPLE = """
P.|Pieter||Jansen|wethouder wonen|alderman|Gemeente Zeist|2026-10-02
M.|Marieke||Jansen|strateeg|strategist|Gemeente Nieuwegein|2026-09-01
A.|Anja||Kramer|burgemeester|mayor|Gemeente Lopik|2026-11-02
H.|Hans|van den|Berg|wethouder financiën|alderman|Gemeente Woerden|2026-10-01
S.|Sanne|van den|Berg|gemeentesecretaris|municipal_secretary|Gemeente Bunnik|2026-06-01
J.|Joost|van 't|Hof|gemeentesecretaris|municipal_secretary|Gemeente De Bilt|
E.|Elif||Yıldız|strateeg|strategist|Gemeente Utrecht|2026-05-12
Ü.|Ümit||Demir|griffier|council_clerk|Gemeente Amersfoort|
J.|Jan|de|Vries|wethouder sport|alderman|Gemeente Houten|2026-08-20
L.|Lotte||Mulder|concerncontroller|controller|Gemeente Woudenberg|
M.|Maarten||Brouwer|dijkgraaf|dike_warden|Waterschap Vallei en Veluwe|
T.|Tineke||Dekker|hoogheemraad|water_board_executive|Hoogheemraadschap De Stichtse Rijnlanden|
S.|Sofie|de|Wit|griffier|council_clerk|Gemeente Stichtse Vecht|
R.|Ruben||Peters|strateeg|strategist|Gemeente Bunnik|2026-11-10
N.|Nadia||Bakker|strateeg|strategist|Gemeente Houten|
W.|Wouter||Visser|wethouder ruimte|alderman|Gemeente Woudenberg|
K.|Karin||Smit|secretaris-directeur|secretary_director|Hoogheemraadschap De Stichtse Rijnlanden|
B.|Berk||Çelik|wethouder mobiliteit|alderman|Gemeente Utrecht|2026-11-20
I.|Iris|van|Houten|wethouder zorg|alderman|Gemeente Soest|
C.|Carla||Bos|burgemeester|mayor|Gemeente Zeist|
D.|Daan||Vos|raadslid|councillor|Gemeente Zeist|
F.|Femke||Linde-Meijer|wethouder onderwijs|alderman|Gemeente Soest|2026-11-18
G.|Gijs||Prins|burgemeester|mayor|Gemeente Wijk bij Duurstede|
V.|Vera|de|Groot|wethouder energie|alderman|Gemeente Utrechtse Heuvelrug|
Q.|Quinten||Hoekstra|burgemeester|mayor|Gemeente Vijfheerenlanden|
O.|Olga|van der|Meer|bestuursadviseur|adviser|Waterschap Rivierenland|
"""
_ISSUES = """
Waardevol Lopik|Gemeente Lopik|2026-10-10
Bestuurlijke opschaling Lopik|Gemeente Lopik|2026-11-01
Valwind Leersum|Gemeente Utrechtse Heuvelrug|2026-09-09
Woningbouw||2026-08-01
Wet gemeenschappelijke regelingen||2026-07-01
Grondbank Zeist|Gemeente Zeist|2026-11-11
Opvang statushouders Woerden|Gemeente Woerden|2026-11-12
Opvang statushouders Soest|Gemeente Soest|2026-03-03
Dijkversterking Lek|Hoogheemraadschap De Stichtse Rijnlanden|2026-10-20
Regionale energiestrategie||2026-06-06
"""


def organisation_id(name: str) -> Id:
    return key_id("organisation", name)


def person_id(name: str, organisation: str) -> Id:
    return key_id("person", name, organisation)


def issue_id(title: str) -> Id:
    return key_id("issue", title)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _organisation(line: str) -> KnownOrganisation:
    name, short = line.split("|")
    return KnownOrganisation(organisation_id(name), name, short, (), short in _MINE)


def _person(line: str) -> KnownPerson:
    initial, first, prefix, surname, title, position, place, last = line.split("|")
    name = " ".join(filter(None, (initial, prefix, surname)))
    return KnownPerson(
        id=person_id(name, place),
        surname=surname,
        name=name,
        first_name=first,
        name_prefix=prefix,
        position=title,
        position_type=P(position),
        position_id=key_id("position", place, title),
        organisation_id=organisation_id(place),
        organisation=place,
        last_contact=_day(last),
        mine=any(place.endswith(mine) for mine in _MINE),
    )


def _issue(line: str) -> KnownIssue:
    title, place, moved = line.split("|")
    places = (organisation_id(place),) if place else ()
    return KnownIssue(issue_id(title), title, places, _day(moved))


LEXICON = Lexicon(
    people=tuple(map(_person, _PEOPLE.split("\n")[1:-1])),
    organisations=tuple(map(_organisation, _ORGANISATIONS.split("\n")[1:-1])),
    issues=tuple(map(_issue, _ISSUES.split("\n")[1:-1])),
)
