"""The colours of kinds of visit: what the clinic chose from the hues of the themes, or what is usual.

Every hue is a pair of roles in every theme file, tested there for contrast: whatever is chosen can be read.
"""

from collections.abc import Mapping

from smpdesk.domain.appointment import VisitKind

#: Where a choice is kept, followed by the kind.
KEY = "book.colour."
#: By name: the theme's roles of a card's ground and of its edge.
HUES = {
    "Teal": ("tint", "accent"),
    "Blue": ("review_tint", "review"),
    "Violet": ("consultation_tint", "consultation"),
    "Magenta": ("magenta_tint", "magenta"),
    "Rose": ("removal_tint", "removal"),
    "Brown": ("brown_tint", "brown"),
    "Amber": ("warn_tint", "warn"),
    "Olive": ("patch_test_tint", "patch_test"),
    "Lime": ("lime_tint", "lime"),
    "Slate": ("plain_tint", "plain"),
}
USUAL = {
    VisitKind.CONSULTATION: "Violet",
    VisitKind.PATCH_TEST: "Olive",
    VisitKind.SESSION: "Teal",
    VisitKind.REVIEW: "Blue",
    VisitKind.TOUCH_UP: "Amber",
    VisitKind.REMOVAL: "Rose",
}
_used = dict(USUAL)


def chosen(kept: Mapping[str, str]) -> dict[VisitKind, str]:
    """The hue of each kind, from the clinic's choices by their whole keys; the usual one where nobody chose."""
    found = {kind: kept.get(f"{KEY}{kind.value}", USUAL[kind]) for kind in VisitKind}
    return {kind: hue if hue in HUES else USUAL[kind] for kind, hue in found.items()}


def use(hues: Mapping[VisitKind, str]) -> bool:
    """Draw visits in these from now on; whether that changes anything."""
    changed = dict(hues) != _used
    _used.update(hues)
    return changed


def roles(kind: VisitKind) -> tuple[str, str]:
    """The theme's roles of a kind's ground and edge."""
    return HUES[_used[kind]]
