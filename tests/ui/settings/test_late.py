"""The clinic's late rule."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.settings.conftest import Settings


def test_the_notice_and_its_words_are_set_with_what_is_known_of_them(settings: Settings) -> None:
    settings.open("late")
    assert "48 hours is the most common" in settings.words()
    field = settings.named("Notice that is asked for")
    assert field.value() == 48
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "72")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settings.write("What the rule says", "Half is charged.")
    settings.press("Save")
    assert (settings.desks.late.hours(), settings.desks.late.text()) == (72, "Half is charged.")
    assert not settings.button("Save").isEnabled()


def test_steps_lateness_and_moves_are_set_too_and_a_wrong_step_is_said(settings: Settings) -> None:
    settings.open("late")
    settings.named("A longer notice, as a first step").setValue(24)
    settings.named("Due with less notice").setValue(50)
    settings.named("Too late from").setValue(20)
    settings.press("Save")
    assert "The longer notice must be longer than 48 hours" in settings.words()
    settings.named("A longer notice, as a first step").setValue(72)
    settings.press("Save")
    rule = settings.desks.late.rule()
    assert (rule.early_hours, rule.percent, rule.arrival_minutes, rule.free_moves) == (72, 50, 20, 0)
