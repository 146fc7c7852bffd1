"""What clients said about their treatment, and the wording that each should have signed: asked by the gate before a
session, the alerts and the desk of consents alike."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from smpdesk.domain.consent_standing import Said, Standing, said_of, standing
from smpdesk.domain.paper import PaperKind
from smpdesk.services.paper_words import PaperWords
from smpdesk.storage.store import Store


def said_by(store: Store, clients: Sequence[int]) -> Mapping[int, list[Said]]:
    """Every word of several clients, the latest first, in two queries."""
    found: dict[int, list[Said]] = defaultdict(list)
    for each in said_of(store.consents.of_clients(clients), store.papers.consents_of(clients)):
        found[each.client].append(each)
    return found


def current_wording(store: Store, language: str) -> str:
    """The id of the wording that a client whose language is ``language`` ("": the clinic's) is asked to sign now."""
    return PaperWords.of(store, language, PaperKind.CONSENT).id


def stands(store: Store, client_id: int, day: date) -> Standing:
    """Where one client stands on a day."""
    wording = current_wording(store, store.clients.get(client_id).language)
    return standing(said_by(store, [client_id])[client_id], wording, day)
