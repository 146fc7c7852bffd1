"""A course of treatment: the sessions planned, the gaps between them, and where it stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem

#: Sessions of an ordinary course (1.2: 3; P1 P2 P4 P5 P8 P9 P10 P18), any number from 1 to 8 allowed.
USUAL_SESSIONS = 3
MOST_SESSIONS = 8
#: Length of a session in minutes (1.2: 180; SEED P12 P13).
USUAL_MINUTES = 180
#: Days that must lie between two sessions (1.2: min 7; P10 P16).
MINIMUM_GAP_DAYS = 7
#: Suggested days to the second session (1.2: 10-14) and to any later one (14-28).
SUGGESTED_GAP_TO_SECOND = (10, 14)
SUGGESTED_GAP_LATER = (14, 28)

#: What each layer is for (1.3; P1 P2 P4 P5 P6 P9 P10 P18).
LAYER_PURPOSE = {1: "base layer", 2: "density", 3: "refine"}
#: How much of the target stands after each layer, in per cent: the protocol of three sessions (1.3; P18).
LAYER_SHARES = (30, 70, 100)
#: Natural follicular units a square centimetre that sources give (3.9; D1-D5): a band for reference, no limit.
BAND_PER_CM2 = (60, 120)
#: No target is more: three times what the densest natural figure gives (3.9), a guard against slips of the finger.
MOST_PER_CM2 = 400
#: The target offered for a new zone: the upper end of the band, a choice for the clinic to change.
USUAL_PER_CM2 = 120
MOST_PURPOSE = 60


class CourseKind(StrEnum):
    """Why the client is treated this time."""

    FIRST = "first"
    TOUCH_UP = "touch_up"
    SCAR = "scar"
    CORRECTION = "correction"


class TouchUpReason(StrEnum):
    """Why somebody comes back (1.7, S23 S24 S27 S28)."""

    REFINEMENT = "refinement"
    COLOUR_REFRESH = "colour_refresh"
    FRESHER_LOOK = "fresher_look"
    HAIRLINE_ALTERATION = "hairline_alteration"
    NEW_HAIR_LOSS = "new_hair_loss"
    SCAR = "scar"
    CORRECTION_OWN = "correction_own"
    CORRECTION_OTHER_CLINIC = "correction_other_clinic"


class PlannedStep(NamedTuple):
    """One planned session: what it is for, and how much of the target shall stand after it, in per cent."""

    purpose: str
    share: int


class PlannedZone(NamedTuple):
    """A zone of the plan, or an area drawn by hand (id of a ScalpArea, 0 for the whole zone): ``target`` is the
    density wanted at the end, dots a square centimetre.
    """

    zone: str
    target: int
    area: int = 0


@dataclass(frozen=True, kw_only=True)
class Course:
    """A course of treatment of one client. ``price`` is in minor units of ``currency``, None when unsaid.

    ``reasons`` are codes of TouchUpReason, for touch-ups and corrections; ``steps`` say what each session is for,
    ``zones`` where the work goes. An old course may have neither: then the usual layers hold (1.3).
    """

    id: int = 0
    client: int
    kind: CourseKind = CourseKind.FIRST
    goal: str = ""
    planned: int = USUAL_SESSIONS
    minutes: int = USUAL_MINUTES
    gap: int = MINIMUM_GAP_DAYS
    price: int | None = None
    currency: str = ""
    started: date | None = None
    ended: date | None = None
    reasons: tuple[str, ...] = ()
    steps: tuple[PlannedStep, ...] = ()
    zones: tuple[PlannedZone, ...] = ()
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class CourseStep:
    """One line of a course as people read it: a consultation or a session that is done, booked or planned.

    ``state`` is done, in_chair, booked or planned; ``day`` is when it was or will be; for a planned step
    ``earliest`` follows from the course's gap and ``suggested`` from the usual one, both None while unknown.
    """

    number: int
    title: str
    purpose: str = ""
    state: str
    day: date | None = None
    minutes: int | None = None
    discomfort: int | None = None
    session: int = 0
    appointment: int = 0
    earliest: date | None = None
    suggested: tuple[date, date] | None = None


#: Which kinds of course say why somebody comes back.
WITH_REASONS = frozenset({CourseKind.TOUCH_UP, CourseKind.CORRECTION})


def usual_steps(kind: CourseKind, planned: int) -> tuple[PlannedStep, ...]:
    """What each of ``planned`` sessions is for, and the share of the target after it, until somebody says otherwise.

    Three sessions follow 1.3 (P18). The last of fewer brings the whole, and so do sessions after the third (scars,
    alopecia, stubborn areas): both are choices.
    """
    shares = [
        100 if number >= planned else LAYER_SHARES[min(number, len(LAYER_SHARES)) - 1]
        for number in range(1, planned + 1)
    ]
    return tuple(
        PlannedStep(purpose=purpose_of(kind, number), share=share) for number, share in enumerate(shares, 1)
    )


def step_of(course: Course, number: int) -> PlannedStep:
    """What session ``number`` of a course is for: as planned, or as is usual for its kind."""
    if 1 <= number <= len(course.steps):
        return course.steps[number - 1]
    usual = usual_steps(course.kind, max(course.planned, number, 1))
    return usual[max(number, 1) - 1]


def target_of(course: Course, zone: str, area: int = 0) -> int | None:
    """The density wanted at the end in a place, dots a square centimetre; None where nobody planned one."""
    return next((each.target for each in course.zones if (each.zone, each.area) == (zone, area)), None)


def purpose_in(course: Course, number: int) -> str:
    """What session ``number`` of a course is for, in words; empty for one without a number."""
    return step_of(course, number).purpose if number > 0 else ""


def purpose_of(kind: CourseKind, number: int) -> str:
    """What session ``number`` of a course is for, in words of the trade; empty where there is no rule."""
    return LAYER_PURPOSE.get(number, "") if kind is CourseKind.FIRST else ""


def earliest_next(last: date, gap: int = MINIMUM_GAP_DAYS) -> date:
    """The first day on which another session may be: ``gap`` days after the last one."""
    return last + timedelta(days=gap)


def suggested_next(last: date, next_number: int, gap: int = MINIMUM_GAP_DAYS) -> tuple[date, date]:
    """The span of days suggested for session ``next_number``, never before the course's own gap."""
    first, final = SUGGESTED_GAP_TO_SECOND if next_number == 2 else SUGGESTED_GAP_LATER
    return last + timedelta(days=max(first, gap)), last + timedelta(days=max(final, gap))


def course_problems(course: Course) -> list[Problem]:
    """Everything that keeps a course from being saved."""
    found: list[Problem] = []
    if not 1 <= course.planned <= MOST_SESSIONS:
        found.append(problem("course_sessions_out_of_range", "planned", most=MOST_SESSIONS))
    if not 15 <= course.minutes <= 12 * 60:
        found.append(problem("course_length_out_of_range", "minutes"))
    if not 0 <= course.gap <= 365:
        found.append(problem("course_gap_out_of_range", "gap"))
    if course.price is not None and course.price < 0:
        found.append(problem("price_negative", "price"))
    return found + _step_problems(course) + _zone_problems(course)


def _step_problems(course: Course) -> list[Problem]:
    found: list[Problem] = []
    before = 0
    for row, step in enumerate(course.steps):
        if len(step.purpose) > MOST_PURPOSE:
            found.append(problem("course_purpose_long", f"steps.{row}.purpose", most=MOST_PURPOSE))
        if not 1 <= step.share <= 100:
            found.append(problem("course_share_out_of_range", f"steps.{row}.share"))
        elif step.share < before:
            found.append(problem("course_share_falls", f"steps.{row}.share", before=before))
        before = max(before, step.share)
    return found


def _zone_problems(course: Course) -> list[Problem]:
    found: list[Problem] = []
    seen: set[tuple[str, int]] = set()
    for row, each in enumerate(course.zones):
        if not 1 <= each.target <= MOST_PER_CM2:
            found.append(problem("course_target_out_of_range", f"zones.{row}.target", most=MOST_PER_CM2))
        if (each.zone, each.area) in seen:
            found.append(problem("course_zone_twice", f"zones.{row}.zone"))
        seen.add((each.zone, each.area))
    return found


def course_advice(course: Course) -> list[Problem]:
    """What to look at again, without forbidding it: targets outside the band (3.9), a return without a reason (1.7)."""
    low, high = BAND_PER_CM2
    found = [
        problem("course_target_outside_band", f"zones.{row}.target", low=low, high=high)
        for row, each in enumerate(course.zones)
        if 1 <= each.target <= MOST_PER_CM2 and not low <= each.target <= high
    ]
    if course.kind in WITH_REASONS and not course.reasons:
        found.append(problem("course_reason_missing", "reasons"))
    return found
