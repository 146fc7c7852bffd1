"""One-page papers about consent: refused, withdrawn, or at a later visit that nothing has changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from smpdesk.domain.consent import FormField
from smpdesk.domain.consent_record import PhotoUse
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.patch_refusal import PatchRefusalSheet
from smpdesk.domain.signature import Signature
from smpdesk.services.consent_sheet import words_for
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import sealed
from smpdesk.services.letterhead import letterhead
from smpdesk.services.paper_words import PaperWords

#: Where the words of each kind of paper stand among those of consent; a later visit's are those of its signature.
_TITLE = {
    PaperKind.CONSENT_REFUSAL: "refused.title",
    PaperKind.CONSENT_WITHDRAWAL: "withdrawn.title",
    PaperKind.CONSENT_VISIT: "signature.visit.who",
}
_STATEMENT = {
    PaperKind.CONSENT_REFUSAL: "refused.statement",
    PaperKind.CONSENT_WITHDRAWAL: "withdrawn.statement",
    PaperKind.CONSENT_VISIT: "signature.visit.statement",
}


def statement_sheet(
    ground: Ground,
    client_id: int,
    kind: PaperKind,
    *,
    reason: str = "",
    since: date | None = None,
    uses: Sequence[PhotoUse] = (),
) -> PatchRefusalSheet:
    """What somebody signs, as a draft, in the client's language with the English below any other.

    ``since`` is the day from which a withdrawal counts, ``uses`` what photographs may no longer be used for.
    """
    said = words_for(ground.store, ground.store.clients.get(client_id).language)
    sheet = _in_words(ground, client_id, kind, said, reason.strip(), since, uses)
    if said.code == "en":
        return sheet
    other = words_for(ground.store, "en")
    return replace(sheet, beside=_in_words(ground, client_id, kind, other, "", since, uses))


def _in_words(
    ground: Ground,
    client_id: int,
    kind: PaperKind,
    said: PaperWords,
    reason: str,
    since: date | None,
    uses: Sequence[PhotoUse],
) -> PatchRefusalSheet:
    """The same in one language; the reason stands there as it was given."""
    clinic, client = ground.store.clinic.get(), ground.store.clients.get(client_id)
    fields = [FormField(label=said.text("field.name"), answer=client.name)]
    if client.birth is not None:
        fields.append(FormField(label=said.text("field.birth"), answer=said.plain_date(client.birth)))
    if since is not None:
        fields.append(FormField(label=said.shared("common", "date"), answer=said.long_date(since)))
    place = "withdrawn.photos" if uses else _STATEMENT[kind]
    return PatchRefusalSheet(
        letterhead=letterhead(ground),
        title=said.text(_TITLE[kind]),
        client=client.name,
        client_number=client.number,
        fields=tuple(fields),
        intro=(f"{said.shared('common', 'reason')}: {reason}",) if reason else (),
        points=tuple(said.text(f"photos.ask.{use.value}") for use in uses),
        statement=said.text(place, day=said.plain_date(since or ground.today())),
        signature=Signature(),
        drawn=said.shared("common", "signature_of", name=client.name),
        unable="",
        signed=(),
        form=said.id,
        language=said.language,
        size=clinic.paper,
        issued=ground.now(),
        draft=True,
    )


def frozen(
    ground: Ground,
    client_id: int,
    sheet: PatchRefusalSheet,
    kind: PaperKind,
    signature: Signature,
    seen_by: str,
) -> tuple[Paper, bytes]:
    """The paper with its exact bytes, ready to be written; without a signature ``seen_by`` is the witness.

    Refusal letters_missing when a name has letters that paper does not know.
    """
    from smpdesk.documents.patch_refusal import render

    said, at = words_for(ground.store, sheet.language), sheet.issued
    facts = {"name": sheet.client, "witness": seen_by}
    other = sheet.beside
    if other is not None:
        english = words_for(ground.store, "en")
        labels = tuple(FormField(label=english.shared("common", key)) for key in ("date", "seen_by"))
        other = replace(other, signed=labels)
    final = replace(
        sheet,
        beside=other,
        signature=signature,
        unable="" if signature else said.shared("common", "could_not_sign", **facts),
        signed=(
            FormField(label=said.shared("common", "date"), answer=moment(said, at)),
            FormField(label=said.shared("common", "seen_by"), answer=seen_by),
        ),
        draft=False,
    )
    body = render(final)
    draft = Paper(
        client=client_id,
        kind=kind,
        wording=sheet.form,
        language=sheet.language,
        size=sheet.size,
        sha256="",
        issued=at,
        signed=at.date(),
        seen_by=seen_by,
    )
    return sealed(draft, body), body


def moment(said: PaperWords, at: datetime) -> str:
    """A day and a time as a paper writes them."""
    return said.shared("common", "date_time", date=said.long_date(at.date()), time=said.time(at))
