"""What is drawn on heads of the demo clinic: a mole to keep clear of, the scar of a transplant."""

from smpdesk.domain.course import PlannedZone
from smpdesk.domain.outline import circle, flat
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks

#: What Owen Davies's course shall leave, dots a square centimetre.
PLAN = (PlannedZone("frontal", 110), PlannedZone("midscalp", 115), PlannedZone("crown", 120))

_STRIP = (
    (322, 466), (372, 484), (436, 496), (500, 500), (566, 497), (630, 486), (680, 470),
    (682, 480), (632, 498), (566, 510), (500, 514), (434, 511), (368, 500), (318, 482),
)  # fmt: skip


def mole(desks: Desks, client: int) -> ScalpArea:
    """A mole at the crown."""
    return desks.chart.add_area(
        ScalpArea(
            client=client, kind=AreaKind.NO_GO, zone=Zone.CROWN, name="Mole", view="top", note="raised, 4 mm",
            points=flat(circle(572, 664)), since=desks.sessions.today(),
        )
    )  # fmt: skip


def scar(desks: Desks, client: int) -> ScalpArea:
    """The line of a strip transplant across the back of the head."""
    return desks.chart.add_area(
        ScalpArea(
            client=client, kind=AreaKind.SCAR, zone=Zone.SCAR, name="Transplant scar", view="back", points=flat(_STRIP),
            note="flat, pale", since=desks.sessions.today(),
        )
    )  # fmt: skip
