"""The report of an incident, to forward to a supplier, an insurer or an authority."""

from smpdesk.documents import report
from smpdesk.domain.report import Report


def render(sheet: Report) -> bytes:
    """The report as PDF; the same incident is the same bytes. Refusal letters_missing."""
    return report.render(sheet)
