"""Asks the desks for what the Clients tab shows and remembers who is chosen. Knows no widget."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from smpdesk.domain.alerts import Alert
    from smpdesk.domain.appointment import Appointment
    from smpdesk.domain.chart import ChartStory
    from smpdesk.domain.client import Client, ClientLine
    from smpdesk.domain.course import Course, CourseStep
    from smpdesk.domain.lists import ListKind
    from smpdesk.domain.merging import Merged
    from smpdesk.domain.paper import Paper
    from smpdesk.domain.session import Session
    from smpdesk.services.desks import Desks

#: Topics after which a list or an open record may say something else.
LIST_TOPICS = frozenset({"client", "course", "appointment", "session"})
COUNTED_TOPICS = LIST_TOPICS | {"paper", "letter", "clinic_choice"}
STORY_TOPICS = LIST_TOPICS | {
    "paper", "staff", "clinic", "scalp_area", "consultation", "screening", "confirmation", "letter", "question_edit",
    "patch_test", "clinic_choice", "gate_pass", "lot", "numbing", "incident",
}  # fmt: skip


class Story(NamedTuple):
    """Everything on record about one client, read at one moment. Lists begin with the latest."""

    client: "Client"
    today: date
    courses: "list[Course]"
    steps: "list[CourseStep]"
    papers: "list[Paper]"
    sessions: "list[Session]"
    visits: "list[Appointment]"
    staff: dict[int, str]
    alerts: "list[Alert]"
    merges: "list[Merged]"
    late: frozenset[int]
    zone: str
    chart: "ChartStory"

    def consents(self) -> "list[Paper]":
        """The consent forms among the papers."""
        return [paper for paper in self.papers if paper.kind == "consent"]

    def starts(self, appointment: int) -> datetime | None:
        """When a visit begins, None when it is not one of this client's."""
        return next((each.starts for each in self.visits if each.id == appointment), None)


class ClientsPresenter:
    """What the list and the record ask for."""

    def __init__(self, desks: "Desks") -> None:
        self.desks = desks
        self.selected = 0
        self.kind: ListKind | None = None  # of whom the list shows; None shows everybody

    def today(self) -> date:
        """The clinic's day."""
        return self.desks.clients.today()

    def lines(self, text: str, limit: int, offset: int) -> "list[ClientLine]":
        """A page of the list: of everybody, or of those of the kind that is shown."""
        if self.kind:
            return self.desks.lists.lines(self.kind, text, limit, offset)
        return self.desks.clients.lines(text, limit, offset)

    def count(self) -> int:
        """How many clients there are."""
        return self.desks.clients.count()

    def found(self, text: str, kind: "ListKind | None") -> tuple[str, "ListKind | None", int]:
        """A text and a kind, with how many clients of that kind the text finds."""
        desks = self.desks
        return text, kind, desks.lists.count(kind, text) if kind else desks.clients.count(text)

    def counts(self) -> "dict[ListKind, int]":
        """How many clients are of each kind."""
        return self.desks.lists.counts()

    def position(self, client_id: int) -> int:
        """The row of a client in the list of everybody, -1 for one there is not."""
        try:
            return self.desks.clients.position(client_id)
        except KeyError:
            return -1

    def name(self, client_id: int) -> str:
        """What a client is called; empty for one there is not."""
        try:
            return self.desks.clients.client(client_id).name
        except KeyError:
            return ""

    def story(self, client_id: int) -> Story:
        """Everything about one client. Raises KeyError for a client there is not."""
        desk = self.desks.clients
        visits = self.desks.sessions.visits(client_id)
        return Story(
            client=desk.client(client_id),
            today=desk.today(),
            courses=desk.courses(client_id),
            steps=desk.steps(client_id),
            papers=desk.papers(client_id),
            sessions=desk.sessions(client_id),
            visits=visits,
            staff={each.id: each.name for each in self.desks.clinic.staff(left=True)},
            alerts=desk.alerts(client_id),
            merges=self.desks.duplicates.merges(client_id),
            late=self.desks.late.among(visits) if any(each.called_off for each in visits) else frozenset(),
            zone=self.desks.clinic.clinic().time_zone,
            chart=self.desks.chart.story(client_id),
        )
