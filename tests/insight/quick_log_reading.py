"""Reads a sentence in the example workspace, and tells in short what came of it."""

from sub_crm.insight.quick_log import (
    Choices,
    Context,
    FollowUpGuess,
    Interpretation,
    KnownPerson,
    interpret,
)
from tests.insight.quick_log_said import Said
from tests.insight.quick_log_workspace import LEXICON, NOW


def read(
    text: str, context: Context | None = None, choices: Choices | None = None
) -> Interpretation:
    return interpret(
        text, LEXICON, now=NOW, context=context or Context(), choices=choices or Choices()
    )


def names(read_as: Interpretation) -> str:
    return ", ".join(
        guess.value.name if isinstance(guess.value, KnownPerson) else f"New: {guess.value.name}"
        for guess in read_as.people
    )


def place(read_as: Interpretation) -> str:
    return read_as.organisation.value.name if read_as.organisation else ""


def topic(read_as: Interpretation) -> str:
    return read_as.subject.value.title if read_as.subject else ""


def as_said(read_as: Interpretation) -> Said:
    todo = read_as.follow_up.value if read_as.follow_up else FollowUpGuess("")
    return Said(
        read_as.text,
        read_as.kind.value,
        names(read_as),
        place(read_as),
        topic(read_as),
        read_as.moment.value.text,
        todo.what,
        todo.due.text if todo.due else "",
        todo.promise_by,
        read_as.status,
        read_as.initiative,
    )
