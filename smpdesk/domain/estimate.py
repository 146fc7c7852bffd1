"""How many sessions, how long and how far apart: from hair type, pattern and coverage (S16), with every reason.

What the sources give: 2 to 4 sessions, mostly 3 (1.2; S17, P1 P2 P4-P10 P15-P18); 2 to 4 hours (S15, P12 P13); a gap
of at least 7 days, longer where healing is slow (S18; P1 P4 P9 P10 P16); another session for alopecia, scarring, a
very dry or flaky scalp, sensitive or thick skin (P1). No source says how much each answer adds: the sizes and steps
below are choices (DESIGN) and each of them is told as a reason.
"""

from dataclasses import dataclass

from smpdesk.domain.consultation import Consultation
from smpdesk.domain.course import MINIMUM_GAP_DAYS, USUAL_MINUTES, USUAL_SESSIONS
from smpdesk.domain.hair_and_skin import HairLength, HairType, Immune, ScalpState, SkinType
from smpdesk.domain.hair_loss import AREA_CM2, BARE, CICATRICIAL, Area, Pattern, harder
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.real_length import LEAST, Differs
from smpdesk.domain.real_length import MOST as REAL_MOST
from smpdesk.domain.wishes import Style

FEWEST, MOST = 2, 4  # sessions (S17)
SHORTEST, LONGEST = 120, 240  # minutes (S15)

#: Coverage up to so many cm2 -> code, sessions, minutes (DESIGN, inside 1.2's ranges).
_SIZES = (
    (60, "coverage_small", 2, 120),
    (145, "coverage_medium", 3, 180),
    (260, "coverage_large", 3, 210),
    (10_000, "coverage_whole", 3, 240),
)
_MORE_MINUTES = 30  # for each reason that makes the work slower (DESIGN)
_SLOW_GAP = 14  # days, where skin needs longer (P9 >= 14; P1: wait while scabs persist)
_SLOWEST_GAP = 28  # days, where healing is in doubt (A3, P4)
_LARGE_GAP = 10  # days after a long session over a large area (P4 10-14)


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """``low`` to ``high`` sessions with ``sessions`` as the default, ``minutes`` each, ``gap`` days between them.

    ``reasons`` are codes with facts, ``field`` naming what each bears on: sessions, minutes or gap. ``missing``
    names what was not asked yet; until then the figures are the usual ones.
    """

    low: int = FEWEST
    high: int = MOST
    sessions: int = USUAL_SESSIONS
    minutes: int = USUAL_MINUTES
    gap: int = MINIMUM_GAP_DAYS
    reasons: tuple[Problem, ...] = ()
    missing: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """True once hair type, pattern and coverage are known."""
        return not self.missing


def coverage_cm2(areas: tuple[str, ...]) -> int:
    """Square centimetres of an average head in these areas."""
    return sum(AREA_CM2[Area(each)] for each in areas)


def missing(wanted: Consultation) -> tuple[Problem, ...]:
    """What the estimate still needs (S16)."""
    found = []
    if wanted.pattern is Pattern.UNKNOWN:
        found.append(problem("estimate_needs_pattern", "pattern"))
    if not wanted.areas:
        found.append(problem("estimate_needs_areas", "areas"))
    if wanted.hair_type is HairType.UNKNOWN:
        found.append(problem("estimate_needs_hair_type", "hair_type"))
    return tuple(found)


def estimate(wanted: Consultation, real: Differs | None = None) -> Estimate:
    """The estimate for a consultation; what the technician decided otherwise comes last and wins.

    ``real`` is how sessions really differ from such estimates: it moves the minutes and is told as a reason.
    """
    lacking = missing(wanted)
    if lacking:
        return _decided(wanted, Estimate(missing=lacking))
    covered = coverage_cm2(wanted.areas)
    _, size, sessions, minutes = next(each for each in _SIZES if covered <= each[0])
    reasons = [problem(size, "minutes", cm2=covered)]
    slower = _slower(wanted)
    minutes = max(SHORTEST, min(LONGEST, minutes + _MORE_MINUTES * len(slower)))
    if real is not None:
        minutes = max(LEAST, min(REAL_MOST, minutes + real.minutes))
        slower.append(_real(real))
    more = _another_session(wanted)
    sessions = min(MOST, sessions + (1 if more else 0))
    gap, waiting = _gap(wanted, size)
    usual = problem("sessions_small" if size == "coverage_small" else "sessions_usual", "sessions")
    found = Estimate(
        low=min(sessions, MOST - 1),
        high=min(MOST, sessions + 1),
        sessions=sessions,
        minutes=minutes,
        gap=gap,
        reasons=(*reasons, *slower, usual, *more, *waiting),
    )
    return _decided(wanted, found)


def _slower(wanted: Consultation) -> list[Problem]:
    """What makes a session longer."""
    found = []
    if wanted.pattern in BARE:
        found.append(problem("pattern_bare", "minutes", pattern=wanted.pattern.written))
    if wanted.hair_type is HairType.FINE:
        found.append(problem("hair_fine", "minutes"))
    if wanted.style is Style.DENSITY or wanted.hair_length in (HairLength.MEDIUM, HairLength.LONG):
        found.append(problem("between_hair", "minutes"))
    return found


def _real(real: Differs) -> Problem:
    """What was learnt from sessions that are over; their number is said, for it is the weight of it."""
    code = "real_longer" if real.minutes > 0 else "real_shorter" if real.minutes else "real_same"
    facts = {"who": real.who, "count": real.sessions, "minutes": abs(real.minutes), "breaks": real.breaks}
    return Problem(code=code, field="minutes", facts=facts)


def _another_session(wanted: Consultation) -> list[Problem]:
    """Reasons for another session (P1), each named; together they ask for one."""
    found = []
    if harder(wanted.alopecia):
        found.append(problem("more_for_alopecia", "sessions"))
    if wanted.scars or Area.SCAR in wanted.areas or wanted.alopecia in CICATRICIAL:
        found.append(problem("more_for_scars", "sessions"))
    if ScalpState.FLAKY in wanted.scalp:
        found.append(problem("more_for_flaky", "sessions"))
    if wanted.skin is SkinType.SENSITIVE or ScalpState.TENDER in wanted.scalp:
        found.append(problem("more_for_sensitive", "sessions"))
    if ScalpState.THICK in wanted.scalp:
        found.append(problem("more_for_thick", "sessions"))
    return found


def _gap(wanted: Consultation, size: str) -> tuple[int, list[Problem]]:
    """Days between sessions: the longest that any answer asks for."""
    if wanted.immune in (Immune.SUPPRESSED, Immune.AUTOIMMUNE):
        return _SLOWEST_GAP, [problem("gap_immune", "gap", days=_SLOWEST_GAP)]
    tender = wanted.skin is SkinType.SENSITIVE or ScalpState.TENDER in wanted.scalp
    if tender or ScalpState.FLAKY in wanted.scalp or wanted.scars or wanted.alopecia in CICATRICIAL:
        return _SLOW_GAP, [problem("gap_skin", "gap", days=_SLOW_GAP)]
    if size in ("coverage_large", "coverage_whole"):
        return _LARGE_GAP, [problem("gap_large", "gap", days=_LARGE_GAP)]
    return MINIMUM_GAP_DAYS, [problem("gap_usual", "gap", days=MINIMUM_GAP_DAYS)]


def _decided(wanted: Consultation, found: Estimate) -> Estimate:
    """The technician's own figures over the estimate's, each said as a reason."""
    own = {name: getattr(wanted, name) for name in ("sessions", "minutes", "gap")}
    own = {name: value for name, value in own.items() if value is not None}
    if not own:
        return found
    reasons = tuple(each for each in found.reasons if each.field not in own)
    said = tuple(problem("technician_decided", name) for name in own)
    sessions = own.get("sessions")
    return Estimate(
        low=sessions or found.low,
        high=sessions or found.high,
        sessions=sessions or found.sessions,
        minutes=own.get("minutes", found.minutes),
        gap=own.get("gap", found.gap),
        reasons=(*said, *reasons),
        missing=found.missing,
    )
