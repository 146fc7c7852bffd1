"""Patch tests on the client's page."""
