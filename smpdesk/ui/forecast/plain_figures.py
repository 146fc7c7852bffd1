"""Plain statistics as figures: sessions, hours, gaps, discomfort, healed scores, how many came back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from smpdesk import words
from smpdesk.domain.figures import Scores
from smpdesk.services.statistics import Figure
from smpdesk.ui.forecast.figure import Shown
from smpdesk.ui.shared.chart_bars import Bar, Piece
from smpdesk.ui.shared.zone_words import ZONES

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.services.statistics import Table

_CAME = (
    ("accent", "came back"),
    ("review", "asked, not come"),
    ("line_strong", "gone"),
    ("warn", "nobody asked"),
)


def needed(desks: "Desks") -> Shown:
    """Sessions needed against planned."""
    found = desks.statistics.needed()
    kinds = (("review", "fewer"), ("accent", "as planned"), ("warn", "more"))
    bars = []
    for planned in sorted({each.planned for each in found}):
        rows = [each for each in found if each.planned == planned]
        counts = [
            sum(each.courses for each in rows if each.needed < planned),
            sum(each.courses for each in rows if each.needed == planned),
            sum(each.courses for each in rows if each.needed > planned),
        ]
        pieces = tuple(
            Piece(count, role, f"{words.counted(count, 'course')} took {name}")
            for (role, name), count in zip(kinds, counts, strict=True)
        )
        bars.append(
            Bar(f"{words.counted(planned, 'session')} planned", pieces, f"{counts[1]} of {sum(counts)}")
        )
    whole = sum(each.courses for each in found)
    right = sum(each.courses for each in found if each.planned == each.needed)
    return _shown(
        desks.statistics.table(Figure.NEEDED),
        "Sessions needed",
        f"{right} of {whole} courses that ended took as many sessions as were planned.",
        bars,
        "As soon as a course ends, it is counted here.",
        legend=kinds,
    )


def hours(desks: "Desks") -> Shown:
    """Hours against what was estimated."""
    bars = [
        Bar(
            f"{words.duration_text(each.estimated)} planned",
            (
                Piece(
                    max(1, each.high - each.low), "accent",
                    f"most took {words.duration_text(each.low)} to {words.duration_text(each.high)}, "
                    f"{words.counted(each.sessions, 'session')}", each.low,
                ),
            ),
            words.duration_text(each.middle),
            each.estimated,
        )
        for each in desks.statistics.hours()
    ]  # fmt: skip
    return _shown(
        desks.statistics.table(Figure.HOURS), "Hours",
        "What the middle session took, and where three of five lie; the mark is the length that was planned.",
        bars, "Sessions with a beginning and an end fill this.",
    )  # fmt: skip


def gaps(desks: "Desks") -> Shown:
    """Gaps between sessions, and how many were kept."""
    found = desks.statistics.gaps()
    kinds = (("accent", "as long as the course asks"), ("warn", "shorter"))
    bars = [
        Bar(
            f"Before session {each.number}",
            (
                Piece(each.kept, "accent", f"{each.kept} as long as the course asks"),
                Piece(each.gaps - each.kept, "warn", f"{each.gaps - each.kept} shorter"),
            ),
            f"{words.counted(each.middle, 'day')}",
        )
        for each in found
    ]
    kept, whole = sum(each.kept for each in found), sum(each.gaps for each in found)
    return _shown(
        desks.statistics.table(Figure.GAPS), "Gaps kept",
        f"{kept} of {whole} gaps were at least as long as the course asks. The figure at the right is the middle one.",
        bars, "From a second session on, gaps are counted here.", legend=kinds,
    )  # fmt: skip


def discomfort(desks: "Desks") -> Shown:
    """Discomfort by zone."""
    return _scores(
        desks, Figure.DISCOMFORT, desks.statistics.discomfort(), "Discomfort by zone",
        "The mean of what clients said, from 0 to 10.", "What is asked at the chair is counted here.",
    )  # fmt: skip


def healed(desks: "Desks") -> Shown:
    """The score at the healed look by pigment."""
    return _scores(
        desks, Figure.HEALED, desks.statistics.healed(), "Healed score by pigment",
        "The mean density score at the healed look, from 0 to 10, by the pigments used in that zone.",
        "Reviews of healed results fill this: scores are entered on a client’s Forecast tab.",
    )  # fmt: skip


def came_back(desks: "Desks") -> Shown:
    """How many came back."""
    found = desks.statistics.came_back()
    bars = []
    for each in found:
        counts = (each.came, each.asked, each.gone, each.silent)
        pieces = tuple(
            Piece(count, role, f"{count} {name}") for (role, name), count in zip(_CAME, counts, strict=True)
        )
        bars.append(Bar(str(each.year), pieces, f"{each.came} of {each.opened}"))
    came, whole = sum(each.came for each in found), sum(each.opened for each in found)
    return _shown(
        desks.statistics.table(Figure.CAME_BACK), "How many came back",
        f"By the year in which the touch-up window opened: {came} of {whole} came back.",
        bars, "When the first touch-up window opens, this begins to count.", legend=_CAME,
    )  # fmt: skip


def _scores(
    desks: "Desks", figure: Figure, found: Sequence[Scores], title: str, text: str, empty: str
) -> Shown:
    least = desks.forecasts.rules().group_least
    names = {zone.value: name for zone, name in ZONES.items()}
    bars = [
        Bar(
            names.get(each.key, each.key),
            (Piece(each.mean, "accent", f"{each.mean:.1f} on average, {words.counted(each.many, 'score')}"),),
            f"{each.mean:.1f}",
        )
        for each in found
        if each.many >= least
    ]
    hidden = len(found) - len(bars)
    foot = f"{hidden} with fewer than {least} scores: not drawn, but in the table." if hidden else ""
    shown = _shown(desks.statistics.table(figure), title, text, bars, f"{empty} {foot}".strip(), top=10)
    return Shown(**{**vars(shown), "foot": foot if bars else ""})


def _shown(
    table: "Table",
    title: str,
    text: str,
    bars: Sequence[Bar],
    empty: str,
    top: float = 0.0,
    legend: Sequence[tuple[str, str]] = (),
) -> Shown:
    return Shown(
        title=title, text=text if bars else "", bars=tuple(bars), top=top, legend=tuple(legend),
        headings=table.headings, rows=table.rows, empty="" if bars else empty,
    )  # fmt: skip
