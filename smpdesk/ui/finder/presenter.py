"""Who is meant by a few letters or figures: asks the desk, knows no widget."""

from typing import TYPE_CHECKING

from smpdesk.ui.shared.rows import Row

if TYPE_CHECKING:
    from smpdesk.domain.client import ClientLine
    from smpdesk.services.clients import ClientDesk

LIMIT = 8


class FinderPresenter:
    """Clients by name, any part of the telephone number, or e-mail; `record` of a row is the client's id."""

    def __init__(self, desk: "ClientDesk") -> None:
        self._desk = desk

    def rows(self, text: str) -> list[Row]:
        """The best matches, none for no text."""
        if not text.strip():
            return []
        return [_row(line) for line in self._desk.lines(text, LIMIT)]


def _row(line: "ClientLine") -> Row:
    ways = [f"Client {line.number}", line.phone, line.email]
    return Row(
        line.name, " · ".join(way for way in ways if way), line.alert and "Note", "warn", record=line.id
    )
