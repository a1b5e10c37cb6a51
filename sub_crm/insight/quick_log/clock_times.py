"""Finds the times of day in a sentence."""

from datetime import time

from sub_crm.insight.quick_log.moments import digits, joined
from sub_crm.insight.quick_log.sentence import Found, Sentence


def clocks(sentence: Sentence) -> tuple[Found[time], ...]:
    """Return the times of day: 14:20, "om 14.20", "14 uur", 14u30, "2 pm"."""
    return tuple(
        found for start in range(len(sentence.words)) if (found := _clock(sentence, start))
    )


def _clock(sentence: Sentence, start: int) -> Found[time] | None:
    led = sentence.word(start - 1) in ("om", "at", "rond")
    lead = start - led
    glued = _glued_clock(sentence.words[start])
    if glued:
        return Found(lead, start + 1, glued)
    hour = digits(sentence, start, 1, 2)
    if hour is None or sentence.word(start - 1) in (":", "-", "/"):
        return None
    mark, minute = sentence.word(start + 1), digits(sentence, start + 2, 2)
    hours = mark in ("uur", "u", "h")
    if minute is not None and joined(sentence, start, 3) and (mark == ":" or (mark == "." and led)):
        end = start + 3 + (sentence.word(start + 3) in ("uur", "u"))
        return _timed(lead, end, hour, minute)
    if mark in ("am", "pm"):
        return _timed(lead, start + 2, hour % 12 + 12 * (mark == "pm"), 0)
    return _timed(lead, start + 2, hour, 0) if hours else None


def _glued_clock(word: str) -> time | None:
    """Read a time that is one word: 14u, 14u30, 14h30, 2pm."""
    for mark in ("u", "h", "pm", "am"):
        hour, found, minute = word.partition(mark)
        digits = hour + minute
        if found and hour and digits.isascii() and digits.isdecimal() and len(hour) <= 2:
            clock = int(hour) % 12 + 12 * (mark == "pm") if mark in ("am", "pm") else int(hour)
            timed = _timed(0, 0, clock, int(minute[:3] or 0))
            return timed.value if timed else None
    return None


def _timed(start: int, end: int, hour: int, minute: int) -> Found[time] | None:
    return Found(start, end, time(hour, minute)) if hour < 24 and minute < 60 else None
