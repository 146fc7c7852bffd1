"""The Papers tab: what was issued, and whether it was given or signed."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.paper import SIGNED, Paper, PaperKind, paper_name
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import ClientsPresenter, Story
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.paper_out import PaperOut
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

KINDS = {
    PaperKind.AFTERCARE: "Aftercare sheet",
    PaperKind.CONSENT: "Consent form",
    PaperKind.CONSENT_REFUSAL: "Consent refused",
    PaperKind.CONSENT_WITHDRAWAL: "Consent withdrawn",
    PaperKind.CONSENT_VISIT: "Nothing has changed",
    PaperKind.PATCH_REFUSAL: "Patch test declined",
    PaperKind.TREATMENT_RECORD: "Treatment record",
    PaperKind.INCIDENT: "Incident report",
    PaperKind.OUTLOOK: "Your result over the years",
    PaperKind.INVITATION: "Invitation",
}


class PapersPart(QWidget):
    """A list of papers with what can be done to the chosen one below it."""

    paper_requested = Signal(object)
    consent_requested = Signal()
    record_requested = Signal()  # the treatment record is wanted

    def __init__(self, presenter: ClientsPresenter, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._out = PaperOut(self, presenter.desks.papers.bands, jobs)
        self._story: Story | None = None
        self.list = RowList("Papers of this client")
        self.open = parts.button("Open", primary=True, on=self._open)
        self.print = parts.button("Print…", on=self._print)
        self.record = parts.button("Treatment record", on=self._ask_record)
        self.said = parts.label("", "small", wrap=True)
        self.save = parts.button("Save as PDF…", on=self._save)
        self.sign = parts.button("Mark as signed…", on=self._sign)
        self.empty = parts.Empty(
            "No paper yet",
            "A consent form comes before the first session, an aftercare sheet after each.",
            "Consent form",
            self._ask_consent,
        )
        self._build()

    def show_story(self, story: Story) -> None:
        """Show this client's papers."""
        kept = self._chosen()
        self._story = story
        keep = next((paper for paper in story.papers if kept is not None and paper.id == kept.id), None)
        self.list.show_rows([_row(paper, story) for paper in story.papers], keep)
        self._card.setVisible(bool(story.papers))
        self.empty.setVisible(not story.papers)
        self._offer()

    def _chosen(self) -> Paper | None:
        found = self.list.record()
        return found if isinstance(found, Paper) else None

    @Slot()
    def _offer(self) -> None:
        paper = self._chosen()
        for button in (self.open, self.print, self.save):
            button.setEnabled(paper is not None)
        self.sign.setVisible(paper is not None and paper.kind is PaperKind.CONSENT and paper.signed is None)

    @Slot()
    def _open(self) -> None:
        paper = self._chosen()
        if paper is not None:
            self.paper_requested.emit(paper)

    @Slot(object)
    def _opened(self, paper: Paper) -> None:
        self.paper_requested.emit(paper)

    @Slot()
    def _print(self) -> None:
        """Print it again; a sheet that was not given yet counts as given once it is on paper."""
        paper = self._chosen()
        if paper is not None and not self._out.busy:
            desks = self._presenter.desks
            to_give = paper.kind is PaperKind.AFTERCARE and paper.given is None
            then = partial(desks.aftercare.mark_given if to_give else desks.papers.paper, paper.id)
            pdf = partial(desks.papers.pdf, paper.id)
            self._out.print(KINDS[paper.kind], paper.size, self._file_name(paper), pdf, then)

    @Slot()
    def _save(self) -> None:
        paper = self._chosen()
        if paper is not None and not self._out.busy:
            self._out.save(self._file_name(paper), partial(self._presenter.desks.papers.pdf, paper.id))

    @Slot(object)
    def _printed(self, paper: Paper) -> None:
        self._say("Printed.")

    @Slot(object)
    def _saved(self, path: str) -> None:
        self._say(f"Saved as {path}.")

    @Slot()
    def _stopped(self) -> None:
        self._say("")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _file_name(self, paper: Paper) -> str:
        number = self._story.client.number if self._story is not None else 0
        return paper_name(number, paper.issued.date(), paper.kind)

    @Slot()
    def _sign(self) -> None:
        from smpdesk.ui.clients.signed_dialog import SignedDialog

        paper = self._chosen()
        if paper is not None and self._story is not None:
            SignedDialog(self._presenter, paper, self._story.today, self.window()).open()

    @Slot()
    def _ask_consent(self) -> None:
        self.consent_requested.emit()

    @Slot()
    def _ask_record(self) -> None:
        self.record_requested.emit()

    def _build(self) -> None:
        self.list.setMinimumHeight(px(180))
        self.list.chosen.connect(self._offer)
        self.list.chosen.connect(self._stopped)
        self._out.printed.connect(self._printed)
        self._out.saved.connect(self._saved)
        self._out.stopped.connect(self._stopped)
        self.record.setToolTip(
            "The whole course with maps, lots and signatures, for an insurer or an inspector"
        )
        self.said.hide()
        self.said.setContentsMargins(px(16), 0, px(16), 0)
        self.list.opened.connect(self._opened)
        self._card = parts.Card("Papers")
        self._card.body.setContentsMargins(1, px(13), 1, px(12))
        self._card.layout().itemAt(0).widget().setContentsMargins(px(15), 0, 0, 0)  # type: ignore[union-attr]
        actions = QWidget()
        row = Flow(actions, gap=8)
        row.setContentsMargins(px(15), 0, px(15), 0)
        for each in (self.open, self.print, self.save, self.sign, self.record):
            row.addWidget(each)
        self._card.body.addWidget(self.list, 1)
        self._card.body.addWidget(actions)
        self._card.body.addWidget(self.said)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._card, 1)
        body.addWidget(self.empty, 1)


def _row(paper: Paper, story: Story) -> Row:
    chip, kind = state_words(paper, story)
    day = summary.day_words(paper.issued.date(), story.today)
    seen = f"seen by {paper.seen_by}" if paper.seen_by else ""
    given = f"given by {paper.given_by}" if paper.given_by else ""
    said = summary.joined([f"issued {day}", f"version {paper.wording}", seen, given])
    return Row(title_words(paper, story), said, chip, kind, record=paper)


def title_words(paper: Paper, story: Story) -> str:
    """“Aftercare sheet · session 2”."""
    session = next((each for each in story.sessions if each.id == paper.session), None)
    number = f"session {session.number}" if session is not None and session.number else ""
    return summary.joined([KINDS[paper.kind], number])


def state_words(paper: Paper, story: Story) -> tuple[str, str]:
    """“Signed 3 Nov”, “Not given yet”, with the kind of chip."""
    if paper.kind in SIGNED:
        if paper.signed is None:
            return "Not signed", "warn"
        return f"Signed {summary.day_words(paper.signed, story.today)}", "ok"
    if paper.kind is not PaperKind.AFTERCARE:
        return "Kept", "plain"
    if paper.given is None:
        return "Not given yet", "warn"
    return f"Given {summary.day_words(paper.given.date(), story.today)}", "ok"
