"""A lot's ingredients, to be read, printed or saved."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.domain.stock import LotLine
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.paper_out import PaperOut
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Jobs
    from smpdesk.ui.shared.printing import PrinterChoice


class LabelDialog(QDialog):
    """The text stands in “Change lot” and “Change product”; here it leaves the window."""

    def __init__(
        self,
        desks: "Desks",
        jobs: "Jobs",
        line: LotLine,
        parent: QWidget | None = None,
        choice: "PrinterChoice | None" = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ingredients")
        self._desk, self._lot, self._name = (
            desks.stock_papers,
            line.lot.id,
            f"{line.product.name} {line.lot.number}",
        )
        self._out = PaperOut(self, desks.papers.bands, jobs, choice)
        self.ingredients = forms.lines(line.lot.label or line.product.ingredients, rows=9)
        self.news = parts.Notice()
        self.print = parts.button("Print…", primary=True, on=self._print)
        self.save = parts.button("Save as PDF…", on=self._save)
        self._build(line)
        self.resize(px(520), px(400))

    @Slot()
    def _print(self) -> None:
        if not self._out.busy:
            pdf = partial(self._desk.labels_pdf, [self._lot])
            self._out.print(f"Ingredients, {self._name}", self._desk.size(), "ingredients.pdf", pdf, _nothing)

    @Slot()
    def _save(self) -> None:
        if not self._out.busy:
            self._out.save("ingredients.pdf", partial(self._desk.labels_pdf, [self._lot]))

    @Slot(object)
    def _saved(self, path: str) -> None:
        self.news.say(f"The label is saved as {path}.")

    @Slot(object)
    def _printed(self, _answer: object) -> None:
        self.news.say("The label is printed.")

    def _build(self, line: LotLine) -> None:
        self.ingredients.setReadOnly(True)
        self.ingredients.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.ingredients.setAccessibleName("Ingredients")
        self.ingredients.setPlaceholderText("No ingredients entered: they stand in “Change product”.")
        self._out.saved.connect(self._saved)
        self._out.printed.connect(self._printed)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Ingredients"))
        body.addWidget(parts.muted(f"{labels.product(line.product)}, lot {line.lot.number}"))
        body.addWidget(self.ingredients, 1)
        body.addWidget(self.news)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = parts.button("Close", on=self.reject)
        close.setAutoDefault(False)
        for each in (close, self.save, self.print):
            foot.addWidget(each)
        body.addLayout(foot)
        self.print.setFocus()


def _nothing() -> None:
    """A working paper is not recorded."""
