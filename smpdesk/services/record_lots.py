"""Lots, incidents and ingredients on a treatment record."""

from smpdesk import words
from smpdesk.domain.chart import Place
from smpdesk.domain.incident import Incident
from smpdesk.domain.recall import ClientLot
from smpdesk.domain.report import Block, Paragraph, Part, Table
from smpdesk.domain.session import Zone
from smpdesk.services import traces
from smpdesk.services.record_source import RecordSource
from smpdesk.services.record_words import incident_title, say, texts, word


def lots_part(source: RecordSource) -> Part:
    """Every lot that touched the client, with its expiry and the days."""
    rows = tuple(_lot(source, each) for each in reversed(traces.lots_of(source.store, source.client.id)))
    blocks: list[Block] = [Paragraph(text=say("no_lots"), role="muted")]
    if rows:
        blocks = [Table(headings=tuple(texts()["tables"]["lots"]), rows=rows, widths=(3, 3, 2.4, 2.2, 4.4))]
    return Part(title=texts()["parts"]["lots"], blocks=tuple(blocks))


def _lot(source: RecordSource, found: ClientLot) -> tuple[str, ...]:
    used = []
    for use in reversed(found.uses):
        session = source.of_session(use.session)
        name = source.title(session) if session is not None else ""
        day = words.plain_date(use.day)
        used.append(" · ".join(each for each in (name, day) if each))
    hows = ", ".join(dict.fromkeys(word("use", each.how.value) for each in found.uses))
    line = found.line
    expiry = words.plain_date(line.lot.expiry) if line is not None and line.lot.expiry else "–"
    if line is not None and line.lot.recalled is not None:
        expiry += "\n" + say("recalled", day=words.plain_date(line.lot.recalled))
    maker = line.product.maker if line is not None else ""
    used = list(dict.fromkeys(used))
    return f"{found.name}\n{hows}", maker or "–", found.number, expiry, "\n".join(used)


def incidents_part(source: RecordSource) -> Part:
    """Incidents and reactions, days later too."""
    rows = tuple(_incident(source, each) for each in source.incidents)
    blocks: list[Block] = [Paragraph(text=say("no_incidents"), role="muted")]
    if rows:
        headings = tuple(texts()["tables"]["incidents"])
        blocks = [Table(headings=headings, rows=rows, widths=(2, 4, 3.4, 4.6))]
    return Part(title=texts()["parts"]["incidents"], blocks=tuple(blocks))


def _incident(source: RecordSource, incident: Incident) -> tuple[str, ...]:
    severity = word("severity", incident.severity.value)
    grave = texts()["labels"]["serious"] if incident.serious else ""
    about = ", ".join(each for each in (severity, grave.lower() if severity else grave) if each)
    done = [incident.action, incident.advice]
    if incident.reported is not None:
        day = words.plain_date(incident.reported)
        done.append(f"{texts()['labels']['reported_to']} {incident.reported_to}, {day}.")
    done.append(incident.outcome)
    when = [words.plain_date(incident.happened.date())]
    if incident.noticed != incident.happened.date():
        when.append(f"{texts()['labels']['noticed']}: {words.plain_date(incident.noticed)}")
    return (
        "\n".join(when),
        "\n".join(each for each in (incident_title(incident), about, incident.description) if each),
        "\n".join(each for each in where_lines(source, incident) if each),
        "\n".join(each for each in done if each),
    )


def where_lines(source: RecordSource, incident: Incident) -> tuple[str, str, str]:
    """Session, place and lot of an incident, each empty while unknown."""
    session = source.of_session(incident.session)
    lot = ""
    if incident.lot or incident.lot_said:
        line = source.lots.get(incident.lot or 0)
        number, expiry = source.lot(incident.lot, incident.lot_said)
        lot = say("with_lot", name=line.product.name, lot=number, expiry=expiry) if line else number
    return (
        say("session_of", session=source.title(session), day=words.plain_date(session.day))
        if session
        else "",
        place_name(source, incident),
        lot,
    )


def place_name(source: RecordSource, incident: Incident) -> str:
    """The zone or the drawn place; empty when it is none."""
    if not incident.zone:
        return ""
    return source.place(Place(Zone(incident.zone), incident.area or 0))


def labels_part(source: RecordSource) -> list[Part]:
    """The ingredients of every lot of ours that touched the client (5.6)."""
    blocks: list[Block] = []
    for found in traces.lots_of(source.store, source.client.id):
        if found.line is None:
            continue
        lot, product = found.line.lot, found.line.product
        text = lot.label or product.ingredients
        if text:
            blocks.append(Paragraph(text=say("label", name=product.name, lot=lot.number), strong=True))
            blocks += [Paragraph(text=each) for each in text.splitlines() if each.strip()]
    blocks = blocks or [Paragraph(text=say("no_label"), role="muted")]
    return [Part(title=texts()["parts"]["labels"], blocks=tuple(blocks))]
