"""What was chosen of a record so far, and how that is kept while it is not saved."""

import json
from dataclasses import dataclass, field

from sub_crm.orders.sync import Chosen
from sub_crm.ui.differences.reading import BOTH, FieldRows, RecordRows
from sub_crm.values.ids import Id
from sub_crm.values.kinds import DifferenceChoice


@dataclass(slots=True)
class Choices:
    """Per difference the choice, and the text where both were written together."""

    of: dict[Id, DifferenceChoice] = field(default_factory=dict)
    texts: dict[Id, str] = field(default_factory=dict)

    def fit(self, record: RecordRows) -> None:
        """Propose what was not chosen yet; forget what is no longer to be chosen."""
        known = {one.id: one for one in record.fields}
        self.of = {id: choice for id, choice in self.of.items() if id in known}
        self.texts = {id: text for id, text in self.texts.items() if id in known}
        for id, one in known.items():
            self.of.setdefault(id, one.first_choice())
            if one.together is not None:
                self.texts.setdefault(id, one.together)

    def result(self, one: FieldRows) -> str:
        """Return what the field will hold."""
        choice = self.of[one.id]
        if choice is BOTH:
            return self.texts[one.id]
        if choice is DifferenceChoice.STANDS and not one.is_deletion:
            return one.now
        return one.side(choice).text

    def order(self) -> tuple[Chosen, ...]:
        return tuple(
            Chosen(id, choice, self.texts[id] if choice is BOTH else "")
            for id, choice in self.of.items()
        )

    def is_proposal(self, record: RecordRows) -> bool:
        """Whether nobody chose or typed anything yet."""
        fresh = Choices()
        fresh.fit(record)
        return (self.of, self.texts) == (fresh.of, fresh.texts)

    def body(self, record: RecordRows, address: str, title: str) -> str:
        """Return what is kept as a draft; "" where there is nothing to keep."""
        if self.is_proposal(record):
            return ""
        typed = [text for id, text in self.texts.items() if self.of[id] is BOTH]
        kept = {
            "address": address,
            "title": title,
            "text": " ".join(typed),
            "chosen": {id.hex(): choice.value for id, choice in self.of.items()},
            "texts": {id.hex(): text for id, text in self.texts.items()},
        }
        return json.dumps(kept, ensure_ascii=False)

    def read(self, body: str) -> None:
        """Take over what was kept."""
        kept = json.loads(body)
        self.of |= {
            bytes.fromhex(id): DifferenceChoice(choice) for id, choice in kept["chosen"].items()
        }
        self.texts |= {bytes.fromhex(id): text for id, text in kept["texts"].items()}
