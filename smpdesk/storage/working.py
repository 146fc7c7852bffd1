"""Working time: hours of people, closed days, breaks and training."""

from typing import Any

from smpdesk.domain.working import Block, Closure, PersonHours
from smpdesk.storage.part import Part
from smpdesk.storage.rows_book import BlockRow, ClosureRow, PersonHoursRow


class WorkingPart(Part):
    """Who works when."""

    def hours(self) -> list[PersonHours]:
        """The hours of everybody who has other ones than the clinic."""
        return self._known("hours", _hours, PersonHours)

    def hours_of(self, staff: int) -> PersonHours | None:
        """One person's own hours, None where they are the clinic's."""
        return self._first(PersonHoursRow.select().where(PersonHoursRow.staff == staff), PersonHours)

    def put_hours(self, hours: PersonHours) -> PersonHours:
        """Write new or changed hours. Raises Stale."""
        return self._save(PersonHoursRow, hours) if hours.id else self._add(PersonHoursRow, hours)

    def closures(self) -> list[Closure]:
        """Holidays and closed days that were not taken back, by their first day."""
        return self._known("closures", _closures, Closure)

    def put_closure(self, closure: Closure) -> Closure:
        """Write a new or changed one. Raises Stale."""
        return self._save(ClosureRow, closure) if closure.id else self._add(ClosureRow, closure)

    def blocks(self) -> list[Block]:
        """Breaks and other blocks that were not taken back, by time."""
        return self._known("blocks", _blocks, Block)

    def put_block(self, block: Block) -> Block:
        """Write a new or changed one. Raises Stale."""
        return self._save(BlockRow, block) if block.id else self._add(BlockRow, block)


def _hours() -> Any:
    return PersonHoursRow.select().order_by(PersonHoursRow.id)


def _closures() -> Any:
    return ClosureRow.select().where(~ClosureRow.dropped).order_by(ClosureRow.first, ClosureRow.id)


def _blocks() -> Any:
    return BlockRow.select().where(~BlockRow.dropped).order_by(BlockRow.starts, BlockRow.id)
