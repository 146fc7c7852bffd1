"""What changed in the clinic's data: every open view listens here and reads again."""

from PySide6.QtCore import QObject, Signal

#: Every topic there is: said after a change by another program, when it is not known what it touched.
ALL = frozenset(
    (
        "clinic",
        "staff",
        "room",
        "client",
        "course",
        "appointment",
        "session",
        "paper",
        "consultation",
        "merged",
        "screening",
        "confirmation",
        "letter",
        "question_edit",
        "patch_test",
        "clinic_choice",
        "working",
        "product",
        "lot",
        "stock_move",
        "recall",
        "recall_call",
    )
)


class Feed(QObject):
    """`changed` carries a frozenset of topics, the names of the tables that a commit touched."""

    changed = Signal(object)

    def publish(self, topics: frozenset[str]) -> None:
        """Say that a commit happened. The store calls this in the thread of the window."""
        self.changed.emit(topics)

    def publish_all(self) -> None:
        """Another program wrote: nobody knows what, so everybody reads again."""
        self.changed.emit(ALL)
