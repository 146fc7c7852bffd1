"""What the aftercare tab asks its desks for: the lines of the work list, and the sheet of one. No widgets."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.languages import ENGLISH_NAMES, spoken_by
from smpdesk.domain.paper import PaperKind
from smpdesk.ui.aftercare import table
from smpdesk.ui.shared.zone_words import ZONES

if TYPE_CHECKING:
    from smpdesk.domain.aftercare import AftercareSheet
    from smpdesk.domain.paper import Paper
    from smpdesk.domain.work_line import WorkLine
    from smpdesk.services.desks import Desks


class Day(NamedTuple):
    """The work list of one day."""

    today: date
    lines: "list[WorkLine]"


class Wish(NamedTuple):
    """A sheet in another language than the client's (a code, empty for theirs), or in large print."""

    language: str = ""
    large: bool = False


USUAL = Wish()


class AftercarePresenter:
    """Holds the lines, which of them are shown, and which one is selected."""

    def __init__(self, desks: "Desks") -> None:
        self._desks = desks
        self.today: date = desks.aftercare.today()
        self._own: list[WorkLine] = []
        self._more: list[WorkLine] = []
        self.shown: list[WorkLine] = []
        self.selected = ""

    @property
    def lines(self) -> "list[WorkLine]":
        """Everything that was read last."""
        return [*self._own, *self._more]

    def take(self, day: Day) -> None:
        """These lines press from now on; the others stay until they are read again."""
        self.today, self._own = day

    def take_more(self, lines: "list[WorkLine]") -> bool:
        """The lines that have no day of their own; True when they are others than before."""
        was, self._more = self._more, lines
        return was != lines

    def look(self, shown: str, text: str) -> None:
        """What a filter and a text let through; when the selected line has gone, the one in its place is selected."""
        at = next((at for at, each in enumerate(self.shown) if each.key == self.selected), 0)
        self.shown = table.ordered(self.lines, self.today, shown, text)
        if self.current is None:
            self.selected = self.shown[min(at, len(self.shown) - 1)].key if self.shown else ""

    @property
    def current(self) -> "WorkLine | None":
        """The one selected, None when nothing is shown."""
        return next((each for each in self.shown if each.key == self.selected), None)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many wait under each filter."""
        return table.counts(self.lines, self.today)

    @property
    def day_is_over(self) -> bool:
        """Whether the clinic's day is another one than that of the list."""
        return self._desks.aftercare.today() != self.today

    @property
    def paper_size(self) -> str:
        """A4 or Letter, the clinic's own choice."""
        return self._desks.clinic.clinic().paper

    def set_paper_size(self, size: str) -> None:
        """Change it for all papers of this clinic from now on."""
        clinic = self._desks.clinic.clinic()
        if clinic.paper != size:
            self._desks.clinic.save(replace(clinic, paper=size))

    def unreviewed(self, code: str) -> str:
        """What to know before a sheet is given in a language that nobody of this clinic approved; else empty."""
        if self._desks.wordings.state(PaperKind.AFTERCARE, code).reviewed:
            return ""
        name = ENGLISH_NAMES[code]
        return (
            f"Not yet reviewed: nobody here has approved the {name} wording. See Clinic, Wording of papers."
        )

    def language_of(self, client: int) -> str:
        """The code of the language of a client's papers."""
        wanted = self._desks.clients.client(client).language
        return spoken_by(wanted, self._desks.clinic.clinic().language).partition("-")[0]

    def facts(self, line: "WorkLine") -> list[str]:
        """What to know of the session before calling: which it was, by whom, where."""
        session = self._desks.follow_ups.session(line)
        if session is None:
            return []
        names = {each.id: each.name for each in self._desks.clinic.staff(left=True)}
        zones = list(dict.fromkeys(ZONES[each.zone] for each in session.zones))
        found = [f"With {names[session.technician]}" if session.technician in names else ""]
        found.append(", ".join(zones))
        found.append(session.notes.strip())
        if self._desks.reviews.due(line.client) is not None:
            found.append("A look at the result is due: its scores are entered under Forecast.")
        return [each for each in found if each]

    # Slow work, for the lane: it takes ids, so that a selection made meanwhile changes nothing.

    def load(self) -> Day:
        """The lines that press today."""
        today = self._desks.aftercare.today()
        return Day(today, self._desks.work_list.own(today))

    def load_more(self) -> "list[WorkLine]":
        """The lines that have no day of their own."""
        return self._desks.work_list.more(self._desks.aftercare.today())

    def preview(self, session: int, wish: Wish = USUAL) -> tuple[bytes, str]:
        """The sheet as a PDF, and what it says."""
        pdf, sheet = self._desks.aftercare.shown(session, *wish)
        return pdf, spoken(sheet)

    def issue(self, leaving: Leaving, wish: Wish = USUAL) -> "Paper":
        """The paper that was given, or the sheet frozen as it is now; another language is another paper."""
        if leaving.state is LeavingState.GIVEN and wish == USUAL:
            return self._desks.papers.paper(leaving.paper)
        return self._desks.aftercare.issue(leaving.session, *wish)

    def pdf(self, leaving: Leaving, wish: Wish = USUAL) -> bytes:
        """The bytes of the issued sheet."""
        return self._desks.papers.pdf(self.issue(leaving, wish).id)

    def give(self, leaving: Leaving, wish: Wish = USUAL) -> "Paper":
        """Issue the sheet and mark it as given."""
        return self._desks.aftercare.mark_given(self.issue(leaving, wish).id)

    def card(self, leaving: Leaving, wish: Wish = USUAL) -> bytes:
        """The wallet card of the session."""
        return self._desks.aftercare.card(leaving.session, wish.language)


def spoken(sheet: "AftercareSheet") -> str:
    """The sheet as lines to be read aloud, in its own order; blanks that hold a line together are blanks to ears."""
    return "\n".join(_lines(sheet)).replace("\u00a0", " ").replace("\N{NO-BREAK SPACE}", " ")


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
