"""Windows beside or over the main one: the shelf, recalls, the table of clients, hours and breaks.

Part of the composition root, with ``open_clinic``.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QDialog

from smpdesk import words

if TYPE_CHECKING:
    from smpdesk.open_clinic import OpenClinic
    from smpdesk.services.forecasts import Recomputed
    from smpdesk.services.stock_notice import StockNotice
    from smpdesk.ui.papers.drafts import Draft
    from smpdesk.ui.stock.dialog import StockDialog
    from smpdesk.ui.stock.recalls import RecallsDialog

_log = logging.getLogger(__name__)
D = TypeVar("D", bound=QDialog)
_PAUSE = 700  # ms: neither the start nor a run of changes waits for the shelf
#: ms of quiet after which all forecasts are made anew from what was changed; nothing that anybody waits for.
_QUIET = 30_000
_RESULTS = frozenset({"session", "course", "consultation", "review", "contact", "client"})
_TOPICS = frozenset({"product", "lot", "stock_move", "recall", "recall_call", "clinic_choice"})


class Beside(QObject):
    """Opens them, or brings forward what is open."""

    def __init__(self, clinic: "OpenClinic") -> None:
        super().__init__(clinic)
        self._clinic = clinic
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon.timeout.connect(self._notice)
        self._quiet = QTimer(self, interval=_QUIET, singleShot=True)
        self._quiet.timeout.connect(self.learn)

    def watch(self) -> None:
        """Keep the line about the shelf at the foot of the window in step, and the clinic's forecasts."""
        self._clinic.feed.changed.connect(self._changed)
        self._soon.start()
        self._quiet.start()

    @Slot()
    def learn(self) -> None:
        """Learn from the clinic's own results, and make anew the forecasts that they move."""
        clinic = self._clinic
        clinic.jobs.run(self, clinic.desks.forecasts.recompute, self._learned, self._not_learned)

    def _learned(self, found: "Recomputed") -> None:
        _log.info("Forecasts: %d of %d made anew, %d results", found.changed, found.clients, found.lessons)

    def _not_learned(self, error: BaseException) -> None:
        """Nobody asked for it, so nobody is told: the next change tries again."""
        _log.info("Forecasts were not made anew", exc_info=error)

    @Slot(object)
    def treatment_record(self, client: Any) -> None:
        """The whole course of a client on paper."""
        from smpdesk.ui.papers.drafts import RecordDraft

        self._paper(client.id, RecordDraft(self._clinic.desks, client.id))

    @Slot(object)
    def incident_report(self, incident: Any) -> None:
        """The report of an incident."""
        from smpdesk.ui.papers.drafts import IncidentDraft

        self._paper(incident.client, IncidentDraft(self._clinic.desks, incident.id))

    @Slot(object)
    def outlook(self, client: int) -> None:
        """“Your result over the years” of a client."""
        from smpdesk.ui.papers.drafts import OutlookDraft

        self._paper(client, OutlookDraft(self._clinic.desks, client))

    @Slot(object)
    def invitation(self, client: int) -> None:
        """The letter that asks a client back."""
        from smpdesk.ui.papers.drafts import InvitationDraft

        self._paper(client, InvitationDraft(self._clinic.desks, client))

    @Slot(object)
    def put_right(self, client: int) -> None:
        """A client's number was wrong: the field where the right one is typed."""
        page: Any = self._clinic.window.go("clients")
        page.edit_phone(client)

    @Slot(object)
    def incident(self, session: Any) -> None:
        """Note an incident of a session; a reaction that was noted in a zone begins it."""
        from smpdesk.ui.incidents.incident_dialog import IncidentDialog

        desks = self._clinic.desks
        draft = desks.incidents.draft(session.client, session.id)
        IncidentDialog(desks, draft, self._clinic.window).open()

    def _paper(self, client: int, draft: "Draft") -> None:
        from smpdesk.ui.papers.paper_dialog import PaperDialog

        clinic = self._clinic
        PaperDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window, client=client, draft=draft).open()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._soon.start()
        if topics & _RESULTS:
            self._quiet.start()

    @Slot()
    def _notice(self) -> None:
        from smpdesk.services.stock_notice import stock_notice

        clinic = self._clinic
        clinic.jobs.run(self, partial(stock_notice, clinic.desks.ground), self._noticed)

    def _noticed(self, found: "StockNotice") -> None:
        self._clinic.window.show_stock(_notice_text(found))

    def stock(self, _window: object = None) -> None:
        """The shelf."""
        from smpdesk.ui.stock.dialog import StockDialog

        self._show(StockDialog, self._new_stock)

    @Slot(object)
    def lot(self, number: str) -> None:
        """The shelf with a lot of this number in view."""
        from smpdesk.ui.stock.dialog import StockDialog

        self._show(StockDialog, self._new_stock).look_for(number)

    def recalls(self, _window: object = None) -> None:
        """Recalls, and who was told."""
        from smpdesk.ui.stock.recalls import RecallsDialog

        self._show(RecallsDialog, self._new_recalls)

    def commands(self) -> dict[str, Callable[[Any], object]]:
        """What the menu opens of these."""
        return {
            "stock": self.stock,
            "recalls": self.recalls,
            "lasting": self.lasting,
            "figures": self.figures,
            "wording": self.wording,
            "day_papers": self.day_papers,
        }

    def lasting(self, _window: object = None) -> None:
        """How results last at this clinic."""
        self._figures("lasting")

    def figures(self, _window: object = None) -> None:
        """Plain statistics."""
        self._figures("needed")

    def _figures(self, page: str) -> None:
        from smpdesk.ui.forecast.figures_dialog import FiguresDialog

        shown = self._clinic.window.findChild(FiguresDialog)
        if shown is not None:
            shown.close()
        clinic = self._clinic
        dialog = FiguresDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window, page)
        dialog.client_requested.connect(clinic.show_client)
        dialog.weights_requested.connect(self._weights)
        dialog.show()

    @Slot()
    def _weights(self) -> None:
        """The weights of the forecast."""
        from smpdesk.ui.settings.dialog import SettingsDialog

        clinic = self._clinic
        SettingsDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window, "forecast").open()

    @Slot()
    def day_papers(self, _window: object = None) -> None:
        """Every paper of today in one go."""
        from smpdesk.ui.papers.day_dialog import DayPapersDialog

        DayPapersDialog(self._clinic.desks, self._clinic.jobs, self._clinic.window).open()

    def wording(self, _window: object = None) -> None:
        """What papers say."""
        from smpdesk.ui.wording.dialog import WordingDialog

        clinic = self._clinic
        WordingDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window).open()

    @Slot(object, object)
    def table(self, kind: object, text: str) -> None:
        """Show the clients as a table beside the window, that people work through."""
        from smpdesk.domain.lists import ListKind
        from smpdesk.ui.lists.dialog import ListDialog

        shown = self._clinic.window.findChild(ListDialog)
        if shown is not None:
            shown.close()
        wanted = kind if isinstance(kind, ListKind) else ListKind.ALL
        desks, kept = self._clinic.desks, self._clinic.settings
        table = ListDialog(
            desks, self._clinic.feed, self._clinic.jobs, kept, wanted, text, self._clinic.window
        )
        table.client_requested.connect(self._clinic.show_client)
        table.show()

    @Slot(object)
    def hours(self, person: int) -> None:
        """Hours and holidays of a technician, 0 for the whole clinic."""
        from smpdesk.ui.settings.working_dialog import WorkingDialog

        WorkingDialog(self._clinic.desks, self._clinic.feed, self._clinic.window, person).open()

    @Slot(object)
    def block(self, free: Any) -> None:
        """A break or training of whoever is free then; of everybody where a room is."""
        from smpdesk.domain.working import Block
        from smpdesk.ui.settings.away_dialogs import BlockDialog

        starts, day = free.starts.hour * 60 + free.starts.minute, free.starts.date()
        ends = starts + round((free.ends - free.starts).total_seconds() / 60)
        block = Block(staff=free.technician or None, first=day, last=day, starts=starts, ends=ends)
        people = {each.id: each.name for each in self._clinic.desks.clinic.staff(left=True)}
        whose = people.get(free.technician, "The whole clinic")
        dialog = BlockDialog(
            self._clinic.desks.working, block, whose, self._clinic.desks.clinic.today(), self._clinic.window
        )
        dialog.open()

    @Slot()
    def _recalls_asked(self) -> None:
        self.recalls()

    def _new_stock(self) -> "StockDialog":
        from smpdesk.ui.stock.dialog import StockDialog

        clinic = self._clinic
        dialog = StockDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window)
        dialog.client_requested.connect(clinic.show_client)
        dialog.recalls_requested.connect(self._recalls_asked)
        return dialog

    def _new_recalls(self) -> "RecallsDialog":
        from smpdesk.ui.stock.recalls import RecallsDialog

        clinic = self._clinic
        dialog = RecallsDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window)
        dialog.client_requested.connect(clinic.show_client)
        return dialog

    def _show(self, kind: type[D], new: Callable[[], D]) -> D:
        found = (each for each in self._clinic.window.findChildren(kind) if each.isVisible())
        shown = next(found, None) or new()
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown


def _notice_text(found: "StockNotice") -> str:
    """ "Stock: 9 clients to tell of a recall, 1 lot out of date, 2 expiring soon, 1 low"."""
    said = (
        (found.untold, f"{words.counted(found.untold, 'client')} to tell of a recall"),
        (found.expired, f"{words.counted(found.expired, 'lot')} out of date"),
        (found.expiring, f"{found.expiring:,} expiring soon"),
        (found.low, f"{found.low:,} low"),
    )
    told = ", ".join(text for count, text in said if count)
    return f"Stock: {told}" if told else ""
