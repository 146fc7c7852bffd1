"""Visits that did not take place: cancelled, cancelled late, or nobody came."""

from PySide6.QtWidgets import QHBoxLayout

from smpdesk import words
from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.ui.clients.presenter import Story
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

_SHOWN = 6
_GONE = (VisitState.CANCELLED, VisitState.NO_SHOW)


def called_off(story: Story) -> list[Appointment]:
    """The visits of a client that did not take place, the latest first."""
    return [each for each in story.visits if each.state in _GONE]


class CalledOffCard(parts.Card):
    """The latest of them, a line each."""

    def __init__(self, story: Story) -> None:
        super().__init__("Visits that did not take place")
        gone = called_off(story)
        for visit in gone[:_SHOWN]:
            line = QHBoxLayout()
            line.setSpacing(px(8))
            when = f"{words.plain_date(visit.starts.date())}, {words.time_text(visit.starts)}"
            line.addWidget(parts.label(when))
            line.addWidget(parts.muted(visit.reason), 1)
            line.addWidget(parts.Chip(*_state(visit, story)))
            self.body.addLayout(line)
        if len(gone) > _SHOWN:
            self.body.addWidget(parts.muted(f"{len(gone) - _SHOWN} earlier ones are in the history."))


def _state(visit: Appointment, story: Story) -> tuple[str, str]:
    if visit.state is VisitState.NO_SHOW:
        return "Did not come", "warn"
    return ("Cancelled late", "warn") if visit.id in story.late else ("Cancelled", "plain")
