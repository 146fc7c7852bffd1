"""Staff and rooms: added, changed, sent away; nobody is deleted."""

from dataclasses import replace

import pytest

from smpdesk.domain.clinic import Role, Staff
from tests.ui.settings.conftest import Settings


def named(settings: Settings, name: str) -> Staff:
    """Somebody, also when they left."""
    return next(each for each in settings.desks.clinic.staff(left=True) if each.name == name)


def test_somebody_new_gets_a_colour_that_nobody_has(settings: Settings) -> None:
    settings.open("staff")
    settings.press("Add somebody")
    assert settings.named("Name, needed").hasFocus()
    settings.write("Name, needed", "Ines Prado-Roe")
    settings.pick("Role", "Manager")
    settings.write("Licence or registration number", "SMP-117")
    settings.press("Add")
    added = named(settings, "Ines Prado-Roe")
    assert (added.role, added.licence, added.treats, added.left) == (Role.MANAGER, "SMP-117", True, False)
    assert added.colour not in {each.colour for each in settings.desks.clinic.staff() if each.id != added.id}
    assert "Ines Prado-Roe" in [row[1] for row in settings.rows("Staff")]
    assert settings.view("Staff").currentIndex().data() == "Ines Prado-Roe"


def test_a_name_that_is_taken_is_refused_beside_the_field(settings: Settings) -> None:
    settings.open("staff")
    settings.press("Add somebody")
    settings.write("Name, needed", "tom hale")
    settings.press("Add")
    assert "There is somebody called tom hale already" in settings.said(settings.named("Name, needed"))
    assert len(settings.desks.clinic.staff()) == 3


def test_who_left_is_listed_last_and_offered_no_longer(settings: Settings) -> None:
    settings.open("staff")
    settings.choose("Staff", 0)
    settings.press("No longer works here")
    settings.press("Save")
    assert named(settings, "Tom Hale").left
    assert settings.rows("Staff")[-1][1:] == ("Tom Hale", "Technician", "Left")
    assert "Tom Hale" not in [each.name for each in settings.desks.clinic.technicians()]


def test_a_colour_from_elsewhere_is_kept(settings: Settings) -> None:
    tom = named(settings, "Tom Hale")
    settings.desks.clinic.save_staff(replace(tom, colour="#123456"))
    settings.open("staff")
    assert settings.named("Colour in the book").currentText() == "Own (#123456)"
    settings.write("Licence or registration number", "9")
    settings.press("Save")
    assert named(settings, "Tom Hale").colour == "#123456"
    settings.pick("Colour in the book", "Plum")
    settings.press("Save")
    assert named(settings, "Tom Hale").colour == "#8a4a9e"


@pytest.mark.parametrize(
    ("answer", "licence", "shown"), [("Save", "77", 1), ("Don't save", "", 1), ("Stay here", "", 0)]
)
def test_going_to_somebody_else_with_edits_asks(
    settings: Settings, answer: str, licence: str, shown: int
) -> None:
    settings.open("staff")
    settings.write("Licence or registration number", "77")
    said = settings.answering(answer)
    settings.choose("Staff", 1)
    assert said == ["Save the changes first?", "Tom Hale"]
    assert named(settings, "Tom Hale").licence == licence
    assert settings.view("Staff").currentIndex().row() == shown
    name = settings.named("Name, needed").text()
    assert name == ("Tom Hale", "Inês Prado")[shown]


def test_a_draft_that_is_given_up_leaves_nothing(settings: Settings) -> None:
    settings.open("staff")
    settings.press("Add somebody")
    settings.write("Name, needed", "Nobody")
    settings.press("Undo changes")
    assert [row[1] for row in settings.rows("Staff")] == ["Tom Hale", "Inês Prado", "Maya Reid"]
    assert settings.named("Name, needed").text() == "Tom Hale"


def test_rooms_are_added_and_closed(settings: Settings) -> None:
    settings.open("rooms")
    settings.press("Add a room")
    assert settings.named("Name, needed").text() == "Room 3"
    settings.write("Name, needed", "Attic")
    settings.press("Add")
    assert "Attic" in [each.name for each in settings.desks.clinic.rooms()]
    settings.press("No longer used")
    settings.press("Save")
    assert "Attic" not in [each.name for each in settings.desks.clinic.rooms()]
    assert settings.rows("Rooms")[-1][1:] == ("Attic", "", "Closed")


def test_somebody_added_elsewhere_appears(settings: Settings) -> None:
    settings.open("staff")
    settings.write("Licence or registration number", "half typed")
    settings.desks.clinic.save_staff(Staff(name="Zoe Lang"))
    settings.settle()
    assert "Zoe Lang" in [row[1] for row in settings.rows("Staff")]
    assert settings.named("Licence or registration number").text() == "half typed"
