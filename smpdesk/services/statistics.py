"""The clinic's plain statistics: rows for pictures, and the same rows for a spreadsheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from smpdesk import resources
from smpdesk.domain import figures
from smpdesk.domain.figures import CameBack, Gap, Hours, Needed, Scores
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.wall import minutes_between
from smpdesk.services.fading import facts_of
from smpdesk.services.forecast_making import maker
from smpdesk.services.forecast_rules import KEY, learned_of, rules_of
from smpdesk.services.ground import Ground

#: Minutes within which a session was timed and not forgotten (1.2: 1 to 6 h are met; P17).
_PLAUSIBLE = (30, 12 * 60)


class Figure(StrEnum):
    """Which statistics."""

    NEEDED = "needed"
    HOURS = "hours"
    GAPS = "gaps"
    DISCOMFORT = "discomfort"
    HEALED = "healed"
    CAME_BACK = "came_back"


class Table(NamedTuple):
    """The same figures as a table: headings in words, and rows of numbers and texts."""

    figure: Figure
    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


class StatisticsDesk:
    """Reading only; all of it goes through the whole clinic: off the window's thread."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def needed(self) -> list[Needed]:
        """Sessions needed against planned."""
        return figures.needed(self._store.figures.runs())

    def hours(self) -> list[Hours]:
        """Minutes against the length that the course planned, breaks apart."""
        zone = self._store.clinic.time_zone()
        timed = self._store.figures.timed()
        rests: dict[int, int] = {}
        for each in self._store.sittings.pauses([key for key, *_ in timed]) if timed else ():
            if each.ends is not None:
                rest = max(0, minutes_between(each.starts, each.ends, zone))
                rests[each.session] = rests.get(each.session, 0) + rest
        took = [(planned, minutes_between(a, b, zone) - rests.get(key, 0)) for key, planned, a, b in timed]
        return figures.hours(each for each in took if _PLAUSIBLE[0] <= each[1] <= _PLAUSIBLE[1])

    def gaps(self) -> list[Gap]:
        """Gaps between sessions, and how many were kept."""
        return figures.gaps(self._store.figures.runs())

    def discomfort(self) -> list[Scores]:
        """Discomfort by zone."""
        return figures.scores(self._store.figures.discomfort())

    def healed(self) -> list[Scores]:
        """The score at the healed look, by the pigments that were used in that zone of that course."""
        used: dict[tuple[int, str], set[str]] = {}
        for course, zone, pigment in self._store.figures.pigments():
            used.setdefault((course, zone), set()).add(pigment)
        return figures.scores(
            (pigment, score, 1)
            for course, _, zone, score in self._store.figures.healed()
            for pigment in sorted(used.get((course or 0, zone), ()))
        )

    def came_back(self) -> list[CameBack]:
        """How many came back, by the year in which their touch-up window opened."""
        today = self._ground.today()
        chosen = self._store.choices.below(KEY)
        rules = rules_of(chosen)
        make = maker(rules, learned_of(chosen))
        asked = _days(self._store.figures.asked())
        gone = {each.client for each in self._store.fading.reach() if each.gone}
        found = []
        for client, facts in facts_of(self._store).items():
            pieces = facts.story(today, rules.faded_score).pieces
            for at, piece in enumerate(pieces):
                low = make(tuple(facts.answers(piece, latest=False).items())).low
                opens, came = months_after(piece.since, low), at + 1 < len(pieces)
                if opens > today and not came:
                    continue
                was_asked = any(day > piece.since for day in asked.get(client, ()))
                year = min(opens, pieces[at + 1].works[0].day).year if came else opens.year
                found.append((year, came, was_asked, client in gone))
        return figures.came_back(found)

    def table(self, figure: Figure) -> Table:
        """One of them as a table."""
        words = resources.toml("texts/en/forecast.toml")
        zones: Mapping[str, str] = resources.toml("texts/en/record.toml")["zone"]
        rows: Sequence[tuple[object, ...]]
        if figure in (Figure.DISCOMFORT, Figure.HEALED):
            found = self.discomfort() if figure is Figure.DISCOMFORT else self.healed()
            rows = [
                (zones.get(each.key, each.key), each.many, round(each.mean, 1), *each.counts)
                for each in found
            ]
        elif figure is Figure.CAME_BACK:
            rows = [(*each, each.silent) for each in self.came_back()]
        else:
            rows = [tuple(each) for each in getattr(self, figure.value)()]
        return Table(figure, tuple(words["headings"][figure.value]), tuple(rows))

    def export(self, figure: Figure, to: Path) -> int:
        """Write a table as the file's ending says, CSV or XLSX; how many rows. Raises StorageFault."""
        from smpdesk.exchange.list_out import save_csv, save_xlsx

        table = self.table(figure)
        if to.suffix.lower() == ".xlsx":
            title = str(resources.toml("texts/en/forecast.toml")["figure"][figure.value])
            return save_xlsx(to, table.headings, table.rows, title=title)
        return save_csv(to, table.headings, table.rows)


def _days(asked: Sequence[tuple[int, date]]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for client, day in asked:
        found.setdefault(client, []).append(day)
    return found
