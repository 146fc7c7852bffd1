"""Places drawn by hand on a client's head: areas to work in, scars, and marks where no needle goes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smpdesk.domain.session import Zone


class AreaKind(StrEnum):
    """What a drawn place is (2.1 Q10: moles and birthmarks are no-go marks; C1 C3 C7 C21)."""

    AREA = "area"
    SCAR = "scar"
    NO_GO = "no_go"


@dataclass(frozen=True, kw_only=True)
class ScalpArea:
    """A closed outline on one ``view`` of the head: ``points`` are x, y, x, y ... in head units, whole numbers.

    ``zone`` is where it lies or, for a scar, Zone.SCAR; ``name`` what people call it (“mole”, “FUT scar”).
    It stays on record after ``gone``, the day from which it is not there any more.
    """

    id: int = 0
    client: int
    kind: AreaKind = AreaKind.AREA
    zone: Zone = Zone.OTHER
    name: str = ""
    view: str = "top"
    points: tuple[int, ...] = ()
    note: str = ""
    since: date
    gone: date | None = None
    version: int = 0
