"""Backups: whether there is one, how old the newest is, and whether it is whole."""

import datetime as dt

from sub_crm.doctor.case import Case
from sub_crm.doctor.finding import Action, Finding, State, Subject
from sub_crm.i18n import _, dates, ngettext
from sub_crm.orders.order import CIVIL
from sub_crm.store.backups import default_folder, found_in
from sub_crm.store.problems import StoreProblem
from sub_crm.values.instants import instant

OLD = dt.timedelta(days=7)


def newest(case: Case) -> Finding:
    found = found_in({case.backup_folder, default_folder(case.workspace)}, case.workspace)
    if not found:
        return _without(case)
    backup, facts = found[0], {"number": len(found), "size_mb": found[0].size // 1_000_000}
    age = case.now - backup.made_at
    facts["age_hours"] = int(age.total_seconds()) // 3_600
    made = backup.made_at.astimezone(CIVIL)
    when = _("{day}, {time}").format(
        day=dates.day(made.date(), case.now.astimezone(CIVIL).date()), time=f"{made:%H:%M}"
    )
    try:
        case.verify(backup.path)
    except StoreProblem as problem:
        return Finding(
            subject=Subject.BACKUPS,
            state=State.FAULT,
            told=_("De nieuwste reservekopie ({when}) is niet heel.").format(when=when),
            remedy=_("Maak nu een nieuwe reservekopie; bewaar de oudere."),
            action=Action.BACKUPS,
            facts=facts | {"error": type(problem).__name__},
        )
    said = ngettext(
        "Er is {n} reservekopie, van {when}; zij is gelezen en heel.",
        "Er zijn {n} reservekopieën; de nieuwste, van {when}, is gelezen en heel.",
        len(found),
    )
    behind = age > OLD and _changed_since(case, backup.made_at)
    return Finding(
        subject=Subject.BACKUPS,
        state=State.NOTICE if behind else State.GOOD,
        told=said.format(n=len(found), when=when),
        remedy=_("Er is sindsdien gewerkt: maak een nieuwe reservekopie.") if behind else "",
        action=Action.BACKUPS if behind else None,
        facts=facts,
    )


def _without(case: Case) -> Finding:
    if case.example:
        told = _("De demonstratie heeft er geen nodig.")
        return Finding(subject=Subject.BACKUPS, told=told, facts={"number": 0})
    return Finding(
        subject=Subject.BACKUPS,
        state=State.NOTICE,
        told=_("Er is nog geen reservekopie."),
        remedy=_("Maak er een: zonder reservekopie is een kapotte schijf het einde."),
        action=Action.BACKUPS,
        facts={"number": 0},
    )


def _changed_since(case: Case, moment: dt.datetime) -> bool:
    last = case.reader.value("SELECT max(at) FROM act") or 0
    return instant(last) > moment
