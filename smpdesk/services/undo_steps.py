"""Which change an undo or redo means: the last thing one person did that still holds, or took back last.

The journal is the only memory, so that it goes on where it was after the program was closed. A change, the undo
of it, the undo of that (its redo) and so on form a line; what holds is said by the last of them.
"""

from collections.abc import Collection

from smpdesk.domain.change import Actor, Change
from smpdesk.storage.story import StoryPart

_BATCH = 50


class Steps:
    """Walks back through what a person did."""

    def __init__(self, story: StoryPart) -> None:
        self._story = story
        self._depths: dict[int, int] = {}

    def to_undo(self, actor: Actor) -> Change | None:
        """The latest thing this person did (or put back) that still holds; None at the clinic's beginning."""
        for changes in self._back(actor):
            gone = self._story.undone_by([each.id for each in changes])
            for each in changes:
                if each.id not in gone and not self.is_undo(each):
                    return None if self.makes_clinic(each.id) else each
        return None

    def to_redo(self, actor: Actor) -> Change | None:
        """The latest undo of this person that still holds; None once they have done something new since."""
        for changes in self._back(actor):
            gone = self._story.undone_by([each.id for each in changes])
            for each in changes:
                if each.undoes is None:
                    return None
                if each.id not in gone and self.is_undo(each):
                    return each
        return None

    def tip(self, change: int) -> tuple[int, bool]:
        """The last of the line that begins with a change, and whether the change itself holds."""
        holds = True
        while (later := self._story.undone_by([change]).get(change)) is not None:
            change, holds = later, not holds
        return change, holds

    def holding(self, changes: Collection[int]) -> dict[int, tuple[bool, int]]:
        """For each change whether it holds, and the change that took it back (0: none did)."""
        lines = {each: [each] for each in changes}
        open_ends = dict(zip(lines, lines, strict=True))
        while open_ends:
            later = self._story.undone_by(open_ends)
            grown = {later[end]: first for end, first in open_ends.items() if end in later}
            for end, first in grown.items():
                lines[first].append(end)
            open_ends = grown
        return {
            first: (len(line) % 2 == 1, line[-1] if len(line) % 2 == 0 else 0)
            for first, line in lines.items()
        }

    def is_undo(self, change: Change) -> bool:
        """True for an undo, False for a deed of its own and for a redo."""
        return self._depth(change) % 2 == 1

    def root(self, change: Change) -> Change:
        """The deed at the beginning of the line."""
        while change.undoes is not None:
            change = self._story.change(change.undoes)
        return change

    def makes_clinic(self, change: int) -> bool:
        """True for the change that made the clinic itself."""
        images = self._story.images([change]).get(change, [])
        return any(each.table == "clinic" and each.before is None for each in images)

    def _depth(self, change: Change) -> int:
        if change.undoes is None:
            return 0
        if change.id not in self._depths:
            line = [change]
            while line[-1].undoes is not None and line[-1].undoes not in self._depths:
                line.append(self._story.change(line[-1].undoes))
            for each in reversed(line):
                self._depths[each.id] = 0 if each.undoes is None else self._depths[each.undoes] + 1
        return self._depths[change.id]

    def _back(self, actor: Actor) -> "_Batches":
        return _Batches(self._story, actor)


class _Batches:
    """A person's changes, the newest first, read as far as they are asked for."""

    def __init__(self, story: StoryPart, actor: Actor) -> None:
        self._story, self._actor, self._before = story, actor, 0
        self._over = False

    def __iter__(self) -> "_Batches":
        return self

    def __next__(self) -> list[Change]:
        found = [] if self._over else self._story.latest_of(self._actor, _BATCH, self._before)
        self._over = len(found) < _BATCH
        if not found:
            raise StopIteration
        self._before = found[-1].id
        return found
