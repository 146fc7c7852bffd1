"""Papers and consents on a treatment record, with signatures where they were drawn on the screen."""

from collections.abc import Sequence

from smpdesk import words
from smpdesk.domain.consent_record import ConsentRecord, SignedWay
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.report import Block, Drawn, Paragraph, Part, Table
from smpdesk.domain.signature import from_text
from smpdesk.services.record_source import RecordSource
from smpdesk.services.record_words import say, texts, word


def papers_part(source: RecordSource) -> Part:
    """What was issued, agreed or declined, signed and given."""
    papers = [
        each
        for each in reversed(source.store.papers.of_client(source.client.id))
        if each.kind is not PaperKind.TREATMENT_RECORD
    ]
    consents = sorted(
        source.store.consents.of_clients([source.client.id]), key=lambda each: (each.at, each.id)
    )
    blocks: list[Block] = []
    if papers:
        blocks.append(_table("papers", [_paper(source, each) for each in papers], (3, 2, 3.4, 6)))
    if consents:
        blocks.append(_table("consents", [_consent(source, each) for each in consents], (3, 3, 4, 4)))
    for each in consents:
        blocks += _signatures(source, each)
    blocks += _declined_tests(source)
    blocks = blocks or [Paragraph(text=say("no_papers"), role="muted")]
    return Part(title=texts()["parts"]["papers"], blocks=tuple(blocks))


def _paper(source: RecordSource, paper: Paper) -> tuple[str, ...]:
    session = source.of_session(paper.session)
    name = [word("papers", paper.kind.value), source.title(session) if session is not None else ""]
    if paper.signed is not None:
        key = "signed" if paper.seen_by else "signed_plain"
        state = say(key, day=words.plain_date(paper.signed), by=paper.seen_by)
    elif paper.given is not None:
        state = say("given", day=words.plain_date(paper.given.date()), by=paper.given_by)
    else:
        open_ = {PaperKind.CONSENT: "unsigned", PaperKind.AFTERCARE: "not_given"}
        state = say(open_.get(paper.kind, "kept"))
    version = say("version", wording=paper.wording, sha=f"{paper.sha256[:32]}\n{paper.sha256[32:]}")
    return "\n".join(each for each in name if each), words.plain_date(paper.issued.date()), state, version


def _consent(source: RecordSource, record: ConsentRecord) -> tuple[str, ...]:
    seen = [source.person(record.technician), record.witness]
    how = say("on_screen" if record.way is SignedWay.SCREEN else "on_paper")
    return (
        word("consent", record.state.value),
        f"{words.plain_date(record.at.date())}, {words.time_text(record.at)}",
        "\n".join(each for each in (how, ", ".join(each for each in seen if each)) if each),
        "\n".join(each for each in (record.wording, record.reason) if each),
    )


def _signatures(source: RecordSource, record: ConsentRecord) -> list[Block]:
    """Those of the client and of the technician, as they were drawn."""
    day = words.plain_date(record.at.date())
    what = word("consent", record.state.value)
    found: list[Block] = []
    for drawn, name in (
        (record.signature, source.client.name),
        (record.technician_signature, source.person(record.technician)),
    ):
        if drawn:
            caption = say("drawn_consent", name=name, what=what, day=day)
            found.append(Drawn(signature=from_text(drawn), alt=say("drawn", name=name), caption=caption))
    return found


def _declined_tests(source: RecordSource) -> list[Block]:
    found: list[Block] = []
    for test in source.store.patch_tests.of_client(source.client.id):
        if test.signature:
            day = words.plain_date(test.declined.date() if test.declined else test.offered)
            alt = say("drawn", name=source.client.name)
            paper = word("papers", PaperKind.PATCH_REFUSAL.value)
            caption = say("drawn_caption", paper=paper, day=day, by=test.witness)
            found.append(Drawn(signature=from_text(test.signature), alt=alt, caption=caption))
    return found


def _table(key: str, rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]) -> Table:
    return Table(headings=tuple(texts()["tables"][key]), rows=tuple(rows), widths=widths)
