"""Calendar files as other programs read them: icalendar parses what we wrote, and instants are compared."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from smpdesk import words
from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from tests import builders as a
from tests.services.ics_reader import read_strictly

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
Made = Callable[..., Desks]


def events(body: bytes) -> list[Any]:
    """What another program's parser finds."""
    return list(Calendar.from_ical(body).walk("VEVENT"))


def instant(event: Any, name: str) -> datetime:
    """A time of an entry in UTC, by the rules that stand in the file."""
    found = event.decoded(name)
    assert isinstance(found, datetime) and found.tzinfo is not None
    return found.astimezone(UTC)


def offsets(body: bytes) -> list[tuple[datetime, timedelta]]:
    """The clock changes that stand in a file: wall time of each and the offset from then on."""
    zone: Any = Calendar.from_ical(body).walk("VTIMEZONE")[0]
    found: list[tuple[datetime, timedelta]] = []
    for part in zone.subcomponents:
        dates = [part.decoded("dtstart")]
        rdates = part.get("rdate", [])
        for each in rdates if isinstance(rdates, list) else [rdates]:
            dates += [one.dt for one in each.dts]
        found += [(each.replace(tzinfo=None), part.decoded("tzoffsetto")) for each in dates]
    return sorted(found)


@pytest.fixture
def desks_in(tmp_path: Path) -> Made:
    """Makes the clinic in a zone, at a moment."""

    def make(zone: str, at: str = "2026-11-24 11:45") -> Desks:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
        return a.clinic(tmp_path / zone.replace("/", "-"), clock=a.SetClock(moment), time_zone=zone)

    return make


def test_an_entry_for_the_client_says_when_and_where_and_nothing_of_health(desks: Desks):
    owen = a.client(desks, alert="HIV positive", notes="Keloids")
    visit = a.visit(desks, owen, "2026-11-25 10:00")
    body = desks.calendars.invite(visit.id)
    (event,) = events(body)
    assert event["summary"] == "Scalp micropigmentation appointment, Northgate Scalp Studio"
    assert event["location"] == "12 Northgate, Leeds LS1 4AB"
    assert event["status"] == "CONFIRMED"
    assert instant(event, "dtstart") == datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert instant(event, "dtend") == datetime(2026, 11, 25, 13, tzinfo=UTC)
    assert not re.search("HIV|Keloid|Owen", body.decode())
    assert desks.calendars.invite_name(visit.id) == f"{owen.number}-2026-11-25.ics"


def test_an_entry_keeps_its_name_rises_with_changes_and_is_called_off(desks: Desks, clock: a.SetClock):
    visit = a.visit(desks, a.client(desks), "2026-11-25 10:00")
    (first,) = events(desks.calendars.invite(visit.id))
    clock.tick(minutes=5)
    desks.sessions.move(visit.id, visit.starts + timedelta(hours=1), visit.ends + timedelta(hours=1), 1, 1)
    (second,) = events(desks.calendars.invite(visit.id))
    desks.sessions.cancel(visit.id, "On holiday")
    (third,) = events(desks.calendars.invite(visit.id))
    assert first["uid"] == second["uid"] == third["uid"]
    assert first["sequence"] < second["sequence"] < third["sequence"]
    assert second.decoded("dtstamp") - first.decoded("dtstamp") == timedelta(minutes=5)
    assert (third["status"], third["transp"]) == ("CANCELLED", "TRANSPARENT")


def test_entries_of_two_clinics_have_different_names(desks_in: Made):
    found = set()
    for zone in ZONES[:2]:
        desks = desks_in(zone)
        (event,) = events(desks.calendars.invite(a.visit(desks, a.client(desks), "2026-11-25 10:00").id))
        found.add(event["uid"])
        desks.close()
    assert len(found) == 2


@pytest.mark.parametrize(
    ("zone", "now", "starts", "ends", "minutes"),
    [
        ("Europe/London", "2026-10-20 09:00", "2026-10-24 23:00", "2026-10-25 03:00", 300),
        ("Europe/London", "2027-03-20 09:00", "2027-03-27 23:30", "2027-03-28 02:30", 120),
        ("America/New_York", "2026-10-28 09:00", "2026-11-01 00:30", "2026-11-01 03:30", 240),
        ("America/New_York", "2027-03-10 09:00", "2027-03-14 01:30", "2027-03-14 03:30", 60),
        ("Australia/Lord_Howe", "2026-10-01 09:00", "2026-10-04 01:30", "2026-10-04 03:30", 90),
        ("Australia/Lord_Howe", "2027-04-01 09:00", "2027-04-04 01:00", "2027-04-04 03:00", 150),
        ("Asia/Kathmandu", "2026-10-20 09:00", "2026-10-24 23:00", "2026-10-25 02:00", 180),
        ("Europe/London", "2028-02-20 09:00", "2028-02-28 23:00", "2028-02-29 01:00", 120),
        ("America/New_York", "2026-12-28 09:00", "2026-12-31 23:00", "2027-01-01 00:00", 60),
    ],
)
def test_instants_survive_a_night_on_which_clocks_change(
    desks_in: Made, zone: str, now: str, starts: str, ends: str, minutes: int
):
    desks = desks_in(zone, now)
    wall = (datetime.fromisoformat(ends) - datetime.fromisoformat(starts)).total_seconds() // 60
    visit = a.visit(desks, a.client(desks), starts, minutes=int(wall))
    body = desks.calendars.invite(visit.id)
    (event,) = events(body)
    assert event.decoded("dtstart").replace(tzinfo=None) == datetime.fromisoformat(starts)
    assert instant(event, "dtend") - instant(event, "dtstart") == timedelta(minutes=minutes)
    assert event["dtstart"].params["TZID"] == zone
    desks.close()


@pytest.mark.parametrize("zone", ZONES)
def test_the_rules_in_the_file_are_those_of_the_zone_for_every_hour_of_two_years(desks_in: Made, zone: str):
    desks = desks_in(zone)
    body = desks.calendars.invite(a.visit(desks, a.client(desks), "2026-11-25 10:00").id)
    changes = offsets(body)
    hour = datetime(2026, 1, 1, 12, tzinfo=ZoneInfo(zone))
    for day in range(730):
        noon = hour + timedelta(days=day)
        last = [offset for moment, offset in changes if moment <= noon.replace(tzinfo=None)][-1]
        assert noon.utcoffset() == last
    desks.close()


@pytest.mark.parametrize(
    ("zone", "starts", "instead"),
    [("Europe/London", "2027-03-28 01:30", "02:30"), ("America/New_York", "2027-03-14 02:00", "03:00")],
)
def test_nobody_books_a_time_that_does_not_exist(desks_in: Made, zone: str, starts: str, instead: str):
    desks = desks_in(zone, "2027-03-01 09:00")
    with pytest.raises(Refusal) as refused:
        a.visit(desks, a.client(desks), starts)
    said = words.say(refused.value.problems[0])
    assert refused.value.problems[0].code == "time_does_not_exist"
    assert f"that moment is {instead}" in said
    desks.close()


def test_a_time_that_comes_twice_is_refused_and_both_readings_are_named(desks_in: Made):
    desks = desks_in("Europe/London", "2026-10-20 09:00")
    owen = a.client(desks)
    with pytest.raises(Refusal) as refused:
        a.visit(desks, owen, "2026-10-25 01:30", minutes=60, kind=VisitKind.REVIEW)
    assert words.say(refused.value.problems[0]) == (
        "On Sunday 25 October 2026 the clocks go back, and 01:30 comes twice: at UTC+01:00, and 60 min later at "
        "UTC+00:00. The book could not tell one from the other: choose a time up to 00:59, or from 02:00 on."
    )
    visit = a.visit(desks, owen, "2026-10-25 00:30", minutes=90, kind=VisitKind.REVIEW)
    (event,) = events(desks.calendars.invite(visit.id))
    assert instant(event, "dtstart") == datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert instant(event, "dtend") == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)
    desks.close()


def test_the_length_of_a_visit_that_is_offered_is_what_passes(desks_in: Made):
    desks = desks_in("Europe/London", "2027-03-01 09:00")
    owen = a.client(desks)
    draft = desks.sessions.sketch(owen.id, datetime(2027, 3, 28, 0, 30), 1, 1, VisitKind.SESSION)
    assert draft.ends == datetime(2027, 3, 28, 4, 30)
    desks.close()


def test_every_technician_has_a_file_without_names_unless_wished(desks: Desks, tmp_path: Path):
    owen = a.client(desks)
    a.visit(desks, owen, "2026-11-25 10:00")
    a.visit(
        desks, a.client(desks, "Ann", "Bell"), "2026-11-26 10:00", technician=2, kind=VisitKind.PATCH_TEST
    )
    desks.calendars.choose(tmp_path, names=False)
    written = desks.calendars.keep_up()
    assert [path.name for path in written] == ["Tom Hale.ics", "Inês Prado.ics"]
    tom, ines = (path.read_bytes() for path in written)
    assert [str(each["summary"]) for each in events(tom)] == [f"Session 1 of 3 · client {owen.number}"]
    assert [str(each["summary"]) for each in events(ines)] == ["Patch test · client 1002"]
    assert b"Owen" not in tom and b"Ann" not in ines
    desks.calendars.choose(tmp_path, names=True)
    desks.calendars.keep_up()
    (named,) = events(written[0].read_bytes())
    assert named["summary"] == "Owen Davies · Session 1 of 3"


def test_the_same_book_is_the_same_bytes_and_the_file_is_left_alone(desks: Desks, tmp_path: Path):
    a.visit(desks, a.client(desks), "2026-11-25 10:00")
    (tom, _) = desks.calendars.write_all(tmp_path)
    before = (tom.read_bytes(), tom.stat().st_mtime_ns)
    desks.calendars.write_all(tmp_path)
    assert (tom.read_bytes(), tom.stat().st_mtime_ns) == before


def test_old_visits_fall_out_and_cancelled_ones_to_come_are_called_off(desks: Desks, tmp_path: Path):
    owen = a.client(desks)
    a.visit(desks, owen, "2026-10-24 10:00", kind=VisitKind.REVIEW)
    kept = a.visit(desks, owen, "2026-10-25 10:00", kind=VisitKind.REVIEW)
    last = a.visit(desks, owen, "2027-11-24 10:00", kind=VisitKind.REVIEW)
    gone = a.visit(desks, owen, "2026-11-30 10:00", kind=VisitKind.REVIEW)
    desks.sessions.cancel(gone.id, "On holiday")
    (tom, _) = desks.calendars.write_all(tmp_path)
    found = events(tom.read_bytes())
    assert [each.decoded("dtstart").date() for each in found] == [
        each.starts.date() for each in (kept, gone, last)
    ]
    assert [str(each["status"]) for each in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


def test_somebody_who_is_called_otherwise_now_has_one_file(desks: Desks, tmp_path: Path):
    desks.calendars.write_all(tmp_path)
    (tmp_path / "mine.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    tom = desks.clinic.technicians()[0]
    desks.clinic.save_staff(replace(tom, name="Tom Hale / Northgate"))
    desks.calendars.write_all(tmp_path)
    names = sorted(path.name for path in tmp_path.glob("*.ics"))
    assert names == ["Inês Prado.ics", "Tom Hale - Northgate.ics", "mine.ics"]


def test_two_people_whose_names_are_one_as_files_have_a_file_each(tmp_path: Path):
    desks = a.clinic(tmp_path, technicians=("Tom/Hale", "Tom-hale", "CON"))
    found = desks.calendars.write_all(tmp_path)
    assert [path.name for path in found] == ["Tom-Hale.ics", "Tom-hale 2.ics", "CON-.ics"]
    assert all(path.is_file() for path in found)
    desks.close()


def test_a_file_of_somebody_else_is_never_written_over(desks: Desks, tmp_path: Path):
    (tmp_path / "Tom Hale.ics").write_text("BEGIN:VCALENDAR\r\nX-WR-CALNAME:Private\r\nEND:VCALENDAR\r\n")
    written = desks.calendars.write_all(tmp_path)
    assert written[0].name == "Tom Hale 2.ics"
    assert "Private" in (tmp_path / "Tom Hale.ics").read_text()


def test_a_folder_that_is_away_is_told_and_stopping_leaves_the_files(desks: Desks, tmp_path: Path):
    with pytest.raises(StorageFault) as fault:
        desks.calendars.choose(tmp_path / "usb", names=False)
    assert fault.value.code == "calendar_folder_missing"
    desks.calendars.choose(tmp_path, names=False)
    (tom, _) = desks.calendars.keep_up()
    assert desks.calendars.last_written() is not None
    desks.calendars.choose(None, names=False)
    assert desks.calendars.keep_up() == []
    assert tom.is_file()


def test_a_session_through_the_night_counts_the_hours_that_passed(tmp_path: Path):
    clock = a.SetClock(datetime(2026, 10, 24, 20, tzinfo=UTC))
    desks = a.clinic(tmp_path, clock=clock)
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-10-24 23:00", minutes=240)
    clock.at = datetime(2026, 10, 25, 4, tzinfo=UTC)
    session = a.finished(desks, visit)
    assert (session.started, session.ended) == (visit.starts, visit.ends)
    assert desks.sessions.minutes(visit.starts, visit.ends) == 300
    assert [each.minutes for each in desks.clients.steps(owen.id) if each.session] == [300]
    desks.close()


@pytest.mark.parametrize("zone", ZONES)
def test_another_parser_finds_the_same_times_on_both_sides_of_each_change_of_clocks(
    desks_in: Made, zone: str, tmp_path: Path
):
    desks = desks_in(zone, "2026-09-20 02:00")
    who = a.client(desks, "Łukasz; Ünal,", "O\u2019Brien \U0001f600 " + "Very " * 20 + "Long")
    days = (
        "2026-10-03",
        "2026-10-04",
        "2026-10-24",
        "2026-10-25",
        "2026-11-01",
        "2027-03-14",
        "2027-03-28",
        "2027-04-04",
    )
    wanted = []
    for day in days:
        visit = a.visit(desks, who, f"{day} 09:00", minutes=90, kind=VisitKind.REVIEW)
        wanted.append(visit.starts.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None))
        if day == "2026-10-24":  # through the night on which London puts its clocks back
            a.visit(desks, who, f"{day} 23:00", minutes=180, kind=VisitKind.REVIEW)
    (tmp_path / "out").mkdir()
    desks.calendars.choose(tmp_path / "out", names=True)
    (tom, *_) = desks.calendars.keep_up()
    found = [each for each in read_strictly(tom.read_bytes()) if "T2300" not in each["DTSTART"][0]]
    assert [each["DTSTART"][1] for each in found] == wanted
    assert [each["DTEND"][1] for each in found] == [each + timedelta(minutes=90) for each in wanted]
    assert {each["SUMMARY"][0] for each in found} == {f"{who.name} · Review"}
    theirs = [
        each.decoded("dtstart").astimezone(UTC).replace(tzinfo=None) for each in events(tom.read_bytes())
    ]
    assert [each for each in theirs if each in wanted] == wanted
    desks.close()


def test_without_names_nothing_in_the_file_tells_who_it_is(desks: Desks, tmp_path: Path):
    who = a.client(
        desks, "Zebedee", "Quux", phone="07700 900118", email="z@example.org", alert="HIV", notes="Keloids"
    )
    visit = a.visit(desks, who, "2026-11-25 10:00")
    desks.sessions.change(replace(visit, note="Zebedee brings Xanthe"))
    (tom, _) = desks.calendars.write_all(tmp_path)
    (entry,) = read_strictly(tom.read_bytes())
    said = " ".join(value for value, _ in entry.values())
    assert not re.search("zebedee|quux|900118|example|hiv|keloid|xanthe", said + tom.name, re.IGNORECASE)
    assert "DESCRIPTION" not in entry
    assert re.fullmatch(rf"visit-{visit.id}@\w+\.smpdesk", entry["UID"][0])


def test_what_another_desk_booked_stands_in_the_file_too(desks: Desks, tmp_path: Path):
    owen = a.client(desks)
    desks.calendars.choose(tmp_path, names=False)
    other = open_desks(desks.store.folder, a.SetClock(), AtDesk())
    visit = a.visit(other, owen, "2026-11-25 10:00")
    (tom, _) = desks.calendars.keep_up()
    assert len(read_strictly(tom.read_bytes())) == 1
    other.sessions.move(visit.id, visit.starts, visit.ends, 2, 2)
    other.close()
    tom, ines = desks.calendars.keep_up()
    assert [len(events(each.read_bytes())) for each in (tom, ines)] == [0, 1]


def test_a_folder_that_goes_or_cannot_be_written_to_costs_a_sentence_and_no_file(
    desks: Desks, tmp_path: Path
):
    a.visit(desks, a.client(desks), "2026-11-25 10:00")
    place = tmp_path / "shared"
    place.mkdir()
    desks.calendars.choose(place, names=False)
    files = {path: path.read_bytes() for path in desks.calendars.keep_up()}
    place.rename(tmp_path / "gone")
    with pytest.raises(StorageFault) as fault:
        desks.calendars.keep_up()
    assert words.say(fault.value.problem).startswith(f"The folder \u201c{place}\u201d is not there.")
    (tmp_path / "gone").rename(place)
    assert {path: path.read_bytes() for path in files} == files
    if Path("/proc/self").is_dir():  # a folder in which not even the administrator can write
        with pytest.raises(StorageFault) as fault:
            desks.calendars.write_all(Path("/proc/self"))
        assert words.say(fault.value.problem).startswith(
            "The calendar file \u201c/proc/self/Tom Hale.ics\u201d could not be"
        )
    a.visit(desks, a.client(desks, "Ana"), "2026-11-26 10:00")
    assert len(events(desks.calendars.keep_up()[0].read_bytes())) == 2
    assert sorted(path.name for path in place.iterdir()) == ["Inês Prado.ics", "Tom Hale.ics"]
