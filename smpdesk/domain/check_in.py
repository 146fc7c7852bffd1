"""What a client is asked at a check-in, and which answers mean that a doctor should look.

Everything here stands in section 4 of the domain file: the timeline of normal signs, the table of restrictions, and
“Contact clinic / doctor” (L5 L10b, A6 A17). Which question is asked when is a choice that a clinic may change.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

#: Answers that issue 7's forecast reads: whether the aftercare was followed.
AFTERCARE, FOLLOWED, BROKEN = "aftercare", "followed", "broken"


class Weight(StrEnum):
    """What an answer means."""

    FINE = "fine"
    BROKEN = "broken"
    DOCTOR = "doctor"
    EMERGENCY = "emergency"


class Reply(NamedTuple):
    """One answer that can be chosen; before ``normal_until`` days after the session it is what is expected."""

    key: str
    weight: Weight = Weight.FINE
    normal_until: int = 0

    def means(self, days: int) -> Weight:
        """What it means so many days after the session."""
        return Weight.FINE if days <= self.normal_until else self.weight


class Question(NamedTuple):
    """One question; ``source`` names where the domain file has it from."""

    key: str
    replies: tuple[Reply, ...]
    source: str


_D, _E, _B = Weight.DOCTOR, Weight.EMERGENCY, Weight.BROKEN

QUESTIONS = (
    Question(
        "redness",
        (Reply("none"), Reply("fading"), Reply("stays", _D, 3), Reply("spreads", _D)),
        "A20 P7 A21 L5 L10b",
    ),
    Question("swelling", (Reply("none"), Reply("mild", _D, 3), Reply("more", _D), Reply("face", _E)), "A6 A17 L5 L10b"),
    Question("pain", (Reply("none"), Reply("eases"), Reply("worse", _D)), "L5 L10b"),
    Question("weeping", (Reply("none"), Reply("a_little", _D, 2), Reply("pus", _D)), "A16 L5 L10b"),
    Question("fever", (Reply("no"), Reply("yes", _D)), "L5 L10b"),
    Question("scabs", (Reply("none"), Reply("some"), Reply("gone")), "A17 A14"),
    Question("itching", (Reply("none"), Reply("mild"), Reply("severe", _D)), "A17 A6"),
    Question("picking", (Reply("no"), Reply("yes", _B)), "A1-A6"),
    Question("washing", (Reply("as_told"), Reply("otherwise", _B)), "A2 A3 A6 A7 A12"),
    Question("sweating", (Reply("no"), Reply("yes", _B)), "A9 A10 A1"),
    Question("sun", (Reply("covered"), Reply("exposed", _B)), "A2 A5 A7 A8"),
    Question("swimming", (Reply("no"), Reply("yes", _B)), "A1 A5 A7 A8"),
    Question("look", (Reply("even"), Reply("lighter"), Reply("patchy"), Reply("colour")), "S29 S32"),
    Question("sunscreen", (Reply("always"), Reply("sometimes"), Reply("never")), "F18 A7 A9"),
    Question("photos", (Reply("will_come"), Reply("not_now")), "F18"),
)  # fmt: skip
BY_KEY = {each.key: each for each in QUESTIONS}

_SIGNS = ("redness", "swelling", "pain", "weeping", "fever")
#: What is asked at each step until the clinic chooses otherwise; “m” and “y” stand for all long ones.
USUAL: dict[str, tuple[str, ...]] = {
    "d1": (*_SIGNS, "picking", "washing", "sun"),
    "d5": (*_SIGNS, "scabs", "itching", "picking", "washing", "sweating", "sun", "swimming"),
    "d10": (*_SIGNS, "scabs", "itching", "picking", "sweating", "sun", "swimming"),
    "d28": ("redness", "itching", "sun", "swimming", "look"),
    "m": ("look", "sunscreen"),
    "y": ("look", "sunscreen", "photos"),
}
_BY_DAY = (1, 5, 10, 28)


def usual_questions(step: str) -> tuple[str, ...]:
    """Keys of what is asked at a step of any scheme: that of the nearest usual day before it."""
    kind, number = step[:1], step[1:]
    if kind != "d":
        return USUAL.get(kind, ())
    before = [each for each in _BY_DAY if each <= int(number or 0)]
    return USUAL[f"d{before[-1] if before else 1}"]


def weigh(answers: Mapping[str, str] | Iterable[tuple[str, str]], days: int) -> dict[str, Weight]:
    """What each answer means so many days after the session; keys that are no question are left out."""
    return {
        key: reply.means(days)
        for key, said in dict(answers).items()
        if key in BY_KEY
        for reply in BY_KEY[key].replies
        if reply.key == said
    }


def gravest(weights: Iterable[Weight]) -> Weight:
    """The one that counts."""
    order = list(Weight)
    return max(weights, key=order.index, default=Weight.FINE)


def coded(answers: Mapping[str, str], days: int) -> tuple[tuple[str, str], ...]:
    """The answers as they are kept, in the order of the questions, with ``aftercare`` followed or broken where
    something was asked that tells it."""
    kept = [(each.key, answers[each.key]) for each in QUESTIONS if answers.get(each.key)]
    telling = [each for each in kept if any(r.weight is Weight.BROKEN for r in BY_KEY[each[0]].replies)]
    if telling:
        broken = Weight.BROKEN in weigh(telling, days).values()
        kept.append((AFTERCARE, BROKEN if broken else FOLLOWED))
    return tuple(kept)
