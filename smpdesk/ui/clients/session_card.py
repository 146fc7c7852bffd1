"""One recorded session: when and by whom, what went into which zone, how it felt."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.chart import place_of
from smpdesk.domain.session import Session, ZoneWork
from smpdesk.domain.wall import minutes_between
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import Story
from smpdesk.ui.shared import parts, record_words
from smpdesk.ui.shared.place_words import place_name
from smpdesk.ui.shared.theme import px


class SessionCard(parts.Card):
    """Shows one session and asks for its record."""

    session_requested = Signal(object)

    def __init__(
        self, session: Session, story: Story, caption: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(caption, parent)
        self._session = session
        if not caption:
            self.setAccessibleName(title_words(session, story))
        self.open = parts.quiet("Open record", on=self._ask)
        self.open.setAccessibleName(f"Open the record of {title_words(session, story)}")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        name = parts.label(title_words(session, story), "strong", wrap=True)
        head.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
        if session.historical:
            head.addWidget(parts.Chip("From an old list", "plain"), 0)
        elif not session.finished:
            head.addWidget(parts.Chip("Not finished", "warn"), 0)
        head.addWidget(self.open, 0)
        head.addSpacing(-px(16))  # its words end where the card's words do
        self.body.setSpacing(px(6))
        self.body.addLayout(head)
        self.body.addWidget(parts.muted(facts_words(session, story)))
        if session.zones:
            self.body.addLayout(_zones(session.zones, story))
        for said in (*begun_with(session), session.notes.strip()):
            if said:
                self.body.addWidget(parts.label(said, wrap=True))

    @Slot()
    def _ask(self) -> None:
        self.session_requested.emit(self._session)


def title_words(session: Session, story: Story) -> str:
    """“Session 2 · Thu 12 Nov”."""
    kind = "Touch-up" if session.touch_up else "Session"
    name = f"{kind} {session.number}" if session.number else kind
    return f"{name} · {summary.day_words(session.day, story.today)}"


def facts_words(session: Session, story: Story) -> str:
    """“Tom Hale · 10:05–13:15 · 3 h 10 · discomfort 2 of 10”."""
    times = words.span_text(session.started, session.ended) if session.started and session.ended else ""
    minutes = 0
    if session.started and session.ended:
        minutes = minutes_between(session.started, session.ended, story.zone)
    return (
        summary.joined(
            [
                story.staff.get(session.technician or 0, ""),
                times,
                words.duration_text(minutes) if minutes else "",
                f"discomfort {session.discomfort} of 10" if session.discomfort is not None else "",
            ]
        )
        or "Only the day is known."
    )


def begun_with(session: Session) -> list[str]:
    """What a touch-up began with, and what the client said in the end; nothing for what was not noted."""
    told = (
        ("Circumstances", session.circumstances),
        ("Wished for", session.preferences),
        ("Changed since last time", session.changed_since),
        ("The client says", session.feedback),
    )
    return [f"{name}: {text.strip()}" for name, text in told if text.strip()]


def mix_words(work: ZoneWork) -> str:
    """“GR2, 1 : 4, lot GR2-2409”."""
    dilution = f"1 : {work.dilution}" if work.dilution is not None else ""
    lot = f"lot {work.pigment_lot}" if work.pigment_lot else ""
    return ", ".join(part for part in (work.pigment, dilution, lot) if part)


def tool_words(work: ZoneWork) -> str:
    """“3RL, lot N-119”, and how it felt there."""
    lot = f"lot {work.needle_lot}" if work.needle_lot else ""
    felt = f"discomfort {work.discomfort}" if work.discomfort is not None else ""
    return ", ".join(part for part in (work.needle, lot, felt) if part)


def _zones(zones: tuple[ZoneWork, ...], story: Story) -> QGridLayout:
    areas = {each.id: each for each in story.chart.areas}
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(5))
    grid.setColumnStretch(1, 1)
    for row, work in enumerate(zones):
        left = parts.label(
            f"{place_name(story.chart, place_of(work, areas))} · layer {work.layer}", wrap=True
        )
        grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
        said = summary.joined(record_words.lines(work))
        grid.addWidget(parts.muted(said), row, 1)
    return grid
