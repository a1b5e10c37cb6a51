"""Small words that give a sentence its shape, Dutch and English."""

from sub_crm.values.kinds import PromiseBy

PERSON_LEADS = frozenset("met with door by".split())
"""Words after which an unknown name with a capital is a person."""

CALLING = frozenset(
    "belde called phoned emailed texted mailde appte sprak bezocht visited met rang".split()
)
RECEIVING = frozenset("van from".split())
"""Lead to a person where a message was named before them: "mail van"."""

TRYING = frozenset("bij at voor for".split())
"""Lead to a person right behind an attempt that failed: "voicemail bij"."""

AND = frozenset({"en", "and", "&", "+"})
TITLES = frozenset("dhr mw mevr mevrouw meneer heer mr mrs ms miss drs ir ing dr prof jhr".split())
NAME_PREFIXES = frozenset("van de den der ten ter te el al la le du von v d vd ' t 't s op".split())
SUBJECT_LEADS = frozenset(
    "over about inzake betreft betr betreffende re regarding rondom aangaande mbt ivm".split()
)
ARTICLES = frozenset("de het een the a an 't".split())
ORGANISATION_LEADS = frozenset("van uit of from bij in te at gemeente waterschap".split())
LOOSE_WORDS = frozenset(
    "en and daarna dan then dus so maar but nog even ook weer ik we wij i te to hem haar ze hij zij"
    " moet must zal will graag please vervolgens snel samen eerst".split()
)
"""Words that may stand before a task without being its content."""

OPENING_WORDS = frozenset("en and daarna dan then dus so maar but vervolgens ook dat that".split())
NO_PERSON = frozenset(
    "provinciale gedeputeerde staten rijkswaterstaat ministerie college raad gemeente waterschap"
    " provincie gemeenteraad rijk kabinet europa nederland teams zoom accountmanager zin dank"
    " veel plezier succes team afdeling commissie fractie bestuur hoogheemraadschap ministerie"
    " stichting vereniging allen iedereen everyone board council municipality province mij ons me"
    " us the de het hem haar hen him her them excuses betrekking name als today morgen".split()
)
NO_PERSON_ENDINGS = (
    "dienst",
    "raad",
    "schap",
    "commissie",
    "college",
    "bestuur",
    "groep",
    "team",
    "fractie",
    "ministerie",
    "staten",
    "regio",
    "bank",
    "bedrijf",
)
ABBREVIATIONS = frozenset(
    "dhr mw mevr mr mrs ms drs ir ing dr prof nr ca jhr wh bgm betr jan feb mrt apr aug sept sep"
    " okt oct nov dec".split()
)
SPEAKERS = dict.fromkeys("ik wij we i heb hebben onze".split(), PromiseBy.US) | dict.fromkeys(
    "hij zij ze he she they heeft".split(), PromiseBy.THEM
)
"""Whose promise it is that follows: "hij heeft beloofd", "we hebben toegezegd"."""

WISHES = frozenset("wil wilde wilden willen kan kon konden kunnen wou wants wanted".split())
"""After these an infinitive is somebody's wish, not a task: "hij wil het bespreken"."""
