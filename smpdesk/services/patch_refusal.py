"""The paper of a patch test that was declined: the clinic's wording with the client's own signature."""

from dataclasses import replace
from datetime import datetime

from smpdesk import resources, words
from smpdesk.domain.consent import FormField
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.patch_refusal import PatchRefusalSheet
from smpdesk.domain.patch_test import PatchTest
from smpdesk.domain.problem import Refusal
from smpdesk.domain.signature import Signature
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import sealed
from smpdesk.services.letterhead import letterhead


def refusal_sheet(ground: Ground, client_id: int, offer: PatchTest | None) -> PatchRefusalSheet:
    """Everything that stands on it, as a draft that nobody has signed yet."""
    clinic = ground.store.clinic.get()
    client = ground.store.clients.get(client_id)
    said = resources.toml(f"texts/{clinic.language[:2]}/patch_test.toml")["refusal"]
    known = {"clinic": clinic.name, "name": client.name}
    offered = offer.offered if offer is not None else ground.today()
    fields = [FormField(label=said["name"], answer=client.name)]
    if client.birth is not None:
        fields.append(FormField(label=said["birth"], answer=words.plain_date(client.birth)))
    fields.append(FormField(label=said["offered"], answer=words.long_date(offered)))
    return PatchRefusalSheet(
        letterhead=letterhead(ground),
        title=said["title"],
        client=client.name,
        client_number=client.number,
        fields=tuple(fields),
        intro=tuple(each.format_map(known) for each in said["intro"]),
        points=tuple(each.format_map(known) for each in said["points"]),
        statement=said["statement"],
        signature=Signature(),
        drawn=said["drawn"].format_map(known),
        unable="",
        signed=(),
        form=said["id"],
        language=clinic.language,
        size=clinic.paper,
        issued=ground.now(),
        draft=True,
    )


def frozen(
    client_id: int, sheet: PatchRefusalSheet, signature: Signature, seen_by: str, at: datetime
) -> tuple[Paper, bytes]:
    """The paper with its exact bytes, ready to be written; without a signature ``seen_by`` is the witness.

    Refusal letters_missing when the witness or the clinic has letters that paper does not know.
    """
    from smpdesk.documents.patch_refusal import render

    said = resources.toml(f"texts/{sheet.language[:2]}/patch_test.toml")["refusal"]
    when = f"{words.long_date(at.date())}, {words.time_text(at)}"
    final = replace(
        sheet,
        signature=signature,
        unable="" if signature else said["unable"].format(name=sheet.client, witness=seen_by),
        signed=(
            FormField(label=said["signed"], answer=when),
            FormField(label=said["seen_by"], answer=seen_by),
        ),
        issued=at,
        draft=False,
    )
    try:
        body = render(final)
    except Refusal:  # a name in letters that paper does not know: the number says whose it is
        body = render(_by_number(final, said["numbered"].format(number=sheet.client_number), sheet.client))
    draft = Paper(
        client=client_id,
        kind=PaperKind.PATCH_REFUSAL,
        wording=sheet.form,
        language=sheet.language,
        size=sheet.size,
        sha256="",
        issued=at,
        signed=at.date(),
        seen_by=seen_by,
    )
    return sealed(draft, body), body


def _by_number(sheet: PatchRefusalSheet, called: str, name: str) -> PatchRefusalSheet:
    """The sheet with the client called by number wherever their name stands."""
    fields = [replace(each, answer=each.answer.replace(name, called)) for each in sheet.fields]
    return replace(
        sheet,
        client=called,
        fields=tuple(fields),
        drawn=sheet.drawn.replace(name, called),
        unable=sheet.unable.replace(name, called),
    )
