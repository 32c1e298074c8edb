"""Texts in an undeclared language. A text is read aloud and hyphenated in the language that its file states (WCAG 2.2, 3.1.1 and 3.1.2).

Two simple signs decide: the script of the letters, and the number of each language's commonest words. There is no trained model. Both signs
are data, in `assets/languages/*.yaml`. A text that is too short to count its words is judged by its script only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from forumprint.base.memory import remembered
from forumprint.base.problems import Problem, Severity, Where
from forumprint.event.model import Event
from forumprint.language.rules import Language
from forumprint.review.texts import Said, texts

# A foreign word or name does not make a text foreign.
_LEAST_LETTERS = 8
_SHARE = 0.6
# The fewest of another language's commonest words, and the smallest lead over the text's own language.
_LEAST_WORDS = 8
_LEAD = 3
# A text with this many words but none of its language's commonest is in another language, perhaps in one without data.
_LONG = 25


def language_problems(event: Event, languages: Mapping[str, Language], default: str) -> Iterator[Problem]:
    """Texts that are clearly in another language than the stated one; one problem if this is the whole event.

    Args:
        event: The event as read.
        languages: Every language with data, by tag.
        default: The language of texts that state none.
    """
    every = [said for said in texts(event) if not said.is_name]
    own = (event.language.value if event.language else default).partition("-")[0]
    # Quotes, people and photos may have a language of their own. One of them in another language does not change the event's.
    rest = [said for said in texts(replace(event, quotes=(), people=(), photos=())) if not said.is_name]
    mine = [said for said in rest if said.language.partition("-")[0] == own]
    whole = Said(" ".join(said.text for said in mine), own, event.language.where if event.language else event.title.where)
    told = _other(whole, languages)
    if told is not None:
        stated = "it states" if event.language else "it states no language, so it is taken as"
        yield _problem(whole.where, f"the event is {told[0]}, but {stated} `{own}`", f"write `language: {told[1] or '…'}` at the top")
        return
    for said in every:
        told = _other(said, languages)
        if told is not None:
            hint = f"add `language: {told[1] or '…'}` beside it if it stays; a quote, a person and a photo may have one"
            yield _problem(said.where, f"“{_begin(said.text)}” is {told[0]}, but is taken as `{said.language}`", hint)


def _problem(where: Where, message: str, hint: str) -> Problem:
    return Problem(where, message, hint, Severity.WARNING)


def _begin(text: str) -> str:
    return text if len(text) <= 40 else text[:38].rsplit(" ", 1)[0] + " …"


def _other(said: Said, languages: Mapping[str, Language]) -> tuple[str, str] | None:
    """The language of a text, in words, and as a tag if it is known; None if nothing contradicts the stated language."""
    own = languages.get(said.language.partition("-")[0])
    if own is None:
        return None
    script = _script(said.text)
    if script and script != own.script.upper():
        candidates = [language for language in languages.values() if language.script.upper() == script]
        found = _voted(said.text, candidates) or (candidates[0].tag if len(candidates) == 1 else "")
        return f"written in {script.capitalize()} letters", found
    others = [language for language in languages.values() if language.script == own.script and language is not own]
    words = _words(said.text)
    if not own.common_words or len(words) < _LEAST_WORDS:
        return None
    hits = {language.tag: _hits(words, language) for language in others}
    best = max(hits, key=lambda tag: hits[tag], default="")
    mine = _hits(words, own)
    if best and hits[best] >= 2 * mine + _LEAD:
        return f"in `{best}`, by its commonest words", best
    return (f"probably not in `{own.tag}`: it has none of its commonest words", "") if len(words) >= _LONG and not mine else None


def _voted(text: str, candidates: list[Language]) -> str:
    hits = {language.tag: _hits(_words(text), language) for language in candidates}
    best = max(hits, key=lambda tag: hits[tag], default="")
    return best if best and hits[best] >= _LEAD else ""


def _hits(words: list[str], language: Language) -> int:
    common = frozenset(language.common_words)
    return sum(word in common for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", text.casefold().replace("’", "'"))


def _script(text: str) -> str:
    """The script of most letters, as Unicode's character names begin; nothing if there are too few letters or they are mixed."""
    letters = Counter(_script_of(character) for character in text if character.isalpha())
    if sum(letters.values()) < _LEAST_LETTERS:
        return ""
    script, count = letters.most_common(1)[0]
    return script if count >= _SHARE * sum(letters.values()) else ""


@remembered("scripts of characters", most=4096)
def _script_of(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]
