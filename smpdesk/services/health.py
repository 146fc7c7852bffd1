"""The health of clients judged today, for one or for all of a day's book in a handful of queries."""

from collections.abc import Sequence
from datetime import date

from smpdesk.domain.alerts import Health, known_last
from smpdesk.domain.questionnaire import Questionnaire
from smpdesk.domain.screening import Screening, confirmed_last
from smpdesk.domain.verdict import Verdict, verdict
from smpdesk.services.questionnaire import questionnaire
from smpdesk.storage.store import Store


def healths(store: Store, clients: Sequence[int], today: date) -> dict[int, Health]:
    """The Health of each client. Records are fetched once for all of them."""
    screenings = store.screenings.of_clients(clients)
    if not screenings:
        letters = store.letters.of_clients(clients)
        return {
            each: Health(
                client=each, today=today, letters=tuple(letter for letter in letters if letter.client == each)
            )
            for each in clients
        }
    asked = questionnaire(store)
    country = store.clinic.get().country
    births = {each.id: each.birth for each in store.clients.some(clients)}
    letters = store.letters.of_clients(clients)
    confirmations = store.screenings.confirmations(clients)
    found = {}
    for client in clients:
        own = [each for each in screenings if each.client == client]
        finished = next((each for each in own if each.asked is not None), None)
        draft = next((each for each in own if each.asked is None), None)
        made = Health(
            client=client,
            today=today,
            screening=finished,
            draft=draft,
            letters=tuple(each for each in letters if each.client == client),
            confirmations=tuple(each for each in confirmations if each.client == client),
        )
        found[client] = judged(made, asked, country, births.get(client)) if finished is not None else made
    return found


def judged(health: Health, asked: Questionnaire, country: str, birth: date | None) -> Health:
    """The same with the verdict on its finished screening."""
    from dataclasses import replace

    screening = health.screening
    if screening is None:
        return health
    confirmed, stale = known_last(screening, health.confirmations, asked.renew, health.today)
    return replace(
        health,
        verdict=_judge(health, screening, asked, country, birth),
        confirmed=confirmed,
        stale=stale,
    )


def _judge(
    health: Health, screening: Screening, asked: Questionnaire, country: str, birth: date | None
) -> Verdict:
    last = next((each for each in health.confirmations if each.screening == screening.id), None)
    found = set(last.findings) if last is not None and last.day == health.today else set()
    known = {each.question for each in screening.answers}
    return verdict(
        # Questions that were added since are asked with the next screening, not held against this one.
        [each for each in asked.questions if each.key in known],
        screening.answers,
        health.today,
        birth=birth,
        letters=health.letters,
        as_of=confirmed_last(screening, health.confirmations),
        found_today=[each for each in asked.today if each.key in found],
        country=country,
    )
