"""The clinic's own wording of papers, and who approved which translation."""

from operator import itemgetter
from typing import Any

from smpdesk.domain.paper import PaperKind
from smpdesk.domain.wording import Approval, Wording
from smpdesk.storage.part import Part
from smpdesk.storage.prepared import late
from smpdesk.storage.rows_aftercare import ApprovalRow, WordingRow


class WordingPart(Part):
    """Wording version by version; the latest of a paper in a language is the one in use."""

    def latest(self, paper: PaperKind, language: str) -> Wording | None:
        """The version in use, None where the clinic has never changed a word."""
        found = self._known("latest", _latest, Wording, (paper.value, language))
        return found[0] if found else None

    def versions(self, paper: PaperKind, language: str) -> list[Wording]:
        """Every version, the newest first."""
        query = WordingRow.select().where(WordingRow.paper == paper, WordingRow.language == language)
        return self._all(query.order_by(WordingRow.number.desc()), Wording)

    def add(self, wording: Wording) -> Wording:
        """Write a new version."""
        return self._add(WordingRow, wording)

    def approvals(self, paper: PaperKind, language: str) -> list[Approval]:
        """Who approved a translation and when, withdrawn ones too, the latest first."""
        query = ApprovalRow.select().where(ApprovalRow.paper == paper, ApprovalRow.language == language)
        return self._all(query.order_by(ApprovalRow.at.desc(), ApprovalRow.id.desc()), Approval)

    def approve(self, approval: Approval) -> Approval:
        """Write that somebody approved."""
        return self._add(ApprovalRow, approval)

    def save_approval(self, approval: Approval) -> Approval:
        """Write that an approval was withdrawn. Raises Stale."""
        return self._save(ApprovalRow, approval)


def _latest() -> Any:
    row = WordingRow
    query = row.select().where(row.paper == late(itemgetter(0)), row.language == late(itemgetter(1)))
    return query.order_by(row.number.desc()).limit(1)
