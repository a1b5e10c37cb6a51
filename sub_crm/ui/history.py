"""Where the user has been, as addresses, for back and forward."""

from dataclasses import dataclass, field

_LONGEST = 100


@dataclass(slots=True)
class History:
    """Addresses visited and the place in them."""

    places: list[str] = field(default_factory=list)
    at: int = -1

    def visit(self, address: str) -> None:
        """Go somewhere new: what lay ahead is forgotten."""
        if self.here() == address:
            return
        self.places = [*self.places[: self.at + 1], address][-_LONGEST:]
        self.at = len(self.places) - 1

    def here(self) -> str:
        """The address of the moment, "" before the first."""
        return self.places[self.at] if self.places else ""

    def can_step(self, by: int) -> bool:
        """Whether there is an address that far back (-1) or forward (1)."""
        return 0 <= self.at + by < len(self.places)

    def step(self, by: int) -> str:
        """Go back or forward."""
        if self.can_step(by):
            self.at += by
        return self.here()
