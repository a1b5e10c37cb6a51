"""Answers that are kept as long as nothing changes.

What was found is kept per reader, with the version of the data that it was found in, the day and
the language: whoever writes, whatever and in whatever way, the version differs and everything is
asked anew. So there is nothing to keep right, and nothing to verify.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sub_crm.i18n import language
from sub_crm.queries.reading import Reader
from sub_crm.queries.warmth import data_version

P = ParamSpec("P")
R = TypeVar("R")
MOST = 64
"""So many answers are kept of one reader, the last ones."""

_kept: "WeakKeyDictionary[Reader, tuple[Any, dict[Any, Any]]]" = WeakKeyDictionary()


def kept(
    ask: Callable[Concatenate[Reader, P], R], reader: Reader, *args: P.args, **named: P.kwargs
) -> R:
    """Return what `ask` answers, which nobody may change; what it is given must be hashable."""
    # what one may see goes by the day as well, and names of themes by the language
    version = (data_version(reader), dt.datetime.now(dt.UTC).date(), language())
    known = _kept.get(reader)
    if known is None or known[0] != version:
        known = _kept[reader] = (version, {})
    answers, key = known[1], (ask, args, tuple(sorted(named.items())))
    if key not in answers:
        if len(answers) >= MOST:
            del answers[next(iter(answers))]
        answers[key] = ask(reader, *args, **named)
    answer: R = answers[key]
    return answer


def forget(reader: Reader) -> None:
    """Ask everything anew, as after a change."""
    _kept.pop(reader, None)
