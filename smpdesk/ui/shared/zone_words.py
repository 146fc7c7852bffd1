"""Zones and views of the scalp in the words of the clinic."""

from collections.abc import Mapping

from smpdesk.domain.session import Zone

VIEWS = {"front": "Front", "top": "Top", "left": "Left", "right": "Right", "back": "Back"}

ZONES = {
    Zone.HAIRLINE: "Hairline",
    Zone.FRONTAL: "Frontal",
    Zone.TEMPLE_L: "Left temple",
    Zone.TEMPLE_R: "Right temple",
    Zone.TEMPORAL_POINT_L: "Left temporal point",
    Zone.TEMPORAL_POINT_R: "Right temporal point",
    Zone.MIDSCALP: "Mid-scalp",
    Zone.PARTLINE: "Parting",
    Zone.VERTEX_TRANSITION: "Vertex transition",
    Zone.CROWN: "Crown",
    Zone.PARIETAL_L: "Left side",
    Zone.PARIETAL_R: "Right side",
    Zone.SIDEBURN_L: "Left sideburn",
    Zone.SIDEBURN_R: "Right sideburn",
    Zone.OCCIPITAL: "Back",
    Zone.NAPE: "Nape",
    Zone.SCAR: "Scar",
    Zone.OTHER: "Other place",
}


def layers_of(count: int) -> str:
    """“1 layer”, “2 layers”."""
    return "1 layer" if count == 1 else f"{count} layers"


def work_in_words(layers: Mapping[Zone, int]) -> str:
    """“Frontal, 2 layers; Crown, 1 layer”, in the order of the head; empty for no work."""
    worked = (zone for zone in Zone if layers.get(zone, 0) > 0)
    return "; ".join(f"{ZONES[zone]}, {layers_of(layers[zone])}" for zone in worked)
