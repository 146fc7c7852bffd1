"""A widget whose children wrap, and that takes the height its rows need."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.ui.shared.layouts import Flow


class FlowBox(QWidget):
    """Children from left to right in as many rows as it takes: `flow` holds them."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self.flow = Flow(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
