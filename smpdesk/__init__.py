"""SMP Desk: one scalp's whole story, kept by the clinic on its own computer."""

__version__ = "0.1.0"
