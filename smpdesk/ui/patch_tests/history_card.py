"""A client's patch tests so far, and what can be done with the chosen one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.domain.patch_test import PatchTest
from smpdesk.domain.signature import from_text
from smpdesk.ui.patch_tests import labels
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.signature_paint import SignaturePicture
from smpdesk.ui.shared.theme import px


class HistoryCard(parts.Card):
    """What happened last stands first. Enter opens a test's result, or the paper of a declined one."""

    read_requested = Signal(object)  # PatchTest
    change_requested = Signal(object)  # PatchTest
    paper_requested = Signal(object)  # PatchTest

    def __init__(self) -> None:
        super().__init__("Tests so far")
        self.list = RowList("Patch tests of this client")
        self.result = parts.button("Read result…", on=self._read)
        self.change = parts.button("Change test…", on=self._change)
        self.paper = parts.button("Open paper", on=self._open_paper)
        self.signature = SignaturePicture()
        self._build()

    def show_tests(self, ask: PatchTestsPresenter) -> None:
        """Show this client's tests; the chosen one stays chosen."""
        kept = self._chosen()
        keep = next((each for each in ask.tests if kept is not None and each.id == kept.id), None)
        self.list.show_rows([_row(each, ask) for each in ask.tests], keep)
        self.setVisible(bool(ask.tests))
        self._offer()

    def _chosen(self) -> PatchTest | None:
        found = self.list.record()
        return found if isinstance(found, PatchTest) else None

    @Slot()
    def _offer(self) -> None:
        """What can be done with the chosen test."""
        test = self._chosen()
        done = test is not None and test.done is not None
        read = test is not None and test.read is not None
        self.result.setText("Change result…" if read else "Read result…")
        self.result.setVisible(done)
        self.change.setVisible(done)
        self.paper.setVisible(test is not None and test.paper is not None)
        signed = test is not None and bool(test.signature)
        if test is not None and signed:
            said = f"Signature of the client, seen by {test.witness}"
            self.signature.show_signature(from_text(test.signature), said)
        self.signature.setVisible(signed)

    @Slot()
    def _read(self) -> None:
        self.read_requested.emit(self._chosen())

    @Slot()
    def _change(self) -> None:
        self.change_requested.emit(self._chosen())

    @Slot()
    def _open_paper(self) -> None:
        self.paper_requested.emit(self._chosen())

    @Slot(object)
    def _opened(self, test: PatchTest) -> None:
        if test.done is not None:
            self.read_requested.emit(test)
        elif test.paper is not None:
            self.paper_requested.emit(test)

    def _build(self) -> None:
        self.list.setMinimumHeight(px(150))
        self.list.chosen.connect(self._offer)
        self.list.opened.connect(self._opened)
        self.body.setContentsMargins(1, px(13), 1, px(12))
        self.layout().itemAt(0).widget().setContentsMargins(px(15), 0, 0, 0)  # type: ignore[union-attr]
        self.body.addWidget(self.list, 1)
        signed = QHBoxLayout()
        signed.setContentsMargins(px(15), 0, px(15), 0)
        signed.addWidget(self.signature)
        signed.addStretch(1)
        self.body.addLayout(signed)
        row = QWidget()
        flow = Flow(row, gap=8)
        flow.setContentsMargins(px(15), 0, px(15), 0)
        for push in (self.result, self.change, self.paper):
            flow.addWidget(push)
        self.body.addWidget(row)


def _row(test: PatchTest, ask: PatchTestsPresenter) -> Row:
    chip, kind = labels.badge(test)
    told = labels.story(test, ask.name_of(test.technician))
    return Row(labels.title(test), told, chip, kind, record=test)
