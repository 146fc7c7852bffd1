"""Bringing a client list in: the file, what was recognised in it, each row's fate, and what came of it."""
