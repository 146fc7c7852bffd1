"""A record, to be read: when, which zones with what, how it felt."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.chart import ChartStory
from smpdesk.domain.session import Session, ZoneWork
from smpdesk.domain.sitting import SessionClock
from smpdesk.ui.sessions.labels import ordinal
from smpdesk.ui.shared import record_words
from smpdesk.ui.shared.discomfort import words_for
from smpdesk.ui.shared.parts import Card, Chip, label, muted, strong
from smpdesk.ui.shared.scalp_map import ScalpMap
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import ZONES
from smpdesk.words import duration_text, span_text, time_text


class RecordText(QWidget):
    """Shows a Session as text and a map of the zones worked."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(10))

    def show_record(self, session: Session, clock: SessionClock, story: ChartStory) -> None:
        """Show another record, or the same one after it changed, how it stands in time, and on the head."""
        while (item := self._whole.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._whole.addWidget(_times(session, clock))
        if session.zones:
            self._whole.addWidget(_zones(session, story))
        self._whole.addWidget(_outcome(session))
        self._whole.addStretch(1)


def _times(session: Session, clock: SessionClock) -> Card:
    card = Card("Time")
    if session.started and session.ended:
        words = f"{span_text(session.started, session.ended)} · {duration_text(clock.worked)} worked"
    elif session.started and not session.finished:
        words = f"Since {time_text(session.started)}"
    else:
        words = "The times were not recorded."
    if clock.started and clock.paused:
        words += f", {duration_text(clock.paused)} of breaks"
    card.body.addWidget(label(words, wrap=True))
    return card


def _zones(session: Session, story: ChartStory) -> Card:
    card = Card("Zones worked")
    picture = ScalpMap()
    picture.setMinimumSize(px(190), px(210))
    picture.setMaximumHeight(px(240))
    at = next((number for number, each in enumerate(story.layers) if each.session == session.id), None)
    picture.show_story(story, at)
    card.body.addWidget(picture)
    for work in session.zones:
        card.body.addLayout(_zone_head(work))
        for line in record_words.lines(work):
            card.body.addWidget(muted(line))
    return card


def _zone_head(work: ZoneWork) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(strong(ZONES[work.zone]), 1)
    row.addWidget(Chip(f"{ordinal(work.layer)} layer", "accent"))
    return row


def _outcome(session: Session) -> Card:
    card = Card("How it went")
    asked = (
        f"Discomfort {words_for(session.discomfort)}"
        if session.discomfort is not None
        else "Discomfort was not asked."
    )
    card.body.addWidget(label(asked))
    card.body.addWidget(label(session.notes, wrap=True) if session.notes else muted("No notes."))
    for said in record_words.session_lines(session):
        card.body.addWidget(muted(said))
    return card
