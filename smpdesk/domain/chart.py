"""The chart of a client as numbers: what stands where after which session, what is planned, what comes next.

A place is a zone, or an area that was drawn by hand. Densities are cumulative, dots a square centimetre (3.9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from smpdesk.domain.course import Course, purpose_in, step_of
from smpdesk.domain.dots import FULL_PER_CM2, share
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Session, Zone, ZoneWork


class Place(NamedTuple):
    """A whole zone, or the ``area`` (id of a ScalpArea) that ``zone`` names."""

    zone: Zone
    area: int = 0


class Span(NamedTuple):
    """What a layer did to a place: the density before and after; ``said`` when it was recorded and not taken
    from the usual share of a layer. Less after than before is what somebody recorded: the rest has faded.
    """

    before: int
    after: int
    layer: int = 1
    said: bool = True


class Layer(NamedTuple):
    """One session on the chart. ``number`` as the course counts, 0 when nobody did."""

    session: int
    number: int
    day: date
    purpose: str
    touch_up: bool
    work: Mapping[Place, Span]


@dataclass(frozen=True, kw_only=True)
class ChartStory:
    """Everything the map shows of a client. ``layers`` in order of time.

    ``planned`` is the density wanted at the end, ``fill`` what shall stand after the next session, which is session
    ``next_number`` and for ``next_purpose``; both are empty without a plan. ``skin`` is the code of a phototype,
    ``pattern`` of a pattern of hair loss, ``hair`` of the length that is kept, empty while unknown. ``today`` is
    the day on which it was told.
    """

    client: int = 0
    today: date = date.min
    layers: tuple[Layer, ...] = ()
    planned: Mapping[Place, int] = field(default_factory=dict)
    fill: Mapping[Place, int] = field(default_factory=dict)
    next_number: int = 0
    next_purpose: str = ""
    areas: tuple[ScalpArea, ...] = ()
    skin: str = ""
    pattern: str = ""
    hair: str = ""

    def standing(self, upto: int | None = None) -> dict[Place, int]:
        """Density by place after layer ``upto`` (an index; -1 before the first, None after all)."""
        shown = self.layers if upto is None else self.layers[: upto + 1]
        found: dict[Place, int] = {}
        for layer in shown:
            for place, span in layer.work.items():
                found[place] = span.after
        return found

    def area(self, place: Place) -> ScalpArea | None:
        """The area of a place, None for a whole zone."""
        return next((each for each in self.areas if each.id == place.area), None) if place.area else None

    def places(self) -> list[Place]:
        """Every place that was worked or is planned, in the order of the head."""
        known = {place for layer in self.layers for place in layer.work} | self.planned.keys()
        order = list(Zone)
        return sorted(known, key=lambda each: (order.index(each.zone), each.area))

    def done(self, place: Place, upto: int | None = None) -> int | None:
        """Per cent of the target that stands in a place; None without a target."""
        target = self.planned.get(place, 0)
        return round(100 * self.standing(upto).get(place, 0) / target) if target else None

    def with_work(self, work: Mapping[Place, int], session: int = 0, day: date | None = None) -> "ChartStory":
        """The story while a session goes on: its layer as it is entered just now, not yet as saved."""
        kept = tuple(each for each in self.layers if not session or each.session != session)
        was = next((each for each in self.layers if session and each.session == session), None)
        before = replace(self, layers=kept).standing()
        spans = {place: Span(before.get(place, 0), density) for place, density in work.items()}
        last = kept[-1].day if kept else date.min
        now = (
            was._replace(work=spans)
            if was
            else Layer(session, self.next_number, day or last, self.next_purpose, False, spans)
        )
        return replace(self, layers=(*kept, now) if spans else kept)


def story_of(
    client: int,
    sessions: Sequence[Session],
    course: Course | None = None,
    areas: Sequence[ScalpArea] = (),
    skin: str = "",
    pattern: str = "",
    today: date = date.min,
    hair: str = "",
) -> ChartStory:
    """The story of sessions in order of time, measured by a course's plan."""
    by_id = {each.id: each for each in areas}
    planned = _planned(course, by_id)
    layers: list[Layer] = []
    standing: dict[Place, int] = {}
    for session in sessions:
        if not session.zones:
            continue
        spans: dict[Place, Span] = {}
        for work in session.zones:
            place = place_of(work, by_id)
            before = standing.get(place, 0)
            usual = max(before, _usual(work, planned.get(place, FULL_PER_CM2)))
            after = usual if work.density is None else work.density
            spans[place] = Span(before, after, work.layer, work.density is not None)
        standing |= {place: span.after for place, span in spans.items()}
        purpose = _step_purpose(course, session.number) if course and session.course == course.id else ""
        layers.append(Layer(session.id, session.number, session.day, purpose, session.touch_up, spans))
    number = _next_number(course, sessions)
    return ChartStory(
        client=client,
        today=today,
        layers=tuple(layers),
        planned=planned,
        fill=_fill(course, number, planned, standing),
        next_number=number,
        next_purpose=_step_purpose(course, number) if course and number else "",
        areas=tuple(areas),
        skin=skin,
        pattern=pattern,
        hair=hair,
    )


def place_of(work: ZoneWork, areas: Mapping[int, ScalpArea]) -> Place:
    """The place of a row of the record; an area decides which zone it belongs to."""
    area = areas.get(work.area or 0)
    return area_place(area) if area else Place(work.zone)


def area_place(area: ScalpArea) -> Place:
    """A drawn area as a place."""
    return Place(Zone.SCAR if area.kind is AreaKind.SCAR else area.zone, area.id)


def _planned(course: Course | None, areas: Mapping[int, ScalpArea]) -> dict[Place, int]:
    found: dict[Place, int] = {}
    for zone, target, area in course.zones if course else ():
        drawn = areas.get(area)
        found[area_place(drawn) if drawn else Place(Zone(zone))] = target
    return found


def _usual(work: ZoneWork, target: int) -> int:
    """What a layer usually leaves, for a record that says no density (1.3)."""
    return round(target * share(work.layer))


def _next_number(course: Course | None, sessions: Sequence[Session]) -> int:
    """The number of the session that comes next, 0 when the course has ended or there is none."""
    if course is None or course.ended is not None:
        return 0
    done = [each.number for each in sessions if each.course == course.id and each.zones]
    number = max([len(done), *done]) + 1
    return number if number <= course.planned else 0


def _step_purpose(course: Course | None, number: int) -> str:
    return purpose_in(course, number) if course else ""


def _fill(
    course: Course | None, number: int, planned: Mapping[Place, int], standing: Mapping[Place, int]
) -> dict[Place, int]:
    """What shall stand after session ``number``: the plan's share of each target where that is more than stands."""
    if course is None or not number:
        return {}
    part = step_of(course, number).share / 100
    wanted = {place: round(target * part) for place, target in planned.items()}
    return {place: density for place, density in wanted.items() if density > standing.get(place, 0)}
