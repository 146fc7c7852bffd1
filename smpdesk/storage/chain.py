"""The journal as it lies in the file: one link per intention, its images beside it.

``link`` is the SHA-256 of the previous link, the change's own fields and the digest of its images, so that
a line edited, added or taken out in the middle shows. Images can be erased with a reason and the chain
still verifies. A cut tail shows only against a head kept elsewhere (:meth:`Journal.head`).

From the day a clinic has keys, the link is an HMAC-SHA256 under the journal's key: whoever can write to the file and
has not that key cannot make one. Links from before stay as they are, held by the last of them, which the key names.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import peewee

from smpdesk.domain.change import Change
from smpdesk.domain.problem import Problem, problem
from smpdesk.storage.intention import Intention
from smpdesk.storage.link import last_link
from smpdesk.storage.owners import owners
from smpdesk.storage.part import Part
from smpdesk.storage.prepared import late
from smpdesk.storage.row import Row
from smpdesk.storage.rows import ChangeRow, ClientRow, ImageRow, TouchedRow

if TYPE_CHECKING:
    from smpdesk.storage.data_key import ClinicKey

PLAIN, KEYED = "sha256", "hmac-sha256"
_FEW = 8  # rows that are written one by one, by a text that is built once, rather than together


@dataclass(frozen=True, kw_only=True)
class Head:
    """The end of the chain: the last change's id and link, and how many there are."""

    id: int = 0
    link: str = ""
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Image:
    """One row in one change: the fields before and after; None where the row was not there."""

    change: Change
    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Journal(Part):
    """Reads the chain and checks it; the store writes it before each commit."""

    def head(self) -> Head:
        """The end of the chain, to be kept elsewhere too."""
        number, link = self.last()
        return Head(id=number, link=link, count=self.count())

    def last(self) -> tuple[int, str]:
        """Id and link of the last change, 0 and "" in an empty journal."""
        return last_link(self._db)

    def count(self) -> int:
        """How many changes there are."""
        return self._count(ChangeRow.select())

    def changes(self, limit: int = 100, offset: int = 0) -> list[Change]:
        """The latest changes, the newest first."""
        query = _changes().order_by(ChangeRow.id.desc()).limit(limit).offset(offset)
        return self._all(query, Change)

    def history(self, table: str, row: int) -> list[Image]:
        """What happened to one row, the oldest first; erased images are left out."""
        query = (
            _changes()
            .select_extend(ImageRow.body)
            .join(TouchedRow, on=(TouchedRow.change == ChangeRow.id))
            .join(ImageRow, on=(ImageRow.change == ChangeRow.id))
            .where(TouchedRow.tbl == table, TouchedRow.row == row, ImageRow.body.is_null(False))
            .order_by(ChangeRow.id)
        )
        found: list[Image] = []
        for body, change in self._all(query, _with_body):
            found += [
                Image(change=change, table=tbl, row=key, before=before, after=after)
                for tbl, key, before, after in body
                if (tbl, key) == (table, row)
            ]
        return found

    def write(self, intention: Intention) -> None:
        """Add the link and the images of what was just done, and tell the intention; nothing when nothing changed."""
        images = intention.images()
        if not images:
            return
        body = json.dumps(images, ensure_ascii=False, separators=(",", ":"))
        last, previous = self.last()
        fields = {
            "id": last + 1,
            "name": intention.name,
            "actor": intention.actor,
            "actor_name": intention.actor_name,
            "at": intention.at,
            "undoes": intention.undoes,
            "algorithm": KEYED if self._db.key else PLAIN,
            "digest": _sha256(body),
        }
        link = _link(previous, list(fields.values()), self._db.key)
        self._put(ChangeRow, {**fields, "link": link})
        self._put(ImageRow, {"change": fields["id"], "body": body, "erased": None})
        rows = {(table, row) for table, row, *_ in images}
        rows |= {(ClientRow.table_name(), client) for client in owners(self._db, intention.notes)}
        touched = [{"tbl": table, "row": row, "change": fields["id"]} for table, row in sorted(rows)]
        for each in touched[:_FEW]:
            self._put(TouchedRow, each)
        for first in range(_FEW, len(touched), 500):
            self._db.plain(TouchedRow.insert_many(touched[first : first + 500]))
        intention.id, intention.link = last + 1, link

    def _put(self, model: type[Row], values: dict[str, Any]) -> None:
        """Add a row of the journal itself."""

        def make() -> Any:
            return model.insert({name: late(itemgetter(name)) for name in values})

        query = self._queries.get(model, self._db, make)
        self._db.run(query.sql, query.values(values))

    def erase(self, changes: Sequence[int], reason: str) -> None:
        """Blank the images of changes for good; ``reason`` stays. The chain still verifies."""
        if self._db.intention is None:
            raise RuntimeError("erase inside store.transaction(name, actor)")
        erased = ImageRow.update({ImageRow.body: None, ImageRow.erased: reason})
        self._db.plain(erased.where(ImageRow.change.in_(list(changes))))

    def verify(self, head: Head | None = None) -> list[Problem]:
        """Walk the whole chain. Codes: change_missing, change_altered, image_altered, image_missing (fact
        ``change``); against a ``head`` kept elsewhere also journal_cut (facts ``kept``, ``found``)."""
        query = (
            ChangeRow.select(
                ChangeRow.id, ChangeRow.name, ChangeRow.actor, ChangeRow.actor_name, ChangeRow.at,
                ChangeRow.undoes, ChangeRow.algorithm, ChangeRow.digest, ChangeRow.link,
                ImageRow.change, ImageRow.body, ImageRow.erased,
            )
            .join(ImageRow, peewee.JOIN.LEFT_OUTER, on=(ImageRow.change == ChangeRow.id))
            .order_by(ChangeRow.id)
        )  # fmt: skip
        found: list[Problem] = []
        expected, previous, kept, keyed = 1, "", False, False
        for *fields, link, image, body, erased in self._rows(query):
            if fields[0] != expected:
                found.append(problem("change_missing", change=expected))
            elif not self._true(link, previous, fields, keyed):
                found.append(problem("change_altered", change=fields[0], name=fields[1]))
            found += _image_problems(fields, image, body, erased)
            kept = kept or head is None or (fields[0], link) == (head.id, head.link)
            expected, previous, keyed = fields[0] + 1, link, keyed or fields[6] == KEYED
        if head is not None and head.id and not kept:
            found.append(problem("journal_cut", kept=head.id, found=expected - 1))
        return found

    def _true(self, link: str, previous: str, fields: Sequence[Any], keyed: bool) -> bool:
        """Whether a link is what it must be. Without a key only before the clinic had one: not after a keyed link,
        and the last of them as the key names it."""
        key, number, algorithm = self._db.key, fields[0], fields[6]
        if algorithm == KEYED:
            return key is not None and link == _link(previous, fields, key)
        plain = algorithm == PLAIN and link == _link(previous, fields, None)
        if key is None:
            return plain
        last, its_link = key.since
        return plain and not keyed and (number < last or (number, link) == (last, its_link))

    def _rows(self, query: Any) -> Any:
        cursor = self._db.plain(query)
        while batch := cursor.fetchmany(1000):
            yield from batch


def _image_problems(fields: Sequence[Any], image: Any, body: Any, erased: Any) -> list[Problem]:
    if image is None or (body is None and not erased):
        return [problem("image_missing", change=fields[0])]
    if body is not None and _sha256(body) != fields[-1]:
        return [problem("image_altered", change=fields[0], name=fields[1])]
    return []


def _with_body(body: str, **columns: Any) -> tuple[Any, Change]:
    return json.loads(body), Change(**columns)


def _changes() -> Any:
    return ChangeRow.select(
        ChangeRow.id, ChangeRow.name, ChangeRow.actor_name.alias("actor"), ChangeRow.at, ChangeRow.undoes,
        ChangeRow.link,
    )  # fmt: skip


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _link(previous: str, fields: Sequence[Any], key: "ClinicKey | None") -> str:
    text = json.dumps([previous, *fields], ensure_ascii=False, separators=(",", ":"))
    return key.link(text.encode()) if key else _sha256(text)
