"""An incident: what was seen, when, of which session, place and lot, what was done, who was told."""

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.chart import Place
from smpdesk.domain.incident import Incident, IncidentKind
from smpdesk.domain.session import Zone
from smpdesk.ui.incidents import labels
from smpdesk.ui.incidents.ticks import Ticks
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class IncidentDialog(QDialog):
    """Notes a draft, or changes what is on record. What should be thought of stands at the top, and forbids
    nothing."""

    def __init__(self, desks: "Desks", draft: Incident, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._draft = desks.incidents, draft
        today = desks.clinic.today()
        title = "Change incident" if draft.id else "Note an incident"
        self.setWindowTitle(title)
        self.form = forms.Form(2)
        self.advice = parts.Notice()
        self._kind, self._severity = forms.choice(labels.kinds()), forms.choice(labels.severities())
        self._day = forms.DateField(today, draft.happened.date(), past=True)
        self._time = forms.TimeField(draft.happened.time())
        self._noticed = forms.DateField(today, draft.noticed, past=True)
        self.seen = Ticks(labels.reactions(), draft.what)
        self.late = Ticks(labels.lates(), draft.what)
        self._serious = forms.tick("Serious: infection, disfigurement, hospital …", draft.serious)
        self._offer(desks)
        self._description = forms.lines(draft.description, 3)
        self._action, self._advice = forms.lines(draft.action, 2), forms.lines(draft.advice, 2)
        self._exposed = forms.lines(draft.exposed, 2)
        self._told, self._outcome = forms.text(draft.reported_to), forms.text(draft.outcome)
        self._reported = forms.DateField(today, draft.reported, past=True)
        self._closed = forms.DateField(today, draft.closed, past=True)
        self._build(title)
        self._fill_form()
        self.form.changed.connect(self._think)
        self._think()
        self._settle()
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def entered(self) -> Incident:
        """The incident as it stands in the form."""
        day, place = self._day.value() or self._draft.happened.date(), self._place.value()
        return replace(
            self._draft,
            kind=self._kind.value(),
            severity=self._severity.value(),
            serious=self._serious.isChecked(),
            happened=datetime.combine(day, self._time.value() or time()),
            noticed=self._noticed.value() or day,
            what=(*self.seen.value(), *self.late.value()),
            session=self._session.value(),
            zone=place.zone.value if place is not None else "",
            area=(place.area or None) if place is not None else None,
            lot=self._lot.value(),
            lot_said=self._lot_said.text(),
            description=self._description.value(),
            action=self._action.value(),
            advice=self._advice.value(),
            exposed=self._exposed.value(),
            reported_to=self._told.text(),
            reported=self._reported.value(),
            outcome=self._outcome.text(),
            closed=self._closed.value(),
        )

    @Slot()
    def _keep(self) -> None:
        found = self.form.unreadable()
        if found:
            self.form.show(found)
            return
        with faults.caught(self, self.form) as caught:
            self._desk.keep(self.entered())
        if not caught:
            self.accept()

    @Slot()
    def _think(self) -> None:
        """Say what to think of while it is written."""
        said = [words.say(each) for each in self._desk.advice(self.entered())]
        self.advice.say("\n".join(said))

    def _offer(self, desks: "Desks") -> None:
        """Sessions, places and lots of this client; a place that is on record is offered whatever happened since."""
        found, draft = desks.incidents.choices(self._draft.client or 0), self._draft
        self._session = forms.choice([("None of our sessions", None), *found.sessions])
        places = list(found.places)
        own = Place(Zone(draft.zone), draft.area or 0) if draft.zone else None
        if own is not None and own not in [each for _name, each in places]:
            places.append((labels.zone(own.zone), own))
        known = {each.zone for _name, each in places}
        places += [(labels.zone(each), Place(each)) for each in Zone if each not in known]
        self._place = forms.choice([("No place", None), *places])
        self._place.set_value(own)
        lots = list(found.lots)
        if draft.lot is not None and draft.lot not in [each for _name, each in lots]:
            line = desks.incidents.lot(draft.lot)
            lots.append((f"{line.product.name} · {line.lot.number}", draft.lot))
        self._lot = forms.choice([("Not known, or none of ours", None), *lots])
        self._lot_said = forms.text("" if draft.lot is not None else draft.lot_said)

    def _fill_form(self) -> None:
        self._kind.set_value(self._draft.kind or IncidentKind.REACTION)
        self._severity.set_value(self._draft.severity)
        self._session.set_value(self._draft.session)
        self._lot.set_value(self._draft.lot)
        form = self.form
        form.add("kind", "What it was", self._kind, optional=False)
        form.add("severity", "How bad", self._severity)
        form.add("happened", "Happened on", self._day, optional=False)
        form.add("happened_at", "Time", self._time)
        form.add("noticed", "Noticed on", self._noticed, "When somebody told, or saw it", optional=False)
        form.add("serious", "Serious", self._serious)
        form.add("what", "On the skin, on the day or since", self.seen, wide=True)
        form.add("late", "Later", self.late, wide=True)
        form.add("description", "In your own words", self._description, wide=True)
        form.section("Session, place and lot")
        form.add("session", "Session", self._session, wide=True)
        form.add("zone", "Place", self._place)
        form.add("lot", "Lot", self._lot)
        form.add("lot_said", "Lot as told", self._lot_said, "Only when it is none of ours", wide=True)
        form.section("What was done")
        form.add("action", "Done at once", self._action, wide=True)
        form.add("advice", "Advice given", self._advice, wide=True)
        hint = "For an exposure to blood: name, and how to reach them"
        form.add("exposed", "Who was exposed", self._exposed, hint, wide=True)
        form.section("Later")
        form.add("reported_to", "Reported to", self._told, "Supplier, doctor, insurer, authority")
        form.add("reported", "Reported on", self._reported)
        form.add("outcome", "How it ended", self._outcome)
        form.add("closed", "Closed on", self._closed)

    def _settle(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(px(680), room.width()), min(px(820), room.height() - px(40)))

    def _build(self, title: str) -> None:
        inside = QWidget()
        inside.setProperty("surface", "none")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(20), px(18), px(20), px(12))
        body.setSpacing(px(10))
        body.addWidget(parts.title(title))
        body.addWidget(self.advice)
        body.addWidget(self.form)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.save = parts.button("Keep incident", primary=True, on=self._keep)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(20), px(8), px(20), px(14))
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        self.save.setDefault(True)
