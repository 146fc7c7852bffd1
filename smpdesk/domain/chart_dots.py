"""The dots of a chart: which dots each session put where, in one view of the head.

At every point the most telling place of those recorded so far says how much stands: a scar its own, then an area
drawn by hand, then a patch such as the hairline, then the zone. What stands stays, unless a later session records
less for the same place; inside a no-go mark nothing is put while the mark is there.
"""

from collections.abc import Mapping
from typing import NamedTuple

from smpdesk.domain.chart import ChartStory, Layer, Place, area_place
from smpdesk.domain.dots import MOST_PER_CM2, Dots, Scalp, Tile, rank_of
from smpdesk.domain.head import Point, polygon
from smpdesk.domain.outline import corners_of
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Zone
from smpdesk.domain.spans import Spans

#: A mark keeps this many units of skin around it free.
CLEAR = 3.0


_Cover = tuple[Place | ScalpArea, Spans]


class _Facet(NamedTuple):
    """Dots that the same places and marks cover. ``scar`` when only the first place counts."""

    places: tuple[Place, ...]
    marks: tuple[ScalpArea, ...]
    scar: bool
    dots: Dots


class ChartDots:
    """The dots of a story in one view; worked out once, then every layer is a slice. ``part`` of them, evenly spread,
    for a picture that is too small for all.
    """

    def __init__(self, story: ChartStory, scalp: Scalp, part: float = 1.0) -> None:
        self._story, self._part = story, part
        self._scalp = scalp
        self._points: Tile = scalp.points
        most = max(
            [
                *story.planned.values(),
                *(span.after for each in story.layers for span in each.work.values()),
                1,
            ]
        )
        self._most = rank_of(min(most, MOST_PER_CM2), self._points)
        self._facets = self._divide()
        self._heights = [self._heights_of(each) for each in self._facets]

    def layer(self, index: int) -> tuple[Point, ...]:
        """The dots that the session ``index`` added."""
        return self._slice(index, index + 1)

    def upto(self, index: int) -> tuple[Point, ...]:
        """All dots that stand after session ``index``."""
        return self._slice(0, index + 1)

    def falls(self, index: int) -> bool:
        """Whether session ``index`` recorded less than stood somewhere: dots go with it."""
        return any(heights[index + 1] < heights[index] for heights in self._heights)

    def kept(self, index: int) -> tuple[Point, ...]:
        """The dots of the sessions before ``index`` that still stand after it."""
        found: list[Point] = []
        for facet, heights in zip(self._facets, self._heights, strict=True):
            found += self._between(facet, heights[0], min(heights[index], heights[index + 1]))
        return tuple(found)

    def next(self) -> tuple[Point, ...]:
        """The dots that the next session should add."""
        last = len(self._story.layers)
        return self._slice(last, last + 1)

    def _slice(self, low: int, high: int) -> tuple[Point, ...]:
        found: list[Point] = []
        for facet, heights in zip(self._facets, self._heights, strict=True):
            if heights[high] > heights[low]:
                found += self._between(facet, heights[low], heights[high])
        return tuple(found)

    def _between(self, facet: _Facet, low: int, high: int) -> tuple[Point, ...]:
        return facet.dots.between(low * self._part, high * self._part)

    def _heights_of(self, facet: _Facet) -> list[int]:
        """Up to which rank dots stand before the first session, after each, and after the next one."""
        heights = [0]
        said: dict[Place, int] = {}
        for layer in self._story.layers:
            said |= {place: span.after for place, span in layer.work.items()}
            heights.append(self._raised(heights[-1], facet, said, layer))
        said |= self._story.fill
        heights.append(self._raised(heights[-1], facet, said, None))
        return heights

    def _raised(self, before: int, facet: _Facet, said: Mapping[Place, int], layer: Layer | None) -> int:
        if any(_bars(mark, layer) for mark in facet.marks):
            return before
        places = facet.places[:1] if facet.scar else facet.places
        place = next((each for each in places if each in said), None)
        if place is None:
            return before
        rank = rank_of(said[place], self._points)
        span = layer.work.get(place) if layer is not None else None
        return rank if span is not None and span.after < span.before else max(before, rank)

    def _divide(self) -> list[_Facet]:
        """The skin of every place, cut where other places or marks lie over it."""
        view, places = self._scalp.view, self._places()
        over = [(place, shape) for place in places if (shape := self._lying_over(place)) is not None]
        marks = [each for each in self._story.areas if each.kind is AreaKind.NO_GO and each.view == view.name]
        covers: list[_Cover] = [*over, *((each, _mark(each)) for each in marks)]
        facets: list[_Facet] = []
        for zone in view.zones:
            own = Place(zone) if Place(zone) in places else None
            if own or self._touched(zone, [shape for _, shape in over]):
                facets += self._cut(self._scalp.zone(zone, self._most), covers, own)
        for place in places:
            area = self._story.area(place)
            if area is not None and area.view == view.name:
                beside = self._cut(self._scalp.beside(corners_of(area), self._most), covers, None)
                facets += [each for each in beside if each.places[:1] == (place,)]  # once where two overlap
        return [each for each in facets if each.places]

    def _places(self) -> list[Place]:
        """The places of the story, the most telling first, with scars even where nothing was put."""
        known = [*self._story.places(), *self._story.fill]
        scars = [
            area_place(each)
            for each in self._story.areas
            if each.kind is AreaKind.SCAR and each.view == self._scalp.view.name
        ]
        return sorted(
            dict.fromkeys([*known, *(each for each in scars if each not in known)]), key=self._telling
        )

    def _telling(self, place: Place) -> tuple[int, int]:
        area = self._story.area(place)
        if area is not None:
            return (0 if area.kind is AreaKind.SCAR else 1), -place.area
        return (2 if place.zone in self._scalp.view.patches else 3), 0

    def _lying_over(self, place: Place) -> Spans | None:
        """The skin of a patch or a drawn area in this view."""
        view, area = self._scalp.view, self._story.area(place)
        if area is not None:
            return Spans(corners_of(area)) if area.view == view.name else None
        outline = None if place.area else view.patches.get(place.zone)
        return Spans(polygon(outline, 24)) if outline else None

    def _touched(self, zone: Zone, shapes: list[Spans]) -> bool:
        inside = Spans(polygon(self._scalp.view.zones[zone], 12)) if shapes else Spans(())
        return any(inside.within(each).rows for each in shapes)

    def _cut(self, dots: Dots, covers: list[_Cover], own: Place | None) -> list[_Facet]:
        """Dots grouped by what covers them."""
        last = (own,) if own else ()
        if not covers:
            return [_Facet(last, (), False, dots)]
        groups: dict[int, tuple[list[float], list[Point]]] = {}
        for rank, point in zip(dots.ranks, dots.points, strict=True):
            mask = 0
            for bit, (_, spans) in enumerate(covers):
                if spans.hold(*point):
                    mask |= 1 << bit
            ranks, points = groups.setdefault(mask, ([], []))
            ranks.append(rank)
            points.append(point)
        facets: list[_Facet] = []
        for mask, (ranks, points) in groups.items():
            held = [thing for bit, (thing, _) in enumerate(covers) if mask >> bit & 1]
            places = tuple(each for each in held if isinstance(each, Place))
            marks = tuple(each for each in held if isinstance(each, ScalpArea))
            scar = bool(places) and self._telling(places[0])[0] == 0
            facets.append(_Facet((*places, *last), marks, scar, Dots(tuple(ranks), tuple(points))))
        return facets


def _mark(area: ScalpArea) -> Spans:
    """The skin of a mark with a little room around it."""
    corners = corners_of(area)
    count = max(1, len(corners))
    mx, my = sum(x for x, _ in corners) / count, sum(y for _, y in corners) / count
    wide = max([((x - mx) ** 2 + (y - my) ** 2) ** 0.5 for x, y in corners] + [1.0])
    return Spans(
        [(mx + (x - mx) * (1 + CLEAR / wide), my + (y - my) * (1 + CLEAR / wide)) for x, y in corners]
    )


def _bars(mark: ScalpArea, layer: Layer | None) -> bool:
    """True while the mark is there: from ever until the day it went; one that went at once was a slip."""
    if mark.gone is None:
        return True
    return layer is not None and mark.gone > layer.day and mark.gone > mark.since
