"""The words of a forecast: seasons and no dates, reasons with direction, and what is not known said plainly."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.forecast import Factor, Forecast, Reason, Strength
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.seasons import halves, season

_CHIPS = {Strength.STRONG: "ok", Strength.MODERATE: "plain", Strength.WEAK: "warn"}


@cache
def texts() -> dict[str, Any]:
    """The words of the forecast on screen."""
    return resources.toml("texts/en/forecast.toml")


def factor(one: Factor) -> str:
    """ "Sun protection"."""
    return str(texts()["factor"][one.value])


def answers(one: Factor) -> list[tuple[str, str]]:
    """What can be answered, in words, with the codes."""
    return [(str(text), code) for code, text in texts()["answer"][one.value].items()]


def answer(one: Factor, said: str) -> str:
    """What was answered, in words."""
    return str(texts()["answer"][one.value].get(said, said.replace("_", " ")))


def evidence(one: Strength) -> tuple[str, str]:
    """What is said of the evidence, and the kind of chip: the words carry it, the colour helps."""
    return str(texts()["strength"][one.value]), _CHIPS[one]


def when(day: date, country: str) -> str:
    """ "spring 2029"."""
    found = season(day, country)
    name = "fall" if found.season == "autumn" and words.language() == "en-US" else found.season.value
    return f"{name} {found.year}"


def span(since: date, low: int, high: int, country: str) -> str:
    """ "spring 2029 to autumn 2031": never one date."""
    first, last = ends(since, low, high, country)
    return f"{first} to {last}" if first != last else f"around {first}"


def ends(since: date, low: int, high: int, country: str) -> tuple[str, str]:
    """Both ends of a range as seasons."""
    return when(months_after(since, low), country), when(months_after(since, high), country)


def years(low: int, high: int) -> str:
    """ "about 2½ to 5 years"."""
    first, last = _half(halves(low)), _half(halves(high))
    if first == last:
        return f"about {last} {'year' if halves(high) <= 1 else 'years'}"
    return f"about {first} to {last} years"


def _half(value: float) -> str:
    whole = int(value)
    return f"{whole or ''}½" if value > whole else str(whole)


def months(reason: Reason) -> str:
    """ "about 10 months sooner"."""
    if not reason.months:
        return "makes no difference"
    count = words.counted(abs(reason.months), "month")
    return f"about {count} {'sooner' if reason.months < 0 else 'longer'}"


def reason(one: Reason) -> str:
    """ "Sun: much sun"."""
    return f"{factor(one.factor)}: {answer(one.factor, one.answer)}"


def missing(factors: Sequence[Factor]) -> str:
    """What nobody asked, and what that does."""
    if not factors:
        return ""
    names = words.listed([factor(each).lower() for each in factors])
    return f"Not known yet: {names}. Each open question makes the range wider; asking narrows it."


def learned(one: Forecast) -> str:
    """Where the clinic's own results come in, in one sentence."""
    if not one.weight:
        return "The range follows from published experience and the weights of this clinic."
    share = round(100 * one.weight)
    parts = f"{share} % of the range, published experience {100 - share} %" if share < 95 else "almost alone"
    return (
        f"{one.learned_from} results that this clinic saw fade are counted in. The more there are, the more they "
        f"count instead of published experience; now they count {parts}."
    )


def told(one: KeptForecast, country: str) -> str:
    """ "Told on 3 Mar 2026: spring 2029 to autumn 2031"."""
    assert one.told is not None
    how = f" {texts()['told_on'][one.told_on]}" if one.told_on else ""
    return f"Told on {words.plain_date(one.told.date())}{how}: {span(one.since, one.low, one.high, country)}"


def made(one: KeptForecast, country: str) -> str:
    """An earlier forecast in a line: what it said, and what had changed."""
    which = "on scar tissue " if one.zone else ""
    known = [why(one.why), f"told {texts()['told_on'][one.told_on]}" if one.told is not None else ""]
    said = ", ".join(each for each in known if each)
    line = f"{words.plain_date(one.made.date())}: {which}{span(one.since, one.low, one.high, country)}"
    return f"{line} ({said})" if said else line


def why(code: str) -> str:
    """What changed."""
    return str(texts()["why"].get(code, ""))


def step(key: str) -> str:
    """A look of the plan: "healed", "6 months", "2 years"."""
    named = texts()["step"]
    if key in named and key != "y2":
        return str(named[key])
    return str(named["y2"]).format(years=key[1:]) if key.startswith("y") else "between two looks"
