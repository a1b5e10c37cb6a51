"""The answer to an order that cannot be carried out."""


class Refused(ValueError):
    """Says per field, in one sentence, why nothing was changed; key "" is the order as a whole."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(problems)
        self.problems = problems
