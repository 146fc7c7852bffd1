"""One paper in a pane: made in a job, shown as pages, or explained where it cannot be made."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Refusal
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.jobs import Job, Jobs
from smpdesk.ui.shared.page_view import PageImage, PageView, Wanted, Zoom

#: Codes of refusals with something to do about it, beside the sentence that says what is wrong.
_REMEDY = {
    "letters_missing": "The papers can print Latin, Greek and Cyrillic letters. Write the name or the note in one "
    "of these on the client's page, the way it stands in a passport, and come back here.",
}


class MakesImages(Protocol):
    """What turns a PDF into images: the desk of papers."""

    def pages(self, pdf: bytes, width_px: int) -> Sequence[PageImage]:
        """All pages, each `width_px` pixels wide."""


class PaperPreview(QWidget):
    """Shows the paper that `make` brings; whatever was asked for before is dropped."""

    shown = Signal(object)
    """The PDF that is on screen now, or None."""

    def __init__(
        self, images: MakesImages, jobs: Jobs, name: str, zoom: Zoom = Zoom.WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._images, self._jobs = images, jobs
        self._job: Job | None = None
        self._sharper: Job | None = None
        self._turn = 0
        self._text = ""
        self.pdf: bytes | None = None
        self.setProperty("surface", "sunk")
        self.view = PageView(name, zoom)
        self.view.pages_wanted.connect(self._sharpen)
        self._said: QWidget = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._said)
        self._stack.addWidget(self.view)
        self.setFocusProxy(self.view)

    def make(self, work: Callable[[], bytes], text: str = "") -> None:
        """Show the paper that `work` makes, elsewhere; `text` is what it says, for screen readers."""
        self._drop()
        self._text = text
        self.view.blank()
        self._stack.setCurrentWidget(self.view)
        call = partial(_made, self._images, work, self.view.device_width())
        self._job = self._jobs.run(self, call, partial(self._arrived, self._turn), self._failed)

    def say(self, title: str, text: str, action: str = "", on: Callable[[], object] | None = None) -> None:
        """Show words instead of a paper, with the next thing to do."""
        self._drop()
        self._put(parts.Empty(title, text, action, on, drawing="paper"))

    # Slots

    def _arrived(self, turn: int, made: tuple[bytes, Sequence[PageImage]]) -> None:
        if turn != self._turn:
            return
        self.pdf, pages = made
        self.view.show_pages(pages, self._text)
        self.shown.emit(self.pdf)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            self.say("There is no paper to show", "Something went wrong while it was made.")
            faults.show(self, error)
            return
        sentences = [words.say(problem) for problem in error.problems]
        sentences += [_REMEDY[problem.code] for problem in error.problems[:1] if problem.code in _REMEDY]
        self.say("This paper cannot be made yet", "\n\n".join(sentences))

    @Slot(object)
    def _sharpen(self, wanted: Wanted) -> None:
        if self.pdf is None:
            return
        if self._sharper is not None:
            self._sharper.cancel()
        call = partial(self._images.pages, self.pdf, wanted.width)
        self._sharper = self._jobs.run(self, call, partial(self._sharpened, self._turn))

    def _sharpened(self, turn: int, pages: Sequence[PageImage]) -> None:
        if turn == self._turn:
            self.view.put(dict(enumerate(pages)))

    # Helpers of the above

    def _drop(self) -> None:
        """Forget the paper shown and the one under way."""
        self._turn += 1
        for job in (self._job, self._sharper):
            if job is not None:
                job.cancel()
        self._job = self._sharper = None
        if self.pdf is not None:
            self.pdf = None
            self.shown.emit(None)

    def _put(self, widget: QWidget) -> None:
        self._stack.removeWidget(self._said)
        self._said.deleteLater()
        self._said = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)


def _made(images: MakesImages, work: Callable[[], bytes], width: int) -> tuple[bytes, Sequence[PageImage]]:
    pdf = work()
    return pdf, images.pages(pdf, width)
