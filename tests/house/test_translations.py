"""The papers speak every language whole: the same keys and placeholders as in English, in that language's own signs."""

import re
from string import Formatter

import pytest

from smpdesk import resources
from smpdesk.documents.fonts import missing_letters

ENGLISH = "en"
TRANSLATED = ("de", "es", "fr", "it", "pl", "pt", "tr")
#: Texts that are rightly the same as in English: words that both share, and names of substances.
SAME = {
    "de": {"common.name", "consent.field.name", "card.holder", "card.pigment"}
    | {"health.Q07", "health.Q11", "health.Q17.latex"},
    "es": {"common.no", "health.Q11"},
    "fr": {
        "common.date",
        "common.signature",
        "card.pigment",
        "outlook.name.exfoliation",
        "outlook.name.sport",
    }
    | {"health.Q17", "health.Q17.latex"},
    "it": {"common.no", "outlook.name.sport", "health.Q31"},
    "pl": {"card.pigment", "outlook.name.sport"},
    "pt": {"health.Q11"},
    "tr": {"card.pigment"},
}
#: Signs that a typewriter has and a printer does not use.
STRAIGHT = re.compile(r"[\"']|``|--|\.\.\.")
#: In French a space that does not break stands before these.
FRENCH = re.compile(r"(?<![\u00a0\d])[;!?»]|[^\u00a0\d]:(?= |$)|«(?!\u00a0)")
#: Where a day is written "Fr., 4. Dez." or "ven. 4 déc.", its own full stop would meet the sentence's.
DOTTED = {"de", "es", "fr", "pt"}
DAY_AND_STOP = re.compile(r"\{(treated|\w+_from|\w+_through|first_wash|earliest_next|suggested_\w+)\}\.")


def words(language: str) -> dict[str, str]:
    """Every text of a language, by "section.key"; `id` and `language` stand without a section."""
    found: dict[str, str] = {}
    for name, value in resources.toml(f"texts/{language}/papers.toml").items():
        if isinstance(value, str):
            found[name] = value
        else:
            found |= {f"{name}.{key}": text for key, text in value.items()}
    return found


def placeholders(text: str) -> list[str]:
    """The names in braces, in alphabetical order; a language may turn them round."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def told(problem: str, keys: list[str]) -> None:
    """Fail with one line for each key."""
    if keys:
        pytest.fail(f"{problem}:\n" + "\n".join(sorted(keys)), pytrace=False)


def wanted_by_the_structure() -> list[str]:
    """The keys that the structure of aftercare sheet and consent form prints."""
    sheet, form = (resources.toml(f"papers/{name}.toml") for name in ("aftercare", "consent"))
    keys = [f"aftercare.row.{row['key']}.{part}" for row in sheet["row"] for part in ("when", "what")]
    keys += [
        f"aftercare.{part}.{one['key']}" for part in ("expect", "warning", "lasting") for one in sheet[part]
    ]
    keys += [f"consent.intro.{number + 1}" for number in range(form["intro"])]
    keys += [
        f"consent.signature.{one['key']}.{part}" for one in form["signature"] for part in ("who", "statement")
    ]
    for section in form["section"]:
        own = f"consent.{section['key']}"
        keys += [f"{own}.title", *(f"{own}.ask.{one['key']}" for one in section.get("questions", []))]
        for count, part in (("lines", "text"), ("points", "point")):
            keys += [f"{own}.{part}.{number + 1}" for number in range(section.get(count, 0))]
    fields = [*form["field"], *(one for section in form["section"] for one in section.get("fields", []))]
    return keys + [f"consent.field.{one['key']}" for one in fields]


def test_every_language_is_looked_at():
    found = (path.parent.name for path in (resources.folder() / "texts").glob("*/papers.toml"))
    assert sorted(found) == sorted((ENGLISH, *TRANSLATED))


def test_whatever_a_paper_is_made_of_has_words():
    known = words(ENGLISH)
    told(
        "No words in English for",
        [key for key in wanted_by_the_structure() if not known.get(key, "").strip()],
    )


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_the_words_and_placeholders_of_english_and_no_others(language):
    english, own = words(ENGLISH), words(language)
    told("Only in one of the two", [*english.keys() ^ own.keys()])
    told("Empty", [key for key, text in own.items() if not text.strip()])
    told(
        "Other placeholders",
        [key for key, text in own.items() if placeholders(text) != placeholders(english[key])],
    )


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left(language):
    english = words(ENGLISH)
    same = {
        key
        for key, text in words(language).items()
        # What is made of placeholders and signs alone says the same in every language.
        if text == english[key] and re.search(r"\w", re.sub(r"\{\w+\}", "", text))
    }
    told("The same as in English", [*same - SAME[language]])
    told("No longer the same as in English", [*SAME[language] - same])


@pytest.mark.parametrize("language", [ENGLISH, *TRANSLATED])
def test_papers_use_the_signs_of_print_and_letters_that_the_font_has(language):
    own = words(language)
    told("Straight signs", [key for key, text in own.items() if STRAIGHT.search(text)])
    told("Spaces", [key for key, text in own.items() if text != text.strip() or "  " in text])
    told("Letters not in the font", missing_letters("".join(own.values())))


def test_french_keeps_its_signs_on_the_line_of_their_word():
    told("A space that breaks", [key for key, text in words("fr").items() if FRENCH.search(text)])


def test_the_name_of_a_wording_tells_its_language():
    told("Other id", [one for one in (ENGLISH, *TRANSLATED) if not words(one)["id"].startswith(f"{one} ")])


@pytest.mark.parametrize("language", sorted(DOTTED))
def test_a_day_at_the_end_of_a_sentence_brings_no_second_full_stop(language):
    told("Two full stops", [key for key, text in words(language).items() if DAY_AND_STOP.search(text)])
