"""The consent form of one client: the clinic's wording with what is on record filled in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.consent import ConsentSheet, FormField, FormQuestion, FormSection, SignaturePlace
from smpdesk.domain.consent_answers import Asked
from smpdesk.domain.consent_record import PhotoUse
from smpdesk.domain.money import money_text
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.patch_test import PatchTest
from smpdesk.domain.screening import Reply, confirmed_last
from smpdesk.services import book
from smpdesk.services.ground import Ground
from smpdesk.services.letterhead import letterhead
from smpdesk.services.paper_words import PaperWords
from smpdesk.services.questionnaire import questionnaire
from smpdesk.services.told_answers import told_in
from smpdesk.storage.store import Store


def consent_sheet(ground: Ground, client_id: int, appointment_id: int | None) -> ConsentSheet:
    """Everything that stands on the form, as a draft made now in the client's language, with the English beside any
    other; what is not on record is left to write."""
    clinic = ground.store.clinic.get()
    client = ground.store.clients.get(client_id)
    said = words_for(ground.store, client.language)

    def in_words(spoken: PaperWords) -> ConsentSheet:
        return ConsentSheet(
            letterhead=letterhead(ground),
            client=client.name,
            client_number=client.number,
            size=clinic.paper,
            issued=ground.now(),
            unreviewed="" if spoken.reviewed else spoken.shared("common", "not_reviewed"),
            **consent_parts(spoken, clinic.country, known_of(ground, client_id, appointment_id, spoken)),
        )

    if said.code == "en":
        return in_words(said)
    return replace(in_words(said), beside=in_words(words_for(ground.store, "en")))


def words_for(store: Store, language: str) -> PaperWords:
    """The wording of consent in use for a client whose language is ``language`` ("" for the clinic's own)."""
    return PaperWords.of(store, language, PaperKind.CONSENT)


def asked_on(sheet: ConsentSheet) -> list[Asked]:
    """The questions of a form, with what depends on each."""
    shape = resources.toml("papers/consent.toml")["section"]
    rules = {f"{part['key']}.{each['key']}": each for part in shape for each in part.get("questions", [])}
    return [
        Asked(
            key=each.key,
            text=each.text,
            must=rules[each.key].get("must", False),
            one_of=rules[each.key].get("one_of", ""),
            photo=PhotoUse(rules[each.key]["photo"]) if "photo" in rules[each.key] else None,
        )
        for section in sheet.sections
        for each in section.questions
    ]


def consent_parts(said: PaperWords, country: str, known: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a `ConsentSheet` that are words: the shape of `papers/consent.toml` with ``known`` filled in."""
    shape = resources.toml("papers/consent.toml")
    sections = [each for each in shape["section"] if country in each.get("countries", [country])]
    return {
        "title": said.text("title"),
        "intro": said.lines("intro", **known),
        "fields": tuple(_field(each, said, known) for each in shape["field"]),
        "sections": tuple(_section(each, said, known) for each in sections),
        "signatures": tuple(
            SignaturePlace(
                who=said.text(f"signature.{each['key']}.who"),
                statement=said.text(f"signature.{each['key']}.statement"),
                name=known.get(f"{each['key']}_name", ""),
            )
            for each in shape["signature"]
        ),
        "form": said.id,
        "language": said.language,
    }


def known_of(ground: Ground, client_id: int, appointment_id: int | None, said: PaperWords) -> dict[str, str]:
    """What is on record, by the keys of the wording, in its language; an absent key is asked for on paper."""
    client = ground.store.clients.get(client_id)
    known = {
        "clinic": ground.store.clinic.get().name,
        "name": client.name,
        "client_name": client.name,
        "birth": said.plain_date(client.birth) if client.birth else "",
        "address": ", ".join(line.strip() for line in client.address.splitlines() if line.strip()),
        "phone": client.phone,
        "technician": "",
        "technician_name": "",
    }
    if appointment_id is not None:
        visit = ground.store.appointments.get(appointment_id)
        technician = ground.store.staff.get(visit.technician)
        known["date"] = said.long_date(visit.starts.date())
        known["technician"] = known["technician_name"] = technician.name
        known["licence"] = technician.licence
    return (
        known
        | _course(ground, client_id, said)
        | _health(ground, client_id, said)
        | _patch(ground, client_id, said)
    )


def _course(ground: Ground, client_id: int, said: PaperWords) -> dict[str, str]:
    consulted = _consulted(ground, client_id, said)
    course = book.open_course(ground.store, client_id)
    if course is None:
        return consulted
    known = {"sessions": str(course.planned), "area": consulted.get("area") or course.goal}
    if course.price is not None:
        known["price"] = money_text(course.price, course.currency)
    return known


def _health(ground: Ground, client_id: int, said: PaperWords) -> dict[str, str]:
    """The health answers that are not no, with the day they were given and last confirmed on."""
    screening = ground.store.screenings.latest(client_id)
    if screening is None or screening.asked is None:
        return {}
    told = told_in(said, screening, questionnaire(ground.store).questions)
    confirmed = confirmed_last(screening, ground.store.screenings.confirmations([client_id]))
    sentences = [said.text("answer.asked", date=said.plain_date(screening.asked))]
    if confirmed is not None and confirmed != screening.asked:
        sentences.append(said.text("answer.unchanged", date=said.plain_date(confirmed)))
    noes = sum(each.reply is Reply.NO for each in screening.answers)
    sentences += told
    sentences.append(said.text("answer.no_to_others" if told else "answer.no_to_all", count=noes))
    return {"health": " ".join(sentences)}


def _patch(ground: Ground, client_id: int, said: PaperWords) -> dict[str, str]:
    """The last patch test that was done, with what came of it; the day it was declined if that came later (5.1, 9)."""
    tests = ground.store.patch_tests.of_client(client_id)
    done = max((each for each in tests if each.done is not None), key=_moment, default=None)
    declined = max((each for each in tests if each.done is None and each.declined), key=_moment, default=None)
    told = []
    if done is not None and done.done is not None:
        result = said.shared("patch_result", done.result)
        told.append(f"{said.plain_date(done.done.date())}, {done.pigment}. {result}.")
    if declined is not None and declined.declined and (done is None or _moment(done) < _moment(declined)):
        told.append(said.text("answer.declined_on", date=said.plain_date(declined.declined.date())))
    return {"patch_test": " ".join(told)} if told else {}


def _moment(test: PatchTest) -> tuple[datetime, int]:
    """When a test was done or declined; of two at one time the later record."""
    return test.done or test.declined or datetime.min, test.id


#: Areas of a consultation that a record of work calls otherwise, or by side.
_ZONES = {
    "temples": ("temple_l", "temple_r"),
    "sides": ("parietal_l", "parietal_r"),
    "back": ("occipital",),
    "parting": ("partline",),
}


def _consulted(ground: Ground, client_id: int, said: PaperWords) -> dict[str, str]:
    """Areas and hairline as the latest finished consultation has them, in the language of the form."""
    latest = next((each for each in ground.store.consultations.of_client(client_id) if each.finished), None)
    if latest is None:
        return {}
    names = resources.toml(f"texts/{ground.store.clinic.get().language[:2]}/consultation.toml")
    areas = [str(names["area"][each]) for each in latest.areas]
    told = [words.listed([each if not at else each.lower() for at, each in enumerate(areas)])]
    if said.code != "en":
        zones = [zone for each in latest.areas for zone in _ZONES.get(str(each), (str(each),))]
        told = [said.listed([said.shared("zones", zone) for zone in zones])]
    if latest.hairline:
        height = f", {latest.hairline_mm} mm" if latest.hairline_mm is not None else ""
        told.append(said.shared("hairline", "line", style=said.shared("hairline", latest.hairline) + height))
    return {"area": "; ".join(each for each in told if each)}


def _field(part: dict[str, Any], said: PaperWords, known: Mapping[str, str]) -> FormField:
    return FormField(label=said.text(f"field.{part['key']}"), answer=known.get(part["key"], ""))


def _section(part: dict[str, Any], said: PaperWords, known: Mapping[str, str]) -> FormSection:
    key = part["key"]
    return FormSection(
        title=said.text(f"{key}.title"),
        text=said.lines(f"{key}.text", **known),
        points=said.lines(f"{key}.point", **known),
        questions=tuple(
            FormQuestion(text=said.text(f"{key}.ask.{each['key']}"), key=f"{key}.{each['key']}")
            for each in part.get("questions", [])
        ),
        fields=tuple(
            _field(each, said, known)
            for each in part.get("fields", [])
            if each["key"] in known or not each.get("when_known", False)
        ),
    )
