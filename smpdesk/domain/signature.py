"""A signature by hand: strokes as they were made, kept as text.

Lengths are pad units: the place to sign is 1000 wide and 300 high, from its top left corner. What is drawn from the
strokes, on the screen and on paper, is in ``ink``.
"""

import json
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem

WIDTH, HEIGHT = 1000, 300
#: Ink that is shorter than this, in all strokes together, is a slip of the pen and no signature; a choice.
LEAST = 60.0
#: More points than anybody writes: about ten minutes of a quick pen.
MOST_POINTS = 60_000


class Dot(NamedTuple):
    """Where the pen was: ``ms`` since the first dot; ``pressure`` 0 to 1, None for a mouse, which has none."""

    x: float
    y: float
    ms: int
    pressure: float | None = None


Stroke = tuple[Dot, ...]


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Strokes in the order they were made, each from pen down to pen up."""

    strokes: tuple[Stroke, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any ink."""
        return bool(self.strokes)

    @property
    def length(self) -> float:
        """Length of all strokes, in pad units."""
        return sum(math.dist(a[:2], b[:2]) for stroke in self.strokes for a, b in pairwise(stroke))

    @property
    def without_last(self) -> "Signature":
        """The same without the stroke made last."""
        return Signature(strokes=self.strokes[:-1])

    def text(self) -> str:
        """JSON to be kept; "" for no ink. ``from_text`` reads it back to a tenth of a unit."""
        if not self.strokes:
            return ""
        strokes = [[_row(dot) for dot in stroke] for stroke in self.strokes]
        return json.dumps({"pad": [WIDTH, HEIGHT], "strokes": strokes}, separators=(",", ":"))


def from_text(text: str) -> Signature:
    """The signature kept as text. Raises ValueError for a text that is none."""
    if not text:
        return Signature()
    try:
        read = json.loads(text)
        rows = read["strokes"]
        strokes = tuple(tuple(_dot(*row) for row in stroke) for stroke in rows)
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError("this text keeps no signature") from error
    if read.get("pad") != [WIDTH, HEIGHT] or not all(strokes):
        raise ValueError("this text keeps no signature")
    return Signature(strokes=strokes)


def signature_problems(signature: Signature, field: str = "signature") -> list[Problem]:
    """Why this is no signature yet: nothing was written, or hardly anything."""
    if not signature:
        return [problem("signature_missing", field)]
    if signature.length < LEAST:
        return [problem("signature_too_little", field)]
    if sum(map(len, signature.strokes)) > MOST_POINTS:
        return [problem("signature_too_long", field)]
    return []


def _row(dot: Dot) -> list[float | int]:
    row: list[float | int] = [round(dot.x, 1), round(dot.y, 1), dot.ms]
    return row if dot.pressure is None else [*row, round(dot.pressure, 3)]


def _dot(x: float, y: float, ms: int, pressure: float | None = None) -> Dot:
    numbers = (x, y, ms, 0 if pressure is None else pressure)
    if not all(isinstance(each, int | float) and math.isfinite(each) for each in numbers):
        raise ValueError("a dot is numbers")
    return Dot(x, y, int(ms), pressure)
