"""A consultation on one page of sections, with what follows from it at the side."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.client import Sex
from smpdesk.domain.clinic import Staff
from smpdesk.domain.consultation import Consultation, Scar
from smpdesk.domain.hair_and_skin import Phototype
from smpdesk.domain.hair_loss import Alopecia
from smpdesk.domain.problem import Problem
from smpdesk.services.consultations import ConsultationDesk
from smpdesk.ui.consultation.answers import answer_of, fill
from smpdesk.ui.consultation.pattern_chooser import Folded, PatternChooser
from smpdesk.ui.consultation.pinned import Pinned, hidden_above, scrolled_by
from smpdesk.ui.consultation.rows_field import RowsField
from smpdesk.ui.consultation.section_form import SectionForm
from smpdesk.ui.consultation.sections import sections
from smpdesk.ui.consultation.summary import Strip, SummaryPanel
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.theme import px

_KEPT = frozenset(("id", "client", "finished", "version"))
_NAMES = tuple(each.name for each in fields(Consultation) if each.name not in _KEPT)


class ConsultationEditor(QWidget):
    """``edited`` after each answer; ``draft()`` is what stands there now."""

    edited = Signal()
    finish_requested = Signal()

    def __init__(self, desk: ConsultationDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._base: Consultation | None = None
        self._area: QScrollArea | None = None
        self._forms: list[SectionForm] = []
        self._widgets: dict[str, Any] = {}
        self.summary = SummaryPanel()
        self._columns = Columns(ems=44, gap=14)
        self._whole = QVBoxLayout(self)
        self._strip = Strip(self)
        self._build(desk.technicians())

    def show_draft(self, draft: Consultation, sex: Sex = Sex.UNKNOWN) -> None:
        """Show a consultation; a field that says the same already is left alone, so that the cursor stays."""
        self._base = draft
        for name in _NAMES:
            fill(self._widgets[name], getattr(draft, name))
        chooser = self._widgets["pattern"]
        if isinstance(chooser, PatternChooser):
            chooser.suggest(sex)
        for form in self._forms:
            form.settle()
        self._judge()

    def keep(self, saved: Consultation) -> None:
        """It was saved under an id and a version; what is being typed stays."""
        self._base = saved

    def base(self) -> Consultation | None:
        """What was read or saved last."""
        return self._base

    def draft(self) -> Consultation:
        """The consultation as it is entered."""
        assert self._base is not None
        entered = {name: answer_of(self._widgets[name]) for name in _NAMES}
        entered["earlier"] = tuple(self._dated(each) for each in entered["earlier"])
        entered["alopecia"] = Alopecia(entered["alopecia"])
        entered["phototype"] = Phototype(entered["phototype"])
        if entered["day"] is None:
            entered["day"] = self._base.day
        return replace(self._base, **entered)

    def unreadable(self) -> list[Problem]:
        """Fields that cannot be read, such as a day that is none."""
        return [found for form in self._forms for found in form.unreadable()]

    def show_problems(self, problems: list[Problem]) -> None:
        """Put problems beside their fields, while typing."""
        for form in self._forms:
            form.show_touched(problems)

    def show(self, problems: list[Problem] | None = None) -> None:
        """Put problems beside their fields and go to the first; without an argument it is QWidget.show."""
        if problems is None:
            super().show()
            return
        for form in self._forms:
            here = [each for each in problems if form.has(each.field)]
            if here:
                form.show(here)

    def jump(self, field: str) -> None:
        """Go to a field."""
        widget = self._widgets[field]
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the summary stands below the sections, its first line floats above them."""
        super().resizeEvent(event)
        self._float()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what scrolls this page."""
        super().showEvent(event)
        area = scrolled_by(self)
        if area is not None and area is not self._area:
            self._area = area
            area.verticalScrollBar().valueChanged.connect(self._float)
        self._float()

    @Slot()
    def _float(self) -> None:
        folded = self._columns.folded()
        high = self._strip.sizeHint().height()
        room = high + px(8) if folded else 0
        if self._whole.contentsMargins().top() != room:
            self._whole.setContentsMargins(0, room, 0, 0)
        self._strip.setVisible(folded)
        if folded:
            self._strip.setGeometry(0, hidden_above(self), self.width(), high)
            self._strip.raise_()

    def _build(self, staff: list[Staff]) -> None:
        left = QWidget()
        body = QVBoxLayout(left)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        for title, build in sections(self._desk.today(), staff):
            card = parts.Card(title)
            form = SectionForm()
            build(form)
            form.changed.connect(self._changed)
            card.body.addWidget(form)
            body.addWidget(card)
            self._forms.append(form)
        body.addStretch(1)
        for name in (*_NAMES, "scar_chooser"):
            self._widgets[name] = next(form for form in self._forms if form.has(name)).widget(name)
        self._columns.add(left, 3)
        self._columns.add(Pinned(self.summary), 1)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._columns)
        self.summary.finish_requested.connect(self.finish_requested)
        self.summary.jump_requested.connect(self._jump)
        keys_of = (
            ("Ctrl+Down", self._next),
            ("Ctrl+Up", self._before),
            ("Ctrl+Return", self._ask_finish),
            ("Ctrl+Enter", self._ask_finish),
        )
        for keys, slot in keys_of:
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(slot)

    def _judge(self) -> None:
        draft = self.draft()
        found = self._desk.estimate(draft)
        self.summary.show_estimate(found, self._desk.hints(draft))
        self._strip.show_estimate(found)
        self.show_problems(self._desk.problems(draft))

    def _dated(self, earlier: Any) -> Any:
        from smpdesk import words
        from smpdesk.domain.dates import parse_typed_date

        day = (
            parse_typed_date(earlier.when, words.typed_order(), self._desk.today(), True)
            if earlier.when
            else None
        )
        return earlier._replace(day=day.isoformat() if day else "")

    @Slot()
    def _changed(self) -> None:
        chooser: Folded = self._widgets["scar_chooser"]
        if chooser.value():  # pressing a picture adds a scar of that kind
            kind = chooser.value()
            chooser.set_value("")
            rows: RowsField = self._widgets["scars"]
            rows.append(Scar(kind=kind))
        self._judge()
        self.edited.emit()

    @Slot(object)
    def _jump(self, field: str) -> None:
        self.jump(field)

    @Slot()
    def _next(self) -> None:
        self._step(1)

    @Slot()
    def _ask_finish(self) -> None:
        self.finish_requested.emit()

    @Slot()
    def _before(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        focus = self.focusWidget()
        here = next((n for n, form in enumerate(self._forms) if focus and form.isAncestorOf(focus)), -by)
        form = self._forms[max(0, min(len(self._forms) - 1, here + by))]
        form.first()
        self._reveal(form)

    def _reveal(self, widget: QWidget) -> None:
        area = scrolled_by(self)
        page = area.widget() if area is not None else None
        if area is None or page is None:
            return
        top = widget.mapTo(page, QPoint(0, 0)).y()
        bar, high = area.verticalScrollBar(), area.viewport().height()
        if not bar.value() <= top <= bar.value() + high - min(widget.height(), high):
            bar.setValue(top - px(60))
