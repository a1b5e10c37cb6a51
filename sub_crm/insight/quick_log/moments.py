"""Finds the phrases of time in a sentence: days, months, quarters and years."""

from collections.abc import Iterator

from sub_crm.insight.quick_log import days
from sub_crm.insight.quick_log.calendar_words import (
    DAY_UNITS,
    MONTH_UNITS,
    NUMBERS,
    ORDINALS,
    WEEKDAYS,
)
from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.sentence import Found, Sentence, phrases
from sub_crm.values.calendar_words import MONTHS, SHORT_WEEKDAYS

Read = Found[When] | None

PREPOSITIONS = frozenset(
    "op voor uiterlijk per tegen rond vanaf om on by before until at in begin eind einde half"
    " medio halverwege early late mid sinds since tot".split()
)
DEADLINES = frozenset("voor uiterlijk tegen by before until tot vanaf sinds since per".split())
"""Prepositions that never say when a contact was."""

_MONTH_LEADS = PREPOSITIONS - {"op", "om", "at", "on"}
_FIXED = phrases(
    {
        "vandaag|today|vanochtend|vanmorgen|vanmiddag|vanavond": days.in_days(0),
        "this morning|this afternoon|this evening|tonight": days.in_days(0),
        "gisteren|gisterochtend|gistermorgen|gistermiddag|gisteravond": days.in_days(-1),
        "yesterday|yesterday morning|yesterday afternoon": days.in_days(-1),
        "eergisteren|the day before yesterday|day before yesterday": days.in_days(-2),
        "morgen|morgenochtend|morgenmiddag|morgenavond|tomorrow": days.in_days(1),
        "tomorrow morning|tomorrow afternoon": days.in_days(1),
        "overmorgen|the day after tomorrow|day after tomorrow": days.in_days(2),
        "vorige week|afgelopen week|last week": days.in_days(-7),
        "volgende week|komende week|next week|na het weekend": days.in_week(1, 0),
        "begin volgende week|early next week": days.in_week(1, 0),
        "midden volgende week|halverwege volgende week": days.in_week(1, 2),
        "eind volgende week|einde volgende week|end of next week": days.in_week(1, 4),
        "deze week|this week": days.this_week(),
        "later deze week|eind deze week|einde deze week|eind van de week": days.end_of_week(),
        "einde van de week|end of the week|einde week|later this week": days.end_of_week(),
        "vorige maand|afgelopen maand|last month": days.months_away(-1),
        "volgende maand|komende maand|next month": days.months_away(1),
        "deze maand|this month|eind van de maand|end of the month": days.months_away(0),
        "vorig kwartaal|last quarter": days.quarters_away(-1),
        "volgend kwartaal|komend kwartaal|next quarter": days.quarters_away(1),
        "dit kwartaal|this quarter": days.quarters_away(0),
        "vorig jaar|last year": days.years_away(-1),
        "volgend jaar|next year": days.years_away(1),
    }
)
_JUST_NOW = frozenset({"net", "zojuist", "daarnet", "zonet", "zopas"})
_WEEKS = phrases(
    {
        "vorige week|afgelopen week|last week": -1,
        "volgende week|komende week|next week": 1,
        "deze week|this week": 0,
    }
)
_LEANS = phrases(
    {
        "afgelopen|vorige|jongstleden|last|past": -1,
        "volgende|komende|aanstaande|a.s.|eerstvolgende|next|coming|this coming": 1,
        "this|deze": 0,
    }
)


def times(sentence: Sentence) -> tuple[Found[When], ...]:
    """Return the phrases of time from left to right, with the preposition they hang on."""
    return tuple(_scan(sentence))


def time_at(sentence: Sentence, start: int) -> Read:
    """Read the phrase of time that begins exactly here, without a preposition."""
    for reader in (_in_a_week, _fixed, _away, _weekday, _numeric, _named_day, _period):
        if found := reader(sentence, start):
            return found
    return None


def _scan(sentence: Sentence) -> Iterator[Found[When]]:
    index = 0
    while index < len(sentence.words):
        found = time_at(sentence, index) or _behind_preposition(sentence, index)
        if found:
            yield found
        index = found.end if found else index + 1


def _behind_preposition(sentence: Sentence, start: int) -> Read:
    lead = start
    while lead < start + 2 and sentence.word(lead) in PREPOSITIONS:
        lead += 1
    if lead == start or lead >= len(sentence.words):
        return None
    found = time_at(sentence, lead) or _short_weekday(sentence, lead)
    return Found(start, found.end, found.value) if found else None


def _fixed(sentence: Sentence, start: int) -> Read:
    if sentence.words[start] in _JUST_NOW and sentence.word(start - 1) not in ("het", "een"):
        return Found(start, start + 1, days.just_now())
    return _FIXED.at(sentence.words, start)


def _in_a_week(sentence: Sentence, start: int) -> Read:
    """Read "vorige week dinsdag" and "dinsdag vorige week"."""
    if week := _WEEKS.at(sentence.words, start):
        weekday = WEEKDAYS.get(sentence.word(week.end + (sentence.word(week.end) == "op")))
        if weekday is not None:
            end = week.end + 1 + (sentence.word(week.end) == "op")
            return Found(start, end, days.in_week(week.value, weekday))
    elif sentence.words[start] in WEEKDAYS and start + 1 < len(sentence.words):
        skip = sentence.word(start + 1) == "of"
        behind = start + 1 + skip
        if behind < len(sentence.words) and (week := _WEEKS.at(sentence.words, behind)):
            meant = days.in_week(week.value, WEEKDAYS[sentence.words[start]])
            return Found(start, week.end, meant)
    return None


def _number(word: str) -> int | None:
    if word.isascii() and word.isdecimal() and len(word) <= 3:
        return int(word)
    return NUMBERS.get(word)


def _away(sentence: Sentence, start: int) -> Read:
    """Read "over 3 dagen", "in two weeks", "binnen een maand" and "twee weken geleden"."""
    ahead = sentence.words[start] in ("over", "in", "binnen", "within")
    counted = _counted(sentence, start + ahead)
    if counted is None:
        return None
    if sentence.word(counted.end) in ("geleden", "ago"):
        return Found(start, counted.end + 1, _distance(counted.value, -1))
    return Found(start, counted.end, _distance(counted.value, 1)) if ahead else None


def _counted(sentence: Sentence, start: int) -> Found[tuple[int, str]] | None:
    if sentence.word(start) in ("een", "a") and sentence.word(start + 1) in ("paar", "few"):
        number, unit = 3, start + 2
    elif sentence.word(start) in ("een", "a") and sentence.word(start + 1) in ("half", "halve"):
        return Found(start, start + 3, (6, "maand")) if sentence.word(start + 2) == "jaar" else None
    else:
        number, unit = _number(sentence.word(start)) or 0, start + 1
    word = sentence.word(unit)
    known = word in DAY_UNITS or word in MONTH_UNITS
    return Found(start, unit + 1, (number, word)) if number and known and len(word) > 1 else None


def _distance(counted: tuple[int, str], direction: int) -> When:
    number, unit = counted
    if unit in DAY_UNITS:
        return days.in_days(direction * number * DAY_UNITS[unit])
    return days.in_months(direction * number * MONTH_UNITS[unit])


def _weekday(sentence: Sentence, start: int) -> Read:
    """Read "vrijdag", "afgelopen maandag" and "dinsdag 17 november", where the date decides."""
    lean = _LEANS.at(sentence.words, start)
    day = lean.end if lean else start
    weekday = WEEKDAYS.get(sentence.word(day))
    short = weekday is None and SHORT_WEEKDAYS.get(sentence.word(day)) is not None
    if weekday is None and not short:
        return None
    if day + 1 < len(sentence.words):
        dated = _numeric(sentence, day + 1) or _named_day(sentence, day + 1)
        if dated:
            return Found(start, dated.end, dated.value)
    if weekday is None:
        return None
    return Found(start, day + 1, days.on_weekday(weekday, lean.value if lean else 0))


def _short_weekday(sentence: Sentence, start: int) -> Read:
    weekday = SHORT_WEEKDAYS.get(sentence.word(start))
    return None if weekday is None else Found(start, start + 1, days.on_weekday(weekday))


def digits(sentence: Sentence, index: int, *lengths: int) -> int | None:
    word = sentence.word(index)
    return int(word) if word.isascii() and word.isdecimal() and len(word) in lengths else None


def _year(sentence: Sentence, index: int) -> int | None:
    year = digits(sentence, index, 4)
    return year if year and 1900 <= year <= 2099 else None


def joined(sentence: Sentence, start: int, count: int) -> bool:
    return all(sentence.touching(index) for index in range(start + 1, start + count))


def _numeric(sentence: Sentence, start: int) -> Read:
    """Read 12/11, 12-11-2026, 12.11.2026 and 2026-11-12."""
    mark = sentence.word(start + 1)
    if mark not in ("/", "-", ".") or not joined(sentence, start, 3):
        return None
    first = digits(sentence, start, 1, 2)
    second = digits(sentence, start + 2, 1, 2)
    whole = sentence.word(start + 3) == mark and joined(sentence, start, 5)
    if whole and second and (year := _year(sentence, start)):
        return _dated(start, 5, days.on_day(digits(sentence, start + 4, 1, 2) or 0, second, year))
    if not first or not second:
        return None
    if whole and (end := _any_year(sentence, start + 4)):
        return _dated(start, 5, days.on_day(first, second, end))
    if mark == "." or (first, second) == (24, 7) or _goes_on_before(sentence, start):
        return None
    return _dated(start, 3, days.on_day(first, second, None))


def _goes_on_before(sentence: Sentence, start: int) -> bool:
    """Tell whether more figures stand right before it, so that it is some number and no date."""
    before = sentence.word(start - 1)
    return sentence.touching(start) and (before.isalnum() or before in ("/", "-", "."))


def _any_year(sentence: Sentence, index: int) -> int | None:
    short = digits(sentence, index, 2)
    return 2000 + short if short is not None else _year(sentence, index)


def _dated(start: int, length: int, when: When | None) -> Read:
    return Found(start, start + length, when) if when else None


def _named_day(sentence: Sentence, start: int) -> Read:
    """Read "12 november", "12 nov 2026" and "November 12"."""
    for day, month in ((start, start + 1), (start + 1, start)):
        number = digits(sentence, day, 1, 2) or _ordinal_day(sentence.word(day))
        name = MONTHS.get(sentence.word(month))
        if number and name:
            year = _year(sentence, start + 2)
            return _dated(start, 3 if year else 2, days.on_day(number, name, year))
    return None


def _ordinal_day(word: str) -> int | None:
    digits = word.rstrip("estndrh")
    known = digits != word and digits.isascii() and digits.isdecimal() and len(digits) < 3
    return int(digits) if known else None


def _period(sentence: Sentence, start: int) -> Read:
    """Read "in maart", "maart 2022", "Q2 2022", "tweede kwartaal" and "in 2022"."""
    word = sentence.words[start]
    led = sentence.word(start - 1) in _MONTH_LEADS
    year = _year(sentence, start + 1)
    if word in MONTHS and (year or led):
        return Found(start, start + 2 if year else start + 1, days.in_month(MONTHS[word], year))
    if len(word) == 2 and word[0] in "qk" and word[1] in "1234":
        quarter = days.in_quarter(int(word[1]), year)
        return Found(start, start + 2 if year else start + 1, quarter)
    if word in ORDINALS and sentence.word(start + 1) in ("kwartaal", "quarter"):
        year = _year(sentence, start + 2)
        quarter = days.in_quarter(ORDINALS[word], year)
        return Found(start, start + 3 if year else start + 2, quarter)
    if sentence.word(start - 1) == "in" and (alone := _year(sentence, start)):
        return Found(start, start + 1, days.in_year(alone))
    return None


def mark_time(sentence: Sentence, start: int) -> Read:
    """Read what may follow an exclamation mark: !vr, !morgen, !27/11, !3d."""
    word = sentence.word(start)
    number = _number(word[:-1]) if word[:-1].isdecimal() else None
    if number and (word[-1] in DAY_UNITS or word[-1] in MONTH_UNITS):
        return Found(start, start + 1, _distance((number, word[-1]), 1))
    return _short_weekday(sentence, start) or time_at(sentence, start)
