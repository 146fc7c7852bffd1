"""The paper of a consent that was signed on the screen: the form as it was read, with answers and ink drawn in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from smpdesk.domain.consent import ConsentSheet, FormField, FormSection, SignaturePlace
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.signature import Signature
from smpdesk.services.consent_sheet import words_for
from smpdesk.services.consent_statement import moment
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import sealed
from smpdesk.services.paper_words import PaperWords


@dataclass(frozen=True, kw_only=True)
class Inks:
    """Both signatures: ``at`` is when the client signed; the technician, called ``name``, signs when it is issued."""

    client: Signature
    at: datetime
    technician: Signature
    name: str


def signed_paper(
    ground: Ground,
    client_id: int,
    appointment_id: int | None,
    sheet: ConsentSheet,
    answers: Mapping[str, str],
    inks: Inks,
) -> tuple[Paper, bytes]:
    """The paper with its exact bytes, ready to be written.

    Refusal letters_missing when a name has letters that paper does not know.
    """
    from smpdesk.documents.consent import render

    body = render(_final(sheet, words_for(ground.store, sheet.language), answers, inks))
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
        seen_by=inks.name,
    )
    return sealed(draft, body), body


def _final(sheet: ConsentSheet, said: PaperWords, answers: Mapping[str, str], inks: Inks) -> ConsentSheet:
    """The form as it was read, with answers and ink, and without lines to write on."""
    known = {
        said.text("field.technician"): inks.name,
        said.text("field.date"): said.long_date(sheet.issued.date()),
    }
    return replace(
        sheet,
        fields=_kept(sheet.fields, _answered(sheet, known)),
        sections=tuple(_section(each, answers) for each in sheet.sections),
        signatures=(
            _inked(sheet.signatures[0], said, sheet.client, inks.client, inks.at),
            _inked(sheet.signatures[1], said, inks.name, inks.technician, sheet.issued),
        ),
        beside=_beside(sheet, known),
        draft=False,
    )


def _section(section: FormSection, answers: Mapping[str, str]) -> FormSection:
    questions = (replace(each, answer=answers.get(each.key, "")) for each in section.questions)
    return replace(section, fields=_kept(section.fields, _answered(section, {})), questions=tuple(questions))


def _beside(sheet: ConsentSheet, known: Mapping[str, str]) -> ConsentSheet | None:
    """The English beside it, with the same fields left out."""
    other = sheet.beside
    if other is None:
        return None
    return replace(
        other,
        fields=_kept(other.fields, _answered(sheet, known)),
        sections=tuple(
            replace(under, fields=_kept(under.fields, _answered(part, {})))
            for part, under in zip(sheet.sections, other.sections, strict=True)
        ),
    )


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
