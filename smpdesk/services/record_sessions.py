"""The sessions on a treatment record: times, zones, anaesthetic, maps, discomfort."""

from functools import partial

from smpdesk import words
from smpdesk.domain.client import Permission
from smpdesk.domain.consent import FormField
from smpdesk.domain.report import Block, DiscomfortChart, Facts, Maps, Paragraph, Part, Table
from smpdesk.domain.session import Session, ZoneWork
from smpdesk.domain.sitting import AppliedBy, Limits, Numbing, clock_of
from smpdesk.domain.wall import minutes_between
from smpdesk.services.record_source import RecordSource
from smpdesk.services.record_words import say, seen_words, texts, word

_NO_LIMITS = Limits(long=0, short=0, pause=0)


def session_parts(source: RecordSource) -> list[Part]:
    """A part for each session, in order of time."""
    return [_part(source, each) for each in source.sessions]


def discomfort_part(source: RecordSource) -> list[Part]:
    """The scale over the sessions, drawn and in figures; nothing where nobody was ever asked."""
    asked = [each for each in source.sessions if _felt(each) is not None]
    if not asked:
        return []
    points = tuple((source.title(each), _felt(each)) for each in source.sessions)
    values = "; ".join(f"{name} {say('unasked') if value is None else value}" for name, value in points)
    rows = tuple(
        (
            source.title(each),
            words.plain_date(each.day),
            say("unasked") if each.discomfort is None else str(each.discomfort),
            ", ".join(
                f"{source.place(source.place_of(work))} {work.discomfort}"
                for work in each.zones
                if work.discomfort is not None
            ),
        )
        for each in source.sessions
    )
    headings = tuple(texts()["tables"]["discomfort"])
    blocks: tuple[Block, ...] = (
        DiscomfortChart(points=points, alt=say("chart_alt", values=values)),
        Paragraph(text=say("severity"), role="muted"),
        Table(headings=headings, rows=rows, widths=(2, 2, 2, 6)),
    )
    return [Part(title=texts()["parts"]["discomfort"], blocks=blocks)]


def _felt(session: Session) -> int | None:
    """What was asked of the whole session, else the worst of its zones."""
    if session.discomfort is not None:
        return session.discomfort
    return max((each.discomfort for each in session.zones if each.discomfort is not None), default=None)


def _part(source: RecordSource, session: Session) -> Part:
    title = say("session_on", session=source.title(session), day=words.long_date(session.day))
    blocks: list[Block] = []
    if not session.finished:
        blocks.append(Paragraph(text=say("open"), role="warn", strong=True))
    if session.historical:
        blocks.append(Paragraph(text=say("old"), role="muted"))
    blocks.append(Facts(fields=_facts(source, session)))
    blocks += _breaks(source, session)
    blocks += _numbings(source, session)
    if session.zones:
        rows = tuple(zone_row(source, each) for each in session.zones)
        blocks.append(Table(headings=tuple(texts()["tables"]["zones"]), rows=rows, widths=(2.3, 3.4, 3.2, 3)))
    at = source.layer(session)
    if at is not None:
        blocks.append(Maps(upto=at, newest=True, told=source.told(at), caption=say("layer_map")))
    return Part(title=title, blocks=tuple(blocks))


def _facts(source: RecordSource, session: Session) -> tuple[FormField, ...]:
    found: list[tuple[str, str]] = []
    if session.started and session.ended:
        found.append(("time", words.span_text(session.started, session.ended)))
        pauses = [each for each in source.pauses if each.session == session.id]
        passed = partial(minutes_between, zone=source.store.clinic.get().time_zone)
        clock = clock_of(session, pauses, (), session.ended, _NO_LIMITS, passed)
        worked = words.duration_text(clock.worked)
        breaks = words.duration_text(clock.paused)
        told = say("breaks", worked=worked, breaks=breaks) if pauses else say("no_breaks", worked=worked)
        found.append(("worked", told))
    elif session.started:
        found.append(("time", words.time_text(session.started)))
    found.append(("technician", source.technician(session.technician)))
    found.append(("room", source.room(session.room)))
    layer = source.layer(session)
    found.append(("purpose", source.story.layers[layer].purpose if layer is not None else ""))
    if session.antiseptic or session.antiseptic_lot or session.antiseptic_stock:
        lot, expiry = source.lot(session.antiseptic_stock, session.antiseptic_lot)
        found.append(("antiseptic", say("with_lot", name=session.antiseptic, lot=lot, expiry=expiry)))
    if session.discomfort is not None:
        found.append(("discomfort", say("of_ten", value=session.discomfort)))
    if session.scabs is not Permission.UNKNOWN:
        found.append(("scabs", say(session.scabs.value)))
    if session.hairline_changed:
        found.append(("hairline_changed", say("yes")))
    found += [
        ("circumstances", session.circumstances),
        ("preferences", session.preferences),
        ("changed", session.changed_since),
        ("feedback", session.feedback),
        ("notes", session.notes),
    ]
    return fields(found)


def fields(found: list[tuple[str, str]]) -> tuple[FormField, ...]:
    """Labels by their keys with answers, those left out that nobody gave."""
    labels = texts()["labels"]
    return tuple(FormField(label=labels[key], answer=said.strip()) for key, said in found if said.strip())


def _breaks(source: RecordSource, session: Session) -> list[Block]:
    pauses = [each for each in source.pauses if each.session == session.id]
    rows = tuple(
        (
            each.note or str(number),
            words.time_text(each.starts),
            words.time_text(each.ends) if each.ends else say("still_on"),
        )
        for number, each in enumerate(pauses, 1)
    )
    return [Table(headings=tuple(texts()["tables"]["breaks"]), rows=rows, widths=(7, 2, 2))] if rows else []


def _numbings(source: RecordSource, session: Session) -> list[Block]:
    found = [each for each in source.numbings if each.session == session.id]
    rows = tuple(_numbing(source, each) for each in found)
    headings = tuple(texts()["tables"]["numbing"])
    return [Table(headings=headings, rows=rows, widths=(5, 4, 1.3, 1.3))] if rows else []


def _numbing(source: RecordSource, numbing: Numbing) -> tuple[str, ...]:
    name = numbing.product
    if numbing.strength is not None:
        name = say("strength", name=name, percent=f"{numbing.strength / 10:g}")
    how = [say("by_client" if numbing.applied_by is AppliedBy.CLIENT else "by_technician")]
    how += [word("zone", numbing.zone)] if numbing.zone else []
    how += [say("covered")] if numbing.covered else []
    lines = [name, ", ".join(how), seen_words(numbing.reactions), numbing.note]
    lot, expiry = source.lot(numbing.stock, numbing.lot)
    return (
        "\n".join(each for each in lines if each),
        f"{lot}, {expiry}",
        words.time_text(numbing.starts),
        words.time_text(numbing.ends) if numbing.ends else say("still_on"),
    )


def zone_row(source: RecordSource, work: ZoneWork) -> tuple[str, ...]:
    """What was done to a zone, by the four columns of its table."""
    place = source.place_of(work)
    first = [source.place(place), say("layer", layer=work.layer)]
    if work.density is not None:
        first.append(say("density", density=work.density))
    return (
        "\n".join(first),
        "\n".join(_pigments(source, work)),
        "\n".join(_needle(source, work)),
        "\n".join(_felt_and_seen(work)),
    )


def _pigments(source: RecordSource, work: ZoneWork) -> list[str]:
    mix = work.mix or ()
    several = len(mix) > 1
    found = []
    for each in mix:
        lot, expiry = source.lot(each.stock, each.lot)
        parts = say("parts", parts=each.parts) if several else ""
        found.append(say("pigment", parts=parts, pigment=each.pigment, lot=lot, expiry=expiry))
    if not mix and (work.pigment or work.pigment_lot):
        lot, expiry = source.lot(None, work.pigment_lot)
        found.append(say("pigment", parts="", pigment=work.pigment, lot=lot, expiry=expiry))
    return found + ([say("dilution", dilution=work.dilution)] if work.dilution is not None else [])


def _needle(source: RecordSource, work: ZoneWork) -> list[str]:
    size = say("mm", mm=f"{work.needle_um / 1000:g}") if work.needle_um else ""
    name = " ".join(each for each in (work.needle, size) if each)
    found = []
    if work.needle_lot or work.needle_stock:
        lot, expiry = source.lot(work.needle_stock, work.needle_lot)
        found.append(say("needle", needle=name, lot=lot, expiry=expiry))
    elif name:
        found.append(name)
    noted = [
        work.machine,
        say("volts", volts=f"{work.volts / 10:g}") if work.volts is not None else "",
        say("hertz", hertz=work.hertz) if work.hertz is not None else "",
        say("stroke", stroke=f"{work.stroke / 10:g}") if work.stroke is not None else "",
        work.technique,
        say("depth", depth=f"{work.depth / 100:.2f}") if work.depth is not None else "",
        say("impressions", count=f"{work.impressions:,}") if work.impressions is not None else "",
    ]
    line = ", ".join(each for each in noted if each)
    return found + ([line] if line else [])


def _felt_and_seen(work: ZoneWork) -> list[str]:
    felt = [say("discomfort", value=work.discomfort)] if work.discomfort is not None else []
    felt += [", ".join(word("sensation", each) for each in work.sensations if each != "none")]
    if work.bleeding:
        felt.append(say("bleeding", bleeding=word("bleeding", work.bleeding.value)))
    felt += [seen_words(work.reactions), work.note]
    return [each for each in felt if each]
