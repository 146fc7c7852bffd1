"""Settings: the clinic, its ways, its people and rooms."""
