"""The client’s own view: full screen, large type, their language, nothing else in reach."""
