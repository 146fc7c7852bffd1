"""What happens around the needle: breaks, and anaesthetic on the skin (1.5, section 7)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AppliedBy(StrEnum):
    """Who put the anaesthetic on (1.5; M6: not the client without consent)."""

    TECHNICIAN = "technician"
    CLIENT = "client"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A break of a session, in wall time; ``ends`` is None while it lasts (A4: every 60 to 90 minutes)."""

    id: int = 0
    session: int
    starts: datetime
    ends: datetime | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Numbing:
    """Anaesthetic on and off. ``strength`` is tenths of a per cent, None when unsaid; ``lot`` the maker's text,
    ``stock`` the id of our lot; ``zone`` a code of Zone, empty for the whole of it; ``covered`` under a film.

    No source gives a greatest dose, so none is kept or printed (section 7).
    """

    id: int = 0
    session: int
    product: str = ""
    strength: int | None = None
    lot: str = ""
    stock: int | None = None
    applied_by: AppliedBy = AppliedBy.TECHNICIAN
    zone: str = ""
    starts: datetime
    ends: datetime | None = None
    covered: bool = False
    reactions: tuple[str, ...] = ()
    note: str = ""
    version: int = 0
