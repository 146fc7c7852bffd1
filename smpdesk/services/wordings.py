"""Wording: the clinic's own texts and days over the shipped ones, version by version, and who stands for them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from smpdesk import resources
from smpdesk.domain.aftercare import AftercareDays, UsedLine, Variant, aftercare_dates, days_problems
from smpdesk.domain.course import USUAL_SESSIONS
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.languages import PAPER_LANGUAGES, spoken_by
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.wording import (
    Approval,
    LanguageState,
    Wording,
    WordingDay,
    WordingText,
    day_problems,
    text_problems,
)
from smpdesk.services.ground import Ground
from smpdesk.services.letterhead import letterhead
from smpdesk.services.paper_words import DAYS, PaperWords, braces, places, shipped, shipped_id, wording_id
from smpdesk.services.used_lines import INGREDIENTS

#: The papers whose words a clinic may change, with the sections of the texts that belong to each.
SECTIONS = {
    PaperKind.AFTERCARE: ("aftercare", "calendar", "card"),
    PaperKind.CONSENT: ("consent",),
    PaperKind.OUTLOOK: ("outlook",),
    PaperKind.INVITATION: ("invitation",),
}
#: Names that stand for dates, in any text of the sheet that is filled with them.
_DATES = frozenset(
    "treated dry_through first_wash gym_from blade_from cover_through healed_from minoxidil_from".split()
)
_DATED = ("row.", "expect.", "warning.", "lasting.")


class WordingDesk:
    """One method per thing staff do about wording. ``code`` is a language: "en", "es" ..."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def languages(self, kind: PaperKind) -> list[LanguageState]:
        """How a paper stands in every language."""
        return [self.state(kind, code) for code in PAPER_LANGUAGES]

    def state(self, kind: PaperKind, code: str) -> LanguageState:
        """How a paper stands in one language."""
        now = wording_id(kind, code, self._store.wordings.latest(kind, code))
        live = [each for each in self._store.wordings.approvals(kind, code) if each.withdrawn is None]
        approved = next((each for each in live if each.wording == now), None)
        return LanguageState(code, now, code == "en" or approved is not None, approved)

    def texts(self, kind: PaperKind, code: str) -> list[WordingText]:
        """Every text that may be changed, in the order of the paper."""
        own = self._store.wordings.latest(kind, code)
        mine = dict(own.texts) if own else {}
        sources = _sources(kind)
        found = []
        for place in (each for section in SECTIONS[kind] for each in places(code, section)):
            usual = shipped(self._tag(code), place)
            needed = frozenset(braces(usual))
            key = place.partition(".")[2]
            dated = place.startswith("aftercare.") and key.startswith(_DATED)
            found.append(
                WordingText(
                    place,
                    mine.get(place, usual),
                    usual,
                    _sources_of(sources, place),
                    needed | _DATES if dated else needed,
                    needed,
                )
            )
        return found

    def days(self) -> list[WordingDay]:
        """The days that sheets count with, in every language the same."""
        own = self._store.wordings.latest(PaperKind.AFTERCARE, DAYS)
        mine = dict(own.days) if own else {}
        shape = _shape(PaperKind.AFTERCARE)["days"]
        return [
            WordingDay(
                key,
                mine.get(key, each["day"]),
                each["day"],
                each["low"],
                each["high"],
                tuple(each["sources"]),
            )
            for key, each in shape.items()
        ]

    def problems(
        self, kind: PaperKind, code: str, texts: Mapping[str, str], days: Mapping[str, int]
    ) -> list[Problem]:
        """Everything that keeps changed texts and days from being saved, each at its place."""
        known = {each.place: each for each in self.texts(kind, code)}
        found = [each for place, typed in texts.items() for each in text_problems(known[place], typed)]
        numbers = {each.key: days.get(each.key, each.number) for each in self.days()}
        for day in self.days():
            found += day_problems(day, numbers[day.key])
        return found + days_problems(AftercareDays(**numbers))

    def save(
        self, kind: PaperKind, code: str, texts: Mapping[str, str], days: Mapping[str, int]
    ) -> LanguageState:
        """Keep changed texts and days; a text that says what is shipped is the clinic's own no longer.

        Each is a new version, and an approval of the words before does not hold for it. What did not change makes
        none. Refusal: ``wording_empty``, ``wording_brace_unknown``, ``wording_brace_none``,
        ``wording_brace_missing``, ``wording_brace_open``, ``wording_day_out_of_range``, ``wash_while_dry``.
        """
        found = self.problems(kind, code, texts, days)
        if found:
            raise Refusal(found)
        now = {each.place: each for each in self.texts(kind, code)}
        wanted = {place: texts.get(place, each.text) for place, each in now.items()}
        own = tuple((place, text) for place, text in wanted.items() if text != now[place].shipped)
        numbers = {each.key: days.get(each.key, each.number) for each in self.days()}
        changed = tuple(
            (each.key, numbers[each.key]) for each in self.days() if numbers[each.key] != each.shipped
        )
        with self._ground.write("Change wording"):
            if any(wanted[place] != each.text for place, each in now.items()):
                self._add(kind, code, shipped_id(code), texts=own)
                self._withdraw(kind, code)
            if any(numbers[each.key] != each.number for each in self.days()):
                self._add(kind, DAYS, str(_shape(PaperKind.AFTERCARE)["id"]), days=changed)
        return self.state(kind, code)

    def ingredients(self) -> str:
        """Whether sheets tell what pigments are made of: "yes", "no", or empty for what the country's law asks."""
        return self._store.choices.get(INGREDIENTS) or ""

    def choose_ingredients(self, wanted: str) -> None:
        """Choose it."""
        with self._ground.write("Choose whether sheets tell ingredients"):
            self._store.choices.put(INGREDIENTS, wanted)

    def versions(self, kind: PaperKind, code: str) -> list[Wording]:
        """Every version of the clinic's own, the newest first."""
        return self._store.wordings.versions(kind, code)

    def approve(self, kind: PaperKind, code: str, name: str) -> Approval:
        """Somebody of the clinic read a translation and stands for it as it is now.

        Refusal: ``approval_name_missing``.
        """
        if not name.strip():
            raise refuse("approval_name_missing", "name")
        state = self.state(kind, code)
        if state.approved is not None:
            return state.approved
        with self._ground.write("Approve translation"):
            return self._store.wordings.approve(
                Approval(
                    paper=kind,
                    language=code,
                    wording=state.wording,
                    name=name.strip(),
                    staff=self._ground.at_desk.actor.id,
                    at=self._ground.now(),
                )
            )

    def withdraw(self, kind: PaperKind, code: str) -> None:
        """The approval of a translation holds no longer."""
        with self._ground.write("Withdraw approval"):
            self._withdraw(kind, code)

    def preview(
        self,
        kind: PaperKind,
        code: str,
        texts: Mapping[str, str],
        days: Mapping[str, int],
        variant: Variant = Variant.FIRST,
    ) -> bytes:
        """A paper of nobody's with texts and days as they are typed, as a draft. Takes as long as any paper."""
        return self.tried(kind, code, texts, days, variant)()

    def tried(
        self,
        kind: PaperKind,
        code: str,
        texts: Mapping[str, str],
        days: Mapping[str, int],
        variant: Variant = Variant.FIRST,
    ) -> Callable[[], bytes]:
        """The same in two steps: everything is read now, and the paper made when what is answered is called."""
        said = self._tried_words(kind, code, texts, days)
        if kind is PaperKind.CONSENT:
            return self._tried_consent(said)
        if kind in (PaperKind.OUTLOOK, PaperKind.INVITATION):
            return self._tried_ahead(said)
        return self._tried_sheet(said, variant)

    def _tried_words(
        self, kind: PaperKind, code: str, texts: Mapping[str, str], days: Mapping[str, int]
    ) -> PaperWords:
        own = self._store.wordings.latest(kind, code)
        numbers = {each.key: days.get(each.key, each.number) for each in self.days()}
        blank = Wording(paper=kind, language=code, number=0, based_on="", at=self._ground.now())
        mine = replace(own or blank, texts=tuple({**dict(own.texts if own else ()), **texts}.items()))
        state = self.state(kind, code)
        country = self._store.clinic.get().country
        counted = replace(blank, days=tuple(numbers.items()))
        return PaperWords(kind, self._tag(code), country, mine, state.reviewed, counted)

    def _tried_sheet(self, said: PaperWords, variant: Variant) -> Callable[[], bytes]:
        from smpdesk.documents.aftercare import render
        from smpdesk.services.aftercare_sheet import composed, days_of, phone_code

        today = self._ground.today()
        number = {Variant.FIRST: 1, Variant.LATER: 2}.get(variant, USUAL_SESSIONS)
        dates = aftercare_dates(today, number, USUAL_SESSIONS, days=days_of(said))
        known = frozenset(("counted", "minoxidil"))
        sheet = replace(
            composed(said, dates, variant, known=known),
            letterhead=letterhead(self._ground),
            client="…",
            treatment=said.text("treatment", session=number, planned=USUAL_SESSIONS),
            used_title=said.text("used.title"),
            used=(UsedLine(text=said.text("used.line", product="…", lot="…")),),
            code=phone_code(said, dates, None, ""),
            size=self._store.clinic.get().paper,
            issued=self._ground.now(),
        )
        return lambda: render(sheet)

    def _tried_ahead(self, said: PaperWords) -> Callable[[], bytes]:
        """The page about the years, or the letter after four of them."""
        from smpdesk.documents import invitation, outlook
        from smpdesk.services import invitations
        from smpdesk.services.outlook import tried

        if said.kind is PaperKind.OUTLOOK:
            page = tried(self._ground, said)
            return lambda: outlook.render(page)
        since = months_after(self._ground.today(), -48)
        letter = invitations.composed(self._ground, said, since)
        return lambda: invitation.render(letter)

    def _tried_consent(self, said: PaperWords) -> Callable[[], bytes]:
        from smpdesk.documents.consent import render
        from smpdesk.domain.consent import ConsentSheet
        from smpdesk.services.consent_sheet import consent_parts

        clinic = self._store.clinic.get()
        sheet = ConsentSheet(
            letterhead=letterhead(self._ground),
            client="…",
            client_number=0,
            size=clinic.paper,
            issued=self._ground.now(),
            **consent_parts(said, clinic.country, {"clinic": clinic.name}),
        )
        return lambda: render(sheet)

    def _tag(self, code: str) -> str:
        return spoken_by(code, self._store.clinic.get().language)

    def _add(self, kind: PaperKind, language: str, based_on: str, **what: Any) -> None:
        self._store.wordings.add(
            Wording(
                paper=kind,
                language=language,
                number=self._next_number(kind, language),
                based_on=based_on,
                at=self._ground.now(),
                staff=self._ground.at_desk.actor.id,
                **what,
            )
        )

    def _next_number(self, kind: PaperKind, language: str) -> int:
        """A number that no paper names, even where the version that had it was undone since."""
        latest = self._store.wordings.latest(kind, language)
        named = "days" if language == DAYS else "own"
        start = f"{kind.value} {language}"
        found = [
            int(number)
            for each in self._store.papers.wordings(kind)
            if each.startswith(start)
            for number in re.findall(rf", {named} (\d+)", each)
        ]
        return max([latest.number if latest else 0, *found]) + 1

    def _withdraw(self, kind: PaperKind, code: str) -> None:
        for each in self._store.wordings.approvals(kind, code):
            if each.withdrawn is None:
                self._store.wordings.save_approval(replace(each, withdrawn=self._ground.now()))


@cache
def _shape(kind: PaperKind) -> dict[str, Any]:
    return resources.toml(f"papers/{kind.value}.toml")


@cache
def _sources(kind: PaperKind) -> dict[str, tuple[str, ...]]:
    """The notes that the parts of a paper stand on, by the beginnings of their texts' places."""
    shape = _shape(kind)
    found: dict[str, tuple[str, ...]] = {}
    for name, parts in shape.items():
        if isinstance(parts, dict) and "sources" in parts:
            found[f"{kind.value}.{name}."] = tuple(parts["sources"])
        for each in parts if isinstance(parts, list) else ():
            if "sources" in each:
                inside = each["key"] if name == "section" else f"{name}.{each['key']}"
                found[f"{kind.value}.{inside}"] = tuple(each["sources"])
    return found


def _sources_of(sources: Mapping[str, tuple[str, ...]], place: str) -> tuple[str, ...]:
    """Those of the part that a text belongs to: "aftercare.row.dry.when" to "aftercare.row.dry"."""
    for start, ids in sources.items():
        if place == start or place.startswith(start if start.endswith(".") else f"{start}."):
            return ids
    return ()
