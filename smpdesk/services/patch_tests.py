"""Patch tests: offered, declined with a signature, done, read; and where a client stands with them."""

from dataclasses import replace
from datetime import datetime

from smpdesk.domain.clinic import Staff
from smpdesk.domain.patch_refusal import PatchRefusalSheet
from smpdesk.domain.patch_state import PatchState, anaesthetics_that_reacted, patch_state, ready_at
from smpdesk.domain.patch_test import (
    LEAD_HOURS,
    VALID_MONTHS,
    PatchResult,
    PatchTest,
    done_problems,
    offer_problems,
    read_problems,
    ways_problems,
)
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.signature import Signature, signature_problems
from smpdesk.services.ground import Ground
from smpdesk.storage.store import Store

LEAD = "patch_test.lead_hours"
VALIDITY = "patch_test.valid_months"
#: Fields of a reading that another time of the test may make impossible.
_OF_TIME = frozenset({"read", "result"})


class PatchTestDesk:
    """One method per thing staff do with a patch test."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def now(self) -> datetime:
        """Wall time of the clinic."""
        return self._ground.now()

    def technicians(self) -> list[Staff]:
        """Who may do one and read it."""
        return [each for each in self._store.staff.all() if each.treats]

    def of_client(self, client_id: int) -> list[PatchTest]:
        """A client's tests, the one to which something happened last first."""
        return self._store.patch_tests.of_client(client_id)

    def pigments(self, client_id: int) -> list[str]:
        """Pigments that were tested on this client or used, and may be asked about."""
        tested = [each.pigment for each in self.of_client(client_id)]
        worked = [work for each in self._store.sessions.of_client(client_id) for work in each.zones]
        used = [name for work in worked for name in [each.pigment for each in work.mix] or [work.pigment]]
        return list(dict.fromkeys(each.strip() for each in (*tested, *used) if each.strip()))

    def state(self, client_id: int, pigment: str = "") -> PatchState:
        """Where the client stands now, for one pigment or for any."""
        return state_of(self._store, client_id, self.now(), pigment)

    def anaesthetics(self, client_id: int) -> tuple[str, ...]:
        """Numbing products that this client reacted to."""
        return anaesthetics_that_reacted(self.of_client(client_id))

    def ready(self, test: PatchTest) -> datetime | None:
        """When a test may be read as negative; None before it was done."""
        return ready_at(test, self.lead())

    def lead(self) -> int:
        """Hours from test to treatment."""
        return lead_of(self._store)

    def validity(self) -> int:
        """Months for which a negative test counts, 0 without end."""
        return validity_of(self._store)

    def choose(self, lead: int, validity: int) -> None:
        """Set hours to treatment and months of validity for this clinic. Refusal when out of range."""
        _refuse(ways_problems(lead, validity))
        with self._ground.write("Change patch test rules"):
            self._store.choices.put(LEAD, str(lead))
            self._store.choices.put(VALIDITY, str(validity))

    def offer(self, client_id: int) -> PatchTest:
        """A test was offered today; the answer is open. The offer that is still open is answered again."""
        open_ = self.open_offer(client_id)
        if open_ is not None:
            return open_
        draft = PatchTest(client=client_id, offered=self._ground.today())
        _refuse(offer_problems(draft, self._ground.today()))
        with self._ground.write("Offer patch test"):
            return self._store.patch_tests.add(draft)

    def open_offer(self, client_id: int) -> PatchTest | None:
        """An offer to which nobody has said yes or no."""
        return next((e for e in self.of_client(client_id) if e.done is None and e.declined is None), None)

    def draft(self, client_id: int) -> PatchTest:
        """A test of now to be filled in, on the open offer if there is one, with what this client's last one used."""
        actor = self._ground.at_desk.actor.id
        holds = any(each.id == actor for each in self.technicians())
        before = next((each for each in self.of_client(client_id) if each.done is not None), None)
        fresh = self.open_offer(client_id) or PatchTest(client=client_id, offered=self._ground.today())
        if before is not None:
            fresh = replace(fresh, pigment=before.pigment, lot=before.lot, site=before.site)
        return replace(fresh, done=self.now().replace(second=0), technician=actor if holds else None)

    def do(self, test: PatchTest) -> PatchTest:
        """The test was done. Refusal names the fields, Stale what somebody else changed."""
        _refuse(done_problems(test, self.now()))
        pending = PatchResult.PENDING if test.anaesthetic.strip() else PatchResult.NOT_DONE
        wanted = replace(_stripped(test), result=PatchResult.PENDING, anaesthetic_result=pending)
        with self._ground.write("Do patch test"):
            return self._kept(wanted)

    def put_right(self, test: PatchTest) -> PatchTest:
        """What was noted wrongly of a test that was done; a result that was read stays. Refusal as for both."""
        found = done_problems(test, self.now())
        numbing = test.anaesthetic_result
        if not test.anaesthetic.strip():
            numbing = PatchResult.NOT_DONE
        elif numbing is PatchResult.NOT_DONE:
            numbing = PatchResult.PENDING
        wanted = replace(_stripped(test), anaesthetic_result=numbing)
        if not found and test.read is not None and test.done is not None:
            found = read_problems(wanted, self.now(), ready_at(test, self.lead()) or test.done)
            found = [replace(each, field="done") for each in found if each.field in _OF_TIME]
        _refuse(found)
        with self._ground.write("Change patch test"):
            return self._store.patch_tests.save(wanted)

    def read(self, test: PatchTest) -> PatchTest:
        """What the skin says; may be put right later. Refusal ``patch_not_done`` before there is a test."""
        if test.done is None or not test.id:
            raise refuse("patch_not_done", "read")
        _refuse(read_problems(test, self.now(), ready_at(test, self.lead()) or test.done))
        with self._ground.write("Read patch test"):
            return self._store.patch_tests.save(_stripped(test))

    def refusal(self, client_id: int) -> PatchRefusalSheet:
        """What somebody signs who declines, as a draft made now."""
        from smpdesk.services.patch_refusal import refusal_sheet

        return refusal_sheet(self._ground, client_id, self.open_offer(client_id))

    def decline(
        self, client_id: int, signature: Signature, seen_by: str, *, cannot_sign: bool = False
    ) -> PatchTest:
        """The client declines: the strokes are kept, and a paper with them is frozen, as one change.

        ``seen_by`` is who saw it; somebody who cannot sign declines before that witness instead. Refusal:
        ``signature_missing``, ``signature_too_little``, ``seen_by_missing``, ``patch_witness_missing``.
        """
        found = [] if cannot_sign else signature_problems(signature)
        if not seen_by.strip():
            code = "patch_witness_missing" if cannot_sign else "seen_by_missing"
            found.append(Problem(code=code, field="seen_by"))
        _refuse(found)
        from smpdesk.services.patch_refusal import frozen

        kept = Signature() if cannot_sign else signature
        sheet = self.refusal(client_id)
        paper, body = frozen(client_id, sheet, kept, seen_by.strip(), self.now())
        test = self.open_offer(client_id) or PatchTest(client=client_id, offered=self._ground.today())
        wanted = replace(
            test,
            declined=sheet.issued,
            signature=kept.text(),
            witness=seen_by.strip(),
            wording=sheet.form,
            result=PatchResult.OFFERED_DECLINED_SIGNED,
        )
        with self._ground.write("Decline patch test"):
            issued = self._store.papers.add(paper, body)
            return self._kept(replace(wanted, paper=issued.id))

    def _kept(self, test: PatchTest) -> PatchTest:
        part = self._store.patch_tests
        return part.save(test) if test.id else part.add(test)


def state_of(store: Store, client_id: int, at: datetime, pigment: str = "") -> PatchState:
    """Where a client stands at a moment, by this clinic's rules."""
    tests = store.patch_tests.of_client(client_id)
    return patch_state(tests, pigment, at, lead_of(store), validity_of(store))


def lead_of(store: Store) -> int:
    """Hours from test to treatment in this clinic."""
    return int(store.choices.get(LEAD) or LEAD_HOURS)


def validity_of(store: Store) -> int:
    """Months for which a negative test counts in this clinic, 0 without end."""
    return int(store.choices.get(VALIDITY) or VALID_MONTHS)


def _stripped(test: PatchTest) -> PatchTest:
    names = ("site_said", "pigment", "lot", "anaesthetic", "anaesthetic_lot", "anaesthetic_site", "note")
    return replace(test, **{name: getattr(test, name).strip() for name in names})


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Refusal(found)
