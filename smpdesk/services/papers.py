"""Papers: previewed as drafts, frozen when issued, the same bytes whenever they are printed again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.domain.day_paper import DayPaper
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import Problem, refuse
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import issue

if TYPE_CHECKING:
    from smpdesk.domain.consent import ConsentSheet
    from smpdesk.exchange.page_images import Band, PageImage


class PaperDesk:
    """One method per thing staff do with a paper of any kind."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def paper(self, paper_id: int) -> Paper:
        """What is known of an issued paper."""
        return self._store.papers.get(paper_id)

    def pdf(self, paper_id: int) -> bytes:
        """The exact bytes of an issued paper."""
        return self._store.papers.body(self.paper(paper_id).sha256)

    def pages(self, pdf: bytes, width: int) -> list["PageImage"]:
        """Every page of a paper as a picture, ``width`` device pixels across."""
        from smpdesk.exchange.page_images import pages

        return pages(pdf, width)

    def images(self, pdf: bytes, scale: float) -> list["PageImage"]:
        """Every page as a picture; ``scale`` is pixels per point (1/72 inch)."""
        from smpdesk.exchange.page_images import images

        return images(pdf, scale)

    def bands(self, pdf: bytes, dpi: int) -> "Iterator[Band]":
        """Every page in strips at ``dpi``, small enough for any printer's memory."""
        from smpdesk.exchange.page_images import bands

        return bands(pdf, dpi)

    def consent_preview(self, client_id: int, appointment_id: int | None = None) -> bytes:
        """The consent form as it would be issued now, marked as a draft."""
        from smpdesk.documents.consent import render

        return render(self.consent_sheet(client_id, appointment_id))

    def consent_sheet(self, client_id: int, appointment_id: int | None = None) -> "ConsentSheet":
        """Everything that stands on the client's consent form, as a draft."""
        from smpdesk.services.consent_sheet import consent_sheet

        return consent_sheet(self._ground, client_id, appointment_id)

    def issue_consent(self, client_id: int, appointment_id: int | None = None) -> Paper:
        """Freeze a consent form for signing; the unsigned one of the same visit again if nothing changed."""
        from smpdesk.documents.consent import render

        sheet = self.consent_sheet(client_id, appointment_id)
        draft = Paper(
            client=client_id,
            kind=PaperKind.CONSENT,
            appointment=appointment_id,
            wording=sheet.form,
            language=sheet.language,
            size=sheet.size,
            sha256="",
            issued=sheet.issued,
        )
        return issue(self._ground, "Issue consent form", draft, lambda at: render(_final(sheet, at)))

    def mark_signed(self, paper_id: int, on: date, seen_by: str) -> Paper:
        """A consent form was signed on paper: the day, and who watched.

        Refusal: ``signed_in_future``, ``signed_before_issued``, ``seen_by_missing``, ``not_a_consent``.
        """
        paper = self.paper(paper_id)
        self.signing_problems(paper, on, seen_by)
        with self._ground.write("Record signature"):
            return self._store.papers.save(replace(paper, signed=on, seen_by=seen_by.strip()))

    def signing_problems(self, paper: Paper, on: date, seen_by: str) -> None:
        """Refuse, as :meth:`mark_signed` says, what cannot be."""
        if paper.kind is not PaperKind.CONSENT:
            raise refuse("not_a_consent", "signed")
        if on > self._ground.today():
            raise refuse("signed_in_future", "signed", on=on)
        if on < paper.issued.date():
            raise refuse("signed_before_issued", "signed", issued=paper.issued.date())
        if not seen_by.strip():
            raise refuse("seen_by_missing", "seen_by")

    def papers_of_day(
        self, day: date, to: Path, issue_them: bool = False
    ) -> tuple[list[Path], list[tuple[str, Problem]]]:
        """Write the sheets of a day's finished sessions and the consents of its booked ones as files.

        Drafts unless ``issue_them``; names are client number, date and kind. Answers the files written and,
        by file name, why any could not be.
        """
        from smpdesk.services.day_papers import write_day

        return write_day(self._ground, self, day, to, issue_them)

    def of_day(self, day: date) -> list[DayPaper]:
        """The papers that a day asks for: sheets of those who were treated, consents of those who come."""
        from smpdesk.services.day_papers import day_papers

        return day_papers(self._ground, day)

    def joined(
        self, wanted: Sequence[DayPaper], report: Callable[[int, int], object]
    ) -> tuple[bytes, list[tuple[DayPaper, Problem]]]:
        """Some papers of a day issued, and as one for the printer; see `services.day_papers.joined`."""
        from smpdesk.services.day_papers import joined

        return joined(self._ground, self, wanted, report)

    def warm(self) -> list[Callable[[], object]]:
        """Small steps that load the paper libraries, one a turn, so that the first paper is quick."""
        from importlib import import_module

        names = (
            "reportlab.pdfgen.canvas",
            "pypdfium2",
            "smpdesk.documents.aftercare",
            "smpdesk.documents.consent",
            "smpdesk.tongue",
        )
        return [lambda name=name: import_module(name) for name in names]  # type: ignore[misc]


def _final(sheet: "ConsentSheet", at: datetime) -> "ConsentSheet":
    return replace(sheet, draft=False, issued=at)
