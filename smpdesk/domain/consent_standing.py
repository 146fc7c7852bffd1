"""Where a client stands with consent: what was signed, refused and taken back, and what of it counts on a day.

The one judgement: the gate before a session, the client's page and the book's cards all ask here (1.1 step 6, 5.1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoPermission, PhotoUse
from smpdesk.domain.paper import Paper


class Stand(StrEnum):
    """What a client's words about the treatment amount to."""

    NONE = "none"
    SIGNED = "signed"
    OLD_WORDING = "old_wording"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One word of a client: ``at`` when it was kept, ``since`` the first day on which it counts. ``record`` is the
    consent's id, 0 for a paper that was only marked as signed; ``paper`` the id of the paper, None without one.
    """

    client: int
    state: ConsentState
    at: datetime
    since: date
    wording: str = ""
    record: int = 0
    paper: int | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The judgement, and the word it rests on (None for ``Stand.NONE``)."""

    stand: Stand
    said: Said | None = None


def said_of(records: Iterable[ConsentRecord], papers: Iterable[Paper]) -> list[Said]:
    """What clients said, the latest first. A signed ``papers`` that no record names was signed by hand."""
    found = [
        Said(
            client=each.client,
            state=each.state,
            at=each.at,
            since=(each.withdrawn or each.at).date(),
            wording=each.wording,
            record=each.id,
            paper=each.paper,
        )
        for each in records
    ]
    named = {each.paper for each in found}
    found += [
        Said(
            client=each.client,
            state=ConsentState.SIGNED,
            at=max(datetime.combine(each.signed, time.min), each.issued),
            since=each.signed,
            wording=each.wording,
            paper=each.id,
        )
        for each in papers
        if each.signed is not None and each.id not in named
    ]
    return sorted(found, key=lambda each: (each.at, each.record, each.paper or 0), reverse=True)


def standing(said: Sequence[Said], wording: str, day: date) -> Standing:
    """What counts on ``day`` for somebody whose wording is now ``wording``; ``said`` is one client's.

    A refusal or withdrawal ends everything before it; a later signature counts again. A word from a later day on
    does not count yet. Signing at a later visit that nothing has changed renews no wording.
    """
    known = [each for each in said if each.since <= day and each.state is not ConsentState.CONFIRMED]
    latest = sorted(known, key=lambda each: (each.at, each.record, each.paper or 0), reverse=True)
    signed: list[Said] = []
    for each in latest:
        if each.state is not ConsentState.SIGNED:
            if signed:
                break
            stand = Stand.REFUSED if each.state is ConsentState.REFUSED else Stand.WITHDRAWN
            return Standing(stand=stand, said=each)
        signed.append(each)
    if not signed:
        return Standing(stand=Stand.NONE)
    current = next((each for each in signed if each.wording == wording), None)
    if current is not None:
        return Standing(stand=Stand.SIGNED, said=current)
    return Standing(stand=Stand.OLD_WORDING, said=signed[0])


def permitted(permissions: Iterable[PhotoPermission]) -> dict[PhotoUse, PhotoPermission]:
    """The word that counts for each use of photographs; a use that is not there was never answered."""
    found: dict[PhotoUse, PhotoPermission] = {}
    for each in sorted(permissions, key=lambda each: (each.at, each.id)):
        found[each.purpose] = each
    return {use: found[use] for use in PhotoUse if use in found}
