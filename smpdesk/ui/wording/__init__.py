"""The clinic's own wording of papers: changed with the page in sight, version by version."""
