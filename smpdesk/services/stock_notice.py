"""What of the shelf somebody should look at before long: a line of figures, nothing that insists."""

from typing import NamedTuple

from smpdesk.domain.stock import LotState
from smpdesk.services.ground import Ground
from smpdesk.services.recalls import RecallDesk
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
    desk, recalls = StockDesk(ground), RecallDesk(ground)
    late = desk.expiring()
    expired = sum(each.state is LotState.EXPIRED for each in late)
    open_ = [each for each in recalls.all() if each.closed is None]
    untold = {line.client.client for each in open_ for line in recalls.untold(each.id)}
    low = [each for each in desk.low() if not each.product.ended]
    return StockNotice(len(untold), expired, len(late) - expired, len(low))
