"""The record of one session: when, which zones with what, how it felt."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem


class Zone(StrEnum):
    """Zones of the scalp (3.8; K18 K19; borders differ between authors, K20)."""

    HAIRLINE = "hairline"
    FRONTAL = "frontal"
    TEMPLE_L = "temple_l"
    TEMPLE_R = "temple_r"
    TEMPORAL_POINT_L = "temporal_point_l"
    TEMPORAL_POINT_R = "temporal_point_r"
    MIDSCALP = "midscalp"
    PARTLINE = "partline"
    VERTEX_TRANSITION = "vertex_transition"
    CROWN = "crown"
    PARIETAL_L = "parietal_l"
    PARIETAL_R = "parietal_r"
    SIDEBURN_L = "sideburn_l"
    SIDEBURN_R = "sideburn_r"
    OCCIPITAL = "occipital"
    NAPE = "nape"
    SCAR = "scar"
    OTHER = "other"


#: Needle configurations met most (1.5; T2 T4 T6); free text is allowed.
NEEDLES = ("1RL", "3RL", "5RL", "7RL", "1-point", "3-point")


@dataclass(frozen=True, kw_only=True)
class ZoneWork:
    """What was done to one zone. ``dilution`` is n of “1 : n” (T17-T20), None when unsaid; ``discomfort``
    is the numeric rating scale 0-10 (section 7; D7-D9); lots are the maker's text for now.
    """

    id: int = 0
    session: int = 0
    zone: Zone
    layer: int = 1
    pigment: str = ""
    pigment_lot: str = ""
    dilution: int | None = None
    needle: str = ""
    needle_lot: str = ""
    discomfort: int | None = None
    note: str = ""
    version: int = 0


class Told(NamedTuple):
    """What the book tells of a session: whose, on which day, for which appointment, and whether it is finished."""

    id: int
    client: int
    appointment: int | None
    day: date
    finished: bool


@dataclass(frozen=True, kw_only=True)
class Session:
    """The record of a session. ``day`` is the day of treatment; ``started`` and ``ended`` are wall time,
    None while unknown; a ``historical`` one came from an old list and may know nothing but its day.
    """

    id: int = 0
    client: int
    course: int | None = None
    appointment: int | None = None
    technician: int | None = None
    room: int | None = None
    number: int = 0
    touch_up: bool = False
    day: date
    started: datetime | None = None
    ended: datetime | None = None
    discomfort: int | None = None
    notes: str = ""
    zones: tuple[ZoneWork, ...] = ()
    finished: bool = False
    historical: bool = False
    version: int = 0


def session_problems(session: Session, now: datetime) -> list[Problem]:
    """Everything that keeps a session record from being saved, as typed."""
    found: list[Problem] = []
    if session.started and session.ended and session.ended < session.started:
        found.append(problem("ended_before_started", "ended", started=session.started))
    if session.started and session.started > now:
        found.append(problem("started_in_future", "started", started=session.started))
    if session.ended and session.ended > now:
        found.append(problem("ended_in_future", "ended", ended=session.ended))
    if not _on_scale(session.discomfort):
        found.append(problem("discomfort_out_of_range", "discomfort"))
    for row, work in enumerate(session.zones):
        found += zone_problems(work, f"zones.{row}")
    seen: set[Zone] = set()
    for row, work in enumerate(session.zones):
        if work.zone in seen and work.zone not in (Zone.SCAR, Zone.OTHER):
            found.append(problem("zone_twice", f"zones.{row}.zone", zone=work.zone))
        seen.add(work.zone)
    return found


def zone_problems(work: ZoneWork, at: str) -> list[Problem]:
    """What is wrong with one zone's row; ``at`` is where the row stands, such as ``zones.0``."""
    found: list[Problem] = []
    if not 1 <= work.layer <= 20:
        found.append(problem("layer_out_of_range", f"{at}.layer", zone=work.zone))
    if work.dilution is not None and not 0 <= work.dilution <= 100:
        found.append(problem("dilution_out_of_range", f"{at}.dilution", zone=work.zone))
    if not _on_scale(work.discomfort):
        found.append(problem("discomfort_out_of_range", f"{at}.discomfort", zone=work.zone))
    return found


def finish_problems(session: Session) -> list[Problem]:
    """What is still missing before a session may be called finished."""
    found: list[Problem] = []
    if session.started is None:
        found.append(problem("start_missing", "started"))
    if session.ended is None:
        found.append(problem("end_missing", "ended"))
    if not session.zones:
        found.append(problem("zones_missing", "zones"))
    return found


def _on_scale(value: int | None) -> bool:
    return value is None or 0 <= value <= 10
