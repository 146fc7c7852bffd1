"""Who may be the same person, and two records made one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from smpdesk.domain.client import Client
from smpdesk.domain.merging import Choice, Merged, MergePreview, merged
from smpdesk.domain.problem import Refusal
from smpdesk.services import merging
from smpdesk.services.ground import Ground

if TYPE_CHECKING:  # weighing brings a library that nobody needs who only looks at a record
    from smpdesk.domain.likeness import Likeness

#: The name of a merge in the journal.
MERGE = "Merge clients"
MOST_SHOWN = 5


class DuplicatesDesk:
    """Finds doubles while somebody is typed in, and brings two records together."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def alike(self, draft: Client, limit: int = MOST_SHOWN) -> "list[Likeness]":
        """Clients who may be the person of the draft, the likeliest first; never the draft's own record."""
        from smpdesk.services.lookalikes import lookalikes

        return lookalikes(self._store, draft, limit, self._ground.now())

    def preview(self, keep_id: int, gone_id: int) -> MergePreview:
        """What there is to decide, what follows, and what forbids it. KeyError for a client there is not."""
        return merging.preview(self._store, keep_id, gone_id)

    def merge(self, keep_id: int, gone_id: int, choices: Mapping[str, Choice] | None = None) -> Merged:
        """Make two records one: everything of the second follows to the first, and the second goes.

        ``choices`` name whose value stays for the fields that differ (what is suggested otherwise) and, under
        ``course``, whose open course goes on where both have one. Refusal says what forbids it. The change
        given back is undone by the history desk, now or later.
        """
        sight = self.preview(keep_id, gone_id)
        if sight.problems:
            raise Refusal(sight.problems)
        wanted = dict(choices or {})
        course = wanted.pop("course", sight.course)
        result = merged(sight.keep, sight.gone, wanted)
        with self._ground.write(MERGE):
            kept = merging.carry_out(self._store, sight, result, course, self._ground.now())
        return self.merges(kept.client)[0]

    def merges(self, client_id: int) -> list[Merged]:
        """Who was merged into this client, the latest first."""
        return self._store.merges.of_client(client_id)
