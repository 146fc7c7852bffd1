"""A widget whose children wrap, and that takes the height its rows need; dialogs that grow with their words."""

from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from smpdesk.ui.shared.layouts import Flow


class FlowBox(QWidget):
    """Children from left to right in as many rows as it takes: `flow` holds them."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self.flow = Flow(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def grow(dialog: QDialog) -> None:
    """Make a dialog high enough for the words in it; it never shrinks under the hand."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
        if needed > dialog.height():
            dialog.resize(dialog.width(), needed)
