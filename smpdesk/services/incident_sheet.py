"""What stands on the report of an incident."""

from smpdesk import words
from smpdesk.domain.incident import Incident
from smpdesk.domain.report import Block, Facts, Maps, Paragraph, Part, Report, Table
from smpdesk.domain.session import Session
from smpdesk.services.ground import Ground
from smpdesk.services.letterhead import letterhead
from smpdesk.services.record_lots import where_lines
from smpdesk.services.record_sessions import fields, zone_row
from smpdesk.services.record_source import RecordSource
from smpdesk.services.record_words import incident_title, say, seen_words, texts, word


def incident_sheet(ground: Ground, incident: Incident) -> Report:
    """The report as a draft."""
    clinic, text = ground.store.clinic.get(), texts()["incident"]
    source = RecordSource(ground.store, incident.client or 0)
    who = source.client
    lead = text["lead"].format(kind=incident_title(incident), name=who.name, number=who.number)
    return Report(
        letterhead=letterhead(ground),
        title=text["title"],
        client=who.name,
        client_number=who.number,
        lead=(lead, text["notice"]),
        contents="",
        parts=tuple(each for each in _parts(source, incident) if each.blocks),
        story=source.story,
        form=text["id"],
        language=clinic.language,
        size=clinic.paper,
        issued=ground.now(),
        draft=True,
    )


def _parts(source: RecordSource, incident: Incident) -> list[Part]:
    return [
        _part("what", _what(source, incident)),
        _part("where", _where(source, incident)),
        _part("done", _facts([("action", incident.action), ("advice", incident.advice)])),
        _part("told", _told(incident)),
        _part("client", _person(source)),
    ]


def _what(source: RecordSource, incident: Incident) -> list[Block]:
    at = incident.happened
    found = [
        ("kind", word("kind", incident.kind.value)),
        ("what", seen_words(incident.what)),
        ("severity", word("severity", incident.severity.value)),
        ("serious", say("yes" if incident.serious else "no")),
        ("happened", f"{words.plain_date(at.date())}, {words.time_text(at)}"),
        ("noticed", words.plain_date(incident.noticed)),
        ("exposed", incident.exposed),
        ("written", source.technician(incident.staff)),
    ]
    blocks = _facts(found)
    blocks += [Paragraph(text=each) for each in incident.description.splitlines() if each.strip()]
    return blocks


def _where(source: RecordSource, incident: Incident) -> list[Block]:
    said, place, lot = where_lines(source, incident)
    session = source.of_session(incident.session)
    found = [("session", said), ("place", place), ("lot", lot)]
    if session is not None:
        found += [("technician", source.technician(session.technician)), ("room", source.room(session.room))]
        if session.started and session.ended:
            found.append(("time", words.span_text(session.started, session.ended)))
    blocks = _facts(found)
    if session is not None:
        blocks += _work(source, session, incident)
    return blocks


def _work(source: RecordSource, session: Session, incident: Incident) -> list[Block]:
    """What was done in that session: the place of the incident, or every zone where it is tied to none."""
    rows = [
        zone_row(source, each)
        for each in session.zones
        if not incident.zone or (each.zone.value == incident.zone and each.area == incident.area)
    ]
    found: list[Block] = []
    if rows:
        headings = tuple(texts()["tables"]["zones"])
        found.append(Table(headings=headings, rows=tuple(rows), widths=(2.3, 3.4, 3.2, 3)))
    at = source.layer(session)
    if at is not None:
        found.append(Maps(upto=at, newest=True, told=source.told(at), caption=say("layer_map")))
    return found


def _told(incident: Incident) -> list[Block]:
    def day(value: object) -> str:
        return words.fact(value) if value is not None else ""

    return _facts(
        [
            ("reported_to", incident.reported_to),
            ("reported", day(incident.reported)),
            ("outcome", incident.outcome),
            ("closed", day(incident.closed)),
        ]
    )


def _person(source: RecordSource) -> list[Block]:
    who = source.client
    birth = words.plain_date(who.birth) if who.birth else ""
    found = [("name", who.name), ("number", str(who.number)), ("birth", birth)]
    return _facts([*found, ("phone", who.phone), ("email", who.email)])


def _facts(found: list[tuple[str, str]]) -> list[Block]:
    kept = fields(found)
    return [Facts(fields=kept)] if kept else []


def _part(key: str, blocks: list[Block]) -> Part:
    return Part(title=texts()["parts"][key], blocks=tuple(blocks))
