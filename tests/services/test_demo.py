"""The demo clinic, whenever it is opened."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.booking import LeavingState
from smpdesk.services.demo.opening import open_demo
from smpdesk.services.desks import Desks
from tests import builders as a

MOMENTS = (
    datetime(2026, 11, 24, 11, 45, tzinfo=UTC),
    datetime(2026, 11, 22, 0, 4, tzinfo=UTC),  # four minutes into a Sunday
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # just after the clocks went forward
    datetime(2028, 2, 29, 23, 50, tzinfo=UTC),
)


@pytest.fixture(params=MOMENTS, ids=lambda each: f"{each:%d %b %H:%M}")
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desks]:
    """The demo clinic as it is laid out at that moment."""
    desks = open_demo(a.SetClock(request.param), folder=tmp_path / "Demo.smpdesk")
    yield desks
    desks.close()


def test_somebody_is_in_the_chair_whatever_the_hour(demo: Desks) -> None:
    states = [each.appointment.state for each in demo.sessions.day(demo.clinic.today())]
    assert VisitState.IN_CHAIR in states


def test_all_is_well_with_the_demo_at_any_hour(demo: Desks) -> None:
    findings = demo.keeping.check()
    assert findings.problems == ()
    assert 50 <= findings.counts["clients"] <= 70
    assert findings.counts["sessions"] > 100


def test_at_noon_somebody_arrives_sits_in_the_chair_and_leaves(tmp_path: Path) -> None:
    desks = open_demo(a.SetClock(), folder=tmp_path / "Demo.smpdesk")
    states = {each.client_name: each.appointment.state for each in desks.sessions.day(a.TODAY)}
    leaving = {each.client_name: each.state for each in desks.aftercare.leaving(a.TODAY)}
    desks.close()
    assert states["Marta Davila"] is VisitState.ARRIVED
    assert states["Owen Davies"] is VisitState.IN_CHAIR
    assert leaving["Ana Sousa"] is LeavingState.SHEET_DUE
    assert leaving["Ben Archer"] is LeavingState.GIVEN


def test_the_demo_is_the_same_people_each_time(tmp_path: Path) -> None:
    names = []
    for folder in ("one", "two"):
        desks = open_demo(a.SetClock(), folder=tmp_path / folder / "Demo.smpdesk")
        names.append([(each.number, each.listed, each.phone) for each in desks.clients.lines("")])
        desks.close()
    assert names[0] == names[1]


def test_what_somebody_changed_stays_that_day_and_is_set_aside_the_next(tmp_path: Path) -> None:
    folder, clock = tmp_path / "Demo.smpdesk", a.SetClock()
    desks = open_demo(clock, folder=folder)
    a.client(desks, "Played", "With")
    desks.close()
    clock.tick(minutes=20)
    desks = open_demo(clock, folder=folder)
    assert [each.listed for each in desks.clients.lines("played")] == ["With, Played"]
    desks.close()
    clock.tick(days=1)
    desks = open_demo(clock, folder=folder)
    assert desks.clients.lines("played") == []
    desks.close()
    assert (tmp_path / "Demo before.smpdesk" / "clinic.db").is_file()


def test_most_were_tested_one_declined_in_writing_and_one_waits(tmp_path: Path) -> None:
    desks = open_demo(a.SetClock(), folder=tmp_path / "Demo.smpdesk")
    lines = desks.clients.lines("", limit=200)
    states = {each.name: desks.patch_tests.state(each.id) for each in lines}
    desks.close()
    codes = [each.code for each in states.values()]
    assert codes.count("patch_declined") == 1 and codes.count("patch_reading_due") == 1
    test = states["Kofi Mensah"].test
    assert test is not None and test.signature and test.paper
    assert sum(each.test is not None for each in states.values()) > 45
