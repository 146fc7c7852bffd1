"""What is missing before a session may start, with the way to each, and what is in order below it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.readiness import Check, GatePass, Rule, missing, ready
from smpdesk.services.readiness import ReadyDesk
from smpdesk.ui.shared import parts, ready_words
from smpdesk.ui.shared.layouts import Bar, Flow
from smpdesk.ui.shared.ready_dialogs import LookDialog, PassDialog
from smpdesk.ui.shared.theme import px

#: Rules that one question and one look answer, here and now.
_ASKED_HERE = (Rule.CONFIRMED, Rule.SCALP)


class ReadyPanel(parts.Card):
    """Shows one visit. What leads elsewhere is asked of whoever holds the panel, with the Rule; the question of the
    day and passing a gate are done here. ``changed`` when something was, besides what the change feed says.
    ``compact`` has buttons as small as chips.
    """

    action_requested = Signal(object)  # a Rule: the part of the client's record, or paper, that it is about
    changed = Signal()

    def __init__(self, desk: ReadyDesk, parent: QWidget | None = None, compact: bool = False) -> None:
        super().__init__("", parent)
        self.setAccessibleName("Ready to treat")
        self._desk, self._compact = desk, compact
        self._visit = 0
        self._checks: list[Check] = []
        self._all = False
        self._chip = parts.Chip()
        self._more = parts.quiet("", on=self._turn)
        self._head = Bar(gap=8)
        self._head.left.addWidget(parts.caption("Ready to treat"))
        self._head.right.addWidget(self._chip)
        self.body.addWidget(self._head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8 if compact else 12))
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more)
        self.body.setContentsMargins(px(16), px(11), px(16), px(10))

    @property
    def checks(self) -> list[Check]:
        """What is shown."""
        return self._checks

    def show_visit(self, visit: int) -> None:
        """Show a visit as it stands now; one that asks for nothing hides the panel."""
        if visit != self._visit:
            self._all = False
        self._visit = visit
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again."""
        self._checks = self._desk.checks(self._visit) if self._visit else []
        self.setVisible(bool(self._checks))
        if self._checks:
            self._show()

    # Slots

    @Slot()
    def _turn(self) -> None:
        self._all = not self._all
        self._show()
        self._more.setFocus()

    @Slot()
    def _act(self) -> None:
        check = self._of_sender()
        if check is None:
            return
        if check.rule in _ASKED_HERE and not self._screening_first():
            dialog = LookDialog(self._desk, self._visit, self.window())
            dialog.changed.connect(self._ask_health)
            dialog.accepted.connect(self._done)
            dialog.open()
        else:
            self.action_requested.emit(Rule.HEALTH if check.rule in _ASKED_HERE else check.rule)

    @Slot()
    def _pass(self) -> None:
        check = self._of_sender()
        if check is not None:
            dialog = PassDialog(self._desk, self._visit, check, self.window())
            dialog.accepted.connect(self._done)
            dialog.open()

    @Slot()
    def _ask_health(self) -> None:
        self.action_requested.emit(Rule.HEALTH)

    @Slot()
    def _done(self) -> None:
        self.refresh()
        self.changed.emit()

    # What the slots share

    def _screening_first(self) -> bool:
        """Whether the health questions themselves have to be asked, or finished, before anything is confirmed."""
        begun = {"ready_screening_missing", "ready_screening_old", "ready_screening_begun"}
        return any(each.said.code in begun for each in self._checks)

    def _of_sender(self) -> Check | None:
        push = self.sender()
        rule = push.property("rule") if isinstance(push, QPushButton) else None
        return next((each for each in self._checks if each.rule.value == rule), None)

    def _show(self) -> None:
        focus = self.focusWidget()
        inside = focus is not None and focus.hasFocus() and focus is not self._more
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lacking = missing(self._checks)
        passed = [each for each in self._checks if each.passed and not each.fine]
        fine = [each for each in self._checks if each.fine]
        passes = {each.id: each for each in self._desk.passes_of(self._visit)}
        shown = (*lacking, *passed, *(fine if self._all else ()))
        rows = [self._row(check, passes.get(check.passed)) for check in shown]
        for row in rows:
            self._rows.addWidget(row)
        self._sum_up(lacking, passed)
        self._more.setVisible(bool(fine))
        in_order = f"{words.counted(len(fine), 'thing')} in order"
        self._more.setText("Hide what is in order" if self._all else in_order)
        self._head.fold()
        if inside:  # the button that was pressed has gone: the next one is at hand
            pushes = [push for row in rows for push in row.findChildren(QPushButton)]
            (pushes or [self._more])[0].setFocus()

    def _sum_up(self, lacking: Sequence[Check], passed: Sequence[Check]) -> None:
        """The whole in a few words."""
        if not ready(self._checks):
            closed = sum(each.closed for each in lacking)
            self._chip.say(f"Not ready: {words.counted(closed, 'gate')} closed", "bad")
        elif lacking or passed:
            self._chip.say("Ready, with care", "warn")
        else:
            self._chip.say("Ready", "ok")

    def _row(self, check: Check, passed: GatePass | None) -> QWidget:
        """One rule: its state and title, its sentence, and what can be done."""
        row = QWidget()
        body = QVBoxLayout(row)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(3))
        head = QWidget()
        flow = Flow(head, gap=8)
        flow.addWidget(parts.Chip(*ready_words.state(check)))
        flow.addWidget(parts.strong(ready_words.TITLES[check.rule]))
        body.addWidget(head)
        body.addWidget(parts.muted(words.say(check.said)))
        if passed is not None:
            at = f"{words.short_date(passed.at)}, {words.time_text(passed.at)}"
            body.addWidget(parts.label(f"Passed by {passed.name}, {at}: {passed.reason}", wrap=True))
        pushes = self._pushes(check)
        if pushes:
            holder = QWidget()
            flow = Flow(holder, gap=6)
            for push in pushes:
                push.setProperty("rule", check.rule.value)
                push.setAccessibleName(f"{push.text()} {ready_words.TITLES[check.rule]}")
                if self._compact:
                    push.setProperty("pill", "true")
                flow.addWidget(push)
            body.addWidget(holder)
        return row

    def _pushes(self, check: Check) -> list[QPushButton]:
        if check.fine or check.passed:
            return []
        found = []
        asked = not any(each.rule is Rule.SCREENING and not each.fine for each in self._checks)
        waits = check.rule in _ASKED_HERE and not asked  # the health questions have the same button
        if (name := ready_words.action(check)) and not waits:
            found.append(parts.button(name, on=self._act))
        if check.closed:
            found.append(parts.quiet("Pass this gate…", on=self._pass))
        return found
