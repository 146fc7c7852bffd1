"""The clinic's ways: where it is, what it counts in, how its papers look."""

from smpdesk.domain.clinic import PAPER_SIZES
from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.settings.section import ClinicSection
from smpdesk.ui.shared import countries
from smpdesk.ui.shared.forms import choice

LANGUAGES = (("English (United Kingdom)", "en-GB"), ("English (United States)", "en-US"))


class WaysSection(ClinicSection):
    """Country, time zone, currency, language, paper."""

    def __init__(self, ask: SettingsPresenter) -> None:
        super().__init__(
            ask, "Country and papers", "How telephone numbers, dates, money and papers are meant here."
        )
        country = self.base.country
        self.field(
            "country",
            "Country",
            choice((name, code) for code, name in countries.countries()),
            "How telephone numbers without a country are read",
        )
        self.field(
            "time_zone",
            "Time zone",
            choice(dict.fromkeys((*countries.zones_of(country), *countries.zones()))),
            "The clock on the clinic's wall",
        )
        self.field("currency", "Currency", choice((name, code) for code, name in countries.currencies()))
        self.field("language", "Language", choice(LANGUAGES), "How dates and times are written")
        self.field("paper", "Paper", choice(PAPER_SIZES), "The size that papers are printed on")
        self.body.addStretch(1)
        self.fill()
