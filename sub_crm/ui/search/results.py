"""The rows of the page of results, in their groups, with what each says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.finding import Found, sought
from sub_crm.insight.matching import Piece, longer_word, pieces, snippet, spans
from sub_crm.insight.names import Sort
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.search import HitRow
from sub_crm.ui.desk import Desk, contact_address
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.search.address import entry_address, follow_up_address
from sub_crm.ui.search.looks import SORTS, plain
from sub_crm.ui.search.phrases import beside
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.kinds import FollowUpStatus

HIT, FOLLOW_UP = "hit", "follow_up"
"""How the ids of results begin that are no names."""


@dataclass(frozen=True, slots=True)
class Result:
    id: str
    """What sort of thing it is and its hexadecimal id, such as "person:0a1b"."""
    icon: str
    tone: str
    name: tuple[Piece, ...]
    second: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    right: str
    address: str

    @property
    def sentence(self) -> str:
        parts = (plain(self.name), plain(self.second), plain(self.snippet), self.right)
        return ", ".join(filter(None, parts))


def named(desk: Desk, matches: Iterable[Found], text: str) -> list[Result]:
    return [_named(desk, one, text) for one in matches]


def _named(desk: Desk, found: Found, text: str) -> Result:
    entry, today, wanted = found.entry, desk.backend.today(), sought(text)
    icon, tone = SORTS[entry.sort]
    second = beside(found, today)
    if entry.sort is Sort.ISSUE and found.reason is None and entry.second:
        second = " · ".join((second, entry.second))
    # the second line of an organisation says it already
    last = None if entry.sort is Sort.ORGANISATION else entry.last
    right = dates.ago(last, today) if last else ""
    return Result(
        f"{entry.sort}:{entry.id.hex()}", icon, tone,
        tuple(pieces(entry.name, spans(entry.name, wanted))),
        tuple(pieces(second, spans(second, wanted))),
        (), right, entry_address(entry),
    )  # fmt: skip


def moments(desk: Desk, rows: Iterable[HitRow], text: str) -> list[Result]:
    """Results for contact moments, with the words around the first match."""
    return [_moment(desk, row, text) for row in rows]


def _moment(desk: Desk, row: HitRow, text: str) -> Result:
    wanted, look = sought(text), KINDS[row.kind]
    by = _("door {name}").format(name=row.author) if row.author else ""
    second = " · ".join(filter(None, (word(row.kind), row.people, row.organisation, by)))
    around = snippet(row.note, wanted)
    return Result(
        f"{HIT}:{row.id.hex()}", look.icon, look.tone,
        tuple(pieces(row.summary, spans(row.summary, wanted))) or (Piece(word(row.kind), False),),
        (Piece(second, False),),
        tuple(around) if any(piece.matches for piece in around) else (),
        dates.vague(row.happened_on, desk.backend.today()), contact_address(row.id),
    )  # fmt: skip


def follow_ups(desk: Desk, rows: Iterable[FollowUpRow], text: str) -> list[Result]:
    return [_follow_up(desk, row, text) for row in rows]


def _follow_up(desk: Desk, row: FollowUpRow, text: str) -> Result:
    still_open = row.status is FollowUpStatus.OPEN
    icon, tone = ("bell", "warn") if still_open else ("check", "ok")
    promised = word(row.promise_by).lower() if row.promise_by else ""
    state = "" if still_open else word(row.status).lower()
    who = ", ".join(filter(None, (row.person or row.position, row.organisation)))
    return Result(
        f"{FOLLOW_UP}:{row.id.hex()}", icon, tone,
        tuple(pieces(row.title, spans(row.title, sought(text)))),
        (Piece(" · ".join(filter(None, (who, row.issue, promised, state, row.owner))), False),),
        (), dates.vague(row.due, desk.backend.today()) if row.due else _("zonder datum"),
        follow_up_address(row),
    )  # fmt: skip


def grouped(
    names: Sequence[tuple[Sort, Result]], hits: Sequence[Result], tasks: Sequence[Result]
) -> list[Result | Heading]:
    """Organisations, dossiers and people, contact moments, follow-ups; each under its title."""
    bodies = [one for sort, one in names if sort is Sort.ORGANISATION]
    issues = [one for sort, one in names if sort is Sort.ISSUE]
    people = [one for sort, one in names if sort is Sort.PERSON]
    groups: tuple[tuple[str, list[Result]], ...] = (
        (_("Organisaties"), bodies),
        (_("Dossiers en personen"), [*issues, *people]),
        (_("Contactmomenten"), list(hits)),
        (_("Opvolgingen"), list(tasks)),
    )
    items: list[Result | Heading] = []
    for title, found in groups:
        items += [Heading(title), *found] if found else []
    return items


def example_of_longer(rows: Iterable[HitRow], text: str) -> str:
    """Return a longer word in which the question was found: "woningbouwafspraken"."""
    wanted = sought(text)
    found = (longer_word(f"{row.summary} {row.note}", wanted) for row in rows)
    return next(filter(None, found), "")
