"""What patch tests say against a treating visit, without forbidding it: the technician decides."""

from dataclasses import replace

from smpdesk.domain.appointment import TREATING, Appointment
from smpdesk.domain.problem import Problem, problem
from smpdesk.services.patch_tests import state_of
from smpdesk.storage.store import Store

_MISSING = frozenset({"patch_not_offered", "patch_offered"})
_FINE = frozenset({"patch_clear", "patch_clear_for_good", "patch_declined"})


def patch_advice(store: Store, wanted: Appointment) -> list[Problem]:
    """``patch_test_missing``, ``patch_test_too_recent``, or the state itself when it is no calm one.

    Judged at the time of the visit: a test of tomorrow may be old enough by then.
    """
    if wanted.kind not in TREATING or not wanted.client:
        return []
    state = state_of(store, wanted.client, wanted.starts)
    if state.code in _FINE:
        return []
    if state.code in _MISSING:
        return [problem("patch_test_missing", "starts")]
    if state.code == "patch_too_recent":
        return [problem("patch_test_too_recent", "starts", until=state.said.facts["until"])]
    return [replace(state.said, field="starts")]
