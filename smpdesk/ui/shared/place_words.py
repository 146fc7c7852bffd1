"""Places of the chart in words: names, what stands there, how far the plan is."""

from smpdesk.domain.chart import ChartStory, Layer, Place
from smpdesk.domain.outline import size_cm2
from smpdesk.domain.scalp_area import AreaKind
from smpdesk.ui.shared.zone_words import ZONES, layers_of

KINDS = {AreaKind.AREA: "Area", AreaKind.SCAR: "Scar", AreaKind.NO_GO: "No-go mark"}


def place_name(story: ChartStory, place: Place) -> str:
    """“Frontal”, “FUT scar”, “Area in Crown”."""
    area = story.area(place)
    if area is None:
        return ZONES[place.zone]
    if area.name:
        return area.name
    return KINDS[area.kind] if area.kind is not AreaKind.AREA else f"Area in {ZONES[area.zone]}"


def place_words(story: ChartStory, place: Place, step: int) -> str:
    """All that the map knows of a place after a step: “Frontal: 2 layers, 63 dots/cm², 70 % of the plan”."""
    area = story.area(place)
    parts: list[str] = []
    if area is not None and area.kind is AreaKind.NO_GO:
        parts.append("no needle here")
    else:
        parts += _stands(story, place, step)
    if area is not None:
        size = size_cm2(area)
        parts.append(f"{size:.1f} cm²" if size >= 0.5 else f"{size * 100:.0f} mm²")
        parts.extend([area.note] if area.note else [])
    return f"{place_name(story, place)}: {', '.join(parts)}"


def label_of(story: ChartStory, place: Place, step: int, plan: bool) -> str:
    """The few words on the map itself."""
    name = place_name(story, place)
    area = story.area(place)
    if area is not None and area.kind is AreaKind.NO_GO:
        return f"{name} · no needle here" if area.name else "No needle here"
    last = min(step, len(story.layers) - 1)
    stands = story.standing(last).get(place, 0)
    if step >= len(story.layers) and place in story.fill:
        return f"{name} · {stands} → {story.fill[place]}/cm²"
    if plan and place in story.planned:
        return f"{name} · {story.done(place, last) or 0} %"
    return f"{name} · {stands}/cm²" if stands else f"{name} · not worked"


def step_name(story: ChartStory, step: int) -> str:
    """“Before”, “Session 2”, “Next session”."""
    if step < 0:
        return "Before"
    if step >= len(story.layers):
        return f"Next: session {story.next_number}" if story.next_number else "Next session"
    return layer_name(story.layers[step], step)


def layer_name(layer: Layer, index: int) -> str:
    """“Session 2”, “Touch-up”."""
    if layer.touch_up:
        return "Touch-up"
    return f"Session {layer.number or index + 1}"


def story_words(story: ChartStory, step: int) -> str:
    """What a picture shows after a step, for those who do not see it."""
    last = min(step, len(story.layers) - 1)
    spans = {place: span for layer in story.layers[: last + 1] for place, span in layer.work.items()}
    said = [
        f"{place_name(story, place)} {density_words(spans[place].after, spans[place].said)}"
        for place in story.places()
        if place in spans and spans[place].after
    ]
    marks = sum(each.kind is AreaKind.NO_GO and each.gone is None for each in story.areas)
    if marks:
        said.append("1 no-go mark" if marks == 1 else f"{marks} no-go marks")
    return "; ".join(said) if said else "No zone has been worked yet"


def map_words(story: ChartStory, step: int, chosen: Place | None) -> str:
    """The whole map in words, the chosen place first."""
    said = f"{step_name(story, step)}: {story_words(story, step)}"
    return f"{place_words(story, chosen, step)}. All: {said}" if chosen is not None else said


def density_words(density: int, said: bool) -> str:
    """“63 dots/cm²”, with “about” where nobody recorded it and the usual share of a layer stands for it."""
    return f"{density} dots/cm²" if said else f"about {density} dots/cm²"


def _stands(story: ChartStory, place: Place, step: int) -> list[str]:
    last = min(step, len(story.layers) - 1)
    stands = story.standing(last).get(place, 0)
    spans = [each.work[place] for each in story.layers[: last + 1] if place in each.work]
    if not stands:
        parts = ["not worked yet"]
    else:
        parts = [layers_of(max(each.layer for each in spans)), density_words(stands, spans[-1].said)]
    done = story.done(place, last)
    if done is not None:
        parts.append(f"{done} % of the plan ({story.planned[place]}/cm²)")
    if place in story.fill:
        parts.append(f"next session up to {story.fill[place]}")
    return parts
