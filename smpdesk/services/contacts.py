"""Who was told what, and when: the contacts of a client."""

from typing import NamedTuple

from smpdesk.domain.contact import About, Contact, Reached, Way
from smpdesk.domain.problem import refuse
from smpdesk.domain.session import Session
from smpdesk.services.ground import Ground


class Told(NamedTuple):
    """One contact as people read it: ``staff`` is a name, ``session`` the record it was about, None without one;
    ``step`` is the check-in's step, empty for another matter."""

    contact: Contact
    staff: str
    session: Session | None
    step: str


class ContactDesk:
    """One method per thing staff do with contacts."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def of_client(self, client_id: int) -> list[Told]:
        """Everything a client was told or asked, the latest first."""
        found = self._store.contacts.of_client(client_id)
        names = {each.id: each.name for each in self._store.staff.all(left=True)} if found else {}
        sessions = {
            each.id: each for each in self._store.sessions.some([c.session for c in found if c.session])
        }
        keys = {each.session for each in found if each.follow_up and each.session}
        steps = {each.id: each.step for each in self._store.follow_ups.of_sessions(sorted(keys))}
        return [
            Told(
                each,
                names.get(each.staff or 0, ""),
                sessions.get(each.session or 0),
                steps.get(each.follow_up or 0, ""),
            )
            for each in found
        ]

    def note(self, client_id: int, about: About, way: Way, outcome: Reached, note: str = "") -> Contact:
        """A contact that no line asked for, such as the client's own call.

        Refusal ``contact_note_missing``: it says what it was about.
        """
        if not note.strip():
            raise refuse("contact_note_missing", "note")
        made = Contact(
            client=client_id, about=about, way=way, at=self._ground.now(), staff=self._ground.at_desk.actor.id,
            outcome=outcome, note=note.strip(),
        )  # fmt: skip
        with self._ground.write("Note contact"):
            return self._store.contacts.add(made)
