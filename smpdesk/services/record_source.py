"""Everything that a client's treatment record is told from, read once."""

from datetime import date

from smpdesk import words
from smpdesk.domain.chart import ChartStory, Place, place_of
from smpdesk.domain.course import Course
from smpdesk.domain.session import Session, ZoneWork
from smpdesk.services import shelf
from smpdesk.services.chart import story_from
from smpdesk.services.record_words import say, word
from smpdesk.storage.store import Store


class RecordSource:
    """One client's records, with the names that papers give to sessions, places, lots and people."""

    def __init__(self, store: Store, client_id: int) -> None:
        self.store = store
        self.client = store.clients.get(client_id)
        self.sessions: list[Session] = store.sessions.of_client(client_id)
        self.courses: list[Course] = sorted(store.courses.of_client(client_id), key=lambda each: each.id)
        self.story = self._story()
        keys = [each.id for each in self.sessions]
        self.numbings = store.sittings.numbings(keys)
        self.pauses = store.sittings.pauses(keys)
        self.incidents = list(reversed(store.incidents.of_client(client_id)))
        self.areas = {each.id: each for each in store.areas.of_client(client_id)}
        self.lots = {each.lot.id: each for each in shelf.lines(store, store.wall_now().date())}
        self._staff = {each.id: each for each in store.staff.all(left=True)}
        self._rooms = {each.id: each.name for each in store.rooms.all(closed=True)}

    def _story(self) -> ChartStory:
        """Measured by the running course, else by the last one where nothing came after it."""
        client = self.client.id
        if self.courses and self.store.courses.open_of(client) is None:
            told = story_from(self.store, client, self.courses[-1].id)
            if len(told.layers) == sum(bool(each.zones) for each in self.sessions):
                return told
        return story_from(self.store, client)

    def technician(self, key: int | None) -> str:
        """Name and licence; empty for nobody."""
        person = self._staff.get(key or 0)
        if person is None:
            return ""
        return say("licence", name=person.name, licence=person.licence) if person.licence else person.name

    def person(self, key: int | None) -> str:
        """A name alone."""
        return self._staff[key].name if key in self._staff else ""

    def room(self, key: int | None) -> str:
        """The name of a room."""
        return self._rooms.get(key or 0, "")

    def title(self, session: Session) -> str:
        """“Session 2”, “Touch-up 1”; an old one by its place in the list."""
        number = session.number or self.sessions.index(session) + 1
        return say("touch_up" if session.touch_up else "session", number=number)

    def of_session(self, key: int | None) -> Session | None:
        """A session by its id."""
        return next((each for each in self.sessions if each.id == key), None)

    def layer(self, session: Session) -> int | None:
        """Which layer of the story a session is, None when nothing was worked."""
        found = (at for at, each in enumerate(self.story.layers) if each.session == session.id)
        return next(found, None)

    def place(self, place: Place) -> str:
        """“Frontal”, “FUT scar”."""
        area = self.areas.get(place.area)
        return area.name if area is not None and area.name else word("zone", place.zone.value)

    def place_of(self, work: ZoneWork) -> Place:
        """Where a row of the record lies."""
        return place_of(work, self.areas)

    def told(self, upto: int) -> tuple[tuple[str, int], ...]:
        """Each place with the density that stands after a layer."""
        standing = self.story.standing(upto)
        return tuple((self.place(each), standing[each]) for each in self.story.places() if each in standing)

    def stands(self, place: Place) -> str:
        """The density that stands in a place now; “about” where nobody recorded it."""
        spans = [each.work[place] for each in self.story.layers if place in each.work]
        if not spans:
            return say("stands_plain", density=0)
        return say("stands_plain" if spans[-1].said else "about", density=spans[-1].after)

    def lot(self, stock: int | None, text: str) -> tuple[str, str]:
        """A lot's number and its expiry in words."""
        line = self.lots.get(stock or 0)
        number = (line.lot.number if line is not None else "") or text or say("no_lot")
        expiry = line.lot.expiry if line is not None else self._expiry(text)
        return number, say("expiry", day=words.plain_date(expiry)) if expiry else say("no_expiry")

    def _expiry(self, text: str) -> date | None:
        """Of a lot that a record names by its number alone, where only one can be meant."""
        found = {each.lot.expiry for each in self.lots.values() if text and each.lot.number == text}
        return found.pop() if len(found) == 1 else None
