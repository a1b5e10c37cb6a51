"""What a page asks: export these records; and what is read before the window can say numbers."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sub_crm.exchange.lists import SUBJECTS
from sub_crm.exchange.lists.survey import Survey, survey
from sub_crm.store.reader import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality

Find = Callable[[Reader], Sequence[Id]]
FIRST = 5
"""Rows of the preview."""
LOOK = 50
"""Records that are read to find them among what may stay behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Which records, in the order of the list: their ids, or the query that finds them."""

    subject: str
    """A key of `exchange.lists.SUBJECTS`."""
    ids: Sequence[Id] | Find
    title: str = ""
    """What the list is called: "lijst Mijn organisaties"."""
    filter_in_words: str = ""
    """For the file and the log: "accounthouder Marieke Vos, langer dan 90 dagen stil"."""


@dataclass(frozen=True, slots=True)
class Found:
    ids: tuple[Id, ...]
    survey: Survey


def read_request(reader: Reader, request: ExportRequest) -> Found:
    """Return the records and how much of them leaves at each level."""
    wanted = request.ids(reader) if callable(request.ids) else request.ids
    seen = survey(reader, request.subject, wanted)
    visible = {row.id for row in seen.records}
    return Found(tuple(each for each in wanted if each in visible), seen)


def read_first(
    reader: Reader, subject: str, ids: Sequence[Id], upto: Confidentiality, today: dt.date
) -> list[Any]:
    """Return the first lines that leave at this level."""
    found: list[Any] = []
    for start in range(0, len(ids), LOOK):
        found += SUBJECTS[subject].lines(reader, ids[start : start + LOOK], upto, today)
        if len(found) >= FIRST:
            break
    return found[:FIRST]
