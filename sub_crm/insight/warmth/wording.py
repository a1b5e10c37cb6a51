"""Warmth in words: labels, flags, and the sentences that explain a number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.i18n import N_, _, dates, language, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.insight.warmth.rules import THEIRS_OF, Certainty, Label, Rules
from sub_crm.insight.warmth.score import Warmth
from sub_crm.insight.warmth.standing import Standing
from sub_crm.values.counted import KINDS, day_of, kind_of
from sub_crm.values.warmth_settings import Setting

LABELS = {
    Label.COLD: N_("koud"),
    Label.COOL: N_("koel"),
    Label.LUKEWARM: N_("lauw"),
    Label.WARM: N_("warm"),
}
CERTAINTIES = {
    Certainty.LOW: N_("zekerheid laag"),
    Certainty.MIDDLE: N_("zekerheid middel"),
    Certainty.HIGH: N_("zekerheid hoog"),
}
PARTS = {
    Setting.RHYTHM: N_("Ritme"),
    Setting.FREQUENCY: N_("Frequentie"),
    Setting.RECIPROCITY: N_("Wederkerigheid"),
    Setting.DEPTH: N_("Diepgang"),
}


def label(found: Label) -> str:
    return _(LABELS[found])


def certainty(found: Certainty) -> str:
    return _(CERTAINTIES[found])


def standing(one: Standing) -> str:
    """Say "74, warm", "nieuw" or "vacant"."""
    if one.holder is None:
        return _("vacant")
    if one.warmth is None:
        return _("nieuw")
    return numbered(one.warmth.total, one.warmth.label)


def numbered(total: int, found: Label) -> str:
    return _("{total}, {label}").format(total=total, label=label(found))


@dataclass(frozen=True, slots=True)
class PartTold:
    """A part of a score: its points of the most that there are, and what they come from."""

    name: str
    points: float
    most: int
    sentence: str


def parts(
    warmth: Warmth, rhythm: int, moments: Sequence[int], rules: Rules, day: dt.date
) -> tuple[PartTold, ...]:
    """Explain the four parts; `moments` are those of the term, packed, oldest first."""
    found = warmth.parts
    told = (
        (Setting.RHYTHM, found.rhythm, _of_rhythm(warmth, rhythm, moments, rules, day)),
        (Setting.FREQUENCY, found.frequency, _of_frequency(warmth)),
        (Setting.RECIPROCITY, found.reciprocity, _of_reciprocity(warmth)),
        (Setting.DEPTH, found.depth, _of_depth(warmth, moments, rules, day)),
    )
    return tuple(PartTold(_(PARTS[one]), points, rules[one], said) for one, points, said in told)


def _of_rhythm(
    warmth: Warmth, rhythm: int, moments: Sequence[int], rules: Rules, day: dt.date
) -> str:
    if warmth.silent is None:
        return _("Nog geen contact dat het ritme op peil houdt.")
    resets = [
        one
        for one in moments
        if day_of(one) <= day.toordinal() and rules.weights[kind_of(one)] >= rules[Setting.RESETS]
    ]
    said = ngettext(
        "{kind} {n} dag geleden, afgesproken is {rhythm}.",
        "{kind} {n} dagen geleden, afgesproken is {rhythm}.",
        warmth.silent,
    ).format(kind=word(KINDS[kind_of(resets[-1])]), n=warmth.silent, rhythm=rhythm)
    later = [one for one in moments if day_of(resets[-1]) < day_of(one) <= day.toordinal()]
    light = [one for one in later if 0 < rules.weights[kind_of(one)] < rules[Setting.RESETS]]
    if light and warmth.silent > rhythm:
        lighter = _("Een later contact ({kind}) houdt het ritme niet op peil.").format(
            kind=word(KINDS[kind_of(light[-1])]).lower()
        )
        return f"{said} {lighter}"
    return said


def _of_frequency(warmth: Warmth) -> str:
    said = ngettext(
        "Contact in {n} week, samen {sum} waard, verwacht {expected}.",
        "Contact in {n} weken, samen {sum} waard, verwacht {expected}.",
        warmth.weeks,
    )
    return said.format(
        n=warmth.weeks, sum=decimal(warmth.sum / 100), expected=decimal(warmth.expected)
    )


def _of_reciprocity(warmth: Warmth) -> str:
    said = ngettext(
        "In {n} week kwam het van hen of van beide, verwacht {expected}.",
        "In {n} weken kwam het van hen of van beide, verwacht {expected}.",
        warmth.theirs,
    )
    return said.format(n=warmth.theirs, expected=decimal(max(1.0, warmth.expected / THEIRS_OF)))


def _of_depth(warmth: Warmth, moments: Sequence[int], rules: Rules, day: dt.date) -> str:
    inside = [one for one in moments if warmth.opens <= day_of(one) <= day.toordinal()]
    if not warmth.heaviest:
        return _("Geen contact in deze periode.")
    heaviest = [one for one in inside if rules.weights[kind_of(one)] == warmth.heaviest][-1]
    return _("Zwaarste vorm: {kind} op {day}.").format(
        kind=word(KINDS[kind_of(heaviest)]).lower(),
        day=dates.plain_day(dt.date.fromordinal(day_of(heaviest)), day),
    )


def decimal(number: float) -> str:
    """Return a number with one decimal, and none where it is whole."""
    said = f"{number:.1f}".removesuffix(".0")
    return said.replace(".", ",") if language() == "nl" else said


def sentence(one: Standing, told: Sequence[PartTold], day: dt.date) -> str:
    """Explain a whole number in one breath."""
    if one.holder is None:
        return _("{seat}: vacant.").format(seat=one.seat.title)
    if one.warmth is None:
        return _("{name} is nieuw: nog geen contact, het ritme is {rhythm} dagen.").format(
            name=one.holder.person, rhythm=one.rhythm
        )
    why = ", ".join(
        _("{part} {points} van {most}").format(
            part=part.name.lower(), points=decimal(part.points), most=part.most
        )
        for part in told
    )
    said = _("{name}, {total}: {why}; {certainty}.").format(
        name=one.holder.person,
        total=standing(one),
        why=why,
        certainty=certainty(one.warmth.certainty),
    )
    return f"{said} {strained()}" if one.warmth.strained else said


def strained() -> str:
    return _("Gespannen: de laatste gesprekken waren stroef, daarom niet boven lauw.")


def rolled(found: Rollup) -> str:
    """Say "76, warm, dekking 5 van 5"; without a number why there is none."""
    if found.total is None or found.label is None:
        return _("nieuw of vacant") if found.new or found.vacant else _("geen functies")
    said = [numbered(found.total, found.label), coverage(found), *signals(found)]
    if found.low:
        said.append(_("weinig contact om op af te gaan"))
    return ", ".join(said)


def coverage(found: Rollup) -> str:
    return _("dekking {n} van {of}").format(n=found.covered, of=found.of)


def signals(found: Rollup) -> list[str]:
    """Return the flags of a relation, each in a word or two."""
    named = [
        (_("nieuw"), found.new),
        (_("vacant"), found.vacant),
        (_("één persoon"), found.single),
        (_("gespannen"), found.strained),
    ]
    return [name for name, there in named if there]
