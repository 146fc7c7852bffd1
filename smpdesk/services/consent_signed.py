"""The paper of a consent that was signed on the screen: the form as it was read, with answers and ink drawn in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from smpdesk.domain.consent import ConsentSheet, SignaturePlace
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.signature import Signature
from smpdesk.services.consent_sheet import words_for
from smpdesk.services.consent_statement import moment
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import sealed
from smpdesk.services.paper_words import PaperWords


def signed_paper(
    ground: Ground,
    client_id: int,
    appointment_id: int | None,
    sheet: ConsentSheet,
    answers: Mapping[str, str],
    signature: Signature,
    technician: str,
    technician_signature: Signature,
    signed_at: datetime,
) -> tuple[Paper, bytes]:
    """The paper with its exact bytes, ready to be written; ``signed_at`` is when the client signed.

    Refusal letters_missing when a name has letters that paper does not know.
    """
    from smpdesk.documents.consent import render

    said = words_for(ground.store, sheet.language)
    places = (
        _inked(sheet.signatures[0], said, sheet.client, signature, signed_at),
        _inked(sheet.signatures[1], said, technician, technician_signature, sheet.issued),
    )
    final = replace(
        sheet,
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    replace(each, answer=answers.get(each.key, "")) for each in section.questions
                ),
            )
            for section in sheet.sections
        ),
        signatures=places,
        draft=False,
    )
    body = render(final)
    draft = Paper(
        client=client_id,
        kind=PaperKind.CONSENT,
        appointment=appointment_id,
        wording=sheet.form,
        language=sheet.language,
        size=sheet.size,
        sha256="",
        issued=sheet.issued,
        signed=sheet.issued.date(),
        seen_by=technician,
    )
    return sealed(draft, body), body


def _inked(
    place: SignaturePlace, said: PaperWords, name: str, signature: Signature, at: datetime
) -> SignaturePlace:
    drawn = said.shared("common", "signature_of", name=name)
    return replace(place, name=name, signature=signature, drawn=drawn, when=moment(said, at))
