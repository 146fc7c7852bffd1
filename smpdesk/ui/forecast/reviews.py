"""Reviews of a client's result: which look is due, today's scores, and how the scores went."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.review_plan import DueReview, FadeLine
from smpdesk.domain.session import Zone
from smpdesk.ui.forecast import labels
from smpdesk.ui.forecast.scores import ScoreEntry
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.chart_lines import Dot, Line, LineChart
from smpdesk.ui.shared.zone_words import ZONES

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TICKS = ((0, "0"), (5, "5"), (10, "10"))


class ReviewCard(parts.Card):
    """Hidden for somebody who was not treated yet."""

    def __init__(self, desks: "Desks", parent: QWidget | None = None) -> None:
        super().__init__("Reviews of the result", parent)
        self._desks, self._client = desks, 0
        self._areas: dict[int, str] = {}
        self.due = parts.label("", wrap=True)
        self.begin = parts.button("Enter today’s scores", on=self._begin)
        self.entry = ScoreEntry()
        self.lines = LineChart("How the scores went", 10, _TICKS)
        for each in (self.due, self.begin, self.entry, self.lines):
            self.body.addWidget(each)
        self.entry.hide()
        self.entry.save_requested.connect(self.save)
        self.entry.left.connect(self._leave)
        self.entry.edited.connect(self._advise)

    def show_client(self, client: int) -> None:
        """Show this client; scores that are being entered stay while it is the same one."""
        other, self._client = client != self._client, client
        if other:
            self._leave()
        desk = self._desks.reviews
        coming = desk.coming(client)
        self.setVisible(coming is not None)
        if coming is None:
            return
        self._areas = {each.id: each.name for each in self._desks.chart.areas(client, gone=True)}
        due = desk.due(client)
        self.due.setText(_due(due, coming))
        parts.mark(self.begin, "primary", "true" if due is not None else "false")
        found = desk.lines(client)
        self.lines.setVisible(any(each.points for each in found))
        self._draw(found)

    def unsaved(self) -> str:
        """What would be lost."""
        return "Scores that were entered are not saved yet." if self.entry.drafts() else ""

    @Slot()
    def save(self) -> bool:
        """Keep the scores; False when they were refused."""
        drafts = self.entry.drafts()
        with faults.caught(self, _Beside(self.entry)) as caught:
            self._desks.reviews.record(drafts)
        if caught:
            return False
        self._leave()
        self.show_client(self._client)
        self.begin.setFocus()
        return True

    @Slot()
    def _begin(self) -> None:
        sheet = self._desks.reviews.sheet(self._client)
        self.entry.show_sheet(sheet, [self._name(each.zone, each.area) for each in sheet.rows])
        self.begin.hide()
        self.entry.show()
        self.entry.begin()

    @Slot()
    def _leave(self) -> None:
        back = self.entry.isVisible()
        for each in self.entry.scales:
            each.set_answer(None)
        self.entry.hide()
        self.begin.show()
        if back:
            self.begin.setFocus()

    @Slot()
    def _advise(self) -> None:
        found = dict.fromkeys(
            f"{self._name(draft.zone, draft.area)}: {words.say(each)}"
            for draft in self.entry.drafts()
            for each in self._desks.reviews.advice(draft)
        )
        self.entry.advice.say("\n".join(found))

    def _name(self, zone: Zone, area: int | None) -> str:
        return self._areas.get(area or 0, "") or ZONES[zone]

    def _draw(self, found: Sequence[FadeLine]) -> None:
        years = {each.since.year for each in found}
        lines, told = [], []
        for each in found:
            name = self._name(each.zone, each.area)
            if len(years) > 1:
                name = f"{name} ({each.since.year})"
            dots = tuple(
                Dot(
                    one.months,
                    one.score,
                    f"{name}: {one.score} on {words.plain_date(one.day)}{_step(one.step)}",
                )
                for one in each.points
            )
            lines.append(Line(name, dots))
            told.append("; ".join(one.text for one in dots))
        self.lines.show_lines(lines, ". ".join(told))


class _Beside:
    """Puts a refusal where the scores are entered."""

    def __init__(self, entry: ScoreEntry) -> None:
        self._entry = entry

    def show(self, problems: Sequence[Problem]) -> None:
        """In words."""
        self._entry.advice.say("\n".join(words.say(each) for each in problems))


def _step(key: str) -> str:
    return f" ({labels.step(key)})" if key else ""


def _due(due: DueReview | None, coming: DueReview) -> str:
    then = f"Next: {labels.step(coming.step)}, about {words.plain_date(coming.day)}."
    if due is None:
        return then
    return f"Due: a look at the {_look(due.step)}, since {words.plain_date(due.day)}. {then}"


def _look(step: str) -> str:
    return "healed result" if step == "healed" else f"result after {labels.step(step)}"
