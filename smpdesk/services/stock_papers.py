"""Papers of the shelf: ingredient labels, the call list of a recall, and the same list for a spreadsheet."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.recall import CallLine, RecallCall, Use
from smpdesk.domain.stock import LotLine
from smpdesk.domain.stock_papers import CallEntry, CallSheet, LabelEntry, LabelSheet
from smpdesk.services.ground import Ground
from smpdesk.services.recalls import RecallDesk
from smpdesk.services.stock import StockDesk

_log = logging.getLogger(__name__)
_USES = 5  # lines on one client before “and … more”
_PHONES = (2, 3)  # columns of the file


class StockPaperDesk:
    """Gathers what stands on the papers. Nothing is issued or recorded."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store
        self._recalls = RecallDesk(ground)
        self._stock = StockDesk(ground)

    def size(self) -> str:
        """The paper that is printed on."""
        return self._store.clinic.get().paper

    def labels_pdf(self, lots: Sequence[int]) -> bytes:
        """The ingredients of lots."""
        from smpdesk.documents.stock_papers import render_labels

        return render_labels(self.labels(lots))

    def labels(self, lots: Sequence[int]) -> LabelSheet:
        """What stands on it: a lot's own label where it has one, else the product's."""
        clinic, text = self._store.clinic.get(), self._words("labels")
        return LabelSheet(
            clinic=clinic.name,
            title=text["title"],
            made=self._ground.now(),
            printed=self._printed(),
            intro=text["intro"],
            entries=tuple(self._label(self._stock.lot(each)) for each in lots),
            language=clinic.language,
            size=clinic.paper,
        )

    def calls_pdf(self, recall_id: int) -> bytes:
        """The call list of a recall."""
        from smpdesk.documents.stock_papers import render_calls

        return render_calls(self.calls(recall_id))

    def calls(self, recall_id: int) -> CallSheet:
        """What stands on it: those first who were not told."""
        clinic, text = self._store.clinic.get(), self._words("calls")
        recall, lines = self._recalls.get(recall_id), self._in_order(recall_id)
        lots = [
            text["lot"].format(lot=each.lot.number, product=each.product.name)
            for each in self._recalls.lots(recall)
        ]
        count = words.counted(len(lines), *text["clients"])
        untold = sum(not each.told for each in lines)
        return CallSheet(
            clinic=clinic.name,
            title=text["title"].format(title=recall.title),
            made=self._ground.now(),
            printed=self._printed(),
            lots=text["lots"].format(lots=words.listed(lots)),
            summary=text["summary"].format(count=count, untold=untold, day=words.plain_date(recall.day)),
            headings=tuple(text["headings"]),
            entries=tuple(self._entry(each) for each in lines),
            empty=text["empty"],
            language=clinic.language,
            size=clinic.paper,
        )

    def calls_csv(self, recall_id: int, to: Path) -> int:
        """The same list for a spreadsheet; how many clients are in it. The log tells that data left the clinic."""
        from smpdesk.exchange.list_out import save_csv

        rows = [self._cells(each) for each in self._in_order(recall_id)]
        written = save_csv(to, list(self._words("calls")["csv"]), rows, _PHONES)
        actor = self._ground.at_desk.actor
        _log.info(
            "Export call list: recall %d, %d clients, by %s (%s)", recall_id, written, actor.name, actor.id
        )
        return written

    def _in_order(self, recall_id: int) -> list[CallLine]:
        return sorted(self._recalls.calls(recall_id), key=lambda each: each.told)

    def _label(self, line: LotLine) -> LabelEntry:
        text, product, lot = self._words("labels"), line.product, line.lot
        facts = [text["lot"].format(lot=lot.number)]
        if product.maker:
            facts.append(text["maker"].format(maker=product.maker))
        if lot.expiry is not None:
            facts.append(text["expiry"].format(day=words.plain_date(lot.expiry)))
        name = "  ·  ".join(each for each in (product.name, product.shade) if each)
        return LabelEntry(
            name=name, facts="  ·  ".join(facts), text=lot.label or product.ingredients or text["none"]
        )

    def _entry(self, line: CallLine) -> CallEntry:
        text, client = self._words("calls"), line.client
        touched = [self._use(each) for each in client.uses[:_USES]]
        if len(client.uses) > _USES:
            touched.append(text["more"].format(count=len(client.uses) - _USES))
        return CallEntry(
            name=client.name,
            number=text["number"].format(number=client.number),
            phone="\n".join(each for each in (client.phone, client.other_phone) if each) or text["no_phone"],
            touched=tuple(touched),
            tried=tuple(self._tried(each) for each in line.calls),
            mark=text["no_contact"] if client.no_contact else "",
            told=line.told,
        )

    def _use(self, use: Use) -> str:
        pattern = self._words("calls")["session" if use.number else "use"]
        how = self._words("how")[use.how.value]
        return str(pattern.format(day=words.plain_date(use.day), number=use.number, how=how))

    def _tried(self, call: RecallCall) -> str:
        people = {each.id: each.name for each in self._store.staff.all(left=True)}
        outcome = self._words("told")[call.outcome.value]
        at = f"{words.plain_date(call.at.date())} {words.time_text(call.at)}"
        said = self._words("calls")["tried"].format(
            at=at, who=people.get(call.staff or 0, ""), outcome=outcome
        )
        return f"{said}. {call.note}" if call.note else str(said)

    def _cells(self, line: CallLine) -> list[object]:
        client, last = line.client, line.calls[-1] if line.calls else None
        return [
            client.number, client.name, client.phone, client.other_phone, client.email, client.no_contact,
            client.uses[0].day, line.told, len(line.calls),
            None if last is None else last.at, "" if last is None else last.note,
        ]  # fmt: skip

    def _printed(self) -> str:
        now = self._ground.now()
        at = f"{words.short_date(now.date())}, {words.time_text(now)}"
        return str(self._words("labels")["printed"].format(at=at))

    def _words(self, part: str) -> dict[str, Any]:
        folder = words.language().split("-", maxsplit=1)[0]
        found: dict[str, Any] = resources.toml(f"texts/{folder}/stock_papers.toml")[part]
        return found
