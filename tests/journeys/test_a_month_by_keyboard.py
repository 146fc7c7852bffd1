"""The book as it is judged: a month for two technicians, by keys alone, in the whole program."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from smpdesk.domain.appointment import VisitKind, VisitState, clashes
from tests import builders as a
from tests.journeys.conftest import Whole

# Offscreen there is no window manager: what is in front again after a dialog has to be told so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MONDAY = date(2026, 11, 30)
#: What is typed each week: days after Monday, then the line, before the name of a client.
WEEK = (
    (0, "9 tom"),
    (0, "9:30 ip consultation"),
    (1, "14 prado patch test"),
)
NAMES = "Ada Amy Asa Art Ben Bea Boz Bud Cal Cyd Cam Coy".split()


class Hands:
    """Nothing but keys."""

    def __init__(self, whole: Whole, press: Callable[..., None], typed: Callable[[str], None]) -> None:
        self._whole, self._press, self._typed = whole, press, typed

    def keys(self, *keys: str) -> None:
        for key in keys:
            if QApplication.focusWidget() is None:
                self._whole.widget.activateWindow()
                QApplication.processEvents()
            self._press(key)
            QApplication.processEvents()
            QApplication.processEvents()

    def book(self, line: str, *more: str) -> None:
        """Ctrl+B, the line, Enter, and whatever is asked then."""
        self.keys("Ctrl+B")
        self._typed(line)
        self.keys("Return", *more)

    def say(self, text: str) -> None:
        self._typed(text)


@pytest.fixture
def hands(whole: Whole, press: Callable[..., None], typed: Callable[[str], None], tmp_path: Path) -> Hands:
    """The Sessions tab of a clinic with two technicians and twelve clients, opened by Ctrl+2."""
    made = a.clinic(tmp_path)
    for name in NAMES:
        a.client(made, name, "Frost")
    made.close()
    whole.begin(made.store.folder)
    hands = Hands(whole, press, typed)
    hands.keys("Ctrl+2", "W")
    return hands


def visits(whole: Whole) -> list[Any]:
    return [each.appointment for each in whole.desks.sessions.days(MONDAY, MONDAY + timedelta(days=34))]


def test_a_month_for_two_technicians_is_booked_moved_and_cancelled_by_keys(
    whole: Whole, hands: Hands
) -> None:
    for week in range(4):
        for at, (ahead, line) in enumerate(WEEK):
            day = MONDAY + timedelta(days=7 * week + ahead)
            hands.book(f"{day.day}.{day.month}. {line} {NAMES[at * 4 + week].lower()}")
    booked = visits(whole)
    assert len(booked) == 12
    assert Counter(each.technician for each in booked) == {1: 4, 2: 8}
    kinds = (VisitKind.SESSION, VisitKind.CONSULTATION, VisitKind.PATCH_TEST)
    assert Counter(each.kind for each in booked) == dict.fromkeys(kinds, 4)

    # Refused: Tom is with Ada until noon. The nearest free time is taken, and booked.
    hands.book("30.11. 11 tom bea", "Return", "Return")
    tom = [each for each in visits(whole) if each.starts.date() == MONDAY and each.technician == 1]
    assert [each.starts.hour for each in tom] == [9, 12]

    # Moved: the visit just booked, an hour later and over to Inês
    hands.keys("Alt+Right", "Alt+Down", "Alt+Down", "Alt+Down", "Alt+Down")
    moved = whole.desks.sessions.booking(tom[1].id).appointment
    assert (moved.starts, moved.technician) == (datetime(2026, 11, 30, 13), 2)

    # Cut here, pasted two weeks on
    hands.keys("Ctrl+X", "PgDown", "PgDown", "Ctrl+V")
    pasted = whole.desks.sessions.booking(moved.id).appointment
    assert (pasted.starts, pasted.technician, pasted.minutes) == (
        datetime(2026, 12, 14, 13),
        2,
        moved.minutes,
    )

    # Cancelled with a reason
    hands.keys("Delete")
    hands.say("Travels")
    hands.keys("Return")
    gone = whole.desks.sessions.booking(pasted.id).appointment
    assert (gone.state, gone.reason) == (VisitState.CANCELLED, "Travels")

    # Somebody unknown telephones
    hands.book("15.12. 9 tom gwen marsh 07700 900123", "Return", "Return", "Return")
    booked = whole.desks.sessions.day(date(2026, 12, 15))
    assert "Gwen Marsh" in [each.client_name for each in booked]

    month = visits(whole)
    assert len(month) == 13
    assert not any(clashes(each, month) for each in month)
