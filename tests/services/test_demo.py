"""The demo clinic, whenever it is opened."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smpdesk.domain.appointment import VisitKind, VisitState
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


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Callable[[datetime], Path]:
    """The demo as it was laid out at a moment: once for each, because it takes a second."""
    made: dict[datetime, Path] = {}

    def of(moment: datetime) -> Path:
        if moment not in made:
            made[moment] = tmp_path_factory.mktemp("demo") / "Demo.smpdesk"
            open_demo(a.SetClock(moment), folder=made[moment]).close()
        return made[moment]

    return of


@pytest.fixture
def folder(laid_out: Callable[[datetime], Path], tmp_path: Path) -> Path:
    """A copy of the demo of 24 November, 11:45."""
    return shutil.copytree(laid_out(a.NOW), tmp_path / "Demo.smpdesk")


@pytest.fixture(params=MOMENTS, ids=lambda each: f"{each:%d %b %H:%M}")
def demo(
    request: pytest.FixtureRequest, laid_out: Callable[[datetime], Path], tmp_path: Path
) -> Iterator[Desks]:
    """The demo clinic as it is laid out at that moment."""
    copied = shutil.copytree(laid_out(request.param), tmp_path / "Demo.smpdesk")
    desks = open_demo(a.SetClock(request.param), folder=copied)
    yield desks
    desks.close()


def test_somebody_is_in_the_chair_whatever_the_hour(demo: Desks) -> None:
    states = [each.appointment.state for each in demo.sessions.day(demo.clinic.today())]
    assert VisitState.IN_CHAIR in states


def test_all_is_well_with_the_demo_at_any_hour(demo: Desks) -> None:
    findings = demo.keeping.check()
    assert findings.problems == ()
    assert 80 <= findings.counts["clients"] <= 120
    assert findings.counts["sessions"] > 100


def test_the_week_has_visits_of_every_kind_breaks_holidays_and_people_who_wait(demo: Desks) -> None:
    today = demo.clinic.today()
    monday = today - timedelta(days=today.weekday())
    found = demo.sessions.days(monday, monday + timedelta(days=13))
    assert {each.appointment.kind for each in found} >= set(VisitKind) - {VisitKind.TOUCH_UP}
    assert len({each.appointment.starts.date() for each in found}) > 8
    assert {each.name for each in demo.working.blocks()} == {"Lunch", "Training: hairlines"}
    assert {each.name for each in demo.working.closures()} == {"Lisbon", "Christmas"}
    assert demo.waiting.count() == 3
    assert any(each.late for each in demo.sessions.called_off(today, today + timedelta(days=1)))


def test_at_noon_somebody_arrives_sits_in_the_chair_and_leaves(folder: Path) -> None:
    desks = open_demo(a.SetClock(), folder=folder)
    states = {each.client_name: each.appointment.state for each in desks.sessions.day(a.TODAY)}
    leaving = {each.client_name: each.state for each in desks.aftercare.leaving(a.TODAY)}
    desks.close()
    assert states["Marta Davila"] is VisitState.ARRIVED
    assert states["Owen Davies"] is VisitState.IN_CHAIR
    assert leaving["Ana Sousa"] is LeavingState.SHEET_DUE
    assert leaving["Ben Archer"] is LeavingState.GIVEN


def test_the_demo_is_the_same_people_each_time(folder: Path, tmp_path: Path) -> None:
    names = []
    for each_folder in (folder, tmp_path / "two" / "Demo.smpdesk"):
        desks = open_demo(a.SetClock(), folder=each_folder)
        names.append([(each.number, each.listed, each.phone) for each in desks.clients.lines("")])
        desks.close()
    assert names[0] == names[1]


def test_what_somebody_changed_stays_that_day_and_is_set_aside_the_next(folder: Path) -> None:
    clock = a.SetClock()
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
    assert (folder.parent / "Demo before.smpdesk" / "clinic.db").is_file()


def test_most_were_tested_one_declined_in_writing_and_one_waits(folder: Path) -> None:
    desks = open_demo(a.SetClock(), folder=folder)
    lines = desks.clients.lines("", limit=200)
    states = {each.name: desks.patch_tests.state(each.id) for each in lines}
    desks.close()
    codes = [each.code for each in states.values()]
    assert codes.count("patch_declined") == 1 and codes.count("patch_reading_due") == 1
    test = states["Kofi Mensah"].test
    assert test is not None and test.signature and test.paper
    assert sum(each.test is not None for each in states.values()) > 45
