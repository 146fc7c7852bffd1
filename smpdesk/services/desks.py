"""All desks of one clinic. Each is imported when it is first asked for: the window opens on two of them."""

from functools import cached_property
from typing import TYPE_CHECKING

from smpdesk.services.clock import Clock
from smpdesk.services.ground import AtDesk, Ground
from smpdesk.storage.store import Store

if TYPE_CHECKING:
    from smpdesk.services.aftercare import AftercareDesk
    from smpdesk.services.bring_in import BringInDesk
    from smpdesk.services.calendars import CalendarDesk
    from smpdesk.services.chair import ChairDesk
    from smpdesk.services.chart import ChartDesk
    from smpdesk.services.clients import ClientDesk
    from smpdesk.services.clinic import ClinicDesk
    from smpdesk.services.consents import ConsentDesk
    from smpdesk.services.consultations import ConsultationDesk
    from smpdesk.services.contacts import ContactDesk
    from smpdesk.services.day_sheet import DaySheetDesk
    from smpdesk.services.duplicates import DuplicatesDesk
    from smpdesk.services.follow_ups import FollowUpDesk
    from smpdesk.services.forecasts import ForecastDesk
    from smpdesk.services.history import HistoryDesk
    from smpdesk.services.incidents import IncidentDesk
    from smpdesk.services.invitations import InvitationDesk
    from smpdesk.services.keeping import KeepingDesk
    from smpdesk.services.kiosk import KioskDesk
    from smpdesk.services.late import LateDesk
    from smpdesk.services.lists import ListDesk
    from smpdesk.services.outlook import OutlookDesk
    from smpdesk.services.papers import PaperDesk
    from smpdesk.services.patch_tests import PatchTestDesk
    from smpdesk.services.readiness import ReadyDesk
    from smpdesk.services.recalls import RecallDesk
    from smpdesk.services.reviews import ReviewDesk
    from smpdesk.services.screenings import ScreeningDesk
    from smpdesk.services.sessions import SessionDesk
    from smpdesk.services.slots import SlotDesk
    from smpdesk.services.statistics import StatisticsDesk
    from smpdesk.services.stock import StockDesk
    from smpdesk.services.stock_papers import StockPaperDesk
    from smpdesk.services.touch_ups import TouchUpDesk
    from smpdesk.services.treatment_record import RecordDesk
    from smpdesk.services.typed import TypedDesk
    from smpdesk.services.waiting import WaitingDesk
    from smpdesk.services.wordings import WordingDesk
    from smpdesk.services.work_list import WorkList
    from smpdesk.services.working import WorkingDesk


class Desks:
    """The desks of an open clinic; ``at_desk.actor`` is who works here."""

    def __init__(self, store: Store, clock: Clock, at_desk: AtDesk) -> None:
        self.store = store
        self.clock = clock
        self.at_desk = at_desk
        self.ground = Ground(store, clock, at_desk)

    def close(self) -> None:
        """Close the clinic's file."""
        self.store.close()

    @cached_property
    def clinic(self) -> "ClinicDesk":
        """Settings, staff, rooms."""
        from smpdesk.services.clinic import ClinicDesk

        return ClinicDesk(self.ground)

    @cached_property
    def clients(self) -> "ClientDesk":
        """Clients."""
        from smpdesk.services.clients import ClientDesk

        return ClientDesk(self.ground)

    @cached_property
    def consultations(self) -> "ConsultationDesk":
        """Consultations and their estimates."""
        from smpdesk.services.consultations import ConsultationDesk

        return ConsultationDesk(self.ground)

    @cached_property
    def consents(self) -> "ConsentDesk":
        """Consent: signed, refused, withdrawn."""
        from smpdesk.services.consents import ConsentDesk

        return ConsentDesk(self.ground)

    @cached_property
    def kiosk(self) -> "KioskDesk":
        """The client's own view."""
        from smpdesk.services.kiosk import KioskDesk

        return KioskDesk(self.ground)

    @cached_property
    def screenings(self) -> "ScreeningDesk":
        """Health questions and doctors' letters."""
        from smpdesk.services.screenings import ScreeningDesk

        return ScreeningDesk(self.ground)

    @cached_property
    def sessions(self) -> "SessionDesk":
        """The book."""
        from smpdesk.services.sessions import SessionDesk

        return SessionDesk(self.ground)

    @cached_property
    def chair(self) -> "ChairDesk":
        """The record of a session, its breaks and its clock."""
        from smpdesk.services.chair import ChairDesk

        return ChairDesk(self.ground)

    @cached_property
    def ready(self) -> "ReadyDesk":
        """Ready to treat, and the gates."""
        from smpdesk.services.readiness import ReadyDesk

        return ReadyDesk(self.ground)

    @cached_property
    def chart(self) -> "ChartDesk":
        """The map of the head, and what is drawn on it."""
        from smpdesk.services.chart import ChartDesk

        return ChartDesk(self.ground)

    @cached_property
    def aftercare(self) -> "AftercareDesk":
        """The way out."""
        from smpdesk.services.aftercare import AftercareDesk

        return AftercareDesk(self.ground)

    @cached_property
    def work_list(self) -> "WorkList":
        """What is to be done today."""
        from smpdesk.services.work_list import WorkList

        return WorkList(self.ground, (self.reviews.work, self.touch_ups.lines))

    @cached_property
    def touch_ups(self) -> "TouchUpDesk":
        """Whose touch-up may be due, and asking them back."""
        from smpdesk.services.touch_ups import TouchUpDesk

        return TouchUpDesk(self.ground)

    @cached_property
    def follow_ups(self) -> "FollowUpDesk":
        """Check-ins, and what is put off or ended."""
        from smpdesk.services.follow_ups import FollowUpDesk

        return FollowUpDesk(self.ground)

    @cached_property
    def forecasts(self) -> "ForecastDesk":
        """How long results may last, and what was learned."""
        from smpdesk.services.forecasts import ForecastDesk

        return ForecastDesk(self.ground)

    @cached_property
    def reviews(self) -> "ReviewDesk":
        """Looking at results again."""
        from smpdesk.services.reviews import ReviewDesk

        return ReviewDesk(self.ground)

    @cached_property
    def statistics(self) -> "StatisticsDesk":
        """The clinic's plain statistics."""
        from smpdesk.services.statistics import StatisticsDesk

        return StatisticsDesk(self.ground)

    @cached_property
    def outlook(self) -> "OutlookDesk":
        """“Your result over the years” on paper."""
        from smpdesk.services.outlook import OutlookDesk

        return OutlookDesk(self.ground)

    @cached_property
    def invitations(self) -> "InvitationDesk":
        """Letters that ask clients back."""
        from smpdesk.services.invitations import InvitationDesk

        return InvitationDesk(self.ground)

    @cached_property
    def contacts(self) -> "ContactDesk":
        """Who was told what, and when."""
        from smpdesk.services.contacts import ContactDesk

        return ContactDesk(self.ground)

    @cached_property
    def papers(self) -> "PaperDesk":
        """Papers of any kind."""
        from smpdesk.services.papers import PaperDesk

        return PaperDesk(self.ground)

    @cached_property
    def patch_tests(self) -> "PatchTestDesk":
        """Patch tests."""
        from smpdesk.services.patch_tests import PatchTestDesk

        return PatchTestDesk(self.ground)

    @cached_property
    def working(self) -> "WorkingDesk":
        """Hours, holidays, breaks."""
        from smpdesk.services.working import WorkingDesk

        return WorkingDesk(self.ground)

    @cached_property
    def waiting(self) -> "WaitingDesk":
        """Who would come sooner."""
        from smpdesk.services.waiting import WaitingDesk

        return WaitingDesk(self.ground)

    @cached_property
    def wordings(self) -> "WordingDesk":
        """Wording of papers."""
        from smpdesk.services.wordings import WordingDesk

        return WordingDesk(self.ground)

    @cached_property
    def late(self) -> "LateDesk":
        """The clinic's late rule."""
        from smpdesk.services.late import LateDesk

        return LateDesk(self.ground)

    @cached_property
    def slots(self) -> "SlotDesk":
        """Free times."""
        from smpdesk.services.slots import SlotDesk

        return SlotDesk(self.ground)

    @cached_property
    def calendars(self) -> "CalendarDesk":
        """Calendars for other programs."""
        from smpdesk.services.calendars import CalendarDesk

        return CalendarDesk(self.ground)

    @cached_property
    def day_sheet(self) -> "DaySheetDesk":
        """The day on paper."""
        from smpdesk.services.day_sheet import DaySheetDesk

        return DaySheetDesk(self.ground)

    @cached_property
    def bring_in(self) -> "BringInDesk":
        """Client lists."""
        from smpdesk.services.bring_in import BringInDesk

        return BringInDesk(self.ground)

    @cached_property
    def keeping(self) -> "KeepingDesk":
        """Backup, restore, check."""
        from smpdesk.services.keeping import KeepingDesk

        return KeepingDesk(self.ground)

    @cached_property
    def duplicates(self) -> "DuplicatesDesk":
        """Who may be the same, and merging."""
        from smpdesk.services.duplicates import DuplicatesDesk

        return DuplicatesDesk(self.ground)

    @cached_property
    def history(self) -> "HistoryDesk":
        """Undo, redo, and what happened."""
        from smpdesk.services.history import HistoryDesk

        return HistoryDesk(self.ground)

    @cached_property
    def incidents(self) -> "IncidentDesk":
        """Incidents and reactions, and their reports."""
        from smpdesk.services.incidents import IncidentDesk

        return IncidentDesk(self.ground)

    @cached_property
    def records(self) -> "RecordDesk":
        """The treatment record on paper."""
        from smpdesk.services.treatment_record import RecordDesk

        return RecordDesk(self.ground)

    @cached_property
    def stock(self) -> "StockDesk":
        """Products, lots, what sessions took."""
        from smpdesk.services.stock import StockDesk

        return StockDesk(self.ground)

    @cached_property
    def stock_papers(self) -> "StockPaperDesk":
        """Ingredient labels, the call list of a recall."""
        from smpdesk.services.stock_papers import StockPaperDesk

        return StockPaperDesk(self.ground)

    @cached_property
    def recalls(self) -> "RecallDesk":
        """Recalls, and who was told."""
        from smpdesk.services.recalls import RecallDesk

        return RecallDesk(self.ground)

    @cached_property
    def typed(self) -> "TypedDesk":
        """What is typed and not saved yet."""
        from smpdesk.services.typed import TypedDesk

        return TypedDesk(self.ground)

    @cached_property
    def lists(self) -> "ListDesk":
        """Lists of clients, and what leaves the clinic as a file."""
        from smpdesk.services.lists import ListDesk

        return ListDesk(self.ground)
