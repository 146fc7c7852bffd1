"""The people who work at the clinic, and its rooms."""

from typing import Any

from smpdesk.domain.clinic import Room, Staff
from smpdesk.storage.part import Part
from smpdesk.storage.rows import RoomRow, StaffRow


class StaffPart(Part):
    """Members of staff."""

    def get(self, key: int) -> Staff:
        """One of them, those who left too; KeyError when unknown."""
        return self._by_id(StaffRow, key, Staff)

    def all(self, left: bool = False) -> list[Staff]:
        """In the order they joined; those who left only when asked for."""
        found = self._known("all", _staff, Staff)
        return found if left else [each for each in found if not each.left]

    def add(self, staff: Staff) -> Staff:
        """Write a new one."""
        return self._add(StaffRow, staff)

    def save(self, staff: Staff) -> Staff:
        """Write a changed one. Raises Stale."""
        return self._save(StaffRow, staff)


class RoomPart(Part):
    """Treatment rooms."""

    def get(self, key: int) -> Room:
        """One of them, closed ones too; KeyError when unknown."""
        return self._by_id(RoomRow, key, Room)

    def all(self, closed: bool = False) -> list[Room]:
        """In the order they were made; closed ones only when asked for."""
        found = self._known("all", _rooms, Room)
        return found if closed else [each for each in found if not each.closed]

    def add(self, room: Room) -> Room:
        """Write a new one."""
        return self._add(RoomRow, room)

    def save(self, room: Room) -> Room:
        """Write a changed one. Raises Stale."""
        return self._save(RoomRow, room)


def _staff() -> Any:
    return StaffRow.select().order_by(StaffRow.id)


def _rooms() -> Any:
    return RoomRow.select().order_by(RoomRow.id)
