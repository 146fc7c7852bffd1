"""Undo, redo, and the history of a client: all from the journal."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from smpdesk.domain.appointment import Appointment, VisitKind, VisitState
from smpdesk.domain.change import Change
from smpdesk.domain.history import HistoryLine, Taken
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.services import book
from smpdesk.services.ground import Ground
from smpdesk.services.history_words import Teller, moment
from smpdesk.services.undo_steps import Steps
from smpdesk.storage.chain import Image
from smpdesk.storage.story import StoryPart

#: Rules of the book by which an undo may find its time given away.
_TAKEN = frozenset(
    {"client_taken", "technician_taken", "room_taken", "technician_turnaround", "room_turnaround"}
)

#: The same reasons where the journal does not know any more who did it.
_UNKNOWN = {
    "changed_since": "changed_since_unknown",
    "gone_since": "gone_since_unknown",
    "stands_on_it": "stands_on_it_unknown",
    "stood_on_gone": "stood_on_gone_unknown",
}
#: Rows that are looked at to tell whose a change is: an import has thousands.
_ENOUGH = 50


class HistoryDesk:
    """One method per thing staff do with what was done."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    @cached_property
    def _story(self) -> StoryPart:
        return self._store.story

    @cached_property
    def _steps(self) -> Steps:
        return Steps(self._story)

    def next_undo(self) -> str:
        """What an undo would take back ("Move visit"); empty when there is nothing of this person's."""
        found = self._steps.to_undo(self._ground.at_desk.actor)
        return self._steps.root(found).name if found else ""

    def next_redo(self) -> str:
        """What a redo would put back; empty when there is nothing."""
        found = self._steps.to_redo(self._ground.at_desk.actor)
        return self._steps.root(found).name if found else ""

    def undo_last(self) -> Taken:
        """Take back the last thing the person at the desk did that still holds.

        Refusal ``nothing_to_undo``, or the reason in the words of :meth:`problems`; then nothing is written.
        """
        found = self._steps.to_undo(self._ground.at_desk.actor)
        if found is None:
            raise refuse("nothing_to_undo")
        return self._take(found.id)

    def redo(self) -> Taken:
        """Put back what the person at the desk took back last. Refusal ``nothing_to_redo`` or the reason."""
        found = self._steps.to_redo(self._ground.at_desk.actor)
        if found is None:
            raise refuse("nothing_to_redo")
        return self._take(found.id)

    def undo(self, change_id: int) -> Taken:
        """Take back any change that holds, whoever made it and however long ago; of an undo: put back what it
        took. Refusal ``undone_already`` or the reason."""
        tip, holds = self._steps.tip(change_id)
        if not holds:
            raise refuse("undone_already")
        return self._take(tip)

    def problems(self, change_id: int) -> list[Problem]:
        """Why a change cannot be taken back, as far as can be told without trying; empty when it can."""
        tip, holds = self._steps.tip(change_id)
        if not holds:
            return [problem("undone_already")]
        return self._forbidden(tip) or [self._worded(each) for each in self._story.undoable(tip)]

    def of_client(self, client_id: int, limit: int = 50, before: int = 0, who: str = "") -> list[HistoryLine]:
        """What happened to a client and to all that belongs to them, the newest first: at most ``limit``
        changes older than change ``before`` (0: from the newest), of one person by name if asked."""
        changes = self._story.of_client(client_id, limit, before, who)
        images = self._story.images([each.id for each in changes])
        holding = self._steps.holding([each.id for each in changes])
        teller = Teller(self._story)
        return [
            self._line(each, images.get(each.id, []), holding[each.id], teller, client_id) for each in changes
        ]

    def people(self, client_id: int) -> list[str]:
        """Everybody who changed something of a client, by name."""
        return self._story.people_of(client_id)

    def _take(self, change: int) -> Taken:
        found = self._forbidden(change)
        if found:
            raise Refusal(found)
        root = self._steps.root(self._story.change(change))
        try:
            made = self._store.undo(change, self._ground.at_desk.actor)
        except Refusal as refusal:
            raise Refusal(self._explained(change, refusal.problems)) from refusal
        return Taken(change=made, name=root.name, whose=self._whose(root.id))

    def _forbidden(self, change: int) -> list[Problem]:
        """What no undo may take away, though the journal could.

        An issued paper that nobody has yet may be taken back: its bytes and the journal stay. One that was given
        or signed is out of the house and stays on record; so does the clinic, and whoever is at the desk.
        """
        images = self._story.images([change]).get(change, [])
        if self._emptied(images):
            return [problem("session_finished_since")]
        held = self._held_back(images)
        if held:
            return held
        for image in images:
            if image.before is not None or image.table not in ("paper", "clinic", "staff"):
                continue
            now = self._story.values(image.table, image.row) or {}
            if image.table == "paper" and (now.get("given") or now.get("signed")):
                made = image.after or {}
                at_once = made.get("given") or made.get("signed")
                return [problem("paper_made_signed" if at_once else "paper_is_out")]
            if image.table == "clinic":
                return [problem("clinic_stays")]
            if image.table == "staff" and image.row == self._ground.at_desk.actor.id:
                return [problem("person_at_desk", name=now.get("name", ""))]
        return []

    def _emptied(self, images: list[Image]) -> bool:
        """Whether an undo would leave a session that was finished since without a zone."""
        gone: dict[int, set[int]] = {}
        for each in images:
            if each.table == "zone_work" and each.before is None and each.after is not None:
                gone.setdefault(each.after["session"], set()).add(each.row)
        ended = {each.row for each in images if each.table == "session" and "finished" in (each.after or {})}
        come_again = {
            each.before["session"]
            for each in images
            if each.table == "zone_work" and each.before and not each.after
        }
        for key in gone.keys() - ended - come_again:
            with suppress(KeyError):  # the session itself has gone: the journal says so
                session = self._store.sessions.get(key)
                if session.finished and {each.id for each in session.zones} <= gone[key]:
                    return True
        return False

    def _held_back(self, images: list[Image]) -> list[Problem]:
        """The closed gates of a visit whose session would be begun again: what a start refuses, a redo refuses."""
        for each in images:
            if (
                each.table != "session"
                or each.after is not None
                or not (each.before or {}).get("appointment")
            ):
                continue
            from smpdesk.services.readiness import closed_gates

            with suppress(KeyError):  # the visit itself has gone: the journal says so
                visit = self._store.appointments.get((each.before or {})["appointment"])
                if visit.state is not VisitState.DONE and not (each.before or {}).get("finished"):
                    return closed_gates(self._store, self._ground, visit)
        return []

    def _explained(self, change: int, problems: tuple[Problem, ...]) -> list[Problem]:
        """The store's reasons with words in their facts; whose time it is that was given away."""
        if any(each.code in _TAKEN for each in problems):
            with suppress(Refusal):
                found = [
                    each
                    for table, row, values in self._story.wanted(change)
                    if table == "appointment"
                    for each in book.refusals(self._store, _visit(row, values))
                    if each.code in _TAKEN
                ]
                if found:
                    return found
        return [self._worded(each) for each in problems]

    def _worded(self, each: Problem) -> Problem:
        if "table" not in each.facts:
            return each
        teller = Teller(self._story)
        table, row = str(each.facts["table"]), int(str(each.facts["row"]))
        what = teller.row(table, row) if table != "client" else teller.called(table, row)
        if each.field:
            what = f"the {teller.field(table, each.field)} of {what}"
        elif table != "client":
            what = f"the {what}"
        later = each.facts.get("later")
        if not isinstance(later, int):
            return problem(_UNKNOWN[each.code], each.field, what=_begun(what))
        change = self._story.change(later)
        said = what if each.code == "changed_since" else _begun(what)
        facts = {"who": change.actor, "did": change.name, "when": moment(self._at(change)), "what": said}
        return Problem(code=each.code, field=each.field, facts=facts)

    def _line(
        self, change: Change, images: list[Image], holding: tuple[bool, int], teller: Teller, client: int
    ) -> HistoryLine:
        holds, by = holding
        told = [
            teller.tell(each.table, each.row, each.before, each.after, client)
            for each, owners in zip(images, self._story.owners(images), strict=True)
            if client in owners
        ]
        return HistoryLine(
            change=change.id,
            name=change.name,
            who=change.actor,
            at=self._at(change),
            stories=tuple(each for each in told if each is not None),
            undone=not holds,
            undone_by=self._story.change(by).actor if by else "",
            undoes=change.undoes,
        )

    def _whose(self, change: int) -> str:
        """The name of the one client whom a change is about; empty for several or none."""
        clients: set[int] = set()
        for owners in self._story.owners(self._story.images([change]).get(change, [])[:_ENOUGH]):
            clients |= owners
        return Teller(self._story).called("client", clients.pop()) if len(clients) == 1 else ""

    def _at(self, change: Change) -> datetime:
        zone = ZoneInfo(self._store.clinic.get().time_zone)
        at = datetime.fromisoformat(change.at).replace(tzinfo=UTC)
        return at.astimezone(zone).replace(tzinfo=None, microsecond=0)


def _begun(what: str) -> str:
    return what[:1].upper() + what[1:]


def _visit(row: int, values: Mapping[str, Any]) -> Appointment:
    """The appointment that an image means."""
    return Appointment(
        id=row,
        client=values["client"],
        technician=values["technician"],
        room=values["room"],
        kind=VisitKind(values["kind"]),
        starts=datetime.fromisoformat(values["starts"]),
        ends=datetime.fromisoformat(values["ends"]),
        state=VisitState(values["state"]),
    )
