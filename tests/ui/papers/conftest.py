"""A clinic with a client whose papers are opened one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.services.desks import Desks
from smpdesk.ui.papers.paper_dialog import PaperDialog
from smpdesk.ui.shared.printing import PrinterChoice
from tests import builders as a
from tests.ui.on_screen import OnScreen


class Papers(OnScreen):
    """Owen Davies and the window of one of his papers."""

    def __init__(self, desks: Desks, clock: a.SetClock, bot: QtBot) -> None:
        super().__init__(desks, bot)
        self.clock = clock
        self.owen = a.client(desks)
        self.issued: list[object] = []

    def open(self, paper: int = 0, choice: PrinterChoice | None = None, width: int = 820) -> PaperDialog:
        """Open a paper, or Owen's consent form as a draft."""
        client = 0 if paper else self.owen.id
        dialog = PaperDialog(self.desks, self.feed, self.jobs, paper=paper, client=client, choice=choice)
        dialog.issued.connect(self.issued.append)
        self.show(dialog, width, 760)
        return dialog

    def sheet(self) -> int:
        """An aftercare sheet that was issued and not given."""
        visit = a.visit(self.desks, self.owen, "2026-11-24 08:30")
        return self.desks.aftercare.issue(a.finished(self.desks, visit).id).id


@pytest.fixture
def papers(tmp_path: Path, qtbot: QtBot) -> Iterator[Papers]:
    """The clinic."""
    clock = a.SetClock()
    made = Papers(a.clinic(tmp_path, clock=clock), clock, qtbot)
    yield made
    made.close()
