"""What the aftercare tab asks its desks for, and which session it is about. No widgets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from smpdesk.domain.booking import Leaving, LeavingState

if TYPE_CHECKING:
    from smpdesk.domain.aftercare import AftercareSheet
    from smpdesk.domain.paper import Paper
    from smpdesk.services.desks import Desks


class AftercarePresenter:
    """Holds who leaves and who of them is selected."""

    def __init__(self, desks: "Desks") -> None:
        self._desks = desks
        self.today: date = desks.aftercare.today()
        self.leaving: list[Leaving] = []
        self.earlier: list[Leaving] = []
        self.selected = 0

    def read(self) -> None:
        """Ask again who leaves; the one selected stays selected while they are listed."""
        self.today = self._desks.aftercare.today()
        self.leaving = self._desks.aftercare.leaving(self.today)
        self.earlier = self._desks.aftercare.earlier(self.today)
        if self.current is None:
            everybody = [*self.leaving, *self.earlier]
            self.selected = everybody[0].session if everybody else 0

    @property
    def current(self) -> Leaving | None:
        """The one selected, None when nobody leaves."""
        return next((each for each in (*self.leaving, *self.earlier) if each.session == self.selected), None)

    @property
    def day_is_over(self) -> bool:
        """Whether the clinic's day is another one than that of the list."""
        return self._desks.aftercare.today() != self.today

    @property
    def due(self) -> int:
        """How many sheets are still to be given."""
        return sum(each.state is LeavingState.SHEET_DUE for each in (*self.leaving, *self.earlier))

    @property
    def paper_size(self) -> str:
        """A4 or Letter, the clinic's own choice."""
        return self._desks.clinic.clinic().paper

    def set_paper_size(self, size: str) -> None:
        """Change it for all papers of this clinic from now on."""
        clinic = self._desks.clinic.clinic()
        if clinic.paper != size:
            self._desks.clinic.save(replace(clinic, paper=size))

    # Slow work, for the lane: it takes ids, so that a selection made meanwhile changes nothing.

    def preview(self, session: int) -> tuple[bytes, str]:
        """The sheet as a PDF, and what it says."""
        return self._desks.aftercare.preview(session), spoken(self._desks.aftercare.sheet(session))

    def issue(self, leaving: Leaving) -> "Paper":
        """The paper that was given, or the sheet frozen as it is now."""
        if leaving.state is LeavingState.GIVEN:
            return self._desks.papers.paper(leaving.paper)
        return self._desks.aftercare.issue(leaving.session)

    def pdf(self, leaving: Leaving) -> bytes:
        """The bytes of the issued sheet."""
        return self._desks.papers.pdf(self.issue(leaving).id)

    def give(self, leaving: Leaving) -> "Paper":
        """Issue the sheet and mark it as given."""
        return self._desks.aftercare.mark_given(self.issue(leaving).id)


def spoken(sheet: "AftercareSheet") -> str:
    """The sheet as lines to be read aloud, in its own order."""
    return "\n".join(_lines(sheet))


def _lines(sheet: "AftercareSheet") -> Iterable[str]:
    yield f"{sheet.title}. {sheet.client}. {sheet.treatment}"
    for row in sheet.rows:
        yield f"{row.when}: {row.what}"
    for title, lines in (
        (sheet.next_title, sheet.next_lines),
        (sheet.warning_title, sheet.warning),
        (sheet.expect_title, sheet.expect),
        (sheet.lasting_title, sheet.lasting),
    ):
        if lines:
            yield f"{title}: {' '.join(lines)}"
    yield sheet.contact
