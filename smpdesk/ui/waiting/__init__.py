"""The waiting list: who would come sooner."""
