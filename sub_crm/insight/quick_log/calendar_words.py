"""Names of days, months, units and numbers, Dutch and English, as the sentence writes them."""

NUMBERS = {
    name: number
    for number, names in enumerate(
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
    for name in names.split()
}

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maart march mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: weekday
    for weekday, names in enumerate(
        (
            "maandag monday",
            "dinsdag tuesday",
            "woensdag wednesday",
            "donderdag thursday",
            "vrijdag friday",
            "zaterdag saturday",
            "zondag sunday",
        )
    )
    for name in names.split()
} | {
    day + part: weekday
    for weekday, day in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    )
    for part in ("ochtend", "morgen", "middag", "avond")
}

SHORT_WEEKDAYS = {
    name: weekday
    for weekday, names in enumerate(
        ("ma mon", "di tue", "wo wed", "do thu", "vr fri", "za sat", "zo sun")
    )
    for name in names.split()
}
"""Only believed after an exclamation mark, before a day number or after a preposition."""

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
