"""The paper of a consent that was signed on the screen: the form as it was read, with answers and ink drawn in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from smpdesk.domain.consent import ConsentSheet, FormField, FormSection, SignaturePlace
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
    known = {
        said.text("field.technician"): technician,
        said.text("field.date"): said.long_date(sheet.issued.date()),
    }
    beside = sheet.beside
    if beside is not None:
        beside = replace(
            beside,
            fields=_kept(beside.fields, _answered(sheet, known)),
            sections=tuple(
                replace(under, fields=_kept(under.fields, _answered(part, {})))
                for part, under in zip(sheet.sections, beside.sections, strict=True)
            ),
        )
    final = replace(
        sheet,
        fields=_kept(sheet.fields, _answered(sheet, known)),
        sections=tuple(
            replace(
                section,
                fields=_kept(section.fields, _answered(section, {})),
                questions=tuple(
                    replace(each, answer=answers.get(each.key, "")) for each in section.questions
                ),
            )
            for section in sheet.sections
        ),
        signatures=places,
        beside=beside,
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


def _answered(part: ConsentSheet | FormSection, known: Mapping[str, str]) -> list[str]:
    """The answer of each field, "" for a line to write on; ``known`` answers by their labels."""
    return [each.answer.strip() or known.get(each.label, "") for each in part.fields]


def _kept(fields: Sequence[FormField], answers: Sequence[str]) -> tuple[FormField, ...]:
    """The fields that have an answer: nobody takes a pen to a form signed on the screen."""
    return tuple(replace(each, answer=answer) for each, answer in zip(fields, answers, strict=True) if answer)


def _inked(
    place: SignaturePlace, said: PaperWords, name: str, signature: Signature, at: datetime
) -> SignaturePlace:
    drawn = said.shared("common", "signature_of", name=name)
    return replace(place, name=name, signature=signature, drawn=drawn, when=moment(said, at))
