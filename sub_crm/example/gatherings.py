"""The talks of the example that stand apart: scripted, supervision, gatherings, appointments."""

import datetime as dt
from collections.abc import Iterator

from sub_crm.example.colleagues import holder_on
from sub_crm.example.days import drawn_day, workday
from sub_crm.example.moments import Talks
from sub_crm.example.seats import Address
from sub_crm.example.talk import Talk, when_on
from sub_crm.system.registers import read_example
from sub_crm.values.kinds import Confidentiality, ContactKind, ContactStatus, Initiative
from sub_crm.values.vague_date import VagueDate

_SOUNDING_BOARD = (
    "GM0321", "GM1904", "GM0312", "WS0662", "GM0632", "GM0307", "GM0344", "WS0636",
)  # fmt: skip


def all_talks(talks: Talks) -> list[Talk]:
    """Return every talk of two years and of the coming weeks, in order of day."""
    makers = (_scripted, Talks.regular, _supervision, _events, _sounding_board, _planned)
    drawn = [talk for maker in makers for talk in maker(talks)]
    return sorted(drawn, key=lambda talk: (talk.day, talk.key))


def _scripted(talks: Talks) -> Iterator[Talk]:
    for entry in read_example("scripted_moments"):
        ahead = "ahead" in entry
        distance = dt.timedelta(days=entry["ahead"] if ahead else -entry["ago"])
        day = workday(talks.today + distance, forward=ahead)
        pairs = [(code, seat) for code, seat in entry["with"]]
        yield Talk(
            key=entry["key"],
            noted=workday(talks.today - dt.timedelta(days=8)) if ahead else None,
            day=day,
            when=when_on(day, entry.get("time"), entry.get("when")),
            kind=ContactKind(entry["kind"]),
            by=entry["by"],
            seats=tuple(talks.seats[pair] for pair in pairs if pair[1]),
            codes=tuple(dict.fromkeys(code for code, _ in pairs)),
            summary=entry["summary"],
            note=entry["note"],
            place=entry.get("place", ""),
            status=ContactStatus(entry.get("status", "held")),
            initiative=Initiative(entry["initiative"]),
            mood=entry.get("mood"),
            issues=tuple(entry["issues"]),
            themes=tuple(entry["themes"]),
            confidentiality=Confidentiality(entry.get("confidentiality", "internal")),
            supervision=entry.get("supervision", False),
        )


def _supervision(talks: Talks) -> Iterator[Talk]:
    """Supervisors speak with everybody; their compartment is closed to account managers."""
    for rhythm in talks.rhythms:
        code = rhythm["organisation"]
        for number in range(talks.draw.choice((1, 2, 2))):
            last = talks.last_day(rhythm) - dt.timedelta(days=1)
            day = drawn_day(talks.draw, talks.today - dt.timedelta(days=700), last)
            yield Talk(
                key=f"{code}-supervision-{number}",
                day=day,
                when=when_on(day, talks.time()),
                kind=ContactKind.SUPERVISION_TALK,
                by="t.hendriks",
                seats=talks.held_on(day, (code, "supervision_contact-1"), (code, "alderman-1")),
                codes=(code,),
                summary=talks.draw.choice(talks.phrases["supervision"]),
                note=talks.draw.choice(talks.phrases["supervision_note"]),
                mood=3,
                themes=("supervision",),
                confidentiality=Confidentiality.CONFIDENTIAL,
                supervision=True,
            )


def _events(talks: Talks) -> Iterator[Talk]:
    for number, title in enumerate(talks.phrases["event"]):
        day = workday(talks.today - dt.timedelta(days=60 + 83 * number))
        codes = [code for code in talks.free_on(day) if talks.draw.random() < 0.45]
        names = ("mayor-1", "alderman-1", "strategist-1", "dike_warden-1")
        chosen = [(code, talks.draw.choice(names)) for code in codes]
        yield _gathering(talks, f"event-{number}", day, ContactKind.EVENT, title, codes, chosen)


def _sounding_board(talks: Talks) -> Iterator[Talk]:
    titles = talks.phrases["sounding_board"]
    for number in range(8):
        day = workday(talks.today - dt.timedelta(days=34 + 88 * number))
        codes = [code for code in _SOUNDING_BOARD if code in talks.free_on(day)]
        chosen = [(code, "strategist-1") for code in codes]
        yield _gathering(talks,
            f"sounding-board-{number}", day, ContactKind.SOUNDING_BOARD,
            titles[number % len(titles)], codes, chosen,
        )  # fmt: skip


def _gathering(
    talks: Talks, key: str, day: dt.date, kind: ContactKind, title: str,
    codes: list[str], chosen: list[Address],
) -> Talk:  # fmt: skip
    return Talk(
        key=key,
        day=day,
        when=when_on(day, "13:30"),
        kind=kind,
        by="m.vos" if kind is ContactKind.SOUNDING_BOARD else "s.elidrissi",
        seats=talks.held_on(day, *chosen),
        codes=tuple(codes),
        summary=title,
        note=talks.draw.choice(talks.phrases["closing"]),
        place="Provinciehuis",
        initiative=Initiative.US,
        mood=4,
        issues=("klankbordgroep",) if kind is ContactKind.SOUNDING_BOARD else (),
        themes=("regional_cooperation",),
    )


def _planned(talks: Talks) -> Iterator[Talk]:
    """Appointments in the two weeks to come, and two of which only the month is known."""
    rhythms = talks.draw.sample(talks.rhythms, 16)
    for number, rhythm in enumerate(rhythms):
        code = rhythm["organisation"]
        day = workday(talks.today + dt.timedelta(days=1 + number % 13), forward=True)
        later = talks.today + dt.timedelta(days=50)
        month = VagueDate.month(later.year, later.month)
        kind = talks.draw.choice((ContactKind.CONVERSATION, ContactKind.EXECUTIVE_MEETING))
        topic = talks.topics.topic(code, talks.today)
        yield Talk(
            key=f"{code}-planned",
            day=day if number < 14 else later,
            when=when_on(day, talks.time()) if number < 14 else month,
            kind=kind,
            by=holder_on(code, talks.today, talks.today),
            seats=talks.partners(code, day, kind, topic["theme"]),
            codes=(code,),
            summary=topic["talks"][0][0],
            place="Gemeentehuis" if code.startswith("GM") else "Waterschapshuis",
            status=ContactStatus.PLANNED,
            noted=workday(talks.today - dt.timedelta(days=6)),
            initiative=Initiative.JOINT,
            issues=talks.topics.matching(code, topic, talks.today),
            themes=(topic["theme"],),
        )
