"""The languages in which every paper can be printed."""

#: Code -> the language's own name.
PAPER_LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "pt": "Português",
    "it": "Italiano",
    "pl": "Polski",
    "tr": "Türkçe",
}

#: The same for somebody who works in English.
ENGLISH_NAMES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "it": "Italian",
    "pl": "Polish",
    "tr": "Turkish",
}


def spoken_by(client: str, clinic: str) -> str:
    """The tag of the language of a client's papers ("en-GB", "es"): theirs, or the clinic's where none is known.

    ``client`` is a code or empty, ``clinic`` the clinic's tag; English is the clinic's kind of English.
    """
    code = client if client in PAPER_LANGUAGES else clinic.partition("-")[0]
    return clinic if clinic.partition("-")[0] == code else code
