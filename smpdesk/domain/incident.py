"""Incidents and reactions, on the day or days later (1.5, 5.7, 5.9, section 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from smpdesk.domain.problem import Problem, problem


class IncidentKind(StrEnum):
    """What it was."""

    REACTION = "reaction"
    LATE = "late"
    EXPOSURE = "exposure"
    ACCIDENT = "accident"


class Late(StrEnum):
    """What may show days or months later (section 7; V1, T14, CO1-CO4)."""

    INFECTION = "infection"
    KELOID = "keloid"
    GRANULOMA = "granuloma"
    COLOUR_SHIFT = "colour_shift"
    MIGRATION = "migration"
    DOTS_TOO_LARGE = "dots_too_large"
    HELMET_LOOK = "helmet_look"
    PATCHY_LOSS = "patchy_loss"
    LYMPH_NODES = "lymph_nodes"


#: What counts as serious whatever else is said of it: the first that 5.7 names. Disfigurement and hospital are
#: for people to judge.
SERIOUS = frozenset({Late.INFECTION.value})


class Severity(StrEnum):
    """How bad it was, as whoever writes it judges."""

    UNKNOWN = ""
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, kw_only=True)
class Incident:
    """One incident. ``what`` are codes of Reaction and of late complications; ``lot`` is the id of our lot and
    ``lot_said`` the maker's text; ``zone`` a code of Zone, empty when it is none; ``serious`` as 5.7 means it;
    ``exposed`` names who was exposed to blood and how to reach them (5.9). ``client`` is None when it was
    somebody of the staff.
    """

    id: int = 0
    client: int | None = None
    session: int | None = None
    lot: int | None = None
    lot_said: str = ""
    zone: str = ""
    area: int | None = None
    kind: IncidentKind = IncidentKind.REACTION
    happened: datetime
    noticed: date
    what: tuple[str, ...] = ()
    severity: Severity = Severity.UNKNOWN
    serious: bool = False
    description: str = ""
    action: str = ""
    advice: str = ""
    exposed: str = ""
    reported_to: str = ""
    reported: date | None = None
    outcome: str = ""
    closed: date | None = None
    staff: int | None = None
    version: int = 0


def incident_problems(incident: Incident, now: datetime) -> list[Problem]:
    """Everything that keeps an incident from being kept, as typed."""
    found: list[Problem] = []
    if incident.happened > now:
        found.append(problem("incident_in_future", "happened"))
    if incident.noticed > now.date():
        found.append(problem("incident_in_future", "noticed"))
    elif incident.noticed < incident.happened.date():
        found.append(problem("incident_noticed_before", "noticed", day=incident.happened.date()))
    if not incident.what and not incident.description.strip():
        found.append(problem("incident_says_nothing", "description"))
    if incident.kind is IncidentKind.EXPOSURE and not incident.exposed.strip():
        found.append(problem("exposed_missing", "exposed"))
    return found + _later_problems(incident, now.date())


def _later_problems(incident: Incident, today: date) -> list[Problem]:
    found: list[Problem] = []
    for field, day in (("reported", incident.reported), ("closed", incident.closed)):
        if day is not None and day > today:
            found.append(problem("incident_in_future", field))
        elif day is not None and day < incident.happened.date():
            found.append(problem("incident_step_before", field, day=incident.happened.date()))
    if incident.reported is not None and not incident.reported_to.strip():
        found.append(problem("reported_to_missing", "reported_to"))
    if incident.closed is not None and not incident.outcome.strip():
        found.append(problem("outcome_missing", "outcome"))
    return found


def incident_advice(
    incident: Incident, country: str, maker: str = "", lots: Sequence[str] = ()
) -> list[Problem]:
    """What to think of, without forbidding anything: whether it is serious, and who has to hear of it (5.7).

    ``country`` as the clinic's settings have it; ``maker`` and ``lots`` as they are known. Information, and no
    legal advice: only for the United States a rule is on file (L27).
    """
    found: list[Problem] = []
    if not incident.serious and SERIOUS & set(incident.what):
        found.append(problem("incident_may_be_serious", "serious"))
    if incident.serious and incident.reported is None:
        code = "incident_tell_us" if country == "US" else "incident_tell_supplier"
        found.append(problem(code, "reported_to", maker=maker))
    if incident.serious and not lots:
        found.append(problem("incident_lot_unknown", "lot"))
    return found
