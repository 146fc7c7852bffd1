"""Loads what papers need while nobody waits for it, one library a turn, so that the first paper is quick."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from smpdesk.ui.shared.jobs import Jobs

_IDLE = 300  # ms after the first paint before anything is loaded
_BREATH = 20  # ms between two libraries


class Warms(Protocol):
    """The desk of papers."""

    def warm(self) -> list[Callable[[], object]]:
        """Small steps, each of which loads something."""


class Warming(QObject):
    """Takes the steps one after another in the lane, with room for other work between them."""

    def __init__(self, papers: Warms, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._papers, self._jobs = papers, jobs
        self._steps: list[Callable[[], object]] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin once the window has been idle for a moment."""
        self._steps = self._papers.warm()
        self._timer.start(_IDLE)

    @Slot()
    def _next(self) -> None:
        if self._jobs.busy:  # somebody waits for something: that comes first
            self._timer.start(_IDLE)
        elif self._steps:
            self._jobs.run(self, self._steps.pop(0), self._loaded)

    def _loaded(self, _module: object) -> None:
        if self._steps:
            self._timer.start(_BREATH)
