"""One sentence under interpretation: what was read, by what light, and what the user corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.organisations import FoundOrganisation
from sub_crm.insight.quick_log.reading import Reading, read_parts, without
from sub_crm.insight.quick_log.results import Choices, Context
from sub_crm.insight.quick_log.sentence import Found
from sub_crm.insight.quick_log.topics import Topic, topic_of


@dataclass(frozen=True, slots=True)
class Case:
    """`told` marks the words that tell of the contact, its subject left out."""

    reading: Reading
    lexicon: Lexicon
    now: datetime
    context: Context
    choices: Choices
    topic: Topic | None
    told: Sequence[bool]

    def topic_stretch(self) -> Found[None] | None:
        return Found(self.topic.start, self.topic.end, None) if self.topic else None

    def organisations_told(self) -> tuple[FoundOrganisation, ...]:
        return tuple(one for one in self.reading.organisations if self.told[one.start])


def case_of(text: str, lexicon: Lexicon, now: datetime, context: Context, choices: Choices) -> Case:
    reading = read_parts(text, lexicon)
    topic = topic_of(reading, lexicon)
    stretch = Found(topic.start, topic.end, None) if topic else None
    told = without(reading.main, [stretch])
    return Case(reading, lexicon, now.replace(tzinfo=None), context, choices, topic, told)
