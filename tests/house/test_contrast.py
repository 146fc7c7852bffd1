"""Every look can be read: text at least 4.5:1 on what it stands on, edges and signs of state at least 3:1."""

import pytest

from smpdesk import resources
from smpdesk.ui.shared import visit_colours

SURFACES = ("paper", "ground", "sunk", "tint", "hover", "field")
KINDS = ("consultation", "patch_test", "review", "removal", "magenta", "brown", "lime")
#: Every pair a clinic may choose for a kind of visit.
HUES = tuple(visit_colours.HUES.values())
TEXT = [
    *[("ink", surface) for surface in SURFACES],
    *[("muted", surface) for surface in SURFACES],
    *[("accent_ink", surface) for surface in ("paper", "ground", "tint", "hover")],
    *[(kind, f"{kind}_tint") for kind in ("ok", "warn", "bad", "plain")],
    *[(kind, surface) for kind in ("ok", "warn", "bad") for surface in ("paper", "ground")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *[("ink", f"{kind}_tint") for kind in KINDS],
    *[("muted", f"{kind}_tint") for kind in KINDS],
    *[(words, ground) for ground, _ in HUES for words in ("ink", "muted")],
]
EDGES = [
    *[("line_strong", surface) for surface in ("paper", "ground", "field")],
    *[("accent", surface) for surface in ("paper", "ground", "tint", "field")],
    *[("focus", surface) for surface in ("paper", "ground", "tint", "hover", "field")],
    ("dot", "skin"),
    *[(kind, f"{kind}_tint") for kind in KINDS],
    *[(kind, "paper") for kind in KINDS],
    *[(edge, surface) for ground, edge in HUES for surface in (ground, "paper")],
]


def looks() -> list[str]:
    """The theme files; none would be a mistake, not a pass."""
    found = sorted(path.stem for path in (resources.folder() / "themes").glob("*.toml"))
    return found or ["there is no theme in resources/themes"]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2 defines it, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(look: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    """The pairs that fall short, in words."""
    colours = resources.toml(f"themes/{look}.toml")["colour"]
    measured = [(front, back, contrast(colours[front], colours[back])) for front, back in pairs]
    return [f"{front} on {back}: {ratio:.2f}" for front, back, ratio in measured if ratio < least]


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("look", looks())
def test_text_can_be_read(look):
    assert not too_faint(look, TEXT, 4.5)


@pytest.mark.parametrize("look", looks())
def test_edges_and_signs_can_be_seen(look):
    assert not too_faint(look, EDGES, 3.0)


@pytest.mark.parametrize("look", looks())
def test_the_focus_ring_of_an_accent_button_stands_out_inside_or_outside(look):
    colours = resources.toml(f"themes/{look}.toml")["colour"]
    ring = colours["focus_on_accent"]
    assert max(contrast(ring, colours["accent"]), contrast(ring, colours["paper"])) >= 3.0


@pytest.mark.parametrize("look", looks())
def test_every_look_has_the_same_roles(look):
    assert set(resources.toml(f"themes/{look}.toml")["colour"]) == set(
        resources.toml("themes/light.toml")["colour"]
    )
