"""Where the refusals of a deed are shown."""

from collections.abc import Callable

from smpdesk.domain.problem import Problem


class Beside:
    """Hands refusals to whoever shows them, and remembers them."""

    def __init__(self, show: Callable[[list[Problem]], object] | None = None) -> None:
        self._show = show
        self.problems: list[Problem] = []

    def show(self, problems: list[Problem]) -> None:
        """Beside what was pressed."""
        self.problems = problems
        if self._show is not None:
            self._show(problems)
