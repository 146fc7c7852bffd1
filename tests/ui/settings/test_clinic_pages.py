"""The clinic's own pages: what is typed is saved, or refused beside its field, and seen at once."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from smpdesk import words
from smpdesk.services.aftercare import AftercareDesk
from tests import builders as a
from tests.ui.settings.conftest import PAGES, Settings


def picture(folder: Path) -> Path:
    """A logo as somebody would have it."""
    from PIL import Image

    path = folder / "logo.png"
    Image.new("RGB", (300, 120), (20, 90, 100)).save(path)
    return path


def test_what_is_typed_is_saved_and_stands_on_the_next_paper(settings: Settings) -> None:
    settings.open()
    settings.write("Name, needed", "Eastgate Clinic")
    settings.write("Telephone", "020 7946 0999")
    assert settings.pages()[0] == "Not saved"
    settings.press("Save")
    clinic = settings.desks.clinic.clinic()
    assert (clinic.name, clinic.phone) == ("Eastgate Clinic", "020 7946 0999")
    assert "Saved" in settings.words()
    assert settings.pages()[0] == ""
    visit = a.visit(settings.desks, a.client(settings.desks), "2026-11-24 08:00")
    desk: AftercareDesk = settings.desks.aftercare
    assert desk.sheet(a.finished(settings.desks, visit).id).letterhead.name == "Eastgate Clinic"


def test_a_clinic_without_a_name_is_refused_beside_the_field(settings: Settings) -> None:
    settings.open()
    settings.write("Name, needed", "")
    settings.press("Save")
    assert "The clinic needs a name" in settings.said(settings.named("Name, needed"))
    assert settings.named("Name, needed").hasFocus()
    assert settings.desks.clinic.clinic().name == "Northgate Scalp Studio"


def test_undo_changes_shows_what_is_stored(settings: Settings) -> None:
    settings.open()
    settings.write("E-mail", "desk@example.com")
    settings.press("Undo changes")
    assert settings.named("E-mail").text() == ""
    assert not settings.button("Save").isEnabled()


def test_the_logo_is_picked_shown_and_removed(settings: Settings, tmp_path: Path) -> None:
    settings.open()
    assert settings.said(settings.named("The clinic's logo")) == "No logo is set"
    settings.press("Choose a picture")
    settings.save_as(picture(tmp_path))
    assert settings.desks.clinic.logo()
    assert settings.said(settings.named("The clinic's logo")) == "A logo is set"
    settings.press("Remove")
    assert settings.desks.clinic.logo() is None
    assert settings.said(settings.named("The clinic's logo")) == "No logo is set"


def test_a_file_that_is_no_picture_is_said_beside_the_logo(settings: Settings, tmp_path: Path) -> None:
    letter = tmp_path / "letter.png"
    letter.write_text("not a picture", encoding="utf-8")
    settings.open()
    settings.press("Choose a picture")
    settings.save_as(letter)
    assert "not a picture that can be read" in settings.words()
    assert settings.button("Choose a picture").isEnabled()


def test_an_unsaved_page_survives_a_logo(settings: Settings, tmp_path: Path) -> None:
    settings.open()
    settings.write("Web", "northgate.example")
    settings.press("Choose a picture")
    settings.save_as(picture(tmp_path))
    assert settings.named("Web").text() == "northgate.example"
    settings.press("Save")
    clinic = settings.desks.clinic.clinic()
    assert clinic.web == "northgate.example"
    assert clinic.logo


def test_country_zone_money_language_and_paper_are_saved_together(settings: Settings) -> None:
    settings.open("ways")
    settings.pick("Country", "United States")
    settings.pick("Time zone", "America/New_York")
    settings.pick("Currency", "USD – US Dollar")
    settings.pick("Language", "English (United States)")
    settings.pick("Paper", "Letter")
    settings.press("Save")
    clinic = settings.desks.clinic.clinic()
    assert (clinic.country, clinic.time_zone, clinic.currency) == ("US", "America/New_York", "USD")
    assert (clinic.language, clinic.paper) == ("en-US", "Letter")
    assert words.language() == "en-US"


def test_a_zone_that_is_not_offered_stays(settings: Settings) -> None:
    settings.desks.clinic.save(replace(settings.desks.clinic.clinic(), time_zone="Etc/GMT-4"))
    settings.open("ways")
    assert settings.named("Time zone").currentText() == "Etc/GMT-4"
    settings.pick("Paper", "Letter")
    settings.press("Save")
    assert settings.desks.clinic.clinic().time_zone == "Etc/GMT-4"


def test_opening_hours_of_each_day(settings: Settings) -> None:
    settings.open("hours")
    settings.write("Monday, opens at", "8")
    settings.write("Monday, closes at", "1930")
    settings.press("Saturday")
    settings.press("Sunday")
    settings.press("Save")
    hours = settings.desks.clinic.clinic().hours
    assert hours[0] == (480, 1170)
    assert hours[1] == (540, 1080)
    assert hours[5] is None
    assert hours[6] == (540, 1080)


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        ("18", "9", "A day closes after it opens"),
        ("late", "18", "is not a time"),
        ("", "18", "is not a time"),
    ],
)
def test_hours_that_cannot_be_are_said_beside_the_day(
    settings: Settings, opens: str, closes: str, sentence: str
) -> None:
    settings.open("hours")
    settings.write("Tuesday, opens at", opens)
    settings.write("Tuesday, closes at", closes)
    settings.press("Save")
    assert sentence in settings.words()
    assert sentence in settings.said(settings.named("Tuesday, opens at"))
    assert settings.desks.clinic.clinic().hours[1] == (540, 1080)


def test_two_pages_of_one_clinic_do_not_stand_in_each_others_way(settings: Settings) -> None:
    settings.open()
    settings.write("Web", "northgate.example")
    settings.turn_to("ways")
    settings.pick("Paper", "Letter")
    settings.press("Save")
    settings.turn_to("clinic")
    settings.press("Save")
    clinic = settings.desks.clinic.clinic()
    assert (clinic.web, clinic.paper) == ("northgate.example", "Letter")


def test_a_field_changed_elsewhere_is_shown_before_it_is_overwritten(settings: Settings) -> None:
    settings.open()
    settings.write("Telephone", "111")
    settings.desks.clinic.save(replace(settings.desks.clinic.clinic(), phone="222"))
    said = settings.answering("Close")
    settings.press("Save")
    assert said[0] == "Somebody else changed this meanwhile"
    assert settings.desks.clinic.clinic().phone == "222"
    settings.press("Save")
    assert settings.desks.clinic.clinic().phone == "111"


def test_a_change_elsewhere_shows_on_a_page_that_was_not_edited(settings: Settings) -> None:
    settings.open()
    settings.desks.clinic.save(replace(settings.desks.clinic.clinic(), phone="222"))
    settings.settle()
    assert settings.named("Telephone").text() == "222"


@pytest.mark.parametrize(
    ("answer", "stored", "stays"),
    [("Save", "x.example", False), ("Don't save", "", False), ("Stay here", "", True)],
)
def test_closing_with_edits_asks(settings: Settings, answer: str, stored: str, stays: bool) -> None:
    settings.open()
    settings.write("Web", "x.example")
    said = settings.answering(answer)
    settings.press("Close")
    assert said == ["Save before closing?", "There are changes in: Clinic."]
    assert settings.desks.clinic.clinic().web == stored
    assert isValid(settings.dialog) is stays


def test_closing_with_what_cannot_be_saved_stays_and_says_why(
    settings: Settings, press: Callable[..., None]
) -> None:
    settings.open()
    settings.write("Name, needed", "")
    settings.turn_to("rooms")
    settings.answering("Save")
    press("Escape")
    settings.settle()
    assert settings.dialog.isVisible()
    assert "The clinic needs a name" in settings.words()


@pytest.mark.parametrize(
    ("look", "scale"),
    [
        pytest.param(look, scale, marks=pytest.mark.look(look, scale))
        for look in ("light", "dark")
        for scale in (1.0, 1.5)
    ],
)
def test_nothing_is_cut_and_everything_has_a_name(
    settings: Settings,
    look: str,
    scale: float,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    settings.open(width=min(1280, round(900 * scale)), height=min(780, round(660 * scale)))
    assert tuple(settings.dialog.sections) == PAGES
    for page, row in zip(PAGES, settings.rows("Pages of the settings"), strict=True):
        settings.turn_to(page)
        assert settings.dialog.sections[page].title == row[1]
        assert clipped(settings.dialog) == []
        assert nameless(settings.dialog) == []


def test_the_logo_keeps_no_hidden_data(settings: Settings, tmp_path: Path) -> None:
    from PIL import Image

    settings.open()
    settings.press("Choose a picture")
    settings.save_as(picture(tmp_path))
    assert QApplication.activeModalWidget() is None
    kept = settings.desks.clinic.logo()
    assert kept is not None
    assert Image.open(BytesIO(kept)).size[0] <= 300


def test_enter_in_a_field_saves_its_page(settings: Settings, press: Callable[..., None]) -> None:
    settings.open("rooms")
    settings.choose("Rooms", 1)
    settings.write("Name, needed", "Garden room")
    press("Return")
    settings.settle()
    assert [each.name for each in settings.desks.clinic.rooms()] == ["Room 1", "Garden room"]
    settings.turn_to("clinic")
    settings.write("Web", "northgate.example")
    press("Return")
    settings.settle()
    assert settings.desks.clinic.clinic().web == "northgate.example"
