"""What the forecast of a client shows, asked for together. No widgets."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smpdesk.domain.curve_drawing import CurveDrawing, drawing
from smpdesk.domain.fade_learning import Learned
from smpdesk.domain.forecast import Factor, Forecast
from smpdesk.domain.forecast_rules import ForecastRules
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.services.forecasts import ClientForecast
from smpdesk.ui.forecast import labels

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class Outlook(NamedTuple):
    """A client's forecast with what it is made of."""

    one: ClientForecast
    answers: dict[Factor, str]
    rules: ForecastRules
    learned: Learned
    country: str
    today: date


class ForecastPresenter:
    """Asks the desk and puts seasons to months."""

    def __init__(self, desks: "Desks", client_id: int) -> None:
        self._desks = desks
        self.client = client_id
        self.now: Outlook | None = None

    def read(self) -> Outlook | None:
        """The forecast as it stands, None for somebody with neither a session nor a finished consultation."""
        desk = self._desks.forecasts
        found = desk.forecast(self.client)
        if found is None:
            self.now = None
        else:
            country = self._desks.clinic.clinic().country
            self.now = Outlook(
                found, desk.answers(self.client), desk.rules(), desk.learned(), country, desk.today()
            )
        return self.now

    def drawing(self, one: Forecast) -> CurveDrawing:
        """The picture of a forecast of this client."""
        assert self.now is not None
        return drawing(one, self.now.one.since, self._desks.forecasts.today())

    def span(self, one: Forecast) -> str:
        """Its range in seasons."""
        assert self.now is not None
        return labels.span(self.now.one.since, one.low, one.high, self.now.country)

    def ends(self, one: Forecast) -> tuple[str, str]:
        """The seasons of both ends."""
        assert self.now is not None
        return labels.ends(self.now.one.since, one.low, one.high, self.now.country)

    def earlier(self) -> list[KeptForecast]:
        """Forecasts before the newest one of their place, the newest first."""
        assert self.now is not None
        seen: set[str] = set()
        found = []
        for each in self.now.one.kept:
            if each.zone in seen:
                found.append(each)
            seen.add(each.zone)
        return found

    def tell(self) -> None:
        """The client has heard it. May raise what a write raises."""
        self._desks.forecasts.told(self.client, "screen")
