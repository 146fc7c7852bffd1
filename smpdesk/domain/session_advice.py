"""What to look at twice in a session record: soft limits, each with its source. Nothing here forbids anything."""

from collections.abc import Sequence

from smpdesk.domain.client import Permission
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.session import Reaction, Session, ZoneWork
from smpdesk.domain.sitting import Numbing

#: Tenths of a volt that are met (1.5; T7 T10); there is no single right setting (T12).
VOLTS = (40, 100)
#: Hundredths of a millimetre that sources speak of; they disagree (1.5; T2 T6 T13 T14 T15): told, never advised.
DEPTH = (25, 200)
#: Micrometres of a needle that are met (1.5; T1 T3 T8).
NEEDLE_UM = (150, 300)
#: The upper end of the natural density, units a square centimetre (3.9; D3).
DENSITY_HIGH = 120
#: Parts of water to one of pigment that are met for very light hair (1.5; T19).
DILUTION_HIGH = 20
#: Severe on the numeric rating scale: offer a break or stop (section 7; D7 D8 D9).
SEVERE = 7
#: Tenths of a per cent above which an anaesthetic is told about (section 7; D15; a clinic's law may say less).
STRENGTH_HIGH = 50

_ALARMING = frozenset({Reaction.ALLERGIC_SUSPECTED, Reaction.FAINTING, Reaction.HIVES, Reaction.BLISTER})


def session_advice(session: Session, numbings: Sequence[Numbing] = ()) -> list[Problem]:
    """Everything that is worth a second look, in the order of the record's fields."""
    found: list[Problem] = []
    if session.scabs is Permission.YES:
        found.append(problem("scabs_left", "scabs"))
    if session.discomfort is not None and session.discomfort >= SEVERE:
        found.append(problem("discomfort_severe", "discomfort", discomfort=session.discomfort))
    for row, work in enumerate(session.zones):
        found += zone_advice(work, f"zones.{row}")
    for row, numbing in enumerate(numbings):
        if numbing.strength is not None and numbing.strength > STRENGTH_HIGH:
            facts = {"strength": f"{numbing.strength / 10:g}", "high": f"{STRENGTH_HIGH / 10:g}"}
            found.append(Problem(code="anaesthetic_strong", field=f"numbings.{row}.strength", facts=facts))
    return found


def zone_advice(work: ZoneWork, at: str) -> list[Problem]:
    """What to look at in one zone's row; ``at`` is where the row stands, such as ``zones.0``."""
    found: list[Problem] = []
    if work.density is not None and work.density > DENSITY_HIGH:
        found.append(problem("density_high", f"{at}.density", density=work.density, high=DENSITY_HIGH))
    if work.dilution is not None and work.dilution > DILUTION_HIGH:
        found.append(problem("dilution_high", f"{at}.dilution", dilution=work.dilution, high=DILUTION_HIGH))
    if (work.mix or work.pigment) and not work.pigment_lot:
        found.append(problem("pigment_lot_missing", f"{at}.mix"))
    if work.needle and not work.needle_lot and not work.needle_stock:
        found.append(problem("needle_lot_missing", f"{at}.needle_lot"))
    if _outside(work.needle_um, NEEDLE_UM):
        found.append(_unusual("needle_unusual", f"{at}.needle_um", NEEDLE_UM, 1000))
    if _outside(work.volts, VOLTS):
        found.append(_unusual("volts_unusual", f"{at}.volts", VOLTS, 10))
    if _outside(work.depth, DEPTH):
        found.append(_unusual("depth_unusual", f"{at}.depth", DEPTH, 100))
    if work.discomfort is not None and work.discomfort >= SEVERE:
        found.append(problem("discomfort_severe", f"{at}.discomfort", discomfort=work.discomfort))
    if _ALARMING.intersection(work.reactions):
        found.append(problem("reaction_alarming", f"{at}.reactions"))
    return found


def _outside(value: int | None, usual: tuple[int, int]) -> bool:
    return value is not None and not usual[0] <= value <= usual[1]


def _unusual(code: str, field: str, usual: tuple[int, int], unit: int) -> Problem:
    low, high = (f"{each / unit:g}" for each in usual)
    return problem(code, field, low=low, high=high)
