"""Which part of a column's width each of its visits takes."""

from datetime import datetime

from smpdesk.domain.appointment import OCCUPYING, Appointment

_GHOSTS_FROM = 0.55  # cancelled visits stand at the right, so that the time is seen to be free


def shares(visits: list[Appointment]) -> dict[int, tuple[float, float]]:
    """The part of the column's width each visit takes, as (left, width) of 1, by appointment id."""
    holding = [each for each in visits if each.state in OCCUPYING]
    ghosts = [each for each in visits if each.state not in OCCUPYING]
    found: dict[int, tuple[float, float]] = {}
    for cluster in _clusters(holding):
        beside = any(_meet(visit, ghost) for visit, _ in cluster for ghost in ghosts)
        found |= _side_by_side(cluster, 0.0, _GHOSTS_FROM if beside else 1.0)
    for cluster in _clusters(ghosts):
        found |= _side_by_side(cluster, _GHOSTS_FROM, 1.0 - _GHOSTS_FROM)
    return found


def _meet(one: Appointment, other: Appointment) -> bool:
    return one.starts < other.ends and other.starts < one.ends


def _side_by_side(
    cluster: list[tuple[Appointment, int]], left: float, width: float
) -> dict[int, tuple[float, float]]:
    """Share a width between visits by their lanes."""
    each = width / (1 + max(lane for _, lane in cluster))
    return {visit.id: (left + lane * each, each) for visit, lane in cluster}


def _clusters(visits: list[Appointment]) -> list[list[tuple[Appointment, int]]]:
    """Visits with their lanes, in groups that meet each other directly or through others."""
    found: list[list[tuple[Appointment, int]]] = []
    ends: list[datetime] = []
    for visit in sorted(visits, key=lambda each: (each.starts, each.id)):
        if not ends or visit.starts >= max(ends):
            found.append([])
            ends = []
        lane = next((number for number, end in enumerate(ends) if end <= visit.starts), len(ends))
        ends[lane : lane + 1] = [visit.ends]
        found[-1].append((visit, lane))
    return found
