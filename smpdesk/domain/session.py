"""The record of one session: when, which zones with what, how it felt."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.client import Permission
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


class Bleeding(StrEnum):
    """How much a zone bled (1.5); nothing while nobody said."""

    UNKNOWN = ""
    NONE = "none"
    PINPOINT = "pinpoint"
    MODERATE = "moderate"


class Reaction(StrEnum):
    """What the skin or the client did (section 7)."""

    NONE = "none"
    ERYTHEMA_MILD = "erythema_mild"
    ERYTHEMA_MODERATE = "erythema_moderate"
    ERYTHEMA_SEVERE = "erythema_severe"
    SWELLING = "swelling"
    PINPOINT_BLEEDING = "pinpoint_bleeding"
    EXCESS_BLEEDING = "excess_bleeding"
    OOZING = "oozing"
    BRUISE = "bruise"
    HIVES = "hives"
    BLISTER = "blister"
    ITCH = "itch"
    ALLERGIC_SUSPECTED = "allergic_suspected"
    FAINTING = "fainting"
    PIGMENT_SPREAD = "pigment_spread"
    OTHER = "other"


class Sensation(StrEnum):
    """What it felt like (section 7, S12)."""

    NONE = "none"
    PRICKING = "pricking"
    STINGING = "stinging"
    SCRATCHING = "scratching"
    PRESSURE = "pressure"
    HEAT = "heat"
    BURNING = "burning"
    NUMB = "numb"


class MixPart(NamedTuple):
    """One pigment of a mix: its name and the maker's lot as text, the id of our lot (0 when it is none of ours),
    and how many parts of the mix it makes.
    """

    pigment: str
    lot: str = ""
    stock: int = 0
    parts: int = 1


#: What can be written at all, in the units of ZoneWork: voltage 0 to 20 V and depth 0.1 to 3 mm (1.5), the rest so
#: wide that only a slip of the finger falls outside.
_POSSIBLE = {
    "density": (0, 600, "density_out_of_range"),
    "needle_um": (50, 1000, "needle_um_out_of_range"),
    "volts": (0, 200, "volts_out_of_range"),
    "hertz": (1, 500, "hertz_out_of_range"),
    "stroke": (1, 100, "stroke_out_of_range"),
    "depth": (10, 300, "depth_out_of_range"),
    "impressions": (0, 200_000, "impressions_out_of_range"),
}
#: Needle configurations met most (1.5; T2 T4 T6); free text is allowed.
NEEDLES = ("1RL", "3RL", "5RL", "7RL", "1-point", "3-point")


@dataclass(frozen=True, kw_only=True)
class ZoneWork:
    """What was done to one zone, or to an ``area`` drawn by hand (id of a ScalpArea) that ``zone`` names.

    ``density`` is what stands in the zone after this layer, dots a square centimetre, None when unsaid (3.9).
    ``mix`` holds the pigments; ``pigment`` and ``pigment_lot`` are the same as text, and all there is of an old
    record. ``dilution`` is n of “1 : n” (T17-T20), None when unsaid. ``needle_um`` is the needle's diameter in
    micrometres (T1 T3 T8), ``needle_stock`` the id of our lot. ``volts`` are tenths of a volt, ``hertz`` strokes a
    second, ``stroke`` tenths and ``depth`` hundredths of a millimetre: noted, never advised (1.5: sources
    disagree). ``discomfort`` is the numeric rating scale 0-10 (section 7; D7-D9); ``reactions`` and
    ``sensations`` are codes of Reaction and Sensation.
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
    area: int | None = None
    density: int | None = None
    mix: tuple[MixPart, ...] = ()
    needle_um: int | None = None
    needle_stock: int | None = None
    machine: str = ""
    volts: int | None = None
    hertz: int | None = None
    stroke: int | None = None
    depth: int | None = None
    technique: str = ""
    impressions: int | None = None
    bleeding: Bleeding = Bleeding.UNKNOWN
    reactions: tuple[str, ...] = ()
    sensations: tuple[str, ...] = ()
    version: int = 0


class Told(NamedTuple):
    """What the book tells of a session: whose, on which day, for which appointment, and whether it is finished."""

    id: int
    client: int
    appointment: int | None
    day: date
    finished: bool


class Timed(NamedTuple):
    """A finished session of which both times are known: what it took can be told."""

    id: int
    client: int
    technician: int | None
    started: datetime
    ended: datetime


@dataclass(frozen=True, kw_only=True)
class Session:
    """The record of a session. ``day`` is the day of treatment; ``started`` and ``ended`` are wall time,
    None while unknown; a ``historical`` one came from an old list and may know nothing but its day.
    ``circumstances``, ``preferences`` and ``changed_since`` are what a touch-up starts with (1.7, S26);
    ``scabs`` whether any were left from last time (1.2: then wait longer, P1).
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
    circumstances: str = ""
    preferences: str = ""
    changed_since: str = ""
    hairline_changed: bool = False
    scabs: Permission = Permission.UNKNOWN
    antiseptic: str = ""
    antiseptic_lot: str = ""
    antiseptic_stock: int | None = None
    feedback: str = ""
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
    seen: set[tuple[Zone, int | None]] = set()
    for row, work in enumerate(session.zones):
        place = (work.zone, work.area)
        if place in seen and place not in ((Zone.SCAR, None), (Zone.OTHER, None)):
            found.append(problem("zone_twice", f"zones.{row}.zone", zone=work.zone))
        seen.add(place)
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
    for name, (low, high, code) in _POSSIBLE.items():
        value = getattr(work, name)
        if value is not None and not low <= value <= high:
            found.append(problem(code, f"{at}.{name}", zone=work.zone))
    if any(not each.pigment.strip() for each in work.mix):
        found.append(problem("mix_part_unnamed", f"{at}.mix", zone=work.zone))
    if any(not 1 <= each.parts <= 100 for each in work.mix):
        found.append(problem("parts_out_of_range", f"{at}.mix", zone=work.zone))
    return found


def untouched(session: Session) -> bool:
    """Whether nothing was written into a record since it was opened: a wrong tap may take it back."""
    kept = "id client course appointment technician room number touch_up day started version".split()
    return session == Session(**{name: getattr(session, name) for name in kept})


def finish_problems(session: Session) -> list[Problem]:
    """What is still missing before a session may be called finished; one from an old list may miss anything."""
    found: list[Problem] = []
    if session.historical:
        return found
    if session.started is None:
        found.append(problem("start_missing", "started"))
    if session.ended is None:
        found.append(problem("end_missing", "ended"))
    if not session.zones:
        found.append(problem("zones_missing", "zones"))
    return found


def _on_scale(value: int | None) -> bool:
    return value is None or 0 <= value <= 10
