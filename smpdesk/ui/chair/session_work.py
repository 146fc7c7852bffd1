"""What is said of the whole session, kept as it is said."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from smpdesk.domain.problem import Problem
from smpdesk.ui.chair.keeper import Keeper
from smpdesk.ui.chair.session_part import SessionPart


class SessionWorking(QObject):
    """Stands between the part and the keeper; ``show`` puts problems where they belong."""

    def __init__(self, part: SessionPart, keeper: Keeper, show: Callable[[list[Problem]], object]) -> None:
        super().__init__(part)
        self._part, self._keeper, self._show = part, keeper, show
        part.touched.connect(self._said)
        part.typed.connect(self._typed)
        part.times_left.connect(self._times_left)

    @Slot()
    def _said(self) -> None:
        if self._keeper.is_open:
            self._keeper.touch(self._part.entered)

    @Slot()
    def _typed(self) -> None:
        if self._keeper.is_open:
            self._keeper.type(self._part.entered)

    @Slot()
    def _times_left(self) -> None:
        unreadable = self._part.unreadable()
        if unreadable:
            self._show(unreadable)
        elif self._keeper.is_open:
            self._keeper.touch(self._part.times)
