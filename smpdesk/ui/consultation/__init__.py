"""The consultation: what a client wants, what is there, and what follows."""
