"""A name that begins with a prefix is a name, also where offices are full of such words."""

import datetime as dt

import pytest

from sub_crm.insight.quick_log import KnownOrganisation, KnownPerson, Lexicon, NewPerson, interpret
from sub_crm.values.kinds import PositionType

NOW = dt.datetime(2026, 11, 24, 10, 0)  # noqa: DTZ001 - civil time
LOPIK = b"l" * 16


def _person(number: int, surname: str, prefix: str, office: str) -> KnownPerson:
    return KnownPerson(
        id=bytes([number]) * 16,
        surname=surname,
        name=f"A. {prefix} {surname}".replace("  ", " "),
        first_name="",
        name_prefix=prefix,
        position=office,
        position_type=PositionType.ALDERMAN,
        position_id=None,
        organisation_id=LOPIK,
        organisation="Lopik",
        last_contact=None,
        mine=True,
    )


LEXICON = Lexicon(
    people=(
        _person(1, "Willems", "", "wethouder wonen en de toekomst van de energie"),
        _person(2, "Vries", "de", "wethouder mobiliteit"),
    ),
    organisations=(KnownOrganisation(LOPIK, "Gemeente Lopik", "Lopik", (), mine=True),),
)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("gebeld met wethouder De Vries (Lopik)", ["A. de Vries"]),
        ("gebeld met wethouder De Bruin (Lopik)", ["De Bruin"]),
        ("gebeld met de wethouder van Lopik over wonen", None),
        ("gebeld met wethouder Wonen Willems", ["A. Willems"]),
    ],
)
def test_who_is_meant(sentence: str, names: list[str] | None) -> None:
    found = [guess.value for guess in interpret(sentence, LEXICON, now=NOW).people]
    said = [one.name for one in found]
    if names is None:
        assert not any(isinstance(one, NewPerson) for one in found)
    else:
        assert said == names
