"""Finding people by what was typed: name, position, organisation, number or address."""

import re

from sub_crm.queries.listing import Conditions
from sub_crm.queries.search import words

_NUMBER = re.compile(r"[0-9+() ./-]*[0-9][0-9+() ./-]*")
_LEAST_DIGITS = 3
_WORD = """(instr(folded(h.first_name || ' ' || h.print_name || ' ' || h.sort_name), :{word}) > 0
  OR EXISTS (SELECT 1 FROM tenures f JOIN positions g ON g.id = f.position_id
    JOIN organisations e ON e.id = g.organisation_id WHERE f.person_id = h.id
    AND instr(folded(g.title || ' ' || e.short_name || ' ' || e.abbreviation), :{word}) > 0)
  OR EXISTS (SELECT 1 FROM contact_points k WHERE k.person_id = h.id AND k.kind = 'email'
    AND instr(folded(k.value), :{word}) > 0))"""
"""Also positions and addresses of before: somebody is sought by what one remembers."""
_DIGITS = """EXISTS (SELECT 1 FROM contact_points k
  WHERE (k.person_id = h.id OR k.position_id = t.position_id) AND k.kind IN ('phone', 'mobile')
    AND instr(replace(replace(replace(replace(replace(replace(k.value, ' ', ''), '-', ''), '(', ''),
      ')', ''), '.', ''), '/', ''), :digits) > 0)"""


def add_text(made: Conditions, text: str) -> None:
    """Add that every word is found somewhere; a number is sought among the numbers."""
    if digits := _digits(text):
        made.add(_DIGITS, digits=digits)
        return
    found = words(text)
    if text.strip() and not found:
        made.add("FALSE")  # only signs: nobody is called that
    for place, word in enumerate(found):
        made.add(_WORD.format(word=f"word_{place}"), **{f"word_{place}": word})


def _digits(text: str) -> str:
    """Return the digits of a number without the zero or country code that may stand for it.

    >>> _digits("06 1234-5678"), _digits("+31 6 1234"), _digits("wethouder 2")
    ('612345678', '61234', '')
    """
    if _NUMBER.fullmatch(text.strip()) is None:
        return ""
    plain = re.sub("[^0-9+]", "", text)
    local = re.sub(r"^(\+|00)[0-9]{2}|^0", "", plain)
    return local if len(local) >= _LEAST_DIGITS else ""
