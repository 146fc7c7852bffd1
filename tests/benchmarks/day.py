"""Opening a day of the book: in a clinic with 100,000 clients and ten years of bookings, beside an empty one.

A turn shows a day that was not in sight before: from asking for it until it is painted, nothing read beforehand. All
clinics have the same people, rooms and opening hours. Two ratios are held, each the median over the turns:

- ``open_ratio``: a day with 24 visits, against a clinic that is empty but for those visits: the same to read and to
  draw, so that only what lies behind them differs.
- ``blank_ratio``: a day without a visit, against a clinic without a single client.

How a day with 24 visits compares with one that has none, which is mostly the work of reading and drawing them, is told
beside the first: with the p50 of each in milliseconds.
"""

import os
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks import clinic_of
from tests.benchmarks.limit import Measured

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS = 40
_SIZE = (1280, 740)


def measure() -> list[Measured]:
    """The median ratio over the rounds."""
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
        taken = [[_opened(app, page, day) for page in pages] for day in days][3:]
        blank = [_both(app, pages[2], pages[1], day) for day in _sundays(ROUNDS + 3)][3:]
        for page in pages:
            page.hide()
            page.deleteLater()
        booked = statistics.median(len(full.sessions.day(day)) for day in days)
        for each in (full, empty, nobody):
            each.close()
    theirs, ours, bare = (statistics.median(turn[at] for turn in taken) * 1000 for at in range(3))
    note = (
        f"p50 {ours:.1f} ms, {theirs:.1f} ms with the same {booked:.0f} visits alone;"
        f" {ours / bare:.1f} times the {bare:.1f} ms of an empty clinic's day without visits"
    )
    ratio = statistics.median(turn[1] / turn[0] for turn in taken)
    nothing, behind = (statistics.median(turn[at] for turn in blank) * 1000 for at in range(2))
    blank_note = f"p50 {behind:.1f} ms against {nothing:.1f} ms, no visit on that day in either"
    blank_ratio = statistics.median(turn[1] / turn[0] for turn in blank)
    return [
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


def _both(app: Any, one: Any, other: Any, day: date) -> tuple[float, float]:
    """Both pages at a day, in turns first: whoever is second finds the machine warmer."""
    if day.toordinal() // 7 % 2:
        return _opened(app, one, day), _opened(app, other, day)
    second = _opened(app, other, day)
    return _opened(app, one, day), second


def _sundays(count: int) -> list[date]:
    """Days to come on which nobody is booked, whatever the size of the clinic."""
    first = clinic_of.TODAY + timedelta(days=6 - clinic_of.TODAY.weekday())
    return [first + timedelta(days=7 * number) for number in range(count)]


def _opened(app: Any, page: Any, day: date) -> float:
    """Seconds from asking for a day until it is painted."""
    began = time.perf_counter()
    page.show_day(day)
    app.processEvents()
    return time.perf_counter() - began
