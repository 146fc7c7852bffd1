"""One intention while it is being carried out: who does what, and the rows it has touched so far."""

from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]


@dataclass
class Note:
    """One row in one intention: as it was at first (None: not there) and as it is at last (None: gone)."""

    before: Values | None
    after: Values | None

    def image(self) -> tuple[Values | None, Values | None] | None:
        """Before and after; only the fields that differ of a changed row; None when nothing differs."""
        if self.before is None or self.after is None:
            return None if self.before == self.after else (self.before, self.after)
        fields = [name for name, value in self.before.items() if self.after[name] != value]
        if not fields:
            return None
        return {name: self.before[name] for name in fields}, {name: self.after[name] for name in fields}

    @property
    def matters(self) -> bool:
        """False when nothing but the version differs."""
        image = self.image()
        return image is not None and (None in image or set(image[0] or ()) != {"version"})


@dataclass
class Intention:
    """What somebody is doing now: one named transaction. ``id`` and ``link`` are its change's once written."""

    name: str
    actor: int | None
    actor_name: str
    at: str
    undoes: int | None = None
    id: int | None = None
    link: str = ""
    notes: dict[tuple[str, int], Note] = field(default_factory=dict)

    def note(self, table: str, key: int, before: Values | None, after: Values | None) -> None:
        """Remember one row's write; the first before and the last after count."""
        known = self.notes.get((table, key))
        if known is None:
            self.notes[table, key] = Note(before, after)
        else:
            known.after = after

    def images(self) -> list[list[Any]]:
        """``[table, id, before, after]`` of every row that changed, in the order first touched; none at all
        when there is nothing but raised versions."""
        if not any(note.matters for note in self.notes.values()):
            return []
        found = [(key, note.image()) for key, note in self.notes.items()]
        return [[table, row, *image] for (table, row), image in found if image is not None]
