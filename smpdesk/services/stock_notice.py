"""What of the shelf somebody should look at before long: a line of figures, nothing that insists."""

from typing import NamedTuple

from smpdesk.domain.stock import LotState
from smpdesk.services.ground import Ground
from smpdesk.services.stock import StockDesk


class StockNotice(NamedTuple):
    """Clients of open recalls who were not told, lots past their day, lots that expire soon, products low."""

    untold: int = 0
    expired: int = 0
    expiring: int = 0
    low: int = 0


def stock_notice(ground: Ground) -> StockNotice:
    """The figures of now; all nought in a clinic that keeps no stock here."""
    if not ground.store.stock.products():
        return StockNotice()
    desk = StockDesk(ground)
    late = desk.expiring()
    expired = sum(each.state is LotState.EXPIRED for each in late)
    low = [each for each in desk.low() if not each.product.ended]
    return StockNotice(_untold(ground), expired, len(late) - expired, len(low))


def _untold(ground: Ground) -> int:
    """Clients of open recalls whom nobody told; most clinics have none on most days, and then nothing is loaded."""
    open_ = [each.id for each in ground.store.recalls.all() if each.closed is None]
    if not open_:
        return 0
    from smpdesk.services.recalls import RecallDesk

    desk = RecallDesk(ground)
    return len({line.client.client for each in open_ for line in desk.untold(each)})
