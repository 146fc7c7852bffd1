"""Bringing somebody back: invitations and what came of them, who is not asked, and the lines of the work list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smpdesk import words
from smpdesk.domain.client import Client, Gone
from smpdesk.domain.contact import About, Contact, Reached, Way
from smpdesk.domain.follow_up import FollowUp, Outcome, months_after
from smpdesk.domain.problem import Refusal, refuse
from smpdesk.domain.touch_up import TouchUpRules, rule_problems
from smpdesk.domain.work_line import Deed, WorkKind, WorkLine
from smpdesk.services.follow_ups import FollowUpDesk, enough
from smpdesk.services.ground import Ground
from smpdesk.services.touch_up_windows import LeftOut, TouchUp, open_windows, reached, since

_KEY = "touch_up."
_NUMBERS = ("interval", "on_list")
_PRICE = f"{_KEY}price"


class TouchUpDesk:
    """One method per thing staff do to bring somebody back."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def rules(self) -> TouchUpRules:
        """Months between invitations, how many stand on the work list, and the usual price."""
        chosen = self._store.choices.below(_KEY)
        numbers = {name: int(chosen[_KEY + name]) for name in _NUMBERS if _KEY + name in chosen}
        return TouchUpRules(**numbers, price=chosen.get(_PRICE, ""))

    def choose(self, rules: TouchUpRules) -> None:
        """Set them. Refusal ``touch_up_interval_out_of_range``, ``touch_up_on_list_out_of_range``,
        ``touch_up_price_too_long``.
        """
        found = rule_problems(rules)
        if found:
            raise Refusal(found)
        with self._ground.write("Change touch-up rules"):
            for name, value in vars(rules).items():
                self._store.choices.put(_KEY + name, str(value).strip())

    def open(self, today: date | None = None) -> list[TouchUp]:
        """Everybody whose window is open, the most likely first; those who are not asked now come last, with why."""
        return open_windows(self._ground, today or self.today(), self.rules().interval)

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
        last = next((each for each in reversed(self._asked(client_id)) if reached(each)), None)
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
        lately = since(today, self.rules().interval)
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

    def _asked(self, client_id: int) -> list[Contact]:
        lately = since(self.today(), self.rules().interval)
        return [each for each in self.invitations(client_id)[::-1] if each.at >= lately]


_STEP = "touch_up:"


def _step(session: int, ended: set[str]) -> str:
    """The key of the line: a new one each time that the clinic's interval is over."""
    turn = 1
    while f"{_STEP}{session}:{turn}" in ended:
        turn += 1
    return f"{_STEP}{session}:{turn}"


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
