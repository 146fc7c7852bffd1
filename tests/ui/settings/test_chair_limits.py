"""The clinic's limits at the chair."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smpdesk.domain.sitting import Limits
from tests.ui.settings.conftest import Settings


def test_limits_are_set_with_what_is_known_of_them_and_refused_where_they_cross(settings: Settings) -> None:
    settings.open("chair")
    assert "every 60 to 90 minutes" in settings.words()
    long, short = settings.named("A session is long after"), settings.named("A session is short below")
    assert (long.value(), short.value()) == (300, 90)
    for field, value in ((long, "60"), (short, "75")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, value)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    settings.press("Save")
    assert "A short session is shorter than a long one." in settings.words()
    short.setValue(0)
    settings.press("Save")
    assert settings.desks.chair.limits() == Limits(long=60, short=0, pause=90)
    assert not settings.button("Save").isEnabled()
