"""Working time: hours of people, closed days, breaks and training."""

from smpdesk.domain.working import Block, Closure, PersonHours
from smpdesk.storage.part import Part
from smpdesk.storage.rows_book import BlockRow, ClosureRow, PersonHoursRow


class WorkingPart(Part):
    """Who works when."""

    def hours(self) -> list[PersonHours]:
        """The hours of everybody who has other ones than the clinic."""
        return self._all(PersonHoursRow.select().order_by(PersonHoursRow.id), PersonHours)

    def hours_of(self, staff: int) -> PersonHours | None:
        """One person's own hours, None where they are the clinic's."""
        return self._first(PersonHoursRow.select().where(PersonHoursRow.staff == staff), PersonHours)

    def put_hours(self, hours: PersonHours) -> PersonHours:
        """Write new or changed hours. Raises Stale."""
        return self._save(PersonHoursRow, hours) if hours.id else self._add(PersonHoursRow, hours)

    def closures(self) -> list[Closure]:
        """Holidays and closed days that were not taken back, by their first day."""
        query = ClosureRow.select().where(~ClosureRow.dropped)
        return self._all(query.order_by(ClosureRow.first, ClosureRow.id), Closure)

    def put_closure(self, closure: Closure) -> Closure:
        """Write a new or changed one. Raises Stale."""
        return self._save(ClosureRow, closure) if closure.id else self._add(ClosureRow, closure)

    def blocks(self) -> list[Block]:
        """Breaks and other blocks that were not taken back, by time."""
        query = BlockRow.select().where(~BlockRow.dropped)
        return self._all(query.order_by(BlockRow.starts, BlockRow.id), Block)

    def put_block(self, block: Block) -> Block:
        """Write a new or changed one. Raises Stale."""
        return self._save(BlockRow, block) if block.id else self._add(BlockRow, block)
