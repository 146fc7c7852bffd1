"""The clinic's settings, staff and rooms, and what they change elsewhere."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from smpdesk.domain.clinic import Room, Staff
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.services.desks import Desks
from tests import builders as a


def picture(size: tuple[int, int] = (300, 100), form: str = "PNG", **extra: object) -> bytes:
    """A plain picture's bytes."""
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **extra)
    return out.getvalue()


def test_a_logo_is_made_anew_without_what_hides_in_it(desks: Desks) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}  # a place on earth
    desks.clinic.set_logo(picture((3000, 1000), "JPEG", exif=exif))
    kept = desks.clinic.logo()
    assert kept is not None
    with Image.open(BytesIO(kept)) as shown:
        assert (shown.format, max(shown.size), dict(shown.getexif())) == ("PNG", 1200, {})


def test_something_that_is_no_picture_is_refused_and_the_logo_stays(desks: Desks) -> None:
    desks.clinic.set_logo(picture())
    before = desks.clinic.clinic().logo
    with pytest.raises(Refusal) as refused:
        desks.clinic.set_logo(b"GIF89a, or so it says")
    assert refused.value.problems[0].code == "picture_unreadable"
    assert desks.clinic.clinic().logo == before


def test_a_logo_can_be_taken_away(desks: Desks) -> None:
    desks.clinic.set_logo(picture())
    desks.clinic.set_logo(None)
    assert desks.clinic.logo() is None


def test_the_time_zone_decides_what_day_it_is(desks: Desks) -> None:
    desks.clinic.save(replace(desks.clinic.clinic(), time_zone="Pacific/Auckland"))
    assert desks.clinic.today().isoformat() == "2026-11-25"


def test_wrong_settings_are_named_and_nothing_is_saved(desks: Desks) -> None:
    was = desks.clinic.clinic()
    wrong = replace(was, name=" ", time_zone="Europe/Nowhere", country="XYZ", currency="£", paper="A5")
    with pytest.raises(Refusal) as refused:
        desks.clinic.save(replace(wrong, hours=((600, 540),) * 7, language="tlh"))
    fields = {each.field for each in refused.value.problems}
    assert fields == {"name", "time_zone", "country", "currency", "paper", "hours", "language"}
    assert desks.clinic.clinic() == was


def test_two_windows_do_not_overwrite_each_other(desks: Desks) -> None:
    mine = desks.clinic.clinic()
    desks.clinic.save(replace(mine, phone="020 7946 0999"))
    with pytest.raises(Stale):
        desks.clinic.save(replace(mine, phone="020 7946 0000"))


def test_somebody_who_left_keeps_a_place_in_old_records_only(desks: Desks) -> None:
    tom = desks.clinic.technicians()[0]
    desks.clinic.save_staff(replace(tom, left=True))
    assert [each.name for each in desks.clinic.technicians()] == ["Inês Prado"]
    assert tom.name in [each.name for each in desks.clinic.staff(left=True)]


@pytest.mark.parametrize(("name", "code"), [(" ", "staff_name_missing"), ("tom hale", "staff_name_taken")])
def test_staff_need_names_that_tell_them_apart(desks: Desks, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        desks.clinic.save_staff(Staff(name=name))
    assert refused.value.problems[0].code == code


def test_a_closed_room_is_offered_no_longer(desks: Desks) -> None:
    desks.clinic.save_room(replace(desks.clinic.rooms()[0], closed=True))
    assert [each.name for each in desks.clinic.rooms()] == ["Room 2"]
    with pytest.raises(Refusal):
        desks.clinic.save_room(Room(name="room 1"))


def test_the_letterhead_and_paper_size_follow_the_settings(desks: Desks) -> None:
    wanted = replace(desks.clinic.clinic(), name="Southgate", paper="Letter", language="en-US")
    desks.clinic.save(wanted)
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    sheet = desks.aftercare.sheet(session.id)
    assert (sheet.letterhead.name, sheet.size, sheet.language) == ("Southgate", "Letter", "en-US")
    assert "Tuesday, November 24, 2026" in sheet.treatment
