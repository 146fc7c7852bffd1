"""A forecast as it was made, and as a client was told it: the old ones stay, for what was said must be known."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class KeptForecast:
    """``low``, ``middle`` and ``high`` are months after ``since``, the day of the last session; ``zone`` is "scar" for
    scar tissue, else empty. ``reasons`` are (factor, answer, months), ``missing`` factors; ``learned_from`` results of
    the clinic counted with ``weight`` per cent. ``why`` is the code of what changed. A row with ``told`` is what the
    client heard then: ``told_on`` says how (screen, paper), ``paper`` on which paper.
    """

    id: int = 0
    client: int
    course: int | None = None
    zone: str = ""
    since: date
    made: datetime
    low: int
    middle: int
    high: int
    formula: int
    reasons: tuple[tuple[str, str, int], ...] = ()
    missing: tuple[str, ...] = ()
    learned_from: int = 0
    weight: int = 0
    why: str = ""
    told: datetime | None = None
    told_on: str = ""
    paper: int | None = None
    version: int = 0
