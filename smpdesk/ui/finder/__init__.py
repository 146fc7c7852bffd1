"""The search box at the head of the window."""
