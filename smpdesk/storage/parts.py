"""The parts of a clinic's data as attributes of its store, each imported when it is first asked for."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from smpdesk.storage.engine import SqliteClinic

if TYPE_CHECKING:
    from smpdesk.storage.appointments import AppointmentPart
    from smpdesk.storage.areas import AreaPart
    from smpdesk.storage.chain import Journal
    from smpdesk.storage.choices import ChoicePart
    from smpdesk.storage.clients import ClientPart
    from smpdesk.storage.clinic import ClinicPart
    from smpdesk.storage.consents import ConsentPart
    from smpdesk.storage.consultations import ConsultationPart
    from smpdesk.storage.courses import CoursePart
    from smpdesk.storage.doubles import DoublesPart
    from smpdesk.storage.fading import FadingPart
    from smpdesk.storage.figures import FigurePart
    from smpdesk.storage.follow_ups import ContactPart, FollowUpPart
    from smpdesk.storage.forecasts import ForecastPart, ReviewPart
    from smpdesk.storage.gates import GatePart
    from smpdesk.storage.incidents import IncidentPart
    from smpdesk.storage.lists import ListPart
    from smpdesk.storage.merges import MergePart
    from smpdesk.storage.papers import PaperPart
    from smpdesk.storage.patch_tests import PatchTestPart
    from smpdesk.storage.pictures import PicturePart
    from smpdesk.storage.recalls import RecallPart
    from smpdesk.storage.screenings import LetterPart, ScreeningPart
    from smpdesk.storage.sessions import SessionPart
    from smpdesk.storage.sitting import SittingPart
    from smpdesk.storage.staff import RoomPart, StaffPart
    from smpdesk.storage.stock import StockPart
    from smpdesk.storage.story import StoryPart
    from smpdesk.storage.traces import TracePart
    from smpdesk.storage.waiting import WaitingPart
    from smpdesk.storage.wordings import WordingPart
    from smpdesk.storage.working import WorkingPart


class Parts:
    """What a store is made of: one attribute for each area of the clinic's data."""

    _db: SqliteClinic

    def wall_now(self) -> datetime:
        """The clinic's wall time."""
        raise NotImplementedError

    @cached_property
    def clinic(self) -> "ClinicPart":
        """The clinic's settings."""
        from smpdesk.storage.clinic import ClinicPart

        return ClinicPart(self._db)

    @cached_property
    def staff(self) -> "StaffPart":
        """Members of staff."""
        from smpdesk.storage.staff import StaffPart

        return StaffPart(self._db)

    @cached_property
    def rooms(self) -> "RoomPart":
        """Treatment rooms."""
        from smpdesk.storage.staff import RoomPart

        return RoomPart(self._db)

    @cached_property
    def clients(self) -> "ClientPart":
        """Clients."""
        from smpdesk.storage.clients import ClientPart

        return ClientPart(self._db, self.wall_now)

    @cached_property
    def courses(self) -> "CoursePart":
        """Courses of treatment."""
        from smpdesk.storage.courses import CoursePart

        return CoursePart(self._db)

    @cached_property
    def lists(self) -> "ListPart":
        """Lists of clients."""
        from smpdesk.storage.lists import ListPart

        return ListPart(self._db)

    @cached_property
    def doubles(self) -> "DoublesPart":
        """Candidates for the same person."""
        from smpdesk.storage.doubles import DoublesPart

        return DoublesPart(self._db)

    @cached_property
    def merges(self) -> "MergePart":
        """Clients brought together."""
        from smpdesk.storage.merges import MergePart

        return MergePart(self._db)

    @cached_property
    def consultations(self) -> "ConsultationPart":
        """Consultations."""
        from smpdesk.storage.consultations import ConsultationPart

        return ConsultationPart(self._db)

    @cached_property
    def consents(self) -> "ConsentPart":
        """Consents, refusals, withdrawals, uses of photographs."""
        from smpdesk.storage.consents import ConsentPart

        return ConsentPart(self._db)

    @cached_property
    def screenings(self) -> "ScreeningPart":
        """Health screenings, and the clinic's edits of the questions."""
        from smpdesk.storage.screenings import ScreeningPart

        return ScreeningPart(self._db)

    @cached_property
    def letters(self) -> "LetterPart":
        """Doctors' letters."""
        from smpdesk.storage.screenings import LetterPart

        return LetterPart(self._db)

    @cached_property
    def appointments(self) -> "AppointmentPart":
        """The book."""
        from smpdesk.storage.appointments import AppointmentPart

        return AppointmentPart(self._db)

    @cached_property
    def areas(self) -> "AreaPart":
        """Places drawn on clients' heads."""
        from smpdesk.storage.areas import AreaPart

        return AreaPart(self._db)

    @cached_property
    def sessions(self) -> "SessionPart":
        """Session records."""
        from smpdesk.storage.sessions import SessionPart

        return SessionPart(self._db)

    @cached_property
    def sittings(self) -> "SittingPart":
        """Breaks and anaesthetic of sessions."""
        from smpdesk.storage.sitting import SittingPart

        return SittingPart(self._db)

    @cached_property
    def papers(self) -> "PaperPart":
        """Issued papers."""
        from smpdesk.storage.papers import PaperPart

        return PaperPart(self._db)

    @cached_property
    def patch_tests(self) -> "PatchTestPart":
        """Patch tests."""
        from smpdesk.storage.patch_tests import PatchTestPart

        return PatchTestPart(self._db)

    @cached_property
    def gates(self) -> "GatePart":
        """Gates that somebody passed."""
        from smpdesk.storage.gates import GatePart

        return GatePart(self._db)

    @cached_property
    def choices(self) -> "ChoicePart":
        """Small choices of the clinic."""
        from smpdesk.storage.choices import ChoicePart

        return ChoicePart(self._db)

    @cached_property
    def working(self) -> "WorkingPart":
        """Who works when."""
        from smpdesk.storage.working import WorkingPart

        return WorkingPart(self._db)

    @cached_property
    def waiting(self) -> "WaitingPart":
        """Who would come sooner."""
        from smpdesk.storage.waiting import WaitingPart

        return WaitingPart(self._db)

    @cached_property
    def wordings(self) -> "WordingPart":
        """The clinic's own wording of papers."""
        from smpdesk.storage.wordings import WordingPart

        return WordingPart(self._db)

    @cached_property
    def follow_ups(self) -> "FollowUpPart":
        """Check-ins that somebody began."""
        from smpdesk.storage.follow_ups import FollowUpPart

        return FollowUpPart(self._db)

    @cached_property
    def contacts(self) -> "ContactPart":
        """Who was told what."""
        from smpdesk.storage.follow_ups import ContactPart

        return ContactPart(self._db)

    @cached_property
    def forecasts(self) -> "ForecastPart":
        """Forecasts as they were made."""
        from smpdesk.storage.forecasts import ForecastPart

        return ForecastPart(self._db)

    @cached_property
    def reviews(self) -> "ReviewPart":
        """Reviews of results."""
        from smpdesk.storage.forecasts import ReviewPart

        return ReviewPart(self._db)

    @cached_property
    def fading(self) -> "FadingPart":
        """What fading is told from."""
        from smpdesk.storage.fading import FadingPart

        return FadingPart(self._db)

    @cached_property
    def figures(self) -> "FigurePart":
        """What statistics count."""
        from smpdesk.storage.figures import FigurePart

        return FigurePart(self._db)

    @cached_property
    def incidents(self) -> "IncidentPart":
        """Incidents and reactions."""
        from smpdesk.storage.incidents import IncidentPart

        return IncidentPart(self._db)

    @cached_property
    def stock(self) -> "StockPart":
        """Products, lots and their accounts."""
        from smpdesk.storage.stock import StockPart

        return StockPart(self._db)

    @cached_property
    def recalls(self) -> "RecallPart":
        """Recalls, and who was told."""
        from smpdesk.storage.recalls import RecallPart

        return RecallPart(self._db)

    @cached_property
    def traces(self) -> "TracePart":
        """Where the records name lots."""
        from smpdesk.storage.traces import TracePart

        return TracePart(self._db)

    @cached_property
    def pictures(self) -> "PicturePart":
        """Pictures."""
        from smpdesk.storage.pictures import PicturePart

        return PicturePart(self._db)

    @cached_property
    def journal(self) -> "Journal":
        """The journal as it lies in the file."""
        from smpdesk.storage.chain import Journal

        return Journal(self._db)

    @cached_property
    def story(self) -> "StoryPart":
        """The journal as people ask it."""
        from smpdesk.storage.story import StoryPart

        return StoryPart(self._db)
