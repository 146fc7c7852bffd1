"""The wallet card of one session."""

from smpdesk.domain.paper import PaperKind
from smpdesk.domain.pigment_card import PigmentCard
from smpdesk.domain.problem import refuse
from smpdesk.domain.session import Session
from smpdesk.services.ground import Ground
from smpdesk.services.letterhead import letterhead
from smpdesk.services.paper_words import PaperWords


def pigment_card(ground: Ground, session: Session, language: str = "") -> PigmentCard:
    """Pigments with their lots, each once. Refusal ``card_without_pigment`` where the record names none."""
    store = ground.store
    client = store.clients.get(session.client)
    said = PaperWords.of(store, language or client.language, PaperKind.AFTERCARE)
    pigments = dict.fromkeys(_pigments(session))
    if not pigments:
        raise refuse("card_without_pigment", "session")
    head = letterhead(ground)
    lines = [(said.shared("card", "treated"), said.plain_date(session.day))]
    for name, lot in pigments:
        lines.append((said.shared("card", "pigment"), name))
        if lot:
            lines.append((said.shared("card", "lot"), lot))
    return PigmentCard(
        title=said.shared("card", "title"),
        intro=said.shared("card", "intro"),
        client=client.name,
        lines=((said.shared("card", "holder"), client.name), *lines),
        notes=(said.shared("card", "laser"), said.shared("card", "mri")),
        clinic=tuple(each for each in (head.name, head.phone or head.email) if each.strip()),
        wording=said.id,
        language=said.language,
        size=store.clinic.get().paper,
        issued=ground.now(),
    )


def _pigments(session: Session) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for work in session.zones:
        found += [(each.pigment, each.lot) for each in work.mix]
        if not work.mix and work.pigment:
            found.append((work.pigment, work.pigment_lot))
    return found
