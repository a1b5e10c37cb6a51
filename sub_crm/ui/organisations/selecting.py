"""Which organisations the list shows, in which order, and the sentence above it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from sub_crm.i18n import _, ngettext
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui.organisations.reading import Listed
from sub_crm.ui.parts import phrases
from sub_crm.ui.widgets.rows import Heading
from sub_crm.values.person_name import folded


class Sorting(StrEnum):
    NAME = "name"
    SILENCE = "silence"


def is_over(one: Listed) -> bool:
    return one.rhythm.status is RhythmStatus.OVER


def of_whom(listed: Iterable[Listed], *, mine: bool) -> list[Listed]:
    return [one for one in listed if one.row.mine or not mine]


def matching(listed: Iterable[Listed], text: str, *, over: bool) -> list[Listed]:
    """Return what holds every word that was typed, wherever it stands."""
    words = folded(text).split()
    return [
        one
        for one in listed
        if all(word in one.sought for word in words) and (is_over(one) or not over)
    ]


def arranged(listed: Sequence[Listed], sorting: Sorting) -> list[Listed | Heading]:
    """Return groups by kind, or one row with the longest silence for its rhythm first."""
    if sorting is Sorting.SILENCE:
        return [*sorted(listed, key=_longest_first)]
    groups: dict[str, list[Listed]] = {}
    for one in sorted(listed, key=lambda one: folded(one.row.short_name)):
        groups.setdefault(phrases.group(one.row.kind), []).append(one)
    order = [_(text) for text in (*phrases.GROUPS.values(), phrases.OTHER_GROUP)]
    found: list[Listed | Heading] = []
    for title in (title for title in order if title in groups):
        found += [Heading(title, len(groups[title])), *groups[title]]
    return found


def _longest_first(one: Listed) -> tuple[float, str]:
    return -one.rhythm.share, folded(one.row.short_name)


def finding(listed: Sequence[Listed], *, mine: bool) -> str:
    """Say what stands out: how many have been silent for longer than was agreed."""
    over, total = sum(map(is_over, listed)), len(listed)
    if not total:
        return _("Er zijn nog geen organisaties.")
    if mine and over == 0:
        return ngettext(
            "Je organisatie is niet langer stil dan afgesproken.",
            "Geen van je {n} organisaties is langer stil dan afgesproken.",
            total,
        ).format(n=total)
    if mine:
        return ngettext(
            "{n} van je {total} organisaties is langer stil dan afgesproken.",
            "{n} van je {total} organisaties zijn langer stil dan afgesproken.",
            over,
        ).format(n=over, total=total)
    if over == 0:
        return _("Geen van de {total} organisaties is langer stil dan afgesproken.").format(
            total=total
        )
    return ngettext(
        "{n} van de {total} organisaties is langer stil dan afgesproken.",
        "{n} van de {total} organisaties zijn langer stil dan afgesproken.",
        over,
    ).format(n=over, total=total)
