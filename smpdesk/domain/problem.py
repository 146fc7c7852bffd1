"""Reasons as codes, and the two kinds of failure that people are told about.

A rule returns every reason as a :class:`Problem`, most serious first. The words for a code stand in
``resources/texts``; nothing here is shown to anybody as it is.
"""

import dataclasses
from collections.abc import Mapping, Sequence


@dataclasses.dataclass(frozen=True, kw_only=True)
class Problem:
    """One reason: a ``code`` in snake_case, the record's ``field`` it belongs beside, facts for the words."""

    code: str
    field: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


def problem(code: str, field: str = "", **facts: object) -> Problem:
    """Make a Problem with its facts given by name."""
    return Problem(code=code, field=field, facts=facts)


class Refusal(Exception):
    """A desk refuses: nothing was written. ``problems`` says why, most serious first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(each.code for each in problems))
        self.problems = tuple(problems)


def refuse(code: str, field: str = "", **facts: object) -> Refusal:
    """A Refusal for a single reason."""
    return Refusal([problem(code, field, **facts)])


class Stale(Refusal):
    """Somebody else changed the record since it was read; ``problems`` names the fields."""


class StorageFault(Exception):
    """The clinic's file or a disk is at fault, not the person and not the program.

    ``code`` has words like a Problem; ``facts`` fills them (``path``, ``reason`` ...).
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def problem(self) -> Problem:
        """The same as a Problem, for the one place that finds the words."""
        return Problem(code=self.code, facts=self.facts)
