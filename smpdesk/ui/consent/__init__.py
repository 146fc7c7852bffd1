"""Consent on the client’s page: where it stands, and every step of it."""
