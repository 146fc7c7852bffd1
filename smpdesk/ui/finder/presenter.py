"""Who is meant by a few letters or figures: asks the desk, knows no widget."""

from typing import TYPE_CHECKING

from smpdesk.ui.shared.rows import Row

if TYPE_CHECKING:
    from smpdesk.domain.client import ClientLine
    from smpdesk.services.desks import Desks

LIMIT = 8
_LOTS = 4  # of them at most


class FinderPresenter:
    """Clients by name, any part of the telephone number, or e-mail, then lots by their number; `record` of a row is
    the client's id, or the lot's number as text."""

    def __init__(self, desks: "Desks") -> None:
        self._desks = desks

    def rows(self, text: str) -> list[Row]:
        """The best matches, none for no text."""
        if not text.strip():
            return []
        found = [_row(line) for line in self._desks.clients.lines(text, LIMIT)]
        return found + self._lots(text)[: max(1, LIMIT - len(found))]

    def _lots(self, text: str) -> list[Row]:
        """Lots are asked for once a figure was typed: their numbers have one, names have none."""
        if sum(each.isalnum() for each in text) < 3 or not any(each.isdigit() for each in text):
            return []
        lots = self._desks.stock.numbered(text, _LOTS)
        return [
            Row(f"Lot {each.lot.number}", each.product.name, "Stock", record=each.lot.number) for each in lots
        ]


def _row(line: "ClientLine") -> Row:
    ways = [f"Client {line.number}", line.phone, line.email]
    return Row(
        line.name, " · ".join(way for way in ways if way), line.alert and "Note", "warn", record=line.id
    )
