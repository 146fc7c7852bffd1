"""Consent: signed on the screen or on paper, refused, withdrawn; photographs use by use; copies for sending."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from smpdesk.domain.clinic import Staff
from smpdesk.domain.consent import ConsentSheet
from smpdesk.domain.consent_answers import YES, Asked, answer_problems, as_pairs
from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoPermission, PhotoUse, SignedWay
from smpdesk.domain.consent_standing import Stand, Standing, permitted
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.signature import Signature, signature_problems
from smpdesk.services.consents_known import current_wording, stands
from smpdesk.services.ground import Ground

if TYPE_CHECKING:
    from smpdesk.domain.patch_refusal import PatchRefusalSheet
    from smpdesk.exchange.page_images import PageImage

#: A withdrawal may be told at most so long ahead; a choice that catches a slip in the year.
_AHEAD = timedelta(days=366)
#: A password for a copy that leaves the clinic has at least so many characters; a choice.
PASSWORD_LEAST = 10
#: What a suggested password is made of: no letter that is taken for another when it is read out.
_LETTERS, _GROUPS, _GROUP = "abcdefghjkmnpqrstuvwxyz23456789", 4, 4


class ConsentDesk:
    """One method per thing that is done about a client's consent."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    # What is known

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def standing(self, client_id: int) -> Standing:
        """Where the client stands today, by the same rule as the gate before a session."""
        return stands(self._store, client_id, self.today())

    def records(self, client_id: int) -> list[ConsentRecord]:
        """Everything the client said, the latest first."""
        return self._store.consents.of_clients([client_id])

    def photos(self, client_id: int) -> dict[PhotoUse, PhotoPermission]:
        """The word that counts for each use of photographs; a use without one was never answered."""
        return permitted(self._store.consents.permissions([client_id]))

    def unsigned(self, client_id: int) -> Paper | None:
        """The form that was printed last and not signed yet."""
        papers = self._store.papers.of_client(client_id)
        latest = next((each for each in papers if each.kind is PaperKind.CONSENT), None)
        return latest if latest is not None and latest.signed is None else None

    def unscanned(self, client_id: int) -> Paper | None:
        """The form issued last, where it was signed by hand or may be, and no scan of it is kept."""
        papers = self._store.papers.of_client(client_id)
        latest = next((each for each in papers if each.kind is PaperKind.CONSENT), None)
        named = {each.paper for each in self.records(client_id)}
        return latest if latest is not None and latest.id not in named else None

    def wording(self, client_id: int) -> str:
        """The id of the wording that the client is asked to sign now."""
        return current_wording(self._store, self._store.clients.get(client_id).language)

    def technicians(self) -> list[Staff]:
        """Who may sign as the technician."""
        return [each for each in self._store.staff.all() if each.treats]

    def visit(self, client_id: int) -> int | None:
        """The treating visit that a consent given now is for: the next one that is not over."""
        from smpdesk.domain.appointment import OCCUPYING, TREATING, VisitState

        coming = [
            each
            for each in self._store.appointments.of_client(client_id)
            if each.kind in TREATING
            and each.state in OCCUPYING
            and each.state is not VisitState.DONE
            and each.starts.date() >= self.today()
        ]
        return min(coming, key=lambda each: each.starts).id if coming else None

    # Signing on the screen

    def sheet(self, client_id: int, appointment_id: int | None = None) -> ConsentSheet:
        """What is read and answered, in the client's language with the English beside any other."""
        from smpdesk.services.consent_sheet import consent_sheet

        return consent_sheet(self._ground, client_id, appointment_id)

    def asked(self, sheet: ConsentSheet) -> list[Asked]:
        """The questions of a form, with what depends on each."""
        from smpdesk.services.consent_sheet import asked_on

        return asked_on(sheet)

    def answer_problems(
        self, sheet: ConsentSheet, answers: Mapping[str, str], signature: Signature
    ) -> list[Problem]:
        """Why the client cannot sign yet: fields are "answers." and a key, and "signature"."""
        return [*answer_problems(self.asked(sheet), answers), *signature_problems(signature)]

    def sign(
        self,
        client_id: int,
        appointment_id: int | None,
        answers: Mapping[str, str],
        signature: Signature,
        technician_id: int | None,
        technician_signature: Signature,
        *,
        wording: str = "",
        signed_at: datetime | None = None,
    ) -> ConsentRecord:
        """Keep a consent with its sealed paper, as one change. ``wording`` is what the client read (kept drafts):
        Refusal ``consent_not_current`` when it has moved on since; ``signed_at`` when the client signed, if earlier.

        Refusal names "answers.<key>", "signature", "technician", "technician_signature".
        """
        sheet = replace(self.sheet(client_id, appointment_id), issued=self._ground.now(), draft=False)
        found = self.answer_problems(sheet, answers, signature)
        technician = next((each for each in self.technicians() if each.id == technician_id), None)
        if technician is None:
            found.append(problem("consent_technician_missing", "technician"))
        found += signature_problems(technician_signature, "technician_signature")
        if wording and wording != sheet.form:
            found.insert(0, problem("consent_not_current"))
        if found or technician is None:
            raise Refusal(found)
        from smpdesk.services.consent_signed import signed_paper

        final = (answers, signature, technician.name, technician_signature, signed_at or sheet.issued)
        paper, body = signed_paper(self._ground, client_id, appointment_id, sheet, *final)
        asked = self.asked(sheet)
        record = ConsentRecord(
            client=client_id,
            appointment=appointment_id,
            wording=sheet.form,
            language=sheet.language,
            state=ConsentState.SIGNED,
            way=SignedWay.SCREEN,
            at=sheet.issued,
            answers=as_pairs(asked, answers),
            signature=signature.text(),
            technician=technician.id,
            technician_signature=technician_signature.text(),
            witness=technician.name,
        )
        with self._ground.write("Sign consent"):
            issued = self._store.papers.add(paper, body)
            kept = self._store.consents.add(replace(record, paper=issued.id))
            uses = {each.photo: answers[each.key] == YES for each in asked if each.photo is not None}
            self._permit(kept, uses)
        return kept

    def confirm_visit(
        self, client_id: int, appointment_id: int | None, signature: Signature, seen_by: str
    ) -> ConsentRecord:
        """At a later visit the client signs that nothing has changed (5.1, 22; INS1). Refusal names "signature",
        "seen_by"; ``consent_not_current`` where the form itself has to be signed."""
        if self.standing(client_id).stand is not Stand.SIGNED:
            raise refuse("consent_not_current")
        return self._stated(
            client_id, appointment_id, PaperKind.CONSENT_VISIT, signature, seen_by, cannot_sign=False
        )

    # On paper

    def take_scan(
        self,
        paper_id: int,
        on: date,
        seen_by: str,
        files: Sequence[tuple[str, bytes]],
        photos: Mapping[PhotoUse, bool],
    ) -> ConsentRecord:
        """A form that was printed, signed by hand and scanned: the record, the scan, and what was ticked about
        photographs (uses that are absent stay unanswered), as one change.

        Refusal as :meth:`PaperDesk.mark_signed`, and as `exchange.scan_file` with the field "file".
        """
        from smpdesk.exchange.scan_file import scan_file
        from smpdesk.services.papers import PaperDesk

        paper = self._store.papers.get(paper_id)
        PaperDesk(self._ground).signing_problems(paper, on, seen_by)
        body = scan_file(files)
        now = self._ground.now()
        record = ConsentRecord(
            client=paper.client,
            appointment=paper.appointment,
            paper=paper.id,
            wording=paper.wording,
            language=paper.language,
            state=ConsentState.SIGNED,
            way=SignedWay.PAPER,
            at=now if on == now.date() else datetime.combine(on, time(23, 59, 59)),
            witness=seen_by.strip(),
        )
        with self._ground.write("Bring in signed consent"):
            self._store.papers.save(replace(paper, signed=on, seen_by=seen_by.strip()))
            kept = self._store.consents.put_scan(self._store.consents.add(record), body, "pdf")
            self._permit(kept, photos)
        return kept

    def scan(self, record: ConsentRecord) -> bytes:
        """The scanned paper; StorageFault when its bytes are gone or no longer the same."""
        return self._store.papers.body(record.scan or "")

    def scan_pages(self, record: ConsentRecord, width: int) -> "list[PageImage]":
        """The scanned paper as pictures ``width`` pixels across."""
        from smpdesk.exchange.page_images import pages

        return pages(self.scan(record), width)

    # No, and no longer

    def statement(
        self, client_id: int, kind: PaperKind, *, since: date | None = None, uses: Sequence[PhotoUse] = ()
    ) -> "PatchRefusalSheet":
        """What somebody signs who refuses, withdraws, or says that nothing has changed; a draft."""
        from smpdesk.services.consent_statement import statement_sheet

        return statement_sheet(self._ground, client_id, kind, since=since, uses=uses)

    def refuse(
        self,
        client_id: int,
        appointment_id: int | None,
        signature: Signature,
        seen_by: str,
        *,
        reason: str = "",
        cannot_sign: bool = False,
    ) -> ConsentRecord:
        """The client does not agree. Signed, or before a witness by whoever cannot or will not sign.

        Refusal names "signature" and "seen_by".
        """
        kind = PaperKind.CONSENT_REFUSAL
        return self._stated(
            client_id, appointment_id, kind, signature, seen_by, cannot_sign=cannot_sign, reason=reason
        )

    def withdraw(
        self,
        client_id: int,
        since: date,
        signature: Signature,
        seen_by: str,
        *,
        reason: str = "",
        cannot_sign: bool = False,
    ) -> ConsentRecord:
        """The client withdraws from a day on; what was done before stays on record.

        Refusal names "since", "signature", "seen_by"; ``consent_nothing_to_withdraw``.
        """
        standing = self.standing(client_id)
        if standing.said is None or standing.stand not in (Stand.SIGNED, Stand.OLD_WORDING):
            raise refuse("consent_nothing_to_withdraw")
        if since < standing.said.since:
            raise refuse("consent_withdrawn_before", "since", day=standing.said.since)
        if since > self.today() + _AHEAD:
            raise refuse("consent_withdrawn_far", "since")
        kind = PaperKind.CONSENT_WITHDRAWAL
        return self._stated(
            client_id, None, kind, signature, seen_by, cannot_sign=cannot_sign, reason=reason, since=since
        )

    def withdraw_photos(
        self,
        client_id: int,
        uses: Sequence[PhotoUse],
        signature: Signature,
        seen_by: str,
        *,
        reason: str = "",
        cannot_sign: bool = False,
    ) -> Paper:
        """The client takes a yes back for some uses of photographs, from now on; the paper that says so.

        Refusal ``photo_use_missing``, ``photo_not_allowed`` ("uses"), "signature", "seen_by".
        """
        known = self.photos(client_id)
        if not uses:
            raise refuse("photo_use_missing", "uses")
        if any(each not in known or not known[each].allowed for each in uses):
            raise refuse("photo_not_allowed", "uses")
        _refuse(_witness_problems(signature, seen_by, cannot_sign))
        from smpdesk.services.consent_statement import frozen, statement_sheet

        kind = PaperKind.CONSENT_WITHDRAWAL
        sheet = statement_sheet(self._ground, client_id, kind, reason=reason, since=self.today(), uses=uses)
        ink = Signature() if cannot_sign else signature
        paper, body = frozen(self._ground, client_id, sheet, kind, ink, seen_by.strip())
        with self._ground.write("Withdraw use of photographs"):
            issued = self._store.papers.add(paper, body)
            for use in uses:
                self._store.consents.permit(
                    PhotoPermission(
                        client=client_id, purpose=use, allowed=False, at=sheet.issued, note=reason.strip()
                    )
                )
        return issued

    # Sending

    def suggest_password(self) -> str:
        """A password that nobody guesses and that can be read out over the telephone: four groups of four."""
        import secrets

        groups = ["".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS)]
        return "-".join(groups)

    def copy_for_sending(self, paper_id: int, password: str) -> bytes:
        """An issued paper under a password (AES-256). Refusal ``password_short``. Slow: for the lane."""
        if len(password) < PASSWORD_LEAST:
            raise refuse("password_short", "password", least=PASSWORD_LEAST)
        from smpdesk.documents.sealing import sealed

        return sealed(self._store.papers.body(self._store.papers.get(paper_id).sha256), password)

    # What they share

    def _stated(
        self,
        client_id: int,
        appointment_id: int | None,
        kind: PaperKind,
        signature: Signature,
        seen_by: str,
        *,
        cannot_sign: bool,
        reason: str = "",
        since: date | None = None,
    ) -> ConsentRecord:
        """A statement with its paper, as one change."""
        _refuse(_witness_problems(signature, seen_by, cannot_sign))
        from smpdesk.services.consent_statement import frozen, statement_sheet

        sheet = statement_sheet(self._ground, client_id, kind, reason=reason, since=since)
        ink = Signature() if cannot_sign else signature
        paper, body = frozen(self._ground, client_id, sheet, kind, ink, seen_by.strip())
        record = ConsentRecord(
            client=client_id,
            appointment=appointment_id,
            wording=sheet.form,
            language=sheet.language,
            state=_STATES[kind],
            way=SignedWay.SCREEN,
            at=sheet.issued,
            signature=ink.text(),
            witness=seen_by.strip(),
            withdrawn=datetime.combine(since, time.min) if since is not None else None,
            reason=reason.strip(),
        )
        with self._ground.write(_NAMES[kind]):
            issued = self._store.papers.add(paper, body)
            return self._store.consents.add(replace(record, paper=issued.id))

    def _permit(self, consent: ConsentRecord, photos: Mapping[PhotoUse, bool]) -> None:
        for use, allowed in photos.items():
            said = PhotoPermission(
                client=consent.client, purpose=use, allowed=allowed, at=consent.at, consent=consent.id
            )
            self._store.consents.permit(said)


_STATES = {
    PaperKind.CONSENT_REFUSAL: ConsentState.REFUSED,
    PaperKind.CONSENT_WITHDRAWAL: ConsentState.WITHDRAWN,
    PaperKind.CONSENT_VISIT: ConsentState.CONFIRMED,
}
_NAMES = {
    PaperKind.CONSENT_REFUSAL: "Refuse consent",
    PaperKind.CONSENT_WITHDRAWAL: "Withdraw consent",
    PaperKind.CONSENT_VISIT: "Sign that nothing has changed",
}


def _witness_problems(signature: Signature, seen_by: str, cannot_sign: bool) -> list[Problem]:
    found = [] if cannot_sign else signature_problems(signature)
    if not seen_by.strip():
        found.append(problem("consent_witness_missing" if cannot_sign else "seen_by_missing", "seen_by"))
    return found


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Refusal(found)
