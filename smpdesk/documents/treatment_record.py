"""The treatment record: a whole course on paper, for the client, an insurer or an inspector."""

from smpdesk.documents import report
from smpdesk.domain.report import Report


def render(sheet: Report) -> bytes:
    """The record as PDF; the same record is the same bytes. Refusal letters_missing."""
    return report.render(sheet)
