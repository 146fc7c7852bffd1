"""The clock of the demo's history."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

#: Where the demo clinic is.
ZONE = "Europe/London"


class ToldClock:
    """A clock that shows the moment it was told, so that history is written at its own time."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment told, in UTC."""
        return self.at

    def tell(self, wall: datetime) -> None:
        """Show a wall time of the demo clinic."""
        self.at = wall.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
