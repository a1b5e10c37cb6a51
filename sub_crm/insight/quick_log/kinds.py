"""The words for how the contact was: its kind, and at times who sought it or that it failed."""

from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.insight.quick_log.sentence import Found, Sentence, phrases
from sub_crm.values.kinds import ContactKind as Kind
from sub_crm.values.kinds import ContactStatus, Initiative


@dataclass(frozen=True, slots=True)
class KindWord:
    """`happened` is a past tense: it proves a contact, where a noun may also be one to come."""

    kind: Kind
    happened: bool = False
    status: ContactStatus | None = None
    initiative: Initiative | None = None


_NOUNS = {
    Kind.EXECUTIVE_MEETING: "bestuurlijk overleg|bestuurlijke overleggen|bestuurdersoverleg"
    "|portefeuillehoudersoverleg|executive meeting",
    Kind.SUPERVISION_TALK: "toezichtgesprek|toezichtsgesprek|ibt gesprek|ibt-gesprek"
    "|supervision talk",
    Kind.SOUNDING_BOARD: "klankbord|klankbordgroep|klankbordsessie|sounding board",
    Kind.WORKING_VISIT: "werkbezoek|bezoek|op bezoek|bedrijfsbezoek|site visit|working visit|visit",
    Kind.VIDEO_CALL: "teams|via teams|teamsoverleg|teams-overleg|videogesprek|videocall|video call"
    "|videobellen|online|zoom|webex|videoverbinding|beeldbellen|teams call|vc",
    Kind.EVENT: "bijeenkomst|congres|symposium|netwerkborrel|borrel|receptie|conferentie"
    "|kennissessie|inspiratielezing|leeratelier|werkconferentie|event|conference|reception",
    Kind.PHONE_CALL: "telefoontje|telefoongesprek|telefonisch|belletje|tel|telefoon|bel"
    "|phone call|call with|call from|call|by phone",
    Kind.EMAIL: "mail|e-mail|email|mailtje|mailwisseling|mail gestuurd",
    Kind.MESSAGE: "appje|app|whatsapp|whatsappje|sms|sms'je|bericht|berichtje|text message"
    "|linkedin|signal",
    Kind.ONE_WAY: "nieuwsbrief|brief gestuurd|kaartje gestuurd|felicitatie gestuurd"
    "|uitnodiging gestuurd|newsletter|letter sent",
    Kind.CONVERSATION: "gesprek|overleg|vergadering|koffie|kop koffie|lunch|kennismaking"
    "|afspraak|appointment|1-op-1|bila|gespreksronde|rondje|wandeling|meeting|coffee|talk",
}
_PAST = {
    Kind.VIDEO_CALL: "gevideobeld|gebeeldbeld|gezoomd",
    Kind.PHONE_CALL: "gebeld|belde|belden|opgebeld|aan de lijn|aan de telefoon|called|phoned|rang"
    "|getelefoneerd|gebelt",
    Kind.EMAIL: "gemaild|mailde|mailden|emailed|e-mailed|mailed|gemaileerd|gecorrespondeerd",
    Kind.MESSAGE: "geappt|appte|appten|gewhatsappt|texted|gesmst",
    Kind.WORKING_VISIT: "bezocht|bezochten|langs geweest|langsgeweest|visited",
    Kind.CONVERSATION: "gesproken|sprak|spraken|gepraat|bijgepraat|overlegd|ontmoet|gezien"
    "|bijgekletst|koffie gedronken|geluncht|kennisgemaakt|spoke|spoken|talked|met with|besproken"
    "|doorgesproken|afgestemd",
}
_FAILED = (
    "voicemail|geen gehoor|niet bereikt|niet bereikbaar|nam niet op|niet opgenomen"
    "|niet te pakken gekregen|no answer|not reached|could not reach|couldn't reach|did not answer"
    "|didn't answer|geen antwoord|niet kunnen bereiken|voicemail ingesproken|left a message"
)
_CANCELLED = (
    "geannuleerd|afgezegd|ging niet door|gaat niet door|niet doorgegaan|cancelled|canceled"
    "|called off"
)
_APPROACHED_US = {
    Kind.PHONE_CALL: "belde mij|belde me|belde ons|belden ons|belde me op|belde mij op|gebeld door"
    "|kreeg een telefoontje|kreeg telefoontje|kreeg een belletje|kreeg belletje|telefoontje van"
    "|belletje van|called me|called us|phoned me|phoned us|called by|call from|rang me"
    "|heeft gebeld|heeft mij gebeld|heeft ons gebeld|hebben gebeld",
    Kind.EMAIL: "mail van|e-mail van|email van|mailtje van|kreeg mail|kreeg een mail|mail ontvangen"
    "|mail gekregen|e-mail ontvangen|mailde mij|mailde me|mailde ons|e-mail from|email from"
    "|mail from|mail ontvangen van|emailed me|emailed us|e-mailed me|mail binnen",
    Kind.MESSAGE: "appte mij|appte me|appte ons|appje van|bericht van|berichtje van|app van"
    "|kreeg een appje|kreeg een bericht|bericht ontvangen|whatsapp van|sms van|texted me"
    "|message from|text message from|text from|bericht ontvangen van",
}
_ENDINGS = {
    "toezichtgesprek": Kind.SUPERVISION_TALK,
    "videogesprek": Kind.VIDEO_CALL,
    "bezoek": Kind.WORKING_VISIT,
    "bijeenkomst": Kind.EVENT,
    "gesprek": Kind.CONVERSATION,
    "overleg": Kind.CONVERSATION,
    "borrel": Kind.EVENT,
}
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.EXECUTIVE_MEETING,
            Kind.SUPERVISION_TALK,
            Kind.SOUNDING_BOARD,
            Kind.VIDEO_CALL,
            Kind.WORKING_VISIT,
            Kind.EVENT,
            Kind.PHONE_CALL,
            Kind.ONE_WAY,
            Kind.EMAIL,
            Kind.MESSAGE,
            Kind.CONVERSATION,
        )
    )
}
"""Which word wins within one clause: it says most ("telefonisch gesproken" was a call)."""

_KINDS = phrases(
    {words: KindWord(kind) for kind, words in _NOUNS.items()}
    | {words: KindWord(kind, happened=True) for kind, words in _PAST.items()}
    | {
        words: KindWord(kind, happened=True, initiative=Initiative.THEM)
        for kind, words in _APPROACHED_US.items()
    }
    | {
        _FAILED: KindWord(Kind.PHONE_CALL, happened=True, status=ContactStatus.NOT_REACHED),
    }
)
CANCELLED = phrases({_CANCELLED: ContactStatus.CANCELLED})
_ACTIVE = frozenset(
    "belde belden mailde mailden appte appten called phoned emailed mailed texted".split()
)
"""Verbs whose subject, right before them, was the one who sought contact."""

THEIR_WISH = phrases(
    {
        "op verzoek van|op hun verzoek|op zijn verzoek|op haar verzoek|op hun initiatief"
        "|at their request|at her request|at his request": Initiative.THEM,
    }
)


def kind_words(sentence: Sentence) -> tuple[Found[KindWord], ...]:
    """Return every word of kind in the sentence; which one counts is decided later."""
    found: list[Found[KindWord]] = []
    index = 0
    while index < len(sentence.words):
        hit = _KINDS.at(sentence.words, index) or _shorthand(sentence, index)
        if hit:
            found.append(hit)
        index = hit.end if hit else index + 1
    return tuple(found)


def _shorthand(sentence: Sentence, index: int) -> Found[KindWord] | None:
    """Read "BO" in capitals, and compounds by their last part: collegeoverleg, startgesprek."""
    if sentence.tokens[index].text == "BO":
        return Found(index, index + 1, KindWord(Kind.EXECUTIVE_MEETING))
    word = sentence.words[index]
    if len(word) > 40:
        return None
    for ending, kind in _ENDINGS.items():
        if word.endswith(ending):
            return Found(index, index + 1, KindWord(kind))
    return None


def weightiest(found: Iterable[Found[KindWord]]) -> Found[KindWord] | None:
    """Return the word that decides within one clause, the failed call before all else."""
    return min(
        found, key=lambda hit: (hit.value.status is None, _RANK[hit.value.kind]), default=None
    )


def is_active(word: str) -> bool:
    return word in _ACTIVE
