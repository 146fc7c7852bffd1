"""The demo's health screenings: most people answer no to nearly everything, some have a story."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from smpdesk.domain.letter import Decision, Letter
from smpdesk.domain.screening import Answer, Confirmation, Reply, Screening
from smpdesk.services.desks import Desks

#: What one in a few people says yes to, with their words.
_STORIES = (
    Answer(question="Q37", reply=Reply.YES, text="About ten a day"),
    Answer(question="Q39", reply=Reply.YES, text="Minoxidil 5 %, evenings"),
    Answer(question="Q17", reply=Reply.YES, options=("plaster",), text="Itchy after a day"),
    Answer(question="Q36", reply=Reply.YES, text="Twice a year"),
    Answer(question="Q40", reply=Reply.YES, text="Vitamin D in winter"),
    Answer(question="Q25", reply=Reply.YES, options=("pigment",), text="Eyebrow tattoo, none on the scalp"),
    Answer(question="Q38", reply=Reply.YES, text="Thyroid tablets, checked every year"),
)
ASPIRIN = Answer(question="Q06", reply=Reply.YES, text="Aspirin 75 mg daily, prescribed by Dr Hall")


def story(number: int) -> dict[str, Answer]:
    """What a client of this number says yes to, the same each time."""
    seed = random.Random(number)
    told = seed.sample(_STORIES, seed.choice((0, 0, 1, 1, 2)))
    return {each.question: each for each in told}


def ask(desks: Desks, client: int, yes: Mapping[str, Answer]) -> Screening:
    """The questions asked now, by whoever is at the desk: yes to these, no to all others."""
    asked = desks.screenings.questionnaire()
    answers = [
        yes.get(each.key, Answer(question=each.key, reply=Reply.NO))
        for each in sorted(asked.questions, key=lambda each: each.key)
    ]
    draft = Screening(
        client=client,
        questionnaire=asked.id,
        wording=tuple((each.key, each.text) for each in asked.questions),
        answers=tuple(answers),
        started=desks.ground.now(),
        asked=desks.ground.today(),
        by=desks.at_desk.actor.name,
    )
    outcome = desks.screenings.judge(draft).outcome.value
    with desks.ground.write("Finish health screening"):
        return desks.store.screenings.add(replace(draft, outcome=outcome))


def confirm(desks: Desks, screening: Screening) -> None:
    """Nothing has changed, said now, and the scalp was looked at: nothing against treating."""
    said = Confirmation(
        client=screening.client,
        screening=screening.id,
        day=desks.ground.today(),
        at=desks.ground.now(),
        by=desks.at_desk.actor.name,
        looked=True,
    )
    with desks.ground.write("Confirm health answers"):
        desks.store.screenings.confirm(said)


def letter_seen(desks: Desks, client: int, requested: date, received: date) -> None:
    """The doctor has nothing against it, and Tom Hale decided that the treatment may go ahead."""
    letter = Letter(
        client=client,
        reasons=("Q06",),
        requested=requested,
        received=received,
        doctor="Dr Hall, Park Row Surgery",
        statement="Aspirin 75 mg daily is to be continued. No objection to the treatment.",
        valid_until=received + timedelta(days=365),
        decision=Decision.MAY_TREAT,
        decided=received,
        decided_by="Tom Hale",
    )
    with desks.ground.write("Decide on doctor's letter"):
        desks.store.letters.add(letter)
