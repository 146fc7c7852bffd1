"""Consent: signed on the screen or on paper, refused, withdrawn; photographs use by use; copies for sending."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from smpdesk.domain.clinic import Staff
from smpdesk.domain.consent import ConsentSheet
from smpdesk.domain.consent_answers import YES, Asked, answer_problems, as_pairs
from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoPermission, PhotoUse, SignedWay
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.signature import Signature, signature_problems
from smpdesk.services.consent_noes import Statements
from smpdesk.services.consents_known import current_wording

if TYPE_CHECKING:
    from smpdesk.exchange.page_images import PageImage

#: A password for a copy that leaves the clinic has at least so many characters; a choice.
PASSWORD_LEAST = 10
#: What a suggested password is made of: no letter that is taken for another when it is read out.
_LETTERS, _GROUPS, _GROUP = "abcdefghjkmnpqrstuvwxyz23456789", 4, 4


class ConsentDesk(Statements):
    """One method per thing that is done about a client's consent."""

    # What is known

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
        found = [problem("consent_not_current")] if wording and wording != sheet.form else []
        found += self.answer_problems(sheet, answers, signature)
        technician = next((each for each in self.technicians() if each.id == technician_id), None)
        if technician is None:
            found.append(problem("consent_technician_missing", "technician"))
        found += signature_problems(technician_signature, "technician_signature")
        if found or technician is None:
            raise Refusal(found)
        from smpdesk.services.consent_signed import Inks, signed_paper

        inks = Inks(
            client=signature,
            at=signed_at or sheet.issued,
            technician=technician_signature,
            name=technician.name,
        )
        paper, body = signed_paper(self._ground, client_id, appointment_id, sheet, answers, inks)
        asked = self.asked(sheet)
        record = _signed(paper, as_pairs(asked, answers), signature, technician, technician_signature)
        with self._ground.write("Sign consent"):
            issued = self._store.papers.add(paper, body)
            kept = self._store.consents.add(replace(record, paper=issued.id))
            uses = {each.photo: answers[each.key] == YES for each in asked if each.photo is not None}
            self._permit(kept, uses)
        return kept

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

    def _permit(self, consent: ConsentRecord, photos: Mapping[PhotoUse, bool]) -> None:
        for use, allowed in photos.items():
            said = PhotoPermission(
                client=consent.client, purpose=use, allowed=allowed, at=consent.at, consent=consent.id
            )
            self._store.consents.permit(said)


def _signed(
    paper: Paper,
    answers: tuple[tuple[str, str], ...],
    signature: Signature,
    technician: Staff,
    technician_signature: Signature,
) -> ConsentRecord:
    """The record of a form signed on the screen, from its paper."""
    return ConsentRecord(
        client=paper.client,
        appointment=paper.appointment,
        wording=paper.wording,
        language=paper.language,
        state=ConsentState.SIGNED,
        way=SignedWay.SCREEN,
        at=paper.issued,
        answers=answers,
        signature=signature.text(),
        technician=technician.id,
        technician_signature=technician_signature.text(),
        witness=technician.name,
    )
