"""Clock changes of four zones: one in spring and autumn, one the other way round, one of half an hour, none."""

from datetime import datetime

import pytest

from smpdesk.domain import wall

LONDON, YORK, HOWE, KATHMANDU = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
)


def at(text: str) -> datetime:
    """Wall time."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "moment", "instead"),
    [
        (LONDON, "2027-03-28 01:30", "02:30"),
        (LONDON, "2027-03-28 01:00", "02:00"),
        (YORK, "2027-03-14 02:15", "03:15"),
        (HOWE, "2026-10-04 02:10", "02:40"),
    ],
)
def test_a_time_that_is_jumped_over_does_not_exist(zone: str, moment: str, instead: str):
    assert not wall.exists(at(moment), zone)
    (found,) = wall.gap_problems(at(moment), at(moment).replace(hour=9), zone)
    assert (found.code, found.field) == ("time_does_not_exist", "starts")
    assert str(found.facts["instead"])[:5] == instead


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        (LONDON, "2027-03-28 00:59"),
        (LONDON, "2027-03-28 02:00"),
        (YORK, "2027-03-14 03:00"),
        (HOWE, "2026-10-04 02:30"),
        (KATHMANDU, "2027-03-28 01:30"),
        (LONDON, "2028-02-29 01:30"),
        (LONDON, "2026-12-31 23:59"),
    ],
)
def test_the_times_beside_it_do(zone: str, moment: str):
    assert wall.exists(at(moment), zone)


@pytest.mark.parametrize(
    ("zone", "moment", "twice"),
    [
        (LONDON, "2026-10-25 01:30", True),
        (LONDON, "2026-10-25 01:00", True),
        (LONDON, "2026-10-25 02:00", False),
        (LONDON, "2026-10-25 00:59", False),
        (LONDON, "2027-03-28 01:30", False),
        (YORK, "2026-11-01 01:30", True),
        (HOWE, "2027-04-04 01:45", True),
        (HOWE, "2027-04-04 01:15", False),
        (KATHMANDU, "2026-10-25 01:30", False),
    ],
)
def test_a_time_comes_twice_when_clocks_go_back(zone: str, moment: str, twice: bool):
    assert wall.comes_twice(at(moment), zone) is twice
    found = [each.field for each in wall.twice_problems(at(moment), at(moment).replace(hour=9), zone)]
    assert found == (["starts"] if twice else [])


@pytest.mark.parametrize(
    ("zone", "moment", "apart", "readings", "around"),
    [
        (LONDON, "2026-10-25 01:30", 60, ("+01:00", "+00:00"), ("00:59", "02:00")),
        (YORK, "2026-11-01 01:30", 60, ("\u221204:00", "\u221205:00"), ("00:59", "02:00")),
        (HOWE, "2027-04-04 01:45", 30, ("+11:00", "+10:30"), ("01:29", "02:00")),
    ],
)
def test_both_readings_of_a_time_that_comes_twice_are_named(
    zone: str, moment: str, apart: int, readings: tuple[str, str], around: tuple[str, str]
):
    (found,) = wall.twice_problems(at(moment).replace(hour=0, minute=15), at(moment), zone)
    facts = found.facts
    assert (found.field, facts["apart"], (facts["first"], facts["second"])) == ("ends", apart, readings)
    assert (str(facts["before"])[:5], str(facts["after"])[:5]) == around


@pytest.mark.parametrize(
    ("zone", "starts", "ends", "minutes"),
    [
        (LONDON, "2027-03-27 23:00", "2027-03-28 03:00", 180),
        (LONDON, "2026-10-24 23:00", "2026-10-25 03:00", 300),
        (YORK, "2027-03-14 01:00", "2027-03-14 04:00", 120),
        (HOWE, "2026-10-04 01:00", "2026-10-04 04:00", 150),
        (HOWE, "2027-04-04 01:00", "2027-04-04 04:00", 210),
        (KATHMANDU, "2026-10-24 23:00", "2026-10-25 03:00", 240),
        (LONDON, "2028-02-28 23:30", "2028-02-29 00:30", 60),
        (LONDON, "2026-12-31 23:30", "2027-01-01 00:30", 60),
    ],
)
def test_a_length_is_what_passes_and_a_clock_shows_it(zone: str, starts: str, ends: str, minutes: int):
    assert wall.minutes_between(at(starts), at(ends), zone) == minutes
    assert wall.later(at(starts), minutes, zone) == at(ends)
