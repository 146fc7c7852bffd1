"""The parts of a treatment record around its sessions: who, what was agreed, health, gates, plan, papers."""

import json
from collections.abc import Sequence
from datetime import date

from smpdesk import words
from smpdesk.domain.alerts import Health
from smpdesk.domain.chart import Place
from smpdesk.domain.consent import FormField
from smpdesk.domain.consultation import Consultation
from smpdesk.domain.course import Course, purpose_of, usual_steps
from smpdesk.domain.letter import Letter
from smpdesk.domain.patch_test import PatchResult, PatchTest
from smpdesk.domain.report import Block, Facts, Maps, Paragraph, Part, Table
from smpdesk.domain.screening import Confirmation
from smpdesk.domain.session import Session, Zone
from smpdesk.services.consultation_words import word as consultation_word
from smpdesk.services.health import judged
from smpdesk.services.health_words import titles
from smpdesk.services.questionnaire import questionnaire
from smpdesk.services.record_sessions import fields
from smpdesk.services.record_source import RecordSource
from smpdesk.services.record_words import say, texts, word

#: Answers of a consultation that are one code, and those that are several.
_ONE = (
    "style", "pattern", "alopecia", "phototype", "undertone", "skin", "hair_colour", "hair_length", "hairline",
    "immune", "opinion",
)  # fmt: skip
_SEVERAL = ("indications", "areas", "scalp", "options")


def client_part(source: RecordSource) -> Part:
    """Who it is, as an insurer asks (5.1)."""
    who = source.client
    found = [("name", who.name), ("number", str(who.number))]
    found.append(("birth", words.plain_date(who.birth) if who.birth else ""))
    found.append(("since", words.plain_date(who.since) if who.since else ""))
    found += [("phone", who.phone), ("email", who.email)]
    found.append(("address", ", ".join(each.strip() for each in who.address.splitlines() if each.strip())))
    return _part("client", [Facts(fields=fields(found))])


def consultation_part(source: RecordSource) -> Part:
    """What was wanted and found, in short, of every consultation that was finished."""
    held = [each for each in source.store.consultations.of_client(source.client.id) if each.finished]
    blocks: list[Block] = [Facts(fields=_consultation(source, each)) for each in reversed(held)]
    return _part("consultation", blocks or [_muted("no_consultation")])


def _consultation(source: RecordSource, talk: Consultation) -> tuple[FormField, ...]:
    found = [("day", words.plain_date(talk.day)), ("by", source.technician(talk.technician))]
    found += [
        (key, consultation_word(key, str(getattr(talk, key).value))) for key in _ONE if getattr(talk, key)
    ]
    found += [
        (key, words.listed([consultation_word(key, each) or each for each in getattr(talk, key)]))
        for key in _SEVERAL
    ]
    found += [("goals", talk.goals), ("motivation", talk.motivation), ("expectations", talk.expectations)]
    scars = []
    for each in talk.scars:
        codes = (each.kind, each.surface, each.colour)
        said = [consultation_word("scars", code) for code in codes if code]
        scars.append(", ".join(part for part in (*said, each.size, each.age, each.note) if part))
    found.append(("scars", "; ".join(scars)))
    before = [
        ", ".join(part for part in (consultation_word("earlier", each.kind), each.when, each.note) if part)
        for each in talk.earlier
    ]
    return fields([*found, ("earlier", "; ".join(before))])


def health_part(source: RecordSource) -> Part:
    """What the answers on record say of each session's day, doctors' letters, patch tests."""
    client = source.client.id
    blocks: list[Block] = []
    screenings = [each for each in source.store.screenings.of_clients([client]) if each.asked]
    if not screenings:
        blocks.append(_muted("no_screening"))
    elif source.sessions:
        rows = [_health_row(source, each) for each in source.sessions]
        blocks.append(_table("health", rows, (2, 2, 4, 4)))
    letters = source.store.letters.of_clients([client])
    if letters:
        blocks.append(_table("letters", [_letter(each) for each in letters], (5, 2, 2, 3)))
    tests = source.store.patch_tests.of_client(client)
    blocks.append(
        _table("patch", [_patch(each) for each in tests], (2, 4, 2, 3)) if tests else _muted("no_patch")
    )
    return _part("health", blocks)


def _health_row(source: RecordSource, session: Session) -> tuple[str, ...]:
    client, day = source.client.id, session.day
    asked = [
        each for each in source.store.screenings.of_clients([client]) if each.asked and each.asked <= day
    ]
    screening = max(asked, key=lambda each: (each.asked or day, each.id), default=None)
    confirmations = tuple(each for each in source.store.screenings.confirmations([client]) if each.day <= day)
    letters = tuple(
        each
        for each in source.store.letters.of_clients([client])
        if (each.received or each.requested or day) <= day
    )
    health = Health(
        client=client, today=day, screening=screening, letters=letters, confirmations=confirmations
    )
    country = source.store.clinic.get().country
    verdict = judged(health, questionnaire(source.store), country, source.client.birth).verdict
    said = ""
    if verdict is not None:
        said = word("verdict", verdict.outcome.value)
        if verdict.until is not None and not verdict.may_treat:
            said = say("wait_until", verdict=said, day=words.plain_date(verdict.until))
    same_day = next((each for each in confirmations if each.day == day), None)
    return (
        source.title(session),
        words.plain_date(screening.asked) if screening is not None and screening.asked else "–",
        _confirmed(same_day),
        said or "–",
    )


def _confirmed(found: Confirmation | None) -> str:
    if found is None:
        return say("not_confirmed")
    key = "confirmed_looked" if found.looked else "confirmed"
    lines = [say(key, by=found.by, at=words.time_text(found.at))]
    if found.findings:
        lines.append(say("findings", findings=_titles(found.findings)))
    return "\n".join(lines)


def _titles(keys: tuple[str, ...]) -> str:
    return titles(json.dumps(list(keys)))


def _letter(letter: Letter) -> tuple[str, ...]:
    lines = [_titles(letter.reasons), letter.doctor, letter.statement]
    return (
        "\n".join(each for each in lines if each),
        _day(letter.requested),
        _day(letter.received),
        word("decision", letter.decision.value or "none"),
    )


def _patch(test: PatchTest) -> tuple[str, ...]:
    day = test.done.date() if test.done else test.declined.date() if test.declined else test.offered
    used = [", ".join(each for each in pair if each) for pair in (
        (test.pigment, test.lot), (test.anaesthetic, test.anaesthetic_lot)
    )]  # fmt: skip
    results = [word("patch", test.result.value)]
    if test.anaesthetic_result is not PatchResult.NOT_DONE:
        results.append(f"{test.anaesthetic}: {word('patch', test.anaesthetic_result.value)}")
    results += [test.note] if test.note else []
    return (
        words.plain_date(day),
        "\n".join(each for each in used if each) or "–",
        _day(test.read.date() if test.read else None),
        "\n".join(results),
    )


def gates_part(source: RecordSource) -> Part:
    """Closed gates that somebody passed, with their reasons."""
    passes = source.store.gates.of_client(source.client.id)
    rows = [
        (
            f"{words.plain_date(each.at.date())}\n{words.time_text(each.at)}",
            each.said,
            each.reason,
            each.name,
        )
        for each in reversed(passes)
    ]
    return _part("gates", [_table("gates", rows, (2, 4, 4, 2))] if rows else [_muted("no_gates")])


def plan_part(source: RecordSource) -> Part:
    """Each course: what was planned, and how far its zones are."""
    blocks: list[Block] = []
    for course in source.courses:
        blocks += _course(source, course)
    return _part("plan", blocks or [_muted("no_plan")])


def _course(source: RecordSource, course: Course) -> list[Block]:
    kind = word("course", course.kind.value)
    head = say("course", kind=kind, day=words.plain_date(course.started)) if course.started else kind
    sessions = words.counted(course.planned, "session")
    said = [say("plan", sessions=sessions, minutes=words.duration_text(course.minutes), gap=course.gap)]
    if course.reasons:
        said.append(say("reasons", reasons=words.listed([word("reason", each) for each in course.reasons])))
    if course.goal:
        said.append(say("goal", goal=course.goal))
    steps = course.steps or usual_steps(course.kind, course.planned)
    rows = [
        (str(number), each.purpose or purpose_of(course.kind, number), say("share", share=each.share))
        for number, each in enumerate(steps, 1)
    ]
    found: list[Block] = [Paragraph(text=head, strong=True), Paragraph(text=" ".join(said))]
    found.append(_table("steps", rows, (1, 4, 3)))
    standing = source.story.standing()
    targets = []
    for zone, target, area in course.zones:
        place = Place(Zone(zone), area)
        density = standing.get(place, 0)
        percent = say("share", share=round(100 * density / target)) if target else ""
        stands = ", ".join(each for each in (source.stands(place), percent) if each)
        targets.append((source.place(place), say("target", target=target), stands))
    return [*found, _table("targets", targets, (3, 2, 3))] if targets else found


def map_part(source: RecordSource) -> list[Part]:
    """All five views as the scalp stands; figures for what no plan has told already."""
    last = len(source.story.layers) - 1
    if last < 0:
        return []
    told = source.told(last)
    rows = [
        (source.place(each), source.stands(each))
        for each in source.story.places()
        if each not in source.story.planned
    ]
    blocks: list[Block] = [Maps(upto=last, told=told, caption=say("maps"))]
    if any(not span.said for layer in source.story.layers for span in layer.work.values()):
        blocks.append(_muted("guessed"))
    return [_part("map", [*blocks, *([_table("density", rows, (3, 5))] if rows else [])])]


def _part(key: str, blocks: Sequence[Block]) -> Part:
    return Part(title=texts()["parts"][key], blocks=tuple(blocks))


def _table(key: str, rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Table:
    return Table(headings=tuple(texts()["tables"][key]), rows=tuple(rows), widths=widths)


def _muted(key: str) -> Paragraph:
    return Paragraph(text=say(key), role="muted")


def _day(day: date | None) -> str:
    return words.plain_date(day) if day is not None else "–"
