"""The clinic's own wording, severity and waiting time of each health question, with what the sources say."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.questionnaire import RENEW, Question
from smpdesk.ui.screening import labels
from smpdesk.ui.screening.presenter import ScreeningPresenter
from smpdesk.ui.screening.question_editor import QuestionEditor
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px


class QuestionsDialog(QDialog):
    """A list at the left, the chosen question at the right. Every Save is one change in the history."""

    def __init__(self, presenter: ScreeningPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Health questions of this clinic")
        self._presenter = presenter
        self._chosen_key = ""
        self.list = RowList("Health questions")
        self.editor = QuestionEditor(presenter)
        self.editor_area = QScrollArea()
        self._build()
        self._fill()

    @Slot()
    def _chosen(self) -> None:
        key = self.list.record()
        if isinstance(key, str) and key != self._chosen_key:
            self._chosen_key = key
            self.editor.show_key(key)

    @Slot()
    def _saved(self) -> None:
        self._fill()

    def _fill(self) -> None:
        asked = self._presenter.desk.questionnaire()
        rows = [_row(each) for each in asked.questions]
        renew = "Changed by this clinic" if asked.renew != asked.renew_shipped else str(asked.renew)
        rows.append(Row("Ask everything again", renew, "", "plain", record=RENEW))
        self.list.show_rows(rows, self._chosen_key or asked.questions[0].key)
        self._chosen()

    def _build(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.editor.saved.connect(self._saved)
        self.list.setMinimumWidth(px(260))
        self.editor_area.setWidget(self.editor)
        self.editor_area.setWidgetResizable(True)
        self.editor_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.editor_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        columns = Columns(ems=30, gap=14)
        columns.add(self.list, 2)
        columns.add(self.editor_area, 3)
        close = parts.button("Close", on=self.accept)
        close.setAutoDefault(False)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(close)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(18), px(16), px(18), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Health questions of this clinic"))
        body.addWidget(
            parts.muted(
                "A finished screening keeps the words it was asked with. The verdict on it follows what is set here."
            )
        )
        body.addWidget(columns, 1)
        body.addLayout(line)
        room = self.screen().availableGeometry()
        self.resize(min(px(940), room.width()), min(px(620), room.height()))


def _row(question: Question) -> Row:
    rule = question.gravest
    said = labels.SEVERITIES[rule.recent or rule.severity] + (f", {rule.term}" if rule.term else "")
    return Row(question.title, said, "Changed" if question.edited else "", "accent", record=question.key)
