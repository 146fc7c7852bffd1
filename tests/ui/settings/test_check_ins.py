"""When this clinic asks how clients are, and what."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from smpdesk.domain.follow_up import Scheme
from tests.ui.settings.conftest import Settings


def test_days_questions_and_attempts_are_kept_as_one_change(settings: Settings) -> None:
    settings.open("check_ins")
    desk = settings.desks.follow_ups
    settings.write("Days after the session", "2, 7")
    settings.write("Attempts before a letter is offered", "2")
    settings.pick("Questions at the check-in", "Every year after")
    box = settings.named("Sunscreen outdoors?")
    assert isinstance(box, QCheckBox) and box.isChecked()
    box.click()
    settings.press("Save")
    assert desk.scheme() == replace(Scheme(), days=(2, 7), tries=2)
    assert desk.questions("y3") == ("look", "photos")
    settings.desks.history.undo_last()
    assert (desk.scheme(), desk.questions("y3")) == (Scheme(), ("look", "sunscreen", "photos"))


def test_days_that_are_no_numbers_are_explained_beside_the_field(settings: Settings) -> None:
    settings.open("check_ins")
    settings.write("Days after the session", "one, 5")
    settings.press("Save")
    assert "not a list of numbers" in settings.words()
    settings.write("Days after the session", "500")
    settings.press("Save")
    assert "Numbers from 1 to 120" in settings.words()
    assert settings.desks.follow_ups.scheme() == Scheme()
