"""What bringing in writes down in words: notes on a client, and why a row cannot come in."""

from smpdesk import words
from smpdesk.domain.bringing_in import PlannedRow
from smpdesk.domain.client import Client
from smpdesk.domain.filling import Filled
from smpdesk.domain.matching import By, Match, Person, near
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.row_reading import Reading

_BY = {By.PHONE: "telephone number", By.EMAIL: "e-mail", By.BIRTH: "date of birth", By.NAME: "name"}


def blocks_of(reading: Reading) -> list[str]:
    """The texts for a client's notes: remarks whole, cells without a place, and what could not be read."""
    said = [words.say(each) for each in reading.problems]
    told = {
        f"{each.facts['heading']}: {each.facts['cell']}" for each in reading.problems if "cell" in each.facts
    }
    return [*reading.remarks, *(line for line in reading.notes if line not in told), *dict.fromkeys(said)]


def differences(filled: Filled, file: str) -> list[str]:
    """A line for each value of the list that contradicts what is kept."""
    return [
        words.say(problem("list_differs", title=title, kept=kept, found=found, file=file))
        for title, kept, found in filled.differs
    ]


def named_otherwise(name: str, file: str) -> str:
    """A line for a name that the list writes otherwise."""
    return words.say(problem("list_name_in", file=file, found=name))


def why_nameless(people: list[Person]) -> Problem:
    """A row without a name; whose number it holds, if that is known."""
    names = list(dict.fromkeys(each.name for each in people))[:3]
    if names:
        return problem("list_name_missing_known", "name", names=names)
    return problem("list_name_missing", "name")


def why_like(one: Person, match: Match, who: str) -> Problem:
    """A row that may be somebody: whom, and what is equal."""
    assert match.person is not None
    name, other = one.name, match.person.name
    if match.by == (By.NAME,):
        return problem("list_like_name", "name", name=name, other=other, who=who)
    by = [_BY[each] for each in match.by]
    if near(one, match.person):
        return problem("list_like", "name", name=name, other=other, who=who, by=by)
    return problem("list_like_other", "name", name=name, other=other, who=who, by=by)


def fate_in_words(row: PlannedRow) -> str:
    """“new”, “same as Ann Lee (client 1001)”, “same as row 12”, “cannot: …”."""
    if row.why is not None:
        return f"cannot: {words.say(row.why)}"
    if row.client:
        return f"same as {row.who} (client {row.client})"
    if row.as_row:
        return f"same as row {row.as_row}"
    return "new"


def who_is(match: Match, clients: dict[int, Client]) -> tuple[int, int, str]:
    """Number of the client, or of the row, that a match is; and the same in words."""
    ref = match.person.ref if match.person else 0
    if ref < 0:
        return 0, -ref, f"row {-ref}"
    number = clients[ref].number
    return number, 0, f"client {number}"
