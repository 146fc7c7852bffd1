"""Photographs use by use, and everything the client ever said about consent."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from smpdesk import words
from smpdesk.domain.consent_record import ConsentRecord, PhotoPermission, PhotoUse
from smpdesk.domain.paper import Paper
from smpdesk.ui.consent import labels
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px


class PhotosCard(parts.Card):
    """A chip for each use: yes, no, or never asked."""

    withdraw_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Photographs may be used for")
        self.chips = {use: parts.Chip() for use in PhotoUse}
        self.withdraw = parts.button("Withdraw a use…", on=self.withdraw_requested.emit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        for at, (use, chip) in enumerate(self.chips.items()):
            row, column = divmod(at, 2)
            grid.addWidget(parts.label(labels.USES[use]), row, column * 3)
            grid.addWidget(chip, row, column * 3 + 1)
        grid.setColumnMinimumWidth(2, px(24))
        grid.setColumnStretch(5, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.withdraw)

    def show_photos(self, ask: ConsentPresenter) -> None:
        """Show what counts now."""
        for use, chip in self.chips.items():
            said = ask.photos.get(use)
            chip.say(
                *(
                    ("Not asked", "plain")
                    if said is None
                    else ("Yes", "ok")
                    if said.allowed
                    else ("No", "bad")
                )
            )
        self.withdraw.setVisible(any(each.allowed for each in ask.photos.values()))


class HistoryCard(parts.Card):
    """One row for each word of the client, the latest first; their papers and scans open from here."""

    paper_requested = Signal(object)
    scan_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__("What was said")
        self.list = RowList("Consents of this client")
        self.paper = parts.button("Open paper", on=self._paper)
        self.scan = parts.button("Open scan", on=self._scan)
        self.empty = parts.muted("Nothing yet.")
        self.list.setMinimumHeight(px(120))
        self.list.chosen.connect(self._offer)
        self.list.opened.connect(self._paper)
        self._actions = QWidget()
        flow = Flow(self._actions, gap=8)
        flow.addWidget(self.paper)
        flow.addWidget(self.scan)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._actions)
        self.body.addStretch(0)

    def show_records(self, ask: ConsentPresenter) -> None:
        """Show everything on record."""
        kept = self._chosen()
        rows = [(each.at, each.id, _row(each)) for each in ask.records]
        rows += [(paper.issued, 0, _photo_row(paper, uses)) for paper, uses in ask.photo_noes]
        rows.sort(key=_latest, reverse=True)
        shown = [row for _at, _key, row in rows]
        keep = next((row.record for row in shown if kept is not None and _same(row.record, kept)), None)
        self.list.show_rows(shown, keep)
        for each in (self.list, self._actions):
            each.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self._offer()

    def _chosen(self) -> ConsentRecord | Paper | None:
        found = self.list.record()
        return found if isinstance(found, ConsentRecord | Paper) else None

    def _chosen_paper(self) -> int:
        """The id of the chosen word's paper, 0 without one."""
        chosen = self._chosen()
        return chosen.id if isinstance(chosen, Paper) else (chosen.paper or 0) if chosen is not None else 0

    @Slot()
    def _offer(self) -> None:
        chosen = self._chosen()
        self.paper.setEnabled(bool(self._chosen_paper()))
        self.scan.setVisible(isinstance(chosen, ConsentRecord) and chosen.scan is not None)

    @Slot()
    def _paper(self) -> None:
        paper = self._chosen_paper()
        if paper:
            self.paper_requested.emit(paper)

    @Slot()
    def _scan(self) -> None:
        self.scan_requested.emit(self._chosen())


def _latest(row: tuple[datetime, int, Row]) -> tuple[datetime, int]:
    return row[:2]


def _same(one: object, other: object) -> bool:
    """Whether two are the same record, whatever was added to it since."""
    return type(one) is type(other) and getattr(one, "id", 0) == getattr(other, "id", 0)


def _row(record: ConsentRecord) -> Row:
    when = f"{words.plain_date(record.at.date())}, {words.time_text(record.at)}"
    since = f"counts from {words.plain_date(record.withdrawn.date())}" if record.withdrawn else ""
    scan = "scanned" if record.scan else ""
    seen = f"seen by {record.witness}" if record.witness else ""
    said = [when, labels.WAYS[record.way], since, scan, seen, record.reason, record.wording]
    text, kind = labels.CHIPS[record.state]
    return Row(
        labels.STATES[record.state], " · ".join(each for each in said if each), text, kind, record=record
    )


def _photo_row(paper: Paper, uses: Sequence[PhotoPermission]) -> Row:
    when = f"{words.plain_date(paper.issued.date())}, {words.time_text(paper.issued)}"
    names = words.listed([labels.USES[each.purpose] for each in uses])
    said = [when, names, f"seen by {paper.seen_by}", uses[0].note, paper.wording]
    text = " · ".join(each for each in said if each)
    return Row("Use of photographs withdrawn", text, "No longer", "bad", record=paper)
