"""Sizes, colours and shared words of papers. Lengths are points (1/72 inch)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from smpdesk import resources
from smpdesk.documents.fonts import Face

#: Width and height of a sheet.
SHEETS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
SIDE = 48.0
TOP = 34.0
#: The footer lies within the bottom margin, `FOOT` above the edge.
BOTTOM = 46.0
FOOT = 26.0
HAIRLINE = 0.6


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and line distance in points, colour as #rrggbb."""

    size: float
    leading: float
    colour: str
    face: Face = Face.REGULAR
    right: bool = False


def style(
    size: float, role: str = "ink", face: Face = Face.REGULAR, *, lead: float = 1.33, right: bool = False
) -> Style:
    """A style with the line distance in proportion; `role` is a colour of `papers/look.toml`."""
    return Style(size, size * lead, colour(role), face, right)


def colour(role: str) -> str:
    """The colour of a role as #rrggbb."""
    return str(_file("papers/look.toml")["colour"][role])


def words(language: str) -> Mapping[str, str]:
    """The words that all papers share, in a language such as en-GB."""
    found: Mapping[str, str] = _file(f"texts/{language.partition('-')[0]}/papers.toml")["common"]
    return found


@cache
def _file(name: str) -> dict[str, Any]:
    return resources.toml(name)
