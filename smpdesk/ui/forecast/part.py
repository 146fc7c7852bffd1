"""The Forecast tab of a client: how long the result may last, why, and what they were told."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.forecast import Forecast
from smpdesk.ui.forecast import labels
from smpdesk.ui.forecast.presenter import ForecastPresenter, Outlook
from smpdesk.ui.forecast.reasons import ReasonList
from smpdesk.ui.forecast.reviews import ReviewCard
from smpdesk.ui.forecast.what_if import WhatIf
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.curve_paint import CurveView
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.layouts import Columns, Flow
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset(
    "forecast review session consultation course client clinic clinic_choice follow_up".split()
)
_EARLIER = 6  # lines of earlier forecasts on the page; the rest is in the history


class ForecastPart(QWidget):
    """``paper_requested`` asks for the page “Your result over the years” of a client (an id), ``invitation_requested``
    for the letter that asks them back."""

    paper_requested = Signal(object)
    invitation_requested = Signal(object)

    def __init__(self, desks: "Desks", feed: Feed, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ForecastPresenter(desks, client_id)
        self.range = parts.heading("")
        self.range.setWordWrap(True)
        self.about = parts.muted("")
        self.curve = CurveView()
        self.scar = parts.label("", wrap=True)
        self.missing = parts.label("", wrap=True)
        self.learned = parts.muted("")
        self.said = parts.label("", wrap=True)
        self.moved = parts.Notice()
        self.odd = parts.Notice()
        self.tell = parts.button("Told the client", primary=True, on=self._told)
        self.paper = parts.button("On paper…", on=self._paper)
        self.letter = parts.button("Invitation letter…", on=self._invite)
        self.reasons = ReasonList()
        self.what_if = WhatIf()
        self.reviews = ReviewCard(desks)
        self.earlier = parts.Card("Earlier forecasts")
        self._earlier_words = parts.label("", wrap=True)
        self.empty = parts.Empty(
            "No forecast yet",
            "It follows from the consultation: sun, sun protection, skin and the immune system above all. "
            "Finish a consultation, or record a session, and it stands here.",
        )
        self._build()
        self.what_if.tried.connect(self._tried)
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show this client."""
        self._ask.client = client_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read and show everything again."""
        found = self._ask.read()
        self.empty.setVisible(found is None)
        self._columns.setVisible(found is not None)
        if found is None:
            return
        self.reviews.show_client(self._ask.client)
        self.what_if.show_answers(found.answers, found.rules, found.learned)
        self._show(found.one.whole)
        self._show_told(found)
        lines = [labels.made(each, found.country) for each in self._ask.earlier()[:_EARLIER]]
        self._earlier_words.setText("\n".join(lines))
        self.earlier.setVisible(bool(lines))
        self.letter.setVisible(found.one.treated and found.one.window.opens <= found.today)
        self.odd.say("\n".join(words.say(each.problem) for each in found.one.odd))

    def unsaved(self) -> str:
        """What would be lost if the client were left now."""
        return self.reviews.unsaved()

    def save_unsaved(self) -> bool:
        """Keep it; False when it was refused."""
        return not self.unsaved() or self.reviews.save()

    # What is shown

    def _show(self, one: Forecast, tried: bool = False) -> None:
        found = self._ask.now
        assert found is not None
        span = self._ask.span(one)
        self.range.setText(span[:1].upper() + span[1:])
        start = "the last session" if found.one.treated else "the consultation"
        length = labels.years(one.low, one.high)
        self.about.setText(
            f"Most likely a touch-up is wanted in this time, {length} after {start} on "
            f"{words.plain_date(found.one.since)}. An estimate, not a promise: some results last longer, some less "
            f"long, and it can always be looked at. {_begun(found)}".strip()
        )
        told = f"{length}: {span}. The band shows how far people differ; it is a drawing, not a measurement."
        self.curve.show_curve(self._ask.drawing(one), *self._ask.ends(one), told)
        scar = found.one.scar
        self.scar.setText(f"On scar tissue: {self._ask.span(scar)}." if scar is not None else "")
        self.scar.setVisible(scar is not None and not tried)
        self.missing.setText(labels.missing(one.missing))
        self.missing.setVisible(bool(one.missing))
        self.learned.setText(labels.learned(one))
        self.reasons.show_reasons(one)
        self.tell.setEnabled(not tried)
        self.paper.setEnabled(not tried)
        self._chip.setVisible(tried)

    def _show_told(self, found: Outlook) -> None:
        told, country = found.one.told, found.country
        if told is not None and told.since != found.one.since:
            before = labels.told(told, country)
            self.said.setText(
                f"Not told since the latest session. Before it: {before[:1].lower()}{before[1:]}."
            )
            self.moved.say("")
            return
        self.said.setText(
            labels.told(told, country) + "." if told is not None else "The client has not been told yet."
        )
        why = labels.why(found.one.moved) if told is not None else ""
        now = labels.span(found.one.since, found.one.whole.low, found.one.whole.high, country)
        same = told is None or now == labels.span(told.since, told.low, told.high, country)
        # A month more or less that no season shows is nothing to trouble a client with.
        self.moved.say(
            f"It has changed since the client was told: {why}. It is now {now}." if why and not same else ""
        )

    # What is pressed

    @Slot(object)
    def _tried(self, one: object) -> None:
        if self._ask.now is None:
            return
        if isinstance(one, Forecast):
            self._show(one, tried=True)
        else:
            self._show(self._ask.now.one.whole)

    @Slot()
    def _told(self) -> None:
        with faults.caught(self):
            self._ask.tell()

    @Slot()
    def _paper(self) -> None:
        self.paper_requested.emit(self._ask.client)

    @Slot()
    def _invite(self) -> None:
        self.invitation_requested.emit(self._ask.client)

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    # Building

    def _build(self) -> None:
        lasting = parts.Card("How long it may last")
        self._chip = parts.Chip("Tried out, not the client’s answers", "accent")
        self._chip.hide()
        actions = QWidget()
        row = Flow(actions, gap=8)
        for button in (self.tell, self.paper, self.letter):
            row.addWidget(button)
        for each in (
            self.odd, self._chip, self.range, self.about, self.curve, self.scar, self.missing, self.learned,
            self.moved, self.said, actions,
        ):  # fmt: skip
            lasting.body.addWidget(each)
        counts = parts.Card("What counts")
        counts.body.addWidget(self.reasons)
        self.earlier.body.addWidget(self._earlier_words)
        self._columns = Columns(62)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for stretch, lay, cards in (
            (5, self._left, (lasting, self.reviews, self.earlier)),
            (4, self._right, (counts, self.what_if)),
        ):
            column = QWidget()
            lay.setContentsMargins(0, 0, 0, 0)
            lay.setSpacing(px(14))
            for card in cards:
                lay.addWidget(card)
            lay.addStretch(1)
            column.setLayout(lay)
            self._columns.add(column, stretch)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._columns)
        body.addWidget(self.empty, 1)
        body.addStretch(0)


def _begun(found: Outlook) -> str:
    """What a reader should know where the time lies behind them, or has come."""
    if not found.one.treated or found.one.window.opens > found.today:
        return ""
    if found.one.window.closes < found.today:
        return "This time is over: a look at the result says whether anything is needed."
    return "This time has begun: a look at the result says whether anything is needed."
