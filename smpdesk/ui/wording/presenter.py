"""What the wording window asks its desk for, and what was typed and is not saved yet. No widgets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from smpdesk import words
from smpdesk.domain.aftercare import AftercareDays, Variant, days_problems
from smpdesk.domain.languages import ENGLISH_NAMES
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Problem
from smpdesk.domain.wording import LanguageState, Wording, WordingDay, day_problems, text_problems
from smpdesk.ui.wording.groups import DAYS, PAPERS, Group, groups

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class WordingPresenter:
    """One paper in one language at a time; the days are those of every language."""

    def __init__(self, desks: "Desks", kind: PaperKind, code: str) -> None:
        self._desk, self._at_desk = desks.wordings, desks.at_desk
        self.kind, self.code = kind, code
        self.variant = Variant.FIRST
        self.read()

    def read(self) -> None:
        """Ask again; what was typed and not saved is forgotten."""
        self._stored = {each.place: each for each in self._desk.texts(self.kind, self.code)}
        self.days: list[WordingDay] = self._desk.days()
        self.typed: dict[str, str] = {}
        self.numbers: dict[str, int] = {}

    def turn_to(self, kind: PaperKind, code: str) -> None:
        """Another paper or language."""
        self.kind, self.code = kind, code
        self.read()

    @property
    def touched(self) -> bool:
        """Whether something differs from what is stored."""
        return bool(self.typed or self.numbers)

    @property
    def groups(self) -> list[Group]:
        """The texts in groups."""
        return groups(self.kind, list(self._stored.values()))

    def group(self, key: str) -> Group:
        """One group, the first where there is none of that key."""
        return next((each for each in self.groups if each.key == key), self.groups[0])

    def text(self, place: str) -> str:
        """What stands in a field now."""
        return self.typed.get(place, self._stored[place].text)

    def number(self, key: str) -> int:
        """A number of days as it stands in its field now."""
        stored = next(each.number for each in self.days if each.key == key)
        return self.numbers.get(key, stored)

    def type_text(self, place: str, text: str) -> None:
        """Somebody typed."""
        self.typed[place] = text
        if text == self._stored[place].text:
            del self.typed[place]

    def type_number(self, key: str, number: int) -> None:
        """Somebody chose another day."""
        self.numbers[key] = number
        if number == next(each.number for each in self.days if each.key == key):
            del self.numbers[key]

    def as_shipped(self, place: str) -> None:
        """One text as the program brings it."""
        self.type_text(place, self._stored[place].shipped)

    def all_as_shipped(self) -> None:
        """Every text of this paper, and its days."""
        for each in self._stored.values():
            self.type_text(each.place, each.shipped)
        if self.kind is PaperKind.AFTERCARE:
            for day in self.days:
                self.type_number(day.key, day.shipped)

    def take_up(self, version: Wording) -> None:
        """An earlier version's texts, as if they were typed."""
        own = dict(version.texts)
        for each in self._stored.values():
            self.type_text(each.place, own.get(each.place, each.shipped))

    def own(self, place: str) -> bool:
        """Whether the words in a field are not the shipped ones."""
        return self.text(place) != self._stored[place].shipped

    @property
    def anything_own(self) -> bool:
        """Whether anything of this paper is not as shipped."""
        days = self.kind is PaperKind.AFTERCARE and any(
            self.number(each.key) != each.shipped for each in self.days
        )
        return days or any(self.own(place) for place in self._stored)

    def badge(self, group: Group) -> tuple[str, str]:
        """What is to be known of a group in its row."""
        wrong = {each.field for each in self.problems()}
        if any(each.place in wrong for each in group.texts) or (
            group.key == DAYS and any(each.startswith("days.") for each in wrong)
        ):
            return "Look", "bad"
        own = sum(self.own(each.place) for each in group.texts)
        if group.key == DAYS:
            own = sum(self.number(each.key) != each.shipped for each in self.days)
        return (f"{own} own", "accent") if own else ("", "plain")

    def problems(self) -> Sequence[Problem]:
        """What keeps it from being saved. Asked at each key: nothing is read."""
        found = [
            each for place, text in self.typed.items() for each in text_problems(self._stored[place], text)
        ]
        for day in self.days:
            found += day_problems(day, self.number(day.key))
        return found + days_problems(AftercareDays(**{each.key: self.number(each.key) for each in self.days}))

    def save(self) -> LanguageState:
        """Keep it as a new version; raises Refusal."""
        state = self._desk.save(self.kind, self.code, self.typed, self.numbers)
        self.read()
        return state

    @property
    def state(self) -> LanguageState:
        """How the paper stands in this language."""
        return self._desk.state(self.kind, self.code)

    @property
    def versions(self) -> list[Wording]:
        """The clinic's own versions, the newest first."""
        return self._desk.versions(self.kind, self.code)

    @property
    def reader(self) -> str:
        """Who is proposed as the one who read a translation."""
        actor = self._at_desk.actor
        return actor.name if actor.id is not None else ""

    def approve(self, name: str) -> None:
        """Somebody stands for this translation; raises Refusal."""
        self._desk.approve(self.kind, self.code, name)

    def withdraw(self) -> None:
        """Nobody stands for it any more."""
        self._desk.withdraw(self.kind, self.code)

    def languages(self) -> list[tuple[str, str]]:
        """Each language with what is to be known of it, and its code."""
        return [
            (
                ENGLISH_NAMES[each.code]
                if each.reviewed
                else f"{ENGLISH_NAMES[each.code]}, not yet reviewed",
                each.code,
            )
            for each in self._desk.languages(self.kind)
        ]

    def stands(self) -> tuple[str, str]:
        """The chip beside the language."""
        state = self.state
        if state.approved is not None:
            day = words.plain_date(state.approved.at.date())
            return f"Approved by {state.approved.name}, {day}", "ok"
        return ("As written here", "plain") if state.reviewed else ("Not yet reviewed", "warn")

    # Slow work, for the lane.

    def preview(
        self, kind: PaperKind, code: str, typed: dict[str, str], numbers: dict[str, int], variant: Variant
    ) -> tuple[bytes, str]:
        """The paper with what was typed, and what a screen reader says of it."""
        pdf = self._desk.preview(kind, code, typed, numbers, variant)
        return pdf, f"{dict(PAPERS)[kind]} in {ENGLISH_NAMES[code]}, as typed"
