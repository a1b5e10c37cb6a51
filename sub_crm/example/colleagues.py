"""Our own side of the example: who holds which organisation, and how often we agreed to speak."""

import datetime as dt
from typing import Any

from sub_crm.commands.registers import organisation_id, position_id
from sub_crm.example.days import recess, workday
from sub_crm.system.registers import read_example
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import RHYTHM_DAYS, AssignmentRole, UserRole
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]

DEPUTY = ("m.vos", "s.elidrissi")
"""Who stands in for whom at the moment."""

_BEFORE = {"GM0632": "j.deboer", "GM0353": "j.deboer", "GM1581": "m.vos", "WS0155": "a.terwijn"}
"""Organisations that had another account manager until a year ago."""

_POSITION_RHYTHMS = (
    ("GM0331", "mayor-1", 42),
    ("GM0331", "alderman-1", 60),
    ("GM0344", "mayor-1", 30),
    ("GM0307", "strategist-1", 28),
    ("GM0335", "municipal_secretary-1", 60),
    ("WS0636", "dike_warden-1", 60),
    ("GM0351", "controller-1", 120),
)


def user_id(login: str) -> Id:
    return key_id("example", "app_user", login)


CURRENT_USER = user_id("m.vos")
"""Marieke Vos, who uses the example."""


def users() -> list[Row]:
    return [
        {
            "id": user_id(entry["login"]),
            "name": entry["name"],
            "job_title": entry["job_title"],
            "role": UserRole(entry["role"]),
            "login": entry["login"],
            "active": True,
        }
        for entry in read_example("colleagues")
    ]


def holder_of() -> dict[str, str]:
    """Return the login of today's account manager by the code of the organisation."""
    return {code: entry["login"] for entry in read_example("colleagues") for code in entry["holds"]}


def holder_on(code: str, day: dt.date, today: dt.date) -> str:
    """Return who held an organisation on a day; the team lead has what nobody holds."""
    if code in _BEFORE and day < _handed_over(today):
        return _BEFORE[code]
    return holder_of().get(code, "r.schaap")


def _handed_over(today: dt.date) -> dt.date:
    return today - dt.timedelta(days=365)


def assignments(today: dt.date) -> list[Row]:
    handed_over = _handed_over(today)
    started = VagueDate.year(today.year - 4)
    rows = []
    for code, login in holder_of().items():
        if before := _BEFORE.get(code):
            ended = VagueDate.on(handed_over - dt.timedelta(days=1))
            rows.append(_assignment(code, before, started, ended))
            rows.append(_assignment(code, login, VagueDate.on(handed_over)))
        else:
            rows.append(_assignment(code, login, started))
    since = VagueDate.on(today - dt.timedelta(days=10))
    until = VagueDate.on(today + dt.timedelta(days=18))
    deputy, absent = DEPUTY
    stood_in_for = [code for code, login in holder_of().items() if login == absent]
    return rows + [
        _assignment(code, deputy, since, until, AssignmentRole.DEPUTY) for code in stood_in_for
    ]


def _assignment(
    code: str,
    login: str,
    since: VagueDate,
    until: VagueDate | None = None,
    role: AssignmentRole = AssignmentRole.ACCOUNT_MANAGER,
) -> Row:
    return {
        "id": key_id("example", "assignment", code, login, role.value),
        "user_id": user_id(login),
        "organisation_id": organisation_id(code),
        "role": role,
        "since": since,
        "until": until,
    }


def cadences(today: dt.date) -> list[Row]:
    """Tier defaults, a rhythm per organisation, some per position; one counts from a later day."""
    long_ago = VagueDate.year(today.year - 2)
    tiers = [
        _cadence(f"tier-{tier.value}", days, long_ago, tier=tier)
        for tier, days in RHYTHM_DAYS.items()
    ]
    organisations = [
        _cadence(
            entry["organisation"],
            entry["days"],
            VagueDate.on(workday(today - dt.timedelta(days=300))),
            organisation_id=organisation_id(entry["organisation"]),
            agreed_with="de strateeg",
        )
        for entry in read_example("rhythms")
    ]
    positions = [
        _cadence(
            f"{code}-{seat}",
            days,
            VagueDate.on(workday(today - dt.timedelta(days=200))),
            position_id=position_id(code, seat),
            agreed_with="de bestuurder zelf" if "mayor" in seat else "het secretariaat",
        )
        for code, seat, days in _POSITION_RHYTHMS
    ]
    positions[-1]["count_from"] = VagueDate.on(workday(today - dt.timedelta(days=20)))
    positions[-1]["note"] = "Telt vanaf de kennismaking."
    return tiers + organisations + positions


def _cadence(name: str, days: int, agreed_on: VagueDate, **scope: Any) -> Row:
    row = {
        "id": key_id("example", "cadence", name),
        "position_id": None,
        "organisation_id": None,
        "tier": None,
        "days": days,
        "agreed_on": agreed_on,
        "agreed_with": "",
        "count_from": None,
        "note": "",
    }
    return row | scope


def pauses(today: dt.date) -> list[Row]:
    """The summer recess of the past years and the next one: days that no rhythm counts."""
    return [
        {
            "id": key_id("example", "rhythm_pause", str(year)),
            "name": f"Zomerreces {year}",
            "cadence_id": None,
            "first_day": recess(year)[0].isoformat(),
            "last_day": recess(year)[1].isoformat(),
        }
        for year in range(today.year - 3, today.year + 2)
    ]
