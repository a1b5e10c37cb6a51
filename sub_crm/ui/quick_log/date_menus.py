"""The choosers of follow-up and moment: a few days to pick from, any other day typed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sub_crm.i18n import N_, _, dates
from sub_crm.insight.quick_log import Choices, FollowUpGuess, Interpretation, KnownPerson
from sub_crm.ui.quick_log.menu import Menu, Option, option
from sub_crm.ui.quick_log.saying import promise_word, promises, when
from sub_crm.values.kinds import ContactStatus
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate

_WRONG = N_(
    "Deze datum is niet te lezen. Schrijf bijvoorbeeld 12 november, gisteren of 12-11-2026."
)


def follow_up_menu(found: Interpretation, choices: Choices, today: dt.date) -> Menu:
    """Near days, none, whose promise it is; a typed date moves it, other words rename it."""
    guess = found.follow_up
    now = guess.value if guess else FollowUpGuess(_what(found))

    def to(value: FollowUpGuess | None) -> Choices:
        return replace(choices, follow_up=value)

    def due(day: VagueDate, label: str = "") -> Option:
        text = dates.vague(day, today)
        return option(label or text, to(replace(now, due=day)), text if label else now.what)

    def typed(text: str) -> Sequence[Option]:
        day = read_dutch(text, today)
        renamed = option(text, to(replace(now, what=text)), _("wat er moet gebeuren"))
        return [due(day), renamed] if day else [renamed]

    days = (due(VagueDate.on(day), label) for label, day in _near(today))
    none = option(_("Geen opvolging"), to(None), current=guess is None)
    head = [option(now.what, choices, _due_word(now, today), current=True)] if guess else []
    whose = [
        option(promise_word(value), to(value), now.what)
        for promise in promises()
        if (value := replace(now, promise_by=promise)) != now or not guess
    ]
    options = (*head, *days, none, *whose) if guess else (none, *days, *whose)
    return Menu(options, _("Typ een datum, of wat er moet gebeuren"), "", typed)


def moment_menu(found: Interpretation, choices: Choices, today: dt.date, now: VagueDate) -> Menu:
    """Now, the days before, or what is typed; a day ahead makes it a planned contact."""

    def on(day: VagueDate, label: str = "") -> Option:
        ahead = day.first is not None and day.first > today
        status = ContactStatus.PLANNED if ahead else _no_longer_planned(found, choices)
        second = _("gepland") if ahead else ""
        return option(
            label or when(day, today), replace(choices, moment=day, status=status), second
        )

    def typed(text: str) -> Sequence[Option]:
        return [on(day) for day in _readings(text, today)]

    current = found.moment.value
    days = [VagueDate.on(today - dt.timedelta(days)) for days in (0, 1, 2)]
    head = option(when(current, today), choices, current=True)
    rest = [on(day) for day in (now, *days) if day != current]
    return Menu((head, *rest), _("Typ een datum"), _(_WRONG), typed)


def _no_longer_planned(found: Interpretation, choices: Choices) -> ContactStatus | None:
    """A day that is not ahead undoes "planned", whatever else was chosen stays."""
    return ContactStatus.HELD if found.status is ContactStatus.PLANNED else choices.status


def _readings(text: str, today: dt.date) -> list[VagueDate]:
    """A bare weekday is for a contact the last one first, then the next one."""
    day = read_dutch(text, today)
    if day is None:
        return []
    bare = not any(character.isdecimal() for character in text)
    if bare and day.first == day.last and day.first and 2 <= (day.first - today).days <= 7:
        return [VagueDate.on(day.first - dt.timedelta(7)), day]
    return [day]


def _near(today: dt.date) -> list[tuple[str, dt.date]]:
    to_friday = (4 - today.weekday() - 1) % 7 + 1
    return [
        (_("Morgen"), today + dt.timedelta(1)),
        (_("Vrijdag"), today + dt.timedelta(to_friday)),
        (_("Volgende week"), today + dt.timedelta(7 - today.weekday())),
    ]


def _due_word(value: FollowUpGuess, today: dt.date) -> str:
    return dates.vague(value.due, today) if value.due else _("zonder datum")


def _what(found: Interpretation) -> str:
    """What to do when only a day was chosen."""
    if found.subject:
        return _("Terugkomen op {subject}").format(subject=found.subject.value.title)
    people = [guess.value for guess in found.people if isinstance(guess.value, KnownPerson)]
    if people:
        return _("Terugkomen bij {name}").format(name=people[0].name)
    return _("Terugkomen op dit contact")
