"""How results last at this clinic, as figures: its own curve, forecasts that held, groups, and what contradicts."""

from typing import TYPE_CHECKING

from smpdesk import words
from smpdesk.domain.fade_groups import By, Calibration, Held
from smpdesk.domain.fade_learning import ENOUGH
from smpdesk.domain.forecast import ABOVE, BELOW
from smpdesk.domain.seasons import halves
from smpdesk.domain.touch_up import chance
from smpdesk.ui.forecast import labels
from smpdesk.ui.forecast.figure import Shown
from smpdesk.ui.shared.chart_bars import Bar, Piece
from smpdesk.ui.shared.chart_lines import Dot, Line
from smpdesk.ui.shared.zone_words import ZONES

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.services.fade_results import Learning

_HELD = (
    (Held.HELD, "accent"),
    (Held.SOONER, "warn"),
    (Held.LATER, "review"),
    (Held.TOO_EARLY, "line_strong"),
)
_MONTHS = range(0, 97, 3)


def lasting(desks: "Desks") -> Shown:
    """The clinic's own curve with its band beside the formula's."""
    found, centre = desks.forecasts.learning(), desks.forecasts.rules().centre
    title = "How results last"
    if not found.steps:
        return Shown(
            title=title,
            text="",
            empty="Nothing was seen to fade yet. Touch-ups and reviews fill this page by themselves: from "
            f"{ENOUGH} results that were seen to fade, the clinic’s own results count in every forecast.",
        )
    own = (Dot(0, 1, "", 1, 1), *(_step(each) for each in found.steps))
    until = max(60.0, found.steps[-1].months)
    formula = tuple(
        Dot(month, 1 - chance(centre * BELOW, centre, centre * ABOVE, month))
        for month in _MONTHS
        if month <= until
    )
    return Shown(
        title=title,
        text=_said(found, centre),
        lines=(Line("This clinic", own, steps=True), Line("The formula", formula, dashed=True)),
        top=1,
        headings=("Months", "Still good (%)", "Band from (%)", "Band to (%)", "Followed", "Faded then"),
        rows=tuple(
            (round(each.months, 1), *(round(100 * part) for part in (each.share, each.low, each.high)),
             each.at_risk, each.faded)
            for each in found.steps
        ),
        foot=_foot(found),
    )  # fmt: skip


def held(desks: "Desks") -> Shown:
    """Of the forecasts that clients were told, how many held."""
    found = desks.forecasts.judgement()
    names, title = labels.texts()["held"], "Forecasts that held"
    headings = (
        "Years since told",
        *(str(names[each.value]) for each, _role in _HELD),
        "Held of those known (%)",
    )
    if not found.each:
        return Shown(
            title=title, text="", empty="No forecast has come of age yet. Press “Told the client” on the Forecast "
            "tab: this page then counts, as the years go by, how many of those ranges held.",
        )  # fmt: skip
    bars = [_calibrated("All", found.whole)]
    bars += [
        _calibrated(words.counted(age, "year") if age else "This year", one) for age, one in found.by_age
    ]
    share = found.whole.share
    text = "None of them has been decided yet."
    if share is not None:
        text = (
            f"{found.whole.held} of {found.whole.judged} ranges held ({round(100 * share)} %). They are meant to hold "
            "for 80 of 100 people: more would mean that they are too wide, fewer that they promise too much."
        )
    return Shown(
        title=title,
        text=text,
        bars=tuple(bars),
        legend=tuple((role, str(names[each.value])) for each, role in _HELD),
        headings=headings,
        rows=tuple(
            (name, one.held, one.sooner, one.later, one.too_early, _percent(one))
            for name, one in [("All", found.whole), *((str(age), one) for age, one in found.by_age)]
        ),
    )


def groups(desks: "Desks") -> Shown:
    """Results side by side, where there are enough of them."""
    found, least = desks.forecasts.learning().groups, desks.forecasts.rules().group_least
    bars: list[Bar] = []
    rows: list[tuple[object, ...]] = []
    for by in By:
        kind = str(labels.texts()["by"][by.value])
        for each in found[by].shown:
            name = f"{kind}: {_key(by, each.key)}"
            much = "" if each.median is None else f"{round(each.median)} months"
            text = f"half had faded after {much}" if much else "not half have faded yet"
            whole = f"{text} ({each.results} results, {each.faded} faded)"
            last = max((step.months for step in each.steps), default=0.0)
            piece = Piece(each.median or last, "accent" if much else "line_strong", whole)
            bars.append(Bar(name, (piece,), much or "more"))
            median = "" if each.median is None else round(each.median, 1)
            rows.append((kind, _key(by, each.key), each.results, each.faded, median))
    hidden = sum(found[by].hidden for by in By)
    foot = (
        f"{words.counted(hidden, 'group')} with fewer than {least} results seen to fade: hidden."
        if hidden
        else ""
    )
    return Shown(
        title="Results side by side",
        text="Months until half had faded. Groups differ for many reasons, the clients among them: this compares "
        "nobody’s skill.",
        bars=tuple(bars),
        headings=("By", "Group", "Results", "Faded", "Half faded after (months)"),
        rows=tuple(rows),
        foot=foot if bars else "",
        empty=""
        if bars
        else f"A group is shown from {least} results on that were seen to fade. {foot}".strip(),
    )


def contradictions(desks: "Desks") -> Shown:
    """What contradicts itself in the records: pointed out, and not averaged away."""
    found = desks.forecasts.learning().odd
    people = {each: desks.clients.client(each).name for each in {one.client for one in found}}
    return Shown(
        title="What contradicts itself",
        text="These records cannot be right as they stand. Enter opens the client." if found else "",
        headings=("Client", "What was found"),
        rows=tuple((people.get(each.client, ""), words.say(each.problem)) for each in found),
        clients=tuple(each.client for each in found),
        empty=""
        if found
        else "No touch-up before its session, no score that rises by itself: nothing to look at.",
    )


def _step(each: object) -> Dot:
    from smpdesk.domain.survival import Step

    assert isinstance(each, Step)
    text = (
        f"{round(each.months)} months: {round(100 * each.share)} % still good, {each.at_risk} were followed"
    )
    return Dot(each.months, each.share, text, each.low, each.high)


def _said(found: "Learning", centre: int) -> str:
    learned = found.learned
    half = "Not half have faded yet."
    if found.median is not None:
        half = f"Half had faded after about {_years(found.median)}; the formula’s middle is {_years(centre)}."
    if found.wanting:
        more = words.counted(found.wanting, "result")
        return (
            f"{half} {words.counted(learned.faded, 'result')} seen to fade: {more} more, and the clinic’s own results "
            "count in its forecasts."
        )
    share = "nearly all of it" if learned.weight > 0.95 else f"{round(100 * learned.weight)} % of it"
    return (
        f"{half} The formula’s middle and spread are moved towards the clinic’s own results by how many there are: "
        f"{learned.faded} faded of {learned.results} followed now decide {share}. Those not faded yet count as far as "
        "they were followed."
    )


def _foot(found: "Learning") -> str:
    if not found.unclear:
        return ""
    return f"{words.counted(found.unclear, 'result')} left out because the records contradict themselves."


def _calibrated(name: str, one: Calibration) -> Bar:
    names = labels.texts()["held"]
    counts = (one.held, one.sooner, one.later, one.too_early)
    pieces = tuple(
        Piece(count, role, f"{count} {names[each.value]}")
        for (each, role), count in zip(_HELD, counts, strict=True)
    )
    return Bar(name, pieces, f"{one.held} of {one.judged}" if one.judged else "–")


def _percent(one: Calibration) -> object:
    return "" if one.share is None else round(100 * one.share)


def _key(by: By, key: str) -> str:
    if by is By.ZONE:
        return next((text for zone, text in ZONES.items() if zone.value == key), key)
    return key


def _years(months: float) -> str:
    value = halves(months)
    whole = int(value)
    return f"{whole or ''}½ years" if value > whole else words.counted(whole, "year")
