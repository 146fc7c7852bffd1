"""Opening a day of the book: in a clinic with 100,000 clients and ten years of bookings, beside an empty one.

A turn shows a day that was not in sight before, nothing read beforehand: from asking for it until it is painted, with
a card for each visit that says who comes, when, what for and where the visit stands. What else a card warns of
(health, consent, what is missing) is read and painted in the turn after; how long that takes is told beside the first
ratio. All clinics have the same people, rooms and opening hours. Three ratios are held, each the median over the turns:

- ``busy_ratio``: a day with 24 visits, against the same day in a clinic without a single client, where it is blank.
- ``open_ratio``: a day with 24 visits, against a clinic that is empty but for those visits: the same to read and to
  draw, so that only what lies behind them differs.
- ``blank_ratio``: a day without a visit, against a clinic without a single client.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks import clinic_of
from tests.benchmarks.limit import Measured

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS = 40
_SIZE = (1280, 740)


def measure() -> list[Measured]:
    """The median ratios over the rounds."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.services.ground import AtDesk
    from smpdesk.services.opening import open_desks
    from smpdesk.ui.shared import theme

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory(prefix="smpdesk-bench-") as folder:
        full = open_desks(clinic_of.build(clinic_of.kept()), clinic_of.StillClock(), AtDesk())
        empty = open_desks(clinic_of.build(Path(folder), 2_000, 0), clinic_of.StillClock(), AtDesk())
        nobody = clinic_of.nobody(Path(folder) / "Nobody.smpdesk")
        pages = [_page(app, each) for each in (empty, full, nobody)]
        days = _days(ROUNDS + 3)
        taken = [_in_turns(app, pages, number, day) for number, day in enumerate(days)][3:]
        blank = [_both(app, pages[2], pages[1], day) for day in _sundays(ROUNDS + 3)][3:]
        for page in pages:
            page.hide()
            page.deleteLater()
        booked = statistics.median(len(full.sessions.day(day)) for day in days)
        for each in (full, empty, nobody):
            each.close()
    theirs, ours, bare = (_p50(turn[at][0] for turn in taken) for at in range(3))
    whole, whole_bare = (_p50(turn[at][1] for turn in taken) for at in (1, 2))
    busy_note = (
        f"p50 {ours:.1f} ms for {booked:.0f} visits against {bare:.1f} ms without any;"
        f" with all that cards warn of {whole:.1f} ms against {whole_bare:.1f} ms"
    )
    busy_ratio = statistics.median(turn[1][0] / turn[2][0] for turn in taken)
    note = f"p50 {ours:.1f} ms, {theirs:.1f} ms with the same {booked:.0f} visits alone"
    ratio = statistics.median(turn[1][0] / turn[0][0] for turn in taken)
    nothing, behind = (_p50(turn[at] for turn in blank) for at in range(2))
    blank_note = f"p50 {behind:.1f} ms against {nothing:.1f} ms, no visit on that day in either"
    blank_ratio = statistics.median(turn[1] / turn[0] for turn in blank)
    return [
        Measured(name="day.busy_ratio", value=busy_ratio, limit=1.5, note=busy_note),
        Measured(name="day.open_ratio", value=ratio, limit=1.5, note=note),
        Measured(name="day.blank_ratio", value=blank_ratio, limit=1.5, note=blank_note),
    ]


def _page(app: Any, desks: Any) -> Any:
    from smpdesk.ui.sessions.page import SessionsPage
    from smpdesk.ui.shared.feed import Feed
    from smpdesk.ui.shared.jobs import Jobs

    page = SessionsPage(desks, Feed(), Jobs())
    page.resize(*_SIZE)
    page.show()
    app.processEvents()
    return page


def _days(count: int) -> list[date]:
    """Days to come on which the clinic is open all day."""
    days = (clinic_of.TODAY + timedelta(days=number) for number in range(1, count * 2 + 9))
    return [each for each in days if each.weekday() < 5][:count]


def _in_turns(app: Any, pages: list[Any], number: int, day: date) -> list[tuple[float, float]]:
    """All pages at a day, each first as often as the others: whoever comes later finds the machine warmer."""
    turned = number % len(pages)
    taken = {id(page): _opened(app, page, day) for page in (*pages[turned:], *pages[:turned])}
    return [taken[id(page)] for page in pages]


def _p50(seconds: Iterable[float]) -> float:
    """The median in milliseconds."""
    return statistics.median(seconds) * 1000


def _both(app: Any, one: Any, other: Any, day: date) -> tuple[float, float]:
    """Both pages at a day, in turns first: whoever is second finds the machine warmer."""
    if day.toordinal() // 7 % 2:
        return _opened(app, one, day)[0], _opened(app, other, day)[0]
    second, _ = _opened(app, other, day)
    return _opened(app, one, day)[0], second


def _sundays(count: int) -> list[date]:
    """Days to come on which nobody is booked, whatever the size of the clinic."""
    first = clinic_of.TODAY + timedelta(days=6 - clinic_of.TODAY.weekday())
    return [first + timedelta(days=7 * number) for number in range(count)]


def _opened(app: Any, page: Any, day: date) -> tuple[float, float]:
    """Seconds from asking for a day until it is painted, and until its cards have said everything."""
    began = time.perf_counter()
    page.show_day(day)
    app.sendPostedEvents()  # lays out and paints; what is left to the next turn waits on a timer
    painted = time.perf_counter() - began
    app.processEvents()
    app.sendPostedEvents()  # paints what that turn has changed: no other page shall be charged with it
    whole = time.perf_counter() - began
    app.processEvents()
    return painted, whole
