"""Which view of the book is shown, what it is called, and how it is kept for the next time."""

from datetime import date

from PySide6.QtCore import QObject, QSettings, Signal, Slot

from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.frame import DaySheet, minute_of
from smpdesk.ui.sessions.presenter import DayBook
from smpdesk.ui.sessions.sheets import View
from smpdesk.ui.sessions.toolbar import DayBar


class Views(QObject):
    """Keeps toolbar, board and what is read in one view; `settings` remembers it, and the zoom."""

    turned = Signal()  # another view is to be read and shown

    def __init__(
        self,
        book: DayBook,
        bar: DayBar,
        board: Board,
        settings: QSettings | None,
    ) -> None:
        super().__init__(board)
        bar.view_requested.connect(self.ask)
        board.view_requested.connect(self.ask)
        self._book, self._bar, self._board, self._settings = book, bar, board, settings
        if settings is not None:
            self._recall(settings)
        board.zoomed.connect(self._zoomed)

    def name(self, sheet: DaySheet) -> None:
        """Say which day or week this is."""
        today = self._book.desk.today()
        self._bar.show_view(self._book.view, self._book.desks.clinic.technicians())
        if self._book.view.week:
            first, last = self._book.days
            self._bar.show_week(first, last, today)
        else:
            self._bar.show_day(self._book.day, today, _state_of(sheet))

    def arrive(self, sheet: DaySheet) -> None:
        """A day is shown for the first time: choose what one most likely came for, and scroll there."""
        self.scroll(sheet)
        if chosen := self._book.to_choose(sheet):
            self._board.choose_visit(chosen)

    def scroll(self, sheet: DaySheet) -> None:
        """Scroll to what one most likely came for."""
        now = minute_of(sheet.now)
        first = min((minute_of(each.appointment.starts) for each in sheet.bookings), default=sheet.opens)
        today = sheet.now.date() in sheet.days and sheet.opens <= now <= sheet.closes
        self._board.scroll_to(now if today else max(first, sheet.opens))

    @Slot(object)
    def ask(self, wanted: object) -> None:
        """Another view: a View, or "day", "week", "turn" (technicians or rooms)."""
        if self._turn_to(wanted):
            self.turned.emit()

    @Slot(object)
    def open_day(self, day: date) -> None:
        """One day of the week by itself."""
        self._book.day = day
        self.ask("day")

    def _turn_to(self, wanted: object) -> bool:
        was = self._book.view
        if wanted == "turn":
            wanted = was._replace(by_room=not was.by_room, only=0)
        elif isinstance(wanted, str):
            wanted = was._replace(week=wanted == "week")
        if not isinstance(wanted, View):
            return False
        self._take(wanted)
        self._bar.show_view(wanted, self._book.desks.clinic.technicians())
        return wanted != was

    def let_in(self, technician: int) -> None:
        """Somebody's visit is to be seen: no longer only another person's."""
        if self._book.view.only not in (0, technician):
            self._take(self._book.view._replace(only=0))

    @Slot(object)
    def _zoomed(self, zoom: float) -> None:
        if self._settings is not None:
            self._settings.setValue("book/zoom", zoom)

    def _take(self, view: View) -> None:
        self._book.view = view
        if self._settings is not None:
            self._settings.setValue("book/view", "week" if view.week else "day")
            self._settings.setValue("book/columns", "room" if view.by_room else "technician")

    def _recall(self, settings: QSettings) -> None:
        week = settings.value("book/view") == "week"
        self._book.view = View(week, settings.value("book/columns") == "room")
        try:
            self._board.zoom.set(float(str(settings.value("book/zoom", 1.0))))
        except ValueError:
            self._board.zoom.set(1.0)


def _state_of(sheet: DaySheet) -> str:
    """A word about the day as a whole: its holiday, or closed."""
    if sheet.hours is None:
        return "closed"
    whole = [each for column in sheet.columns[:1] for each in column.away if each.kind == "holiday"]
    if whole and all(whole[0] in column.away for column in sheet.columns):
        return whole[0].name or "closed"
    return ""
