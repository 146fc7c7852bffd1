"""Touch-ups: whose window is open, the most likely first; invitations and what came of them; who is not asked back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from smpdesk import words
from smpdesk.domain.client import Client, Gone
from smpdesk.domain.contact import About, Contact, Reached, Way
from smpdesk.domain.fade_story import months_between
from smpdesk.domain.follow_up import FollowUp, Outcome, months_after
from smpdesk.domain.names import full_name
from smpdesk.domain.problem import Refusal, refuse
from smpdesk.domain.touch_up import TouchUpRules, Window, chance_on, rule_problems, window
from smpdesk.domain.work_line import UNREACHED, Deed, WorkKind, WorkLine
from smpdesk.services.follow_ups import FollowUpDesk, enough
from smpdesk.services.forecast_making import now_of
from smpdesk.services.forecast_rules import KEY as FORECAST
from smpdesk.services.forecast_rules import rules_of
from smpdesk.services.ground import Ground
from smpdesk.storage.fading import Reach

_KEY = "touch_up."
_NONE = Reach(0, 0, "", "", "", "", False, False, "", "")


Months = tuple[int, int, int]


class LeftOut(StrEnum):
    """Why somebody whose window is open is not asked now."""

    GONE = "gone"
    NO_CONTACT = "no_contact"
    INACTIVE = "inactive"
    COMING = "coming"
    ASKED = "asked"


@dataclass(frozen=True, kw_only=True)
class TouchUp:
    """Somebody whose window is open. ``session`` is the last one, of the day ``since``; ``chance`` (0 to 1) is how
    likely the result has faded by today, 1 where a review says so; ``held`` is the last day it was seen to be good.
    ``tries`` are the contacts of this interval, the oldest first; ``left_out`` says why they are not asked now, None
    for those who are.
    """

    client: int
    number: int
    name: str
    phone: str
    other_phone: str
    language: str
    since: date
    session: int
    window: Window
    chance: float
    held: date | None = None
    tries: tuple[Contact, ...] = ()
    left_out: LeftOut | None = None
    reason: str = ""


class _Known(NamedTuple):
    """What the list is made of, read once for everybody."""

    today: date
    faded: int
    scores: Mapping[int, list[tuple[date, float]]]
    reach: Mapping[int, Reach]
    coming: set[int]
    asked: Mapping[int, list[Contact]]


class TouchUpDesk:
    """One method per thing staff do to bring somebody back."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def rules(self) -> TouchUpRules:
        """Months between invitations, and how many stand on the work list."""
        chosen = self._store.choices.below(_KEY)
        return TouchUpRules(
            **{name: int(chosen[_KEY + name]) for name in vars(TouchUpRules()) if _KEY + name in chosen}
        )

    def choose(self, rules: TouchUpRules) -> None:
        """Set them. Refusal ``touch_up_interval_out_of_range``, ``touch_up_on_list_out_of_range``."""
        found = rule_problems(rules)
        if found:
            raise Refusal(found)
        with self._ground.write("Change touch-up rules"):
            for name, value in vars(rules).items():
                self._store.choices.put(_KEY + name, str(value))

    def open(self, today: date | None = None) -> list[TouchUp]:
        """Everybody whose window is open, the most likely first; those who are not asked now come last, with why."""
        day = today or self.today()
        known, ends = self._known(day), self._store.fading.ends(day)
        found = []
        for client, months in self._forecasts(ends, day).items():
            since, session = ends[client]
            one = self._one(known, client, session, since, months)
            if one is not None:
                found.append(one)
        return sorted(found, key=lambda each: (each.left_out is not None, -each.chance, each.name))

    def left_out(self, found: Sequence[TouchUp]) -> dict[LeftOut, int]:
        """How many of a list are not asked now, by the reason."""
        return dict(Counter(each.left_out for each in found if each.left_out is not None))

    # Asking somebody back

    def invite(self, client_id: int, way: Way, outcome: Reached, note: str = "") -> Contact:
        """An invitation by letter or call, and what came of it.

        Refusal ``contact_not_wanted``; ``touch_up_client_gone``; ``touch_up_asked_lately`` within the clinic's
        interval, unless they were not reached then.
        """
        who = self._store.clients.get(client_id)
        if who.no_contact:
            raise refuse("contact_not_wanted")
        if who.gone:
            raise refuse("touch_up_client_gone")
        last = next((each for each in reversed(self._asked(client_id)) if _counts(each)), None)
        if last is not None:
            again = months_after(last.at.date(), self.rules().interval)
            raise refuse("touch_up_asked_lately", day=last.at.date(), again=again)
        made = Contact(
            client=client_id, about=About.TOUCH_UP, way=way, at=self._ground.now(),
            staff=self._ground.at_desk.actor.id, outcome=outcome, note=note.strip(),
        )  # fmt: skip
        with self._ground.write("Invite to touch-up"):
            return self._store.contacts.add(made)

    def invitations(self, client_id: int) -> list[Contact]:
        """Everything a client was asked about touch-ups, the latest first."""
        return [each for each in self._store.contacts.of_client(client_id) if each.about is About.TOUCH_UP]

    def gone(self, client_id: int, why: Gone, day: date | None = None) -> Client:
        """They are not asked back any more. Refusal ``touch_up_gone_in_future``, ``touch_up_reason_missing``."""
        if why is Gone.NO:
            raise refuse("touch_up_reason_missing", "gone")
        if day is not None and day > self.today():
            raise refuse("touch_up_gone_in_future", "gone_on", day=day)
        with self._ground.write("Do not ask back"):
            return self._store.clients.save(
                replace(self._store.clients.get(client_id), gone=why, gone_on=day or self.today())
            )

    def back(self, client_id: int) -> Client:
        """They may be asked again."""
        with self._ground.write("Ask back again"):
            return self._store.clients.save(
                replace(self._store.clients.get(client_id), gone=Gone.NO, gone_on=None)
            )

    # The work list

    def lines(self, today: date) -> list[WorkLine]:
        """The most likely of them for the clinic's work list, as many as it chose; those put off among them."""
        rows = [each for each in self._store.follow_ups.of_no_session() if each.step.startswith(_STEP)]
        ended = {each.step for each in rows if each.outcome is not Outcome.OPEN}
        lately = self._since(today)
        over = {each.client for each in rows if each.done is not None and each.done >= lately}
        asking = [each for each in self.open(today) if each.left_out is None and each.client not in over]
        desk = FollowUpDesk(self._ground)
        scheme, kept = desk.scheme(), {each.step: each for each in rows}
        found = []
        for each in asking[: self.rules().on_list]:
            step = _step(each.session, ended)
            found.append(_line(each, step, kept.get(step), today))
        calls = desk.calls([each.row for each in found if each.row is not None])
        return [
            replace(each, calls=tried, enough=enough(tried, scheme))
            for each in found
            for tried in [
                tuple(call for call in calls.get(each.row.id if each.row else 0, ()) if call.at >= lately)
            ]
        ]

    # Reading

    def _known(self, today: date) -> _Known:
        part = self._store.fading
        return _Known(
            today,
            rules_of(self._store.choices.below(FORECAST)).faded_score,
            part.scores(),
            {each.client: each for each in part.reach()},
            part.coming(self._ground.now()),
            self._asked_of_all(today),
        )

    def _forecasts(self, ends: Mapping[int, tuple[date, int]], today: date) -> dict[int, Months]:
        """Low, middle and high of everybody who was treated: as they are kept, or made now for those who have none yet,
        or an old one, such as clients who were brought in an hour ago.
        """
        kept = self._store.forecasts.ranges()
        found = {
            client: (kept[client][1], kept[client][2], kept[client][3])
            for client, (since, _) in ends.items()
            if client in kept and kept[client][0] == since
        }
        missing = [client for client in ends if client not in found]
        for client, each in now_of(self._store, today, missing).items() if missing else ():
            found[client] = each.whole.low, each.whole.middle, each.whole.high
        return found

    def _one(self, known: _Known, client: int, session: int, since: date, months: Months) -> TouchUp | None:
        scores = [each for each in known.scores.get(client, ()) if since < each[0] <= known.today]
        faded = any(mean <= known.faded for _, mean in scores)
        if not faded and months_between(since, known.today) < months[0] - 1:
            return None
        opening = window(since, *months)
        if not faded and opening.opens > known.today:
            return None
        held = None if faded or not scores else scores[-1][0]
        who = known.reach.get(client, _NONE)
        tries = tuple(known.asked.get(client, ()))
        return TouchUp(
            client=client, number=who.number, name=full_name(who.given, who.family),
            phone="" if who.no_contact else who.phone, other_phone="" if who.no_contact else who.other_phone,
            language=who.language, since=since, session=session, window=opening,
            chance=1.0 if faded else chance_on(known.today, since, *months, held), held=held, tries=tries,
            left_out=_left_out(who, client in known.coming, tries), reason=who.gone,
        )  # fmt: skip

    def _since(self, today: date) -> datetime:
        return datetime.combine(months_after(today, -self.rules().interval), time())

    def _asked_of_all(self, today: date) -> dict[int, list[Contact]]:
        found: dict[int, list[Contact]] = {}
        for each in self._store.contacts.about(About.TOUCH_UP, self._since(today)):
            found.setdefault(each.client, []).append(each)
        return found

    def _asked(self, client_id: int) -> list[Contact]:
        since = self._since(self.today())
        return [each for each in self.invitations(client_id)[::-1] if each.at >= since]


_STEP = "touch_up:"


def _step(session: int, ended: set[str]) -> str:
    """The key of the line: a new one each time that the clinic's interval is over."""
    turn = 1
    while f"{_STEP}{session}:{turn}" in ended:
        turn += 1
    return f"{_STEP}{session}:{turn}"


def _left_out(who: Reach, coming: bool, tries: Sequence[Contact]) -> LeftOut | None:
    if who.gone:
        return LeftOut.GONE
    if who.no_contact:
        return LeftOut.NO_CONTACT
    if who.inactive:
        return LeftOut.INACTIVE
    if coming:
        return LeftOut.COMING
    return LeftOut.ASKED if any(_counts(each) for each in tries) else None


def _counts(contact: Contact) -> bool:
    """An attempt that reached nobody may be made again at once."""
    return contact.outcome not in UNREACHED


def _line(one: TouchUp, step: str, row: FollowUp | None, today: date) -> WorkLine:
    return WorkLine(
        key=step,
        kind=WorkKind.TOUCH_UP,
        deed=Deed.CALL,
        client=one.client,
        client_name=one.name,
        client_number=one.number,
        detail=f"Last treated {words.plain_date(one.since)} · {likely(one.chance)}",
        due=min(one.window.opens, today),
        step=step,
        treated=one.since,
        phone=one.phone,
        other_phone=one.other_phone,
        row=row,
        of=one,
    )


def likely(chance: float) -> str:
    """How likely it is that a result has faded, without false precision."""
    if chance >= 1.0:
        return "a review shows that it has faded"
    tens = round(10 * chance)
    if not tens:
        return "fewer than 1 in 10 such results have faded by now"
    return f"about {min(tens, 9)} in 10 such results have faded by now"
