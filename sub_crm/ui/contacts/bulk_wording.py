"""How a change of many contact moments is announced, with the real numbers."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sub_crm.i18n import _, ngettext
from sub_crm.i18n.words import word
from sub_crm.insight.bulk import BulkWish, Stand
from sub_crm.orders.lists import WishedFollowUp
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OurRole

Names = Mapping[str, Mapping[Id, str]]


def title(count: int) -> str:
    return ngettext("{n} bewerken", "{n} tegelijk bewerken", count).format(n=count)


def action(count: int) -> str:
    return ngettext("{n} wijzigen", "{n} wijzigen", count).format(n=count)


def now(stand: Stand, name: str) -> str:
    """Say the value that all have, or how many different ones there are."""
    values = stand.values(name)
    if len(values) == 1:
        [(value, _count)] = values.items()
        assert isinstance(value, StrEnum)
        return word(value)
    return _("Verschillende waarden ({n})").format(n=len(values)) if values else _("Niets")


def hint(stand: Stand, name: str, wish: BulkWish) -> str:
    """What a field will do, under that field."""
    if name in ("issues", "themes"):
        return _adding(stand, name, wish.add_issues if name == "issues" else wish.add_themes)
    value = getattr(wish, name)
    if value is None:
        return ""
    if isinstance(value, WishedFollowUp):
        return _follow_ups(len(stand.rows), value)
    count = stand.other_than(name, value)
    if not count:
        return _("Zo zijn ze al allemaal.")
    said = ngettext("{n} krijgt deze waarde.", "{n} krijgen deze waarde.", count).format(n=count)
    return f"{said} {_apart()}" if value is OurRole.SUPERVISION else said


def _follow_ups(count: int, wish: WishedFollowUp) -> str:
    if wish.together:
        return _("Eén opvolging, bij het nieuwste contactmoment.")
    text = ngettext("{n} krijgt een opvolging.", "{n} krijgen elk een opvolging.", count)
    return text.format(n=count)


def _apart() -> str:
    return _("Alleen toezichthouders en de schrijver zien ze daarna nog.")


def _adding(stand: Stand, name: str, added: Sequence[Id]) -> str:
    if not added:
        return ""
    field = "issue_ids" if name == "issues" else "theme_ids"
    count = stand.without(field, added)
    already = len(stand.rows) - count
    said = ngettext("{n} krijgt dit erbij.", "{n} krijgen dit erbij.", count).format(n=count)
    if not already:
        return said
    had = ngettext("{n} heeft het al.", "{n} hebben het al.", already).format(n=already)
    return f"{said} {had}"


def outcome(stand: Stand, wish: BulkWish, names: Names) -> str:
    """Say the whole change in one sentence, and who is left out."""
    count = stand.changed_by(wish)
    if not wish:
        said = _("Nog niets ingevuld.")
    elif not count:
        said = _("Er verandert niets: zo zijn ze al.")
    else:
        text = ngettext(
            "{n} contactmoment krijgt {what}. Eén handeling, met Ctrl+Z in één keer terug.",
            "{n} contactmomenten krijgen {what}. Eén handeling, met Ctrl+Z in één keer terug.",
            count,
        )
        said = text.format(n=count, what=_what(wish, names))
    return " ".join(filter(None, (said, _locked(stand.locked))))


def _what(wish: BulkWish, names: Names) -> str:
    parts = [
        *(_("dossier {name}").format(name=names["issues"].get(id, "")) for id in wish.add_issues),
        *(_("thema {name}").format(name=names["themes"].get(id, "")) for id in wish.add_themes),
    ]
    if wish.kind:
        parts.append(_("soort {name}").format(name=word(wish.kind)))
    if wish.our_role:
        parts.append(_("rol {name}").format(name=word(wish.our_role)))
    if wish.confidentiality:
        parts.append(_("markering {name}").format(name=word(wish.confidentiality)))
    if wish.follow_up:
        each, all = _("opvolging “{title}”"), _("samen één opvolging “{title}”")
        said = all if wish.follow_up.together else each
        parts.append(said.format(title=wish.follow_up.title))
    *most, last = parts
    return _("{most} en {last}").format(most=", ".join(most), last=last) if most else last


def _locked(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "{n} blijft zoals het is: dat mag je niet wijzigen.",
        "{n} blijven zoals ze zijn: die mag je niet wijzigen.",
        count,
    )
    return text.format(n=count)
