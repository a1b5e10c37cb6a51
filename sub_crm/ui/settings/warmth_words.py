"""The numbers of warmth in words: which belong together, what each is called and does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sub_crm.i18n import N_, _
from sub_crm.i18n.words import word
from sub_crm.values.kinds import ContactKind, Tier
from sub_crm.values.warmth_settings import LABELS, POINTS, Setting


@dataclass(frozen=True, slots=True)
class Family:
    """Numbers that are changed together, because they only make sense together."""

    key: str
    title: str
    """Title and explanation are Dutch message ids."""
    about: str
    names: Sequence[str]


FAMILIES = (
    Family(
        "punten",
        N_("Waar de honderd punten voor zijn"),
        N_("Vier onderdelen, die samen honderd punten geven."),
        POINTS,
    ),
    Family(
        "woorden",
        N_("Waar een woord begint"),
        N_("Wat onder koel blijft, heet koud. De tinten van de relatiekaart gaan mee."),
        LABELS,
    ),
    Family(
        "soorten",
        N_("Hoe zwaar een contact telt"),
        N_("In procenten van een gesprek. Per week telt alleen het zwaarste contact."),
        tuple(f"weight.{kind}" for kind in ContactKind),
    ),
    Family(
        "functies",
        N_("Hoe vaak een functie meetelt"),
        N_("Voor het getal van een organisatie: kern telt zwaarder dan overig."),
        tuple(f"tier.{tier}" for tier in Tier),
    ),
    Family(
        "overig",
        N_("Venster, rem en dossierdruk"),
        N_("Hoe ver teruggekeken wordt, en wat een relatie afremt."),
        (
            *(Setting.WINDOW, Setting.RESETS, Setting.STRAINED_AT, Setting.STRAINED_CAP),
            Setting.HOT_DOSSIER,
        ),
    ),
)

_NAMES: Mapping[str, str] = {
    Setting.RHYTHM: N_("Ritme"),
    Setting.FREQUENCY: N_("Frequentie"),
    Setting.RECIPROCITY: N_("Wederkerigheid"),
    Setting.DEPTH: N_("Diepgang"),
    Setting.COOL: N_("Koel vanaf"),
    Setting.LUKEWARM: N_("Lauw vanaf"),
    Setting.WARM: N_("Warm vanaf"),
    Setting.WINDOW: N_("Dagen die terugtellen"),
    Setting.RESETS: N_("Gewicht dat het ritme op peil houdt"),
    Setting.STRAINED_AT: N_("Gespannen tot en met sfeer"),
    Setting.STRAINED_CAP: N_("Hoogste getal bij een gespannen relatie"),
    Setting.HOT_DOSSIER: N_("Heet dossier vanaf dossierdruk"),
}


def name(setting: str) -> str:
    """What a number is called."""
    kind, _dot, of = setting.partition(".")
    if kind == "weight":
        return word(ContactKind(of))
    if kind == "tier":
        return word(Tier(of))
    return _(_NAMES[setting])
