"""The contacts of a client: who was told what, and when."""
