"""Issued papers, and their exact bytes."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import StorageFault
from smpdesk.storage.part import Part
from smpdesk.storage.rows import PaperBodyRow, PaperRow


class PaperPart(Part):
    """Papers. The bytes are written once and enter the journal by their SHA-256."""

    def get(self, key: int) -> Paper:
        """One paper; KeyError when unknown."""
        return self._by_id(PaperRow, key, Paper)

    def of_client(self, client: int) -> list[Paper]:
        """A client's papers, the newest first."""
        query = PaperRow.select().where(PaperRow.client == client)
        return self._all(query.order_by(PaperRow.issued.desc(), PaperRow.id.desc()), Paper)

    def of_session(self, session: int, kind: PaperKind) -> list[Paper]:
        """A session's papers of one kind, the newest first."""
        query = PaperRow.select().where(PaperRow.session == session, PaperRow.kind == kind)
        return self._all(query.order_by(PaperRow.issued.desc(), PaperRow.id.desc()), Paper)

    def of_sessions(self, sessions: Sequence[int], kind: PaperKind) -> list[Paper]:
        """The papers of several sessions in one go, the newest first."""
        query = PaperRow.select().where(PaperRow.session.in_(list(sessions)), PaperRow.kind == kind)
        return self._all(query.order_by(PaperRow.issued.desc(), PaperRow.id.desc()), Paper)

    def signed_consents(self, clients: Sequence[int]) -> set[int]:
        """Those of several clients who have signed a consent."""
        return {each.client for each in self.consents_of(clients)}

    def consents_of(self, clients: Sequence[int]) -> list[Paper]:
        """The signed consents of several clients, the one signed last first."""
        return self._among(_signed_consents, PaperRow.client, clients, Paper)

    def issued_on(self, day: date) -> list[Paper]:
        """Papers issued on a day, in order."""
        first = datetime.combine(day, time.min)
        query = PaperRow.select().where(PaperRow.issued >= first, PaperRow.issued < first + timedelta(days=1))
        return self._all(query.order_by(PaperRow.issued, PaperRow.id), Paper)

    def wordings(self, kind: PaperKind) -> set[str]:
        """Every version of the words that papers of a kind were ever issued in."""
        query = PaperRow.select(PaperRow.wording).where(PaperRow.kind == kind).distinct()
        return set(self._all(query, _only_wording))

    def count(self) -> int:
        """How many there are."""
        return self._count(PaperRow.select())

    def add(self, paper: Paper, body: bytes) -> Paper:
        """Write an issued paper with its bytes; the record's ``sha256`` is set from them."""
        name = hashlib.sha256(body).hexdigest()
        if not self._count(PaperBodyRow.select().where(PaperBodyRow.sha256 == name)):
            PaperBodyRow.insert({"sha256": name, "body": body}).execute(self._db)
        return self._add(PaperRow, replace(paper, sha256=name))

    def save(self, paper: Paper) -> Paper:
        """Write what happened to a paper: given, signed. Raises Stale."""
        return self._save(PaperRow, paper)

    def body(self, sha256: str) -> bytes:
        """The exact bytes; StorageFault when they are gone or no longer what was issued."""
        query = PaperBodyRow.select(PaperBodyRow.body).where(PaperBodyRow.sha256 == sha256)
        found = self._all(query, _only_body)
        if not found:
            raise StorageFault("paper_bytes_missing", sha256=sha256)
        if hashlib.sha256(found[0]).hexdigest() != sha256:
            raise StorageFault("paper_bytes_changed", sha256=sha256)
        return found[0]


def _only_wording(wording: str) -> str:
    return wording


def _only_body(body: bytes) -> bytes:
    return bytes(body)


def _signed_consents() -> Any:
    query = PaperRow.select().where(PaperRow.kind == PaperKind.CONSENT, PaperRow.signed.is_null(False))
    return query.order_by(PaperRow.signed.desc(), PaperRow.id.desc())
