"""From rows to a table: which row bears the headings, and a heading for each column."""

import re
from collections import Counter
from collections.abc import Sequence

from sub_crm.exchange.people_fields import HEADINGS, plain_heading
from sub_crm.exchange.reading.table import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Record, Unreadable
from sub_crm.i18n import _

_DATA = re.compile(r"@|\d{3}|\d-\d")
_LOOKED_AT = 12


def headed(
    records: Sequence[Record], header: int | None
) -> tuple[int, tuple[str, ...], list[tuple[str, ...]], list[int]]:
    """Return which row is the header, headings, rows of one width and their lines."""
    refuse_too_much(records)
    place = guess_header(records) if header is None else min(header, len(records))
    width = max((len(cells) for _line, cells in records[max(place - 1, 0) :]), default=0)
    titles = records[place - 1][1] if place else []
    rows = [tuple(cells) + ("",) * (width - len(cells)) for _line, cells in records[place:]]
    return place, _headings(titles, width), rows, [line for line, _cells in records[place:]]


def refuse_too_much(records: Sequence[Record]) -> None:
    width = max((len(cells) for _line, cells in records), default=0)
    if not records:
        raise Unreadable(_("Er staan geen rijen in."))
    refuse_width(width)
    if len(records) > MOST_ROWS or len(records) * width > MOST_CELLS:
        raise Unreadable(
            _(
                "Er staan {count} rijen in, dat is te veel voor één keer. Splits het bestand."
            ).format(count=len(records))
        )


def refuse_width(width: int) -> None:
    if width > MOST_COLUMNS:
        raise Unreadable(
            _("Er staan {count} kolommen in; het mogen er {most} zijn.").format(
                count=width, most=MOST_COLUMNS
            )
        )


def guess_header(records: Sequence[Record]) -> int:
    """Return the place of the row that bears the headings, 0 when the first row is a person."""
    first = [cells for _line, cells in records[:_LOOKED_AT]]
    known = [sum(plain_heading(cell) in HEADINGS for cell in cells) for cells in first]
    most = max(known)
    if most:
        return known.index(most) + 1
    filled = [cell for cell in first[0] if cell]
    like_data = any(_DATA.search(cell) for cell in filled)
    return 0 if like_data or len(set(filled)) < len(filled) else 1


def _headings(titles: Sequence[str], width: int) -> tuple[str, ...]:
    """Give each column a name of its own."""
    seen: Counter[str] = Counter()
    made = []
    for place in range(width):
        title = " ".join(titles[place].split()) if place < len(titles) else ""
        title = title or _("Kolom {number}").format(number=place + 1)
        seen[title] += 1
        made.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return tuple(made)
