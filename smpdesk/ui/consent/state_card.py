"""Where a client's consent stands, in words, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.consent_standing import Stand
from smpdesk.domain.problem import Problem
from smpdesk.ui.consent import labels
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow

_SENTENCES = {
    Stand.NONE: "ready_consent_missing",
    Stand.SIGNED: "ready_consent_fine",
    Stand.OLD_WORDING: "ready_consent_old",
    Stand.REFUSED: "ready_consent_refused",
    Stand.WITHDRAWN: "ready_consent_withdrawn",
}


class StateCard(parts.Card):
    """The next thing to do is the button that stands out."""

    sign_requested = Signal()
    kiosk_requested = Signal()
    print_requested = Signal()
    scan_requested = Signal()
    refuse_requested = Signal()
    withdraw_requested = Signal()
    visit_requested = Signal()
    open_requested = Signal()
    send_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Consent")
        self.chip = parts.Chip()
        self.said = parts.label("", "strong", wrap=True)
        self.facts = parts.muted("")
        self.waiting = parts.Notice()
        self.visit = parts.button("Nothing has changed: sign…", on=self.visit_requested.emit)
        self.sign = parts.button("Sign on this screen…", on=self.sign_requested.emit)
        self.kiosk = parts.button("Hand the screen to the client…", on=self.kiosk_requested.emit)
        self.print = parts.button("Print to sign…", on=self.print_requested.emit)
        self.scan = parts.button("Bring in signed paper…", on=self.scan_requested.emit)
        self.open = parts.button("Open paper", on=self.open_requested.emit)
        self.send = parts.button("Save for sending…", on=self.send_requested.emit)
        self.refuse = parts.button("Does not agree…", on=self.refuse_requested.emit)
        self.withdraw = parts.button("Withdraw…", on=self.withdraw_requested.emit)
        self._build()

    def show_state(self, ask: ConsentPresenter) -> None:
        """Show where this client stands."""
        stand, said = ask.standing.stand, ask.standing.said
        self.chip.say(*labels.HEADS[stand])
        facts = (
            {}
            if said is None
            else {"day": said.since, "had": said.wording, "wanted": ask.desk.wording(ask.client_id)}
        )
        self.said.setText(words.say(Problem(code=_SENTENCES[stand], facts=facts)))
        kept = next((each for each in ask.records if said is not None and each.id == said.record), None)
        self.facts.setText(kept.reason if kept is not None and kept.reason else _version(ask))
        given, half = stand is Stand.SIGNED, ask.draft is not None and bool(ask.draft.signature)
        self.waiting.say(
            "The client has signed in their own view. The technician’s signature is still missing."
            if half
            else ""
        )
        self.sign.setText("Sign as technician…" if half else "Sign on this screen…")
        again = given and not half and ask.visit is not None and not ask.confirmed
        self.visit.setVisible(again)
        self.sign.setVisible(not given or half)
        self.kiosk.setVisible(not given and not half)
        self.print.setVisible(not given and ask.unsigned is None)
        self.scan.setVisible(ask.unscanned is not None)
        self.open.setVisible(said is not None and said.paper is not None)
        self.send.setVisible(said is not None and said.paper is not None)
        self.refuse.setVisible(not given)
        self.withdraw.setVisible(stand in (Stand.SIGNED, Stand.OLD_WORDING))
        parts.mark(self.sign, "primary", "true" if not given or half else "false")
        parts.mark(self.visit, "primary", "true" if again else "false")

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        self.body.addLayout(top)
        for each in (self.said, self.facts, self.waiting):
            self.body.addWidget(each)
        row = QWidget()
        flow = Flow(row, gap=8)
        for push in (
            self.sign, self.visit, self.kiosk, self.print, self.scan, self.open, self.send, self.refuse, self.withdraw,
        ):  # fmt: skip
            flow.addWidget(push)
        self.body.addWidget(row)


def _version(ask: ConsentPresenter) -> str:
    """The wording that is asked for now, and a form that waits for a signature."""
    said = f"Wording now: {ask.desk.wording(ask.client_id)}."
    if ask.unsigned is not None and ask.standing.stand is not Stand.SIGNED:
        said += f" A form was issued on {words.long_date(ask.unsigned.issued.date())} and is not signed yet."
    return said
