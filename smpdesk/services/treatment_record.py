"""The treatment record: a client's whole course on paper, kept as it was issued."""

from dataclasses import replace
from datetime import datetime

from smpdesk import words
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.report import Part, Report
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import sealed
from smpdesk.services.letterhead import letterhead
from smpdesk.services.record_lots import incidents_part, labels_part, lots_part
from smpdesk.services.record_papers import papers_part
from smpdesk.services.record_parts import (
    client_part,
    consultation_part,
    gates_part,
    health_part,
    map_part,
    plan_part,
)
from smpdesk.services.record_sessions import discomfort_part, session_parts
from smpdesk.services.record_source import RecordSource
from smpdesk.services.record_words import texts


class RecordDesk:
    """What an insurer or an inspector asks for, in one paper."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def sheet(self, client_id: int, labels: bool = False) -> Report:
        """Everything that stands on it, as a draft; with ``labels`` the ingredients of every lot too."""
        source = RecordSource(self._store, client_id)
        clinic, text, now = self._store.clinic.get(), texts()["record"], self._ground.now()
        who = source.client
        at = f"{words.long_date(now.date())}, {words.time_text(now)}"
        return Report(
            letterhead=letterhead(self._ground),
            title=text["title"],
            client=who.name,
            client_number=who.number,
            lead=(
                text["lead"].format(name=who.name, number=who.number, at=at),
                _covers(source),
                text["unsaid"],
            ),
            contents=text["contents"],
            parts=tuple(_parts(source, labels)),
            story=source.story,
            form=text["id"],
            language=clinic.language,
            size=clinic.paper,
            issued=now,
            draft=True,
        )

    def preview(self, client_id: int, labels: bool = False) -> bytes:
        """The record as it would be issued now, marked as a draft. Refusal letters_missing."""
        from smpdesk.documents.treatment_record import render

        return render(self.sheet(client_id, labels))

    def issue(self, client_id: int, labels: bool = False) -> Paper:
        """Freeze it; the last one again if nothing has changed since. Refusal letters_missing."""
        from smpdesk.documents.treatment_record import render

        sheet = self.sheet(client_id, labels)
        known = self._store.papers.of_client(client_id)
        last = next((each for each in known if each.kind is PaperKind.TREATMENT_RECORD), None)
        if last is not None and render(_final(sheet, last.issued)) == self._store.papers.body(last.sha256):
            return last
        draft = Paper(
            client=client_id,
            kind=PaperKind.TREATMENT_RECORD,
            wording=sheet.form,
            language=sheet.language,
            size=sheet.size,
            sha256="",
            issued=sheet.issued,
        )
        body = render(_final(sheet, sheet.issued))
        with self._ground.write("Issue treatment record"):
            return self._store.papers.add(sealed(draft, body), body)


def _final(sheet: Report, at: datetime) -> Report:
    """The record as it is issued at a moment, which stands on it."""
    said = f"{words.long_date(at.date())}, {words.time_text(at)}"
    lead = texts()["record"]["lead"].format(name=sheet.client, number=sheet.client_number, at=said)
    return replace(sheet, draft=False, issued=at, lead=(lead, *sheet.lead[1:]))


def _covers(source: RecordSource) -> str:
    text = texts()["record"]
    if not source.sessions:
        return str(text["covers_none"])
    days = [each.day for each in source.sessions]
    count = words.counted(len(days), "session")
    if len(days) == 1:
        return str(text["covers_one"].format(sessions=count, day=words.plain_date(days[0])))
    return str(
        text["covers"].format(
            sessions=count, first=words.plain_date(min(days)), last=words.plain_date(max(days))
        )
    )


def _parts(source: RecordSource, labels: bool) -> list[Part]:
    return [
        client_part(source),
        consultation_part(source),
        health_part(source),
        gates_part(source),
        plan_part(source),
        *map_part(source),
        *session_parts(source),
        *discomfort_part(source),
        lots_part(source),
        incidents_part(source),
        papers_part(source),
        *(labels_part(source) if labels else []),
    ]
