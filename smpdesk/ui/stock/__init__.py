"""The shelf, its lots, and recalls."""
