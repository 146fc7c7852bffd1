"""The clinic's own rule for the list of those who may want a touch-up."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.settings.conftest import Settings


def test_the_age_of_the_recall_list_is_set_with_what_is_known_of_it(settings: Settings) -> None:
    settings.open("lists")
    assert "3 to 5 years" in settings.words() and "36 months is the default" in settings.words()
    field = settings.named("Touch-up due after")
    assert field.value() == 36
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "48")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settings.press("Save")
    assert settings.desks.lists.touch_up_months() == 48
    assert not settings.button("Save").isEnabled()
