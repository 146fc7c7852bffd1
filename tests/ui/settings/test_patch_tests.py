"""The clinic's own rules for patch tests."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.settings.conftest import Settings


def type_over(settings: Settings, name: str, text: str) -> None:
    field = settings.named(name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def test_the_wait_and_the_validity_are_set_with_what_is_known_of_them(settings: Settings) -> None:
    settings.open("patch_tests")
    assert "48 is the default" in settings.words() and "No source gives a figure" in settings.words()
    assert settings.named("From test to treatment").value() == 48
    type_over(settings, "From test to treatment", "72")
    type_over(settings, "A negative test counts for", "0")
    assert settings.named("A negative test counts for").text() == "Without end"
    settings.press("Save")
    assert (settings.desks.patch_tests.lead(), settings.desks.patch_tests.validity()) == (72, 0)
    assert not settings.button("Save").isEnabled()


def test_a_change_elsewhere_is_shown_unless_something_was_typed(settings: Settings) -> None:
    settings.open("patch_tests")
    settings.desks.patch_tests.choose(24, 12)
    settings.settle()
    assert settings.named("From test to treatment").value() == 24
    type_over(settings, "From test to treatment", "100")
    settings.desks.patch_tests.choose(48, 12)
    settings.settle()
    assert settings.named("From test to treatment").value() == 100
    settings.press("Undo changes")
    assert settings.named("From test to treatment").value() == 48
