"""The first start: a new clinic, one that exists, a client list, the demo."""
