"""The weights of the forecast as choices of the clinic."""

from PySide6.QtTest import QTest

from smpdesk.domain.forecast import CENTRE, WEIGHTS, Factor
from smpdesk.ui.settings.forecast_section import ForecastSection
from tests.ui.settings.conftest import Settings


def test_a_weight_stands_with_its_sources_is_saved_and_can_be_put_back(settings: Settings) -> None:
    settings.open("forecast")
    section = settings.dialog.sections["forecast"]
    assert isinstance(section, ForecastSection)
    assert "Strong evidence: 10 sources, such as F1" in settings.words()
    section.weights[Factor.SUN, "much"].setFocus()
    section.weights[Factor.SUN, "much"].selectAll()
    QTest.keyClicks(section.weights[Factor.SUN, "much"], "-12")
    section.centre.setValue(50)
    settings.press("Save")
    rules = settings.desks.forecasts.rules()
    assert (rules.weights[Factor.SUN]["much"], rules.centre) == (-12, 50)
    settings.press("Put back what the program came with")
    settings.press("Save")
    rules = settings.desks.forecasts.rules()
    assert (rules.weights, rules.centre) == (WEIGHTS, CENTRE)


def test_how_often_somebody_is_asked_back_is_a_choice_too(settings: Settings) -> None:
    settings.open("forecast")
    section = settings.dialog.sections["forecast"]
    assert isinstance(section, ForecastSection)
    assert (section.interval.value(), section.on_list.value()) == (6, 20)
    section.interval.setValue(12)
    section.on_list.setValue(5)
    settings.press("Save")
    rules = settings.desks.touch_ups.rules()
    assert (rules.interval, rules.on_list) == (12, 5)
