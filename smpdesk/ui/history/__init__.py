"""Undo and redo of the window, and a client's history."""
