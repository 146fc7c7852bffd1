"""Papers that are not issued yet: what is shown of each, and how it is frozen. No widgets."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.report import DiscomfortChart, Drawn, Facts, Maps, Paragraph, Table

if TYPE_CHECKING:
    from smpdesk.domain.consent import ConsentSheet
    from smpdesk.domain.report import Block, Report
    from smpdesk.services.desks import Desks


class Draft(Protocol):
    """A paper that becomes one when it leaves the window."""

    kind: PaperKind

    def preview(self) -> tuple[bytes, str]:
        """The PDF as a draft, and its words to be read aloud."""

    def issue(self) -> Paper:
        """Freeze it."""


class ConsentDraft:
    """The consent form of a client, and perhaps of a visit."""

    kind = PaperKind.CONSENT

    def __init__(self, desks: "Desks", client: int, appointment: int | None) -> None:
        self._papers, self._client, self._visit = desks.papers, client, appointment

    def preview(self) -> tuple[bytes, str]:
        """The form, unsigned."""
        sheet = self._papers.consent_sheet(self._client, self._visit)
        return self._papers.consent_preview(self._client, self._visit), spoken(sheet)

    def issue(self) -> Paper:
        """For signing."""
        return self._papers.issue_consent(self._client, self._visit)


class RecordDraft:
    """The treatment record of a client; ``labels`` adds the ingredients of every lot."""

    kind = PaperKind.TREATMENT_RECORD

    def __init__(self, desks: "Desks", client: int) -> None:
        self._records, self._client = desks.records, client
        self.labels = False

    def preview(self) -> tuple[bytes, str]:
        """The whole course as it stands now."""
        sheet = self._records.sheet(self._client, self.labels)
        return self._records.preview(self._client, self.labels), report_spoken(sheet)

    def issue(self) -> Paper:
        """As it stands now."""
        return self._records.issue(self._client, self.labels)


class IncidentDraft:
    """The report of an incident."""

    kind = PaperKind.INCIDENT

    def __init__(self, desks: "Desks", incident: int) -> None:
        self._incidents, self._incident = desks.incidents, incident

    def preview(self) -> tuple[bytes, str]:
        """The report as it stands now."""
        sheet = self._incidents.sheet(self._incident)
        return self._incidents.preview(self._incident), report_spoken(sheet)

    def issue(self) -> Paper:
        """To forward it."""
        return self._incidents.issue(self._incident)


class OutlookDraft:
    """“Your result over the years” of a client."""

    kind = PaperKind.OUTLOOK

    def __init__(self, desks: "Desks", client: int) -> None:
        self._outlook, self._client = desks.outlook, client

    def preview(self) -> tuple[bytes, str]:
        """The page as the forecast stands now."""
        sheet = self._outlook.sheet(self._client)
        lines = [f"{sheet.title}. {sheet.client}", *sheet.range]
        for title, effects in sheet.groups:
            lines += [title, *(f"{each.text} {each.months} {each.evidence}" for each in effects)]
        for title, text in sheet.more:
            lines += [title, text]
        return self._outlook.preview(self._client), "\n".join([*lines, *sheet.closing])

    def issue(self) -> Paper:
        """The client is told on paper."""
        return self._outlook.issue(self._client)


class InvitationDraft:
    """The letter that asks a client back."""

    kind = PaperKind.INVITATION

    def __init__(self, desks: "Desks", client: int) -> None:
        self._invitations, self._client = desks.invitations, client

    def preview(self) -> tuple[bytes, str]:
        """The letter of today."""
        sheet = self._invitations.sheet(self._client)
        lines = [sheet.title, sheet.greeting, *sheet.paragraphs, sheet.closing, sheet.signed, sheet.small]
        return self._invitations.preview(self._client), "\n".join(lines)

    def issue(self) -> Paper:
        """Sent, it is an invitation."""
        return self._invitations.issue(self._client)


def spoken(sheet: "ConsentSheet") -> str:
    """A consent form as lines to be read aloud, in its own order."""
    return "\n".join(_lines(sheet))


def report_spoken(sheet: "Report") -> str:
    """A report as lines to be read aloud, in its own order."""
    found = [f"{sheet.title}. {sheet.client}", *sheet.lead]
    for part in sheet.parts:
        found.append(part.title)
        for block in part.blocks:
            found += _said(block)
    return "\n".join(found)


def _said(block: "Block") -> Iterable[str]:
    if isinstance(block, Facts):
        yield from (f"{each.label}: {each.answer}" for each in block.fields)
    elif isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        for row in block.rows:
            cells = [each.replace("\n", ", ") for each in row]
            yield "; ".join(
                f"{head}: {cell}" for head, cell in zip(block.headings, cells, strict=True) if cell
            )
    elif isinstance(block, DiscomfortChart | Drawn):
        yield block.alt
    elif isinstance(block, Maps):
        yield block.caption


def _lines(sheet: "ConsentSheet") -> Iterable[str]:
    yield f"{sheet.title}. {sheet.client}"
    yield from sheet.intro
    for field in sheet.fields:
        yield f"{field.label}: {field.answer or 'left to fill in'}"
    for section in sheet.sections:
        yield section.title
        yield from (*section.text, *section.points, *(each.text for each in section.questions))
    for place in sheet.signatures:
        yield f"{place.who}: {place.statement}"
