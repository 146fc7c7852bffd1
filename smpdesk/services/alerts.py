"""What stands at the head of a client's page, from everything on record."""

from smpdesk.domain.alerts import Alert, client_alerts, health_alerts, in_order, incident_alerts, patch_alert
from smpdesk.domain.appointment import OCCUPYING, TREATING, VisitState
from smpdesk.services.consents_known import stands
from smpdesk.services.ground import Ground
from smpdesk.services.health import healths
from smpdesk.services.patch_tests import state_of


def alerts_of(ground: Ground, client_id: int) -> list[Alert]:
    """Everything that would stop or endanger the next treatment, the gravest first."""
    store, now = ground.store, ground.now()
    client = store.clients.get(client_id)
    coming = [
        each
        for each in store.appointments.of_client(client_id)
        if each.kind in TREATING
        and each.state in OCCUPYING
        and each.state is not VisitState.DONE
        and each.starts.date() >= now.date()
    ]
    health = healths(store, [client_id], now.date())[client_id]
    found = client_alerts(client, now.date(), stands(store, client_id, now.date()), treated=bool(coming))
    found += health_alerts(health, bool(coming), any(each.starts.date() == now.date() for each in coming))
    found += incident_alerts(store.incidents.of_client(client_id))
    state = state_of(store, client_id, now)
    found.append(patch_alert(state.code, state.kind, bool(coming)))
    return in_order(found)
