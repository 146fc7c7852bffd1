"""Words of the book on paper and in calendars, read once for a language."""

from collections.abc import Mapping
from functools import cache

from smpdesk import resources


@cache
def book_words(language: str) -> Mapping[str, Mapping[str, str]]:
    """The tables of ``texts/<language>/book.toml``."""
    return resources.toml(f"texts/{language.partition('-')[0]}/book.toml")
