"""One paper in a pane: made in a job, shown as pages, or explained where it cannot be made."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.jobs import Job, Jobs
from smpdesk.ui.shared.page_view import PageImage, PageView, Wanted, Zoom
from smpdesk.ui.shared.theme import px

#: A PDF, and what it says.
Made = tuple[bytes, str]

#: What to do about a refusal, where its sentence only says what is wrong.
_REMEDY = {
    "letters_missing": "Write the name or the note in one of these on the client's "
    "page, the way it stands in a passport, then come back: nothing is lost meanwhile.",
}


class MakesImages(Protocol):
    """What turns a PDF into images: the desk of papers."""

    def pages(self, pdf: bytes, width: int) -> Sequence[PageImage]:
        """All pages, each ``width`` pixels across."""


class PaperPreview(QWidget):
    """Shows the paper that the work given to `make` brings; whatever was asked for before is dropped."""

    settled = Signal()
    """A paper or a sentence came to stand here."""

    def __init__(
        self,
        images: MakesImages,
        jobs: Jobs,
        name: str,
        zoom: Zoom = Zoom.WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._images, self._jobs = images, jobs
        self._job: Job | None = None
        self._sharper: Job | None = None
        self._work: Callable[[], Made] | None = None
        self.pdf: bytes | None = None
        self.view = PageView(name, zoom)
        self.view.pages_wanted.connect(self._sharpen)
        self._said: QWidget = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._said)
        self._stack.addWidget(self.view)

    def make(self, work: Callable[[], Made], keep: bool = False) -> None:
        """Show the paper that `work` makes in a job: its PDF, and what it says for screen readers.

        With `keep` it is the same paper made anew: the old one stays until then, at the place it was scrolled to.
        """
        keep = keep and self.pdf is not None
        self._drop()
        self._work = work
        if not keep:
            self.pdf = None
            self.view.blank()
        self._stack.setCurrentWidget(self.view)
        call = partial(_imaged, self._images, work, self.view.device_width())
        self._job = self._jobs.run(self, call, self._arrived, self._failed)

    def say(self, title: str, text: str, action: str = "", on: Callable[[], object] | None = None) -> None:
        """Show words instead of a paper, with the next thing to do."""
        self._drop()
        self.pdf = None
        self._stack.removeWidget(self._said)
        self._said.deleteLater()
        self._said = QWidget()
        line = QHBoxLayout(self._said)
        words_ = parts.Empty(title, text, action, on)
        words_.setMaximumWidth(px(560))  # longer lines are hard to read
        line.addWidget(words_)
        self._stack.addWidget(self._said)
        self._stack.setCurrentWidget(self._said)

    @property
    def refused(self) -> bool:
        """Whether words stand here instead of a paper."""
        return self._stack.currentWidget() is self._said

    # Slots

    def _arrived(self, imaged: tuple[bytes, str, Sequence[PageImage]]) -> None:
        self._job = None
        kept = self.view.verticalScrollBar().value() if self.pdf is not None else 0
        self.pdf, text, pages = imaged
        self.view.show_pages(pages, text)
        self.view.verticalScrollBar().setValue(kept)
        self.settled.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            sentences = [words.say(problem) for problem in error.problems]
            sentences += [_REMEDY[problem.code] for problem in error.problems[:1] if problem.code in _REMEDY]
            self.say("This paper cannot be made yet", "\n\n".join(sentences))
        elif isinstance(error, StorageFault | OSError):
            reason = words.say(error.problem) if isinstance(error, StorageFault) else str(error)
            self.say("The paper could not be made", reason, "Try again", self._again)
        else:
            self.say("The paper could not be made", "This should not have happened; a report was written.")
            raise error
        self.settled.emit()

    @Slot()
    def _again(self) -> None:
        if self._work is not None:
            self.make(self._work)

    @Slot(object)
    def _sharpen(self, wanted: Wanted) -> None:
        if self.pdf is None:
            return
        if self._sharper is not None:
            self._sharper.cancel()
        call = partial(self._images.pages, self.pdf, wanted.width)
        self._sharper = self._jobs.run(self, call, self._sharpened)

    def _sharpened(self, pages: Sequence[PageImage]) -> None:
        self._sharper = None
        self.view.put(dict(enumerate(pages)))

    def _drop(self) -> None:
        """Forget the paper shown and the one under way: a cancelled job brings no answer."""
        for job in (self._job, self._sharper):
            if job is not None:
                job.cancel()
        self._job = self._sharper = None


def _imaged(
    images: MakesImages, work: Callable[[], Made], width: int
) -> tuple[bytes, str, Sequence[PageImage]]:
    pdf, text = work()
    return pdf, text, images.pages(pdf, width)
