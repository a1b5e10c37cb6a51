"""Names of people as they enter the store."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from sub_crm.commands.checks import too_long
from sub_crm.commands.rows import keep
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import Person
from sub_crm.values.person_name import PersonName


def clean_name(name: PersonName) -> PersonName:
    return PersonName(**{part: one_line(text) for part, text in asdict(name).items()})


def name_problem(name: PersonName | None) -> str | None:
    if name is None:
        return None
    if not one_line(name.surname):
        return _("Vul een achternaam in; de rest kan later.")
    return next(filter(None, map(too_long, asdict(clean_name(name)).values())), None)


def new_person(session: Session, name: PersonName) -> Person:
    return keep(session, Person(**asdict(clean_name(name))))


def rename(person: Person, name: PersonName) -> None:
    for part, text in asdict(clean_name(name)).items():
        setattr(person, part, text)
