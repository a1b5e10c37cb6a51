"""The words that announce a follow-up, and how much proof each of them still needs."""

from dataclasses import dataclass
from enum import Enum

from sub_crm.insight.quick_log.sentence import phrases
from sub_crm.values.kinds import PromiseBy


class Task(Enum):
    """How a word announces a follow-up, and so how much proof it still needs."""

    SURE = "sure"
    PROMISE = "promise"
    INFINITIVE = "infinitive"
    IMPERATIVE = "imperative"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class TaskWord:
    task: Task
    promise_by: PromiseBy | None = None


TASKS = phrases(
    {
        "terugbellen|terug bellen|terug te bellen|nabellen|bel terug|bel hem terug|bel haar terug"
        "|terugmailen|terug mailen|nasturen|na te sturen|toesturen|toe te sturen|opsturen"
        "|doorsturen|opvolgen|navragen|na te vragen|uitzoeken|uit te zoeken|terugkoppelen"
        "|terug te koppelen|afspraak maken|afspraak inplannen|nabespreken|call back"
        "|call him back|call her back|call them back|follow up|follow-up|get back to"
        "|komt terug op|actie:|actie :|todo|to do|actiepunt|action:|opvolging:|herinneren aan"
        "|ik moet|moet ik|we moeten|moeten we|need to|i must|we must"
        "|remind": TaskWord(Task.SURE),
        "ik stuur|stuur ik|we sturen|wij sturen|sturen we|sturen wij|ik mail|ik bel|mail ik|bel ik"
        "|ik zal|wij zullen|we zullen|ik ga|ga ik|we gaan|wij gaan|gaan we"
        "|ik kom erop terug|ik zoek uit|ik lever|wij leveren"
        "|i will|we will|i'll|we'll|i promised|we promised|ik beloof|toegezegd"
        "|ik beloofde": TaskWord(Task.PROMISE, PromiseBy.US),
        "hij stuurt|zij stuurt|ze stuurt|ze sturen|zij sturen|stuurt|hij zal|zij zal|ze zal"
        "|zij zullen|ze zullen|hij belt|zij belt|ze belt|belt terug|hij mailt|zij mailt|ze mailt"
        "|komt erop terug|komen erop terug|komt hierop terug|zegt toe|zegde toe|zeggen toe|belooft"
        "|beloofde|beloven|hij levert|zij levert|ze levert|promises|promised|he will|she will"
        "|they will|he'll|she'll|they'll|will send|will call back|will get back"
        "|will call": TaskWord(Task.PROMISE, PromiseBy.THEM),
        "beloofd": TaskWord(Task.PROMISE, PromiseBy.US),
        "mailen|bellen|bespreken|sturen|inplannen|plannen|agenderen|doorgeven|delen|voorleggen"
        "|checken|nagaan|regelen|informeren|afstemmen|uitnodigen|voorbereiden|reageren|aanleveren"
        "|appen|evalueren|langsgaan|oppakken|nakijken|uitwerken|bevestigen"
        "|terugkomen": TaskWord(Task.INFINITIVE),
        "bel|mail|stuur|plan|vraag|check|call|email|e-mail|send|discuss|schedule|ask|plan in"
        "|share|prepare|arrange|invite|write|phone": TaskWord(Task.IMPERATIVE),
        "afspraak|vervolgafspraak|vervolggesprek|vervolgoverleg|nieuwe afspraak|volgende afspraak"
        "|vervolg|next meeting|appointment|herinnering": TaskWord(Task.NOUN),
    }
)
