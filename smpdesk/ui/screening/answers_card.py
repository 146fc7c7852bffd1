"""What was answered: yes and not sure in words, and how many noes; and the screenings before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Reply, Screening
from smpdesk.ui.screening import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px


class AnswersCard(parts.Card):
    """One finished screening to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Answers", parent)
        self._holder: QWidget | None = None

    def show_screening(self, screening: Screening, questions: Sequence[Question]) -> None:
        """Show its answers in the order of consequence."""
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        body = QVBoxLayout(self._holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(6))
        day = words.plain_date(screening.asked) if screening.asked else ""
        body.addWidget(parts.muted(f"Asked on {day} by {screening.by}, version {screening.questionnaire}."))
        telling = [
            each for each in questions if screening.answer(each.key).reply in (Reply.YES, Reply.UNSURE)
        ]
        for each in telling:
            said = labels.answer(each, screening.answer(each.key))
            line = parts.label(f"{each.title}: {said or 'yes'}", wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.addWidget(line)
        noes = sum(each.reply is Reply.NO for each in screening.answers)
        more = f"No to the other {noes} questions." if telling else f"No to all {noes} questions."
        body.addWidget(parts.muted(more))
        contacts = (("Family doctor", screening.doctor), ("Emergency contact", screening.contact))
        for name, value in contacts:
            if value:
                body.addWidget(parts.label(f"{name}: {value}", wrap=True))
        self.body.addWidget(self._holder)


class EarlierCard(parts.Card):
    """Every screening that was finished, the latest first. Choosing one shows its answers."""

    chosen = Signal(object)  # Screening

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Screenings", parent)
        self.list = RowList("Screenings of this client")
        self.list.chosen.connect(self._chosen)
        self.body.addWidget(self.list)

    def show_screenings(self, screenings: Sequence[Screening]) -> None:
        """Show them, the latest chosen."""
        finished = [each for each in screenings if each.asked is not None]
        self.setVisible(len(finished) > 1)
        rows = [_row(each) for each in finished]
        self.list.show_rows(rows, finished[0] if finished else None)
        self.list.setMinimumHeight(px(56) * min(4, len(rows)))

    @Slot()
    def _chosen(self) -> None:
        record = self.list.record()
        if isinstance(record, Screening):
            self.chosen.emit(record)


def _row(screening: Screening) -> Row:
    name, kind = labels.outcome_of(screening.outcome)
    day = words.plain_date(screening.asked) if screening.asked else ""
    return Row(day, f"by {screening.by} · {screening.questionnaire}", name, kind, record=screening)
