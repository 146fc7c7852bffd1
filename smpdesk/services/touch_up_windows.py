"""Whose touch-up window is open, and how likely their result has faded: read for the whole clinic at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.contact import About, Contact
from smpdesk.domain.fade_story import months_between
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.names import full_name
from smpdesk.domain.touch_up import Window, chance_on, window
from smpdesk.domain.work_line import UNREACHED
from smpdesk.services.forecast_making import now_of
from smpdesk.services.forecast_rules import KEY, rules_of
from smpdesk.services.ground import Ground
from smpdesk.storage.fading import Reach
from smpdesk.storage.store import Store

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


def open_windows(ground: Ground, today: date, interval: int) -> list[TouchUp]:
    """Everybody whose window is open on a day, the most likely first; those who are not asked now come last.
    ``interval`` is the clinic's, in months.
    """
    store = ground.store
    known, ends = _known(ground, today, interval), store.fading.ends(today)
    found = []
    for client, months in _forecasts(store, ends, today).items():
        treated, session = ends[client]
        one = _one(known, client, session, treated, months)
        if one is not None:
            found.append(one)
    return sorted(found, key=lambda each: (each.left_out is not None, -each.chance, each.name))


def since(today: date, interval: int) -> datetime:
    """The moment from which contacts count against asking again."""
    return datetime.combine(months_after(today, -interval), time())


def reached(contact: Contact) -> bool:
    """Whether an attempt counts: one that reached nobody may be made again at once."""
    return contact.outcome not in UNREACHED


def _known(ground: Ground, today: date, interval: int) -> _Known:
    store, asked = ground.store, dict[int, list[Contact]]()
    for each in store.contacts.about(About.TOUCH_UP, since(today, interval)):
        asked.setdefault(each.client, []).append(each)
    part = store.fading
    return _Known(
        today,
        rules_of(store.choices.below(KEY)).faded_score,
        part.scores(),
        {each.client: each for each in part.reach()},
        part.coming(ground.now()),
        asked,
    )


def _forecasts(store: Store, ends: Mapping[int, tuple[date, int]], today: date) -> dict[int, Months]:
    """Low, middle and high of everybody who was treated: as they are kept, or made now for those who have none yet,
    or an old one, such as clients who were brought in an hour ago.
    """
    kept = store.forecasts.ranges()
    found = {
        client: (kept[client][1], kept[client][2], kept[client][3])
        for client, (since, _) in ends.items()
        if client in kept and kept[client][0] == since
    }
    missing = [client for client in ends if client not in found]
    for client, each in now_of(store, today, missing).items() if missing else ():
        found[client] = each.whole.low, each.whole.middle, each.whole.high
    return found


def _one(known: _Known, client: int, session: int, treated: date, months: Months) -> TouchUp | None:
    scores = [each for each in known.scores.get(client, ()) if treated < each[0] <= known.today]
    faded = any(mean <= known.faded for _, mean in scores)
    if not faded and months_between(treated, known.today) < months[0] - 1:
        return None
    opening = window(treated, *months)
    if not faded and opening.opens > known.today:
        return None
    held = None if faded or not scores else scores[-1][0]
    who = known.reach.get(client, _NONE)
    tries = tuple(known.asked.get(client, ()))
    return TouchUp(
        client=client, number=who.number, name=full_name(who.given, who.family),
        phone="" if who.no_contact else who.phone, other_phone="" if who.no_contact else who.other_phone,
        language=who.language, since=treated, session=session, window=opening,
        chance=1.0 if faded else chance_on(known.today, treated, *months, held), held=held, tries=tries,
        left_out=_left_out(who, client in known.coming, tries), reason=who.gone,
    )  # fmt: skip


def _left_out(who: Reach, coming: bool, tries: Sequence[Contact]) -> LeftOut | None:
    if who.gone:
        return LeftOut.GONE
    if who.no_contact:
        return LeftOut.NO_CONTACT
    if who.inactive:
        return LeftOut.INACTIVE
    if coming:
        return LeftOut.COMING
    return LeftOut.ASKED if any(reached(each) for each in tries) else None
