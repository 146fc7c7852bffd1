"""A form that puts problems beside its fields without taking the cursor away: for what saves itself while one types."""

from collections.abc import Sequence

from smpdesk.domain.problem import Problem
from smpdesk.ui.shared.forms import Form


class QuietForm(Form):
    """A Form whose problems may come at any moment."""

    def show_at(self, problems: Sequence[Problem]) -> None:
        """Put each problem beside its field; what was there before goes. The focus stays."""
        self.clear()
        self._place(problems)
