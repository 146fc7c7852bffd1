"""Check-ins: the clinic's scheme, which are due, and what came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from smpdesk import words
from smpdesk.domain import check_in
from smpdesk.domain.client import Gone
from smpdesk.domain.contact import About, Contact, Reached, Way
from smpdesk.domain.follow_up import (
    Due,
    FollowUp,
    Outcome,
    Scheme,
    ending_problems,
    scheme_problems,
    snooze_problems,
    standing,
    windows,
)
from smpdesk.domain.names import full_name
from smpdesk.domain.problem import Refusal, refuse
from smpdesk.domain.session import Session
from smpdesk.domain.work_line import UNREACHED, Deed, WorkKind, WorkLine
from smpdesk.services.ground import Ground
from smpdesk.storage.follow_ups import Treated

_KEY = "follow_up."
_ASK = f"{_KEY}ask."
#: After these nobody has to be asked again.
_ENDS = frozenset({Reached.REACHED, Reached.COMES, Reached.DECLINES})
_ABOUT = {
    WorkKind.SHEET: About.SHEET,
    WorkKind.CHECK_IN: About.CHECK_IN,
    WorkKind.LETTER: About.LETTER,
    WorkKind.SIGNATURE: About.CONSENT,
    WorkKind.REVIEW: About.OTHER,
    WorkKind.TOUCH_UP: About.TOUCH_UP,
}


class FollowUpDesk:
    """One method per thing staff do with a line of the work list."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    # The clinic's choices

    def scheme(self) -> Scheme:
        """When this clinic asks how somebody is."""
        chosen = self._store.choices.below(_KEY)
        found: dict[str, object] = {}
        for name, usual in vars(Scheme()).items():
            kept = chosen.get(_KEY + name)
            if kept is None:
                continue
            if isinstance(usual, bool):
                found[name] = kept == "1"
            elif isinstance(usual, tuple):
                found[name] = tuple(int(each) for each in kept.split(",") if each)
            else:
                found[name] = int(kept)
        return Scheme(**found)  # type: ignore[arg-type]

    def choose(self, scheme: Scheme, ask: Mapping[str, Sequence[str]] | None = None) -> None:
        """Set the scheme, and what is asked at steps of it; questions of steps that are not named stay.

        Refusal ``follow_up_steps_unclear``, ``follow_up_tries_out_of_range``.
        """
        found = scheme_problems(scheme)
        if found:
            raise Refusal(found)
        with self._ground.write("Change check-ins"):
            for name, value in vars(scheme).items():
                self._store.choices.put(_KEY + name, _kept(value))
            for step, keys in (ask or {}).items():
                if tuple(keys) != self.questions(step):
                    self._store.choices.put(_ASK + step, ",".join(keys))

    def questions(self, step: str) -> tuple[str, ...]:
        """Keys of what this clinic asks at a step, in order; “y2” and all later ones ask what “y” does."""
        name = "y" if step.startswith("y") else step
        kept = self._store.choices.get(_ASK + name)
        keys = check_in.usual_questions(name) if kept is None else tuple(kept.split(","))
        return tuple(each.key for each in check_in.QUESTIONS if each.key in keys)

    # The lines

    def lines(self, today: date) -> list[WorkLine]:
        """Check-ins that stand today, those put off among them; short ones first, then by the day they are due."""
        scheme = self.scheme()
        if not scheme.on:
            return []
        found = self._store.follow_ups.treated(windows(scheme, today), self._ground.now())
        rows: dict[int, dict[str, FollowUp]] = {}
        oldest = today - timedelta(days=max(scheme.kept, scheme.kept_long) + 1)
        for each in self._store.follow_ups.lately(oldest):
            rows.setdefault(each.session or 0, {})[each.step] = each
        stands = [
            (one, standing(scheme, one.day, rows.get(one.session, {}), today, bool(one.to_come)))
            for one in found
        ]
        calls = self.calls([due.row for _, due in stands if due is not None and due.row is not None])
        lines = [
            _line(one, due, tuple(calls.get(due.row.id if due.row else 0, ())), scheme, today)
            for one, due in stands
            if due is not None and one.gone is not Gone.DIED and not (one.gone and due.step.months)
        ]
        return sorted(lines, key=lambda each: (each.step[0] != "d", each.due, each.client_name))

    def calls(self, rows: Sequence[FollowUp]) -> dict[int, list[Contact]]:
        """The attempts for kept lines by their ids, the oldest first."""
        found: dict[int, list[Contact]] = {}
        for each in self._store.contacts.of_follow_ups([row.id for row in rows]) if rows else ():
            found.setdefault(each.follow_up or 0, []).append(each)
        return found

    def session(self, line: WorkLine) -> Session | None:
        """The record a line is about, with its zones; None for a letter or a consent."""
        return self._store.sessions.get(line.session) if line.session else None

    # What is done about a line

    def snooze(self, line: WorkLine, until: date | None) -> FollowUp:
        """Put it off to a later day. Refusal ``date_missing``, ``snooze_not_ahead``, ``snooze_too_far``."""
        found = snooze_problems(until, self.today())
        if found:
            raise Refusal(found)
        with self._ground.write("Put off"):
            return self._store.follow_ups.save(replace(self._row(line), snoozed=until))

    def wake(self, line: WorkLine) -> FollowUp:
        """It is due again at once."""
        with self._ground.write("Take up again"):
            return self._store.follow_ups.save(replace(self._row(line), snoozed=None))

    def end(self, line: WorkLine, outcome: Outcome, note: str = "") -> FollowUp:
        """It is done, not needed, or given up. Refusal ``follow_up_reason_missing`` for the last two."""
        found = ending_problems(outcome, note)
        if found:
            raise Refusal(found)
        with self._ground.write(_ENDED[outcome]):
            return self._ended(self._row(line), outcome, note.strip())

    def note_call(
        self,
        line: WorkLine,
        outcome: Reached,
        answers: Mapping[str, str] | None = None,
        note: str = "",
        question: bool = False,
    ) -> Contact:
        """One attempt. Who was reached and is well is done; with a ``question`` the line stays until it is ended.

        Refusal ``contact_not_wanted`` for somebody who asked not to be contacted; ``contact_note_missing`` when
        nobody wrote what the question was.
        """
        if self._store.clients.get(line.client).no_contact:
            raise refuse("contact_not_wanted")
        if question and not note.strip():
            raise refuse("contact_note_missing", "note")
        days = (self.today() - line.treated).days if line.treated else 0
        with self._ground.write("Note call"):
            made, row = self._contact(line, Way.CALL, outcome, check_in.coded(answers or {}, days), note)
            if outcome in _ENDS and not question:
                self._ended(row, Outcome.DONE, note.strip())
            if made.answers:  # aftercare that was not followed shortens the result
                from smpdesk.services.forecast_making import renew

                renew(self._ground, line.client)
            return made

    def letter_sent(self, line: WorkLine, note: str = "") -> Contact:
        """After attempts that reached nobody a letter went out: that ends the line. Refusal ``contact_not_wanted``."""
        if self._store.clients.get(line.client).no_contact:
            raise refuse("contact_not_wanted")
        with self._ground.write("Note letter to client"):
            made, row = self._contact(line, Way.LETTER, Reached.SENT, (), note)
            self._ended(row, Outcome.DONE, note.strip())
            return made

    def _contact(
        self, line: WorkLine, way: Way, outcome: Reached, answers: tuple[tuple[str, str], ...], note: str
    ) -> tuple[Contact, FollowUp]:
        row = self._row(line)
        made = Contact(
            client=line.client, about=_ABOUT[line.kind], session=line.session, follow_up=row.id, way=way,
            at=self._ground.now(), staff=self._ground.at_desk.actor.id, outcome=outcome, answers=answers,
            note=note.strip(),
        )  # fmt: skip
        return self._store.contacts.add(made), row

    def _ended(self, row: FollowUp, outcome: Outcome, note: str) -> FollowUp:
        return self._store.follow_ups.save(
            replace(row, done=self._ground.now(), outcome=outcome, note=note, snoozed=None)
        )

    def _row(self, line: WorkLine) -> FollowUp:
        """The row of a line, written now when nobody began it. Refusal ``follow_up_over`` when somebody ended it."""
        part = self._store.follow_ups
        known = part.of_sessions([line.session]) if line.session else part.of_no_session()
        row = next((each for each in known if each.step == line.step), None)
        if row is not None and row.outcome is not Outcome.OPEN:
            raise refuse("follow_up_over")
        draft = FollowUp(client=line.client, session=line.session, step=line.step, due=line.due)
        return row or part.add(draft)


_ENDED = {
    Outcome.DONE: "Mark as done",
    Outcome.NOT_NEEDED: "Mark as not needed",
    Outcome.GIVEN_UP: "Give up",
}


def enough(calls: Sequence[Contact], scheme: Scheme) -> bool:
    """Whether as many attempts reached nobody as this clinic makes."""
    return sum(each.outcome in UNREACHED for each in calls) >= scheme.tries


def _line(one: Treated, due: Due, calls: tuple[Contact, ...], scheme: Scheme, today: date) -> WorkLine:
    kind = "touch-up" if one.touch_up else "session"
    day = words.short_date(one.day) if (today - one.day).days < 300 else words.plain_date(one.day)
    return WorkLine(
        key=f"check:{one.session}",
        kind=WorkKind.CHECK_IN,
        deed=Deed.CALL,
        client=one.client,
        client_name=full_name(one.given, one.family),
        client_number=one.called,
        detail=f"{since(due.step.days, due.step.months)} after {kind} {one.number} on {day}",
        due=due.day,
        session=one.session,
        step=due.step.key,
        treated=one.day,
        phone=one.phone,
        other_phone=one.other_phone,
        row=due.row,
        calls=calls,
        enough=enough(calls, scheme),
        late=due.day < today,
    )


def since(days: int, months: int) -> str:
    """“5 days”, “6 months”, “3 years”."""
    if not months:
        return words.counted(days, "day")
    return words.counted(months // 12, "year") if months % 12 == 0 else words.counted(months, "month")


def _kept(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(str(each) for each in value) if isinstance(value, tuple) else str(value)
