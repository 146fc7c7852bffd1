"""A figure and the limit it has to keep."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class Measured:
    """One line of the benchmarks. ``value`` and ``limit`` share a unit, which ``name`` or ``note`` tells;
    ``places`` is how many decimals it is told with.
    """

    name: str
    value: float
    limit: float
    at_least: bool = False
    note: str = ""
    places: int = 2

    @property
    def kept(self) -> bool:
        """Whether the value stays on its side of the limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        return f"{self.name} {self.value:.{self.places}f} {sign} {self.limit:.{self.places}f}"
