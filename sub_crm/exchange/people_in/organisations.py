"""Which organisation a text means: by name, short name, alias, abbreviation or code."""

import re
from collections import defaultdict
from collections.abc import Iterable

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.drafts import Unfit
from sub_crm.i18n import _
from sub_crm.orders.importing import NewOrganisation, Ref
from sub_crm.queries.importing import OrganisationThere
from sub_crm.values.kinds import OrganisationKind as Kind
from sub_crm.values.person_name import folded

_SORTS = {
    "gemeente": "gemeente|gem",
    "waterschap": "waterschap|hoogheemraadschap",
    "provincie": "provincie|prov",
}
_SORT = tuple(
    (sort, re.compile(rf"^(de |het )?({words})\.?\s+(?=\S)")) for sort, words in _SORTS.items()
)
_KINDS = (
    (Kind.MUNICIPALITY, "gem"),
    (Kind.WATER_BOARD, "waterschap"),
    (Kind.WATER_BOARD, "hoogheemraadschap"),
    (Kind.PROVINCE, "prov"),
    (Kind.NATIONAL, "ministerie"),
    (Kind.KNOWLEDGE, "universiteit"),
    (Kind.KNOWLEDGE, "hogeschool"),
)
_HUES = 6


class Organisations:
    """The organisations that are there, and those that the file adds."""

    def __init__(self, there: Iterable[OrganisationThere]) -> None:
        self.new: list[NewOrganisation] = []
        self.names: dict[Ref, str] = {}
        self._exact: dict[str, set[Ref]] = defaultdict(set)
        self._near: dict[str, set[Ref]] = defaultdict(set)
        self._bare: dict[tuple[str, str], set[Ref]] = defaultdict(set)
        """By what sort of organisation its name says it is, and the rest of the name."""
        for one in there:
            self._learn(one)

    def _learn(self, one: OrganisationThere) -> None:
        self.names[one.id] = one.short_name
        for text in (one.name, one.code, one.tooi):
            self._exact[folded(text or "")].add(one.id)
        for text in (one.short_name, one.abbreviation, *one.aliases.splitlines()):
            self._near[folded(text)].add(one.id)
        self._bare[_parted(one.name)].add(one.id)

    def find(self, text: str, *, make: bool) -> Ref | None:
        """Return the organisation, a new one where that is allowed; raise `Unfit`."""
        plain = folded(text)
        if not plain:
            return None
        looked = (self._exact.get(plain), self._near.get(plain), self._by_parts(text))
        found: set[Ref] = next(filter(None, looked), set())
        if len(found) > 1:
            names = ", ".join(sorted(self.names[one] for one in found))
            raise Unfit(
                Field.ORGANISATION,
                _("“{name}” kan meer dan één organisatie zijn: {found}.").format(
                    name=text, found=names
                ),
            )
        if found:
            return next(iter(found))
        if make:
            return self._make(text)
        raise Unfit(
            Field.ORGANISATION, _("De organisatie “{name}” is niet bekend.").format(name=text)
        )

    def _by_parts(self, text: str) -> set[Ref]:
        """Let "gem. Zeist" be the municipality and never the province of that name."""
        sort, bare = _parted(text)
        if sort:
            return self._bare.get((sort, bare)) or self._bare.get(("", bare), set())
        anywhere = [self._bare.get((one, bare), set()) for one in ("", *_SORTS)]
        return self._near.get(bare) or set().union(*anywhere)

    def _make(self, name: str) -> Ref:
        short = name[-len(_parted(name)[1]) :]
        place = len(self.new)
        self.new.append(
            NewOrganisation(
                name=name,
                short_name=short,
                kind=_kind(name),
                abbreviation=re.sub(r"\W", "", short)[:3].upper(),
                hue=sum(map(ord, short)) % _HUES,
            )
        )
        self.names[place] = short
        self._exact[folded(name)].add(place)
        return place


def _parted(name: str) -> tuple[str, str]:
    """Return the sort and the bare name, without " UT" behind it.

    >>> _parted("Gem. Zeist UT")
    ('gemeente', 'zeist')
    """
    plain = folded(name).removesuffix(" ut").strip()
    for sort, words in _SORT:
        if found := words.match(plain):
            return sort, plain[found.end() :]
    return "", plain


def _kind(name: str) -> Kind:
    plain = folded(name)
    return next((kind for kind, word in _KINDS if plain.startswith(word)), Kind.OTHER)
