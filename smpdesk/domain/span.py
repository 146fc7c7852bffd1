"""A span of time as people say it: “14 days”, “8 weeks”, “12 months”. A month is a month of the calendar."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = ("day", "week", "month")
#: Longer than any wait that a source names; keeps a slip of the finger from asking for centuries.
LONGEST = 999


@dataclass(frozen=True, kw_only=True)
class Span:
    """``count`` times ``unit`` (day, week or month)."""

    count: int
    unit: str

    def __str__(self) -> str:
        """As it is written in resources and kept: “1 day”, “12 months”."""
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    def after(self, day: date) -> date:
        """The day on which the span that began on ``day`` is over.

        31 August and six months is 28 February: the last day a shorter month has.
        """
        if self.unit != "month":
            return day + timedelta(days=self.count * (7 if self.unit == "week" else 1))
        months = day.month - 1 + self.count
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

    @property
    def days(self) -> int:
        """About as many days, to compare spans of different units (a month counts 30.4)."""
        return round(self.count * {"day": 1, "week": 7, "month": 30.4}[self.unit])


def span(text: str) -> Span | None:
    """The span a text says, None for an empty one. ValueError when it is no span."""
    if not text.strip():
        return None
    count, _, unit = text.strip().partition(" ")
    unit = unit.strip().removesuffix("s")
    if not count.isdecimal() or unit not in UNITS or not 0 <= int(count) <= LONGEST:
        raise ValueError(f"{text!r} is no span of time")
    return Span(count=int(count), unit=unit)
