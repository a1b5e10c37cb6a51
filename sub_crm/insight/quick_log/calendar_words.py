"""Words for days, units and numbers, Dutch and English, as the sentence writes them."""

from sub_crm.values import calendar_words
from sub_crm.values.calendar_words import numbered

NUMBERS = numbered(
    (
        "een a an one",
        "twee two",
        "drie three",
        "vier four",
        "vijf five",
        "zes six",
        "zeven seven",
        "acht eight",
        "negen nine",
        "tien ten",
        "elf eleven",
        "twaalf twelve",
    ),
    start=1,
)
WEEKDAYS = calendar_words.WEEKDAYS | {
    day + part: weekday
    for weekday, day in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    )
    for part in ("ochtend", "morgen", "middag", "avond")
}
DAY_UNITS = {
    "dag": 1,
    "dagen": 1,
    "day": 1,
    "days": 1,
    "d": 1,
    "week": 7,
    "weken": 7,
    "weeks": 7,
    "w": 7,
}
MONTH_UNITS = {
    "maand": 1,
    "maanden": 1,
    "month": 1,
    "months": 1,
    "jaar": 12,
    "jaren": 12,
    "year": 12,
    "years": 12,
    "m": 1,
}
ORDINALS = {
    "eerste": 1,
    "1e": 1,
    "first": 1,
    "tweede": 2,
    "2e": 2,
    "second": 2,
    "derde": 3,
    "3e": 3,
    "third": 3,
    "vierde": 4,
    "4e": 4,
    "fourth": 4,
}
