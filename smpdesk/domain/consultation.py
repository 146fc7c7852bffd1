"""The record of one consultation: what the client wants, what is there, what was said (1.4; P20-P23, S03-S05)."""

from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from smpdesk.domain.client import Permission
from smpdesk.domain.course import MOST_SESSIONS
from smpdesk.domain.hair_and_skin import (
    HairColour,
    HairLength,
    HairType,
    Immune,
    Often,
    Phototype,
    SkinType,
    Sun,
    Texture,
    Undertone,
)
from smpdesk.domain.hair_loss import Alopecia, Pattern, ScarColour, ScarKind, Speed, Surface
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.wishes import (
    HEIGHT_MM,
    Hairline,
    HeightFrom,
    Opinion,
    Realistic,
    SideProfile,
    Style,
    Treatment,
)


class Scar(NamedTuple):
    """A scar (3.6). ``size`` in the words used (“18 × 0.4 cm”), ``age`` too; kept as plain text inside the record.

    Treated only when flat, not pink and not changing (C35-C37); pigment holds unevenly in it (C42, F10).
    """

    kind: str = ScarKind.OTHER.value
    size: str = ""
    surface: str = Surface.UNKNOWN.value
    colour: str = ScarColour.UNKNOWN.value
    age: str = ""
    stable: str = Permission.UNKNOWN.value
    note: str = ""

    @property
    def ready(self) -> bool:
        """False for a scar that is known to be raised, pink or changing."""
        changing = self.stable == Permission.NO
        return self.surface != Surface.RAISED and self.colour != ScarColour.PINK and not changing


class Earlier(NamedTuple):
    """An earlier treatment. ``when`` as said (“spring 2021”), ``day`` its ISO date where one could be read."""

    kind: str = Treatment.OTHER.value
    when: str = ""
    day: str = ""
    note: str = ""


class Question(NamedTuple):
    """What the client asked, and what was answered (S14)."""

    asked: str = ""
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """One consultation of one client, by ``technician`` (id, None while unsaid) on ``day``.

    It is kept while it is written; ``finished`` says that somebody closed it. Several-of-many answers are tuples
    of codes. ``hairline_mm`` is the height above ``height_from``; ``sessions``, ``minutes`` and ``gap`` (days) hold
    what the technician decided against the estimate, None to follow it.
    """

    id: int = 0
    client: int
    technician: int | None = None
    day: date
    finished: bool = False
    goals: str = ""
    motivation: str = ""
    indications: tuple[str, ...] = ()
    style: Style = Style.UNKNOWN
    expectations: str = ""
    realistic: Realistic = Realistic.UNKNOWN
    causes: tuple[str, ...] = ()
    onset: str = ""
    speed: Speed = Speed.UNKNOWN
    pattern: Pattern = Pattern.UNKNOWN
    areas: tuple[str, ...] = ()
    alopecia: Alopecia = Alopecia.UNKNOWN
    scars: tuple[Scar, ...] = ()
    hair_type: HairType = HairType.UNKNOWN
    texture: Texture = Texture.UNKNOWN
    hair_colour: HairColour = HairColour.UNKNOWN
    hair_length: HairLength = HairLength.UNKNOWN
    phototype: Phototype = Phototype.UNKNOWN
    undertone: Undertone = Undertone.UNKNOWN
    skin: SkinType = SkinType.UNKNOWN
    scalp: tuple[str, ...] = ()
    sun: Sun = Sun.UNKNOWN
    spf: Often = Often.UNKNOWN
    hat: Often = Often.UNKNOWN
    sport: Often = Often.UNKNOWN
    swimming: Often = Often.UNKNOWN
    exfoliation: Often = Often.UNKNOWN
    smoking: Often = Often.UNKNOWN
    immune: Immune = Immune.UNKNOWN
    other_factors: str = ""
    earlier: tuple[Earlier, ...] = ()
    questions: tuple[Question, ...] = ()
    options: tuple[str, ...] = ()
    options_said: str = ""
    hairline: Hairline = Hairline.UNKNOWN
    side_profile: SideProfile = SideProfile.UNKNOWN
    hairline_mm: int | None = None
    height_from: HeightFrom = HeightFrom.BROW_CREASE
    temporal_peaks: Permission = Permission.UNKNOWN
    symmetry_checked: bool = False
    old_photos: bool = False
    opinion: Opinion = Opinion.UNKNOWN
    opinion_said: str = ""
    sessions: int | None = None
    minutes: int | None = None
    gap: int | None = None
    version: int = 0


#: Fields that say whose record it is and where it stands, and nothing about the client.
_FRAME = frozenset(("id", "client", "technician", "day", "finished", "version"))


def is_blank(wanted: Consultation) -> bool:
    """True while nothing was entered yet: there is nothing to keep."""
    empty = Consultation(client=wanted.client, day=wanted.day)
    return changed(empty, wanted) <= _FRAME


def changed(one: Consultation, other: Consultation) -> frozenset[str]:
    """Names of the fields in which two differ, the version apart."""
    names = (each.name for each in fields(Consultation) if each.name != "version")
    return frozenset(name for name in names if getattr(one, name) != getattr(other, name))


def consultation_problems(wanted: Consultation, today: date) -> list[Problem]:
    """What keeps a consultation from being saved. Everything may be left open; what is there must make sense."""
    found: list[Problem] = []
    if wanted.day > today:
        found.append(problem("consultation_in_future", "day", day=wanted.day))
    low, high = HEIGHT_MM
    if wanted.hairline_mm is not None and not low <= wanted.hairline_mm <= high:
        found.append(problem("hairline_height_impossible", "hairline_mm", low=low, high=high))
    if wanted.sessions is not None and not 1 <= wanted.sessions <= MOST_SESSIONS:
        found.append(problem("course_sessions_out_of_range", "sessions", most=MOST_SESSIONS))
    if wanted.minutes is not None and not 15 <= wanted.minutes <= 12 * 60:
        found.append(problem("course_length_out_of_range", "minutes"))
    if wanted.gap is not None and not 0 <= wanted.gap <= 365:
        found.append(problem("course_gap_out_of_range", "gap"))
    return found


def hints(wanted: Consultation) -> list[Problem]:
    """What to speak of, from what was entered: reversible loss, scars that are not ready, a low hairline."""
    from smpdesk.domain.hair_loss import REVERSIBLE
    from smpdesk.domain.wishes import MATURE_MM

    found: list[Problem] = []
    if wanted.alopecia in REVERSIBLE:
        found.append(problem("hair_may_return", "alopecia"))
    if any(not each.ready for each in wanted.scars):
        found.append(problem("scar_not_ready", "scars"))
    low = wanted.hairline_mm is not None and wanted.height_from is HeightFrom.BROW_CREASE
    if low and wanted.hairline_mm is not None and wanted.hairline_mm < MATURE_MM:
        found.append(problem("hairline_low", "hairline_mm", usual=MATURE_MM))
    if wanted.speed is Speed.FAST:
        found.append(problem("loss_goes_on", "speed"))
    return found
