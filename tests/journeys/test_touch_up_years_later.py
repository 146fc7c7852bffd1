"""Years after a session: forecasts are made anew while nobody works, and the client stands on the list."""

from datetime import timedelta
from pathlib import Path

from smpdesk.domain.session import Session
from smpdesk.domain.work_line import WorkKind
from tests import builders as a
from tests.journeys.conftest import Whole


def test_a_client_of_an_old_list_gets_a_forecast_by_itself_and_is_asked_back(
    whole: Whole, tmp_path: Path
) -> None:
    desks = a.clinic(tmp_path)
    owen = a.client(desks, phone="020 7946 0101")
    with desks.ground.write("Bring in an old session"):
        desks.store.sessions.add(Session(client=owen.id, day=a.TODAY - timedelta(days=1500), historical=True))
    desks.close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.shown.beside.learn()  # thirty quiet seconds later
    whole.settle()
    found = whole.desks.forecasts.forecast(owen.id)
    assert found is not None and [each.why for each in found.kept] == ["first"]
    assert (
        "forecast" not in whole.desks.history.next_undo()
    )  # nobody takes back what the program did by itself
    lines = whole.desks.work_list.lines(a.TODAY)
    assert [(each.kind, each.client) for each in lines] == [(WorkKind.TOUCH_UP, owen.id)]
