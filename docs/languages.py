"""Writes `docs/languages.md` from the language files and their model: `python docs/languages.py`. A test checks that it is up to date."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from forumprint.base.problems import Where
from forumprint.event.dates import EventDate, PartialDate
from forumprint.files.bundled import assets
from forumprint.files.languages import language_tags, load_language
from forumprint.language.rules import DatePatterns, Hyphenation, Language
from forumprint.language.writing import amount, date_text, number, ordinal, quoted
from forumprint.model.fields import Field, fields

PAGE = Path(__file__).parent / "languages.md"

_SAMPLES: Mapping[str, str] = {
    "pl": "Słowo „drugie” tu",
    "en": "One “other” word",
    "uk": "Слово «інше» тут",
    "de": "Ein „anderes“ Wort",
    "cs": "Slovo „druhé“ tady",
    "lt": "Žodis „kitas“ čia",
    "fr": "Un «\u00a0autre\u00a0» mot",
}

_INTRODUCTION = """\
# Languages

A language is a file, `assets/languages/TAG.yaml`. It holds the marks and spaces of the language, the words that stay together, its dates
and numbers, the places where its words may be broken, and the labels that pages print. Type your event plainly; forumprint sets it by this
file. No letter and no digit of the text ever changes. Addresses, e-mails, file names, code, times and scores stay as they are. No-break
spaces and soft hyphens that you type stay. `forumprint check EVENT --typography` lists each place that is set differently from what you
typed, and why.

## A phrase in another language

A quote, a person or a photo may have a `language` of its own. In the body, put the phrase into square brackets and its language into braces
after them:

```markdown
Gości powitało [Herzlich willkommen in der Altstadt]{lang=de} nad wejściem.
```

The phrase is bound and hyphenated by the rules of its own language. The PDF names the language, so that a screen reader speaks the phrase
right.

## In a headline, in a column

`short_words` never end a line. `strict_short_words` never end a line of a headline, a label or a list. In running text they begin a line by
preference. A narrow column may still end a line with one, where binding the word would leave a hole.

## The languages
"""

_ADDING = """\
## How to add one

1. Copy the file of the most similar language to `assets/languages/TAG.yaml`. Name in its first lines the style guides that you follow. An
   editor completes and checks the file with the schema from `forumprint schema language`.
2. Translate the labels. Add the language to the `label:` of each file in `layouts/` too.
3. Write `tests/corpus/TAG.yaml`: twelve or so sentences with the places where a line may end, each with the guide that says so. Write
   `tests/events/TAG.yaml`: an event that the tests set in every layout.
4. Run `pytest tests/test_corpus.py tests/test_languages.py tests/test_cldr.py`, and `python docs/languages.py`.

You write no Python. The hyphenation patterns come from LibreOffice's dictionaries, with the package pyphen. List words that they break
wrongly under `hyphenation.exceptions`. A test compares month names, numbers and dates with CLDR, as it stands in `tests/cldr.yaml`. For a
new language or a new CLDR write that file anew: `pip install babel && python docs/cldr.py`. Where a file differs from CLDR, the test says
why.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([_INTRODUCTION, *_overview(), "", *_hyphens(), "", _ADDING, "## What a file says", "", *_fields(Language), *_parts()])


def _overview() -> Iterator[str]:
    yield "| | quotation marks | dates | numbers | ordinals | hyphen at a line's end repeated |"
    yield "|---|---|---|---|---|---|"
    days = EventDate(PartialDate(2024, 12, 1), PartialDate(2024, 12, 5), None, Where(""))
    months = EventDate(PartialDate(2024, 11), PartialDate(2025, 2), None, Where(""))
    for tag in language_tags():
        language = load_language(tag)
        cells = [
            f"`{tag}` {_name(tag)}",
            quoted(_SAMPLES[tag], language) if tag in _SAMPLES else "".join(language.quotes),
            f"{date_text(days, language, running=True)}; {date_text(months, language, running=False)}",
            f"{number(Decimal('1234'), language)}; {number(Decimal('12345.5'), language)}; {amount(Decimal(52), '€', language)}",
            f"{ordinal(1, language)}, {ordinal(2, language)}, {ordinal(12, language)}",
            "yes" if language.repeat_hyphen else "no",
        ]
        yield f"| {' | '.join(cells)} |"


def _hyphens() -> Iterator[str]:
    yield "| | words are broken | no line ends with | no line of a headline ends with |"
    yield "|---|---|---|---|"
    for tag in language_tags():
        language = load_language(tag)
        rules = language.hyphenation
        limits = f"{rules.left} letters before, {rules.right} after, {rules.in_a_row} lines in a row" if rules else "never"
        short, strict = (", ".join(words) or "–" for words in (language.short_words, language.strict_short_words))
        yield f"| `{tag}` | {limits} | {short} | {strict} |"


def _name(tag: str) -> str:
    """The language's name, from the first line of its file."""
    first = (assets() / "languages" / f"{tag}.yaml").read_text(encoding="utf-8").partition("\n")[0]
    match = re.match(r"# ([^.]+)\.", first)
    return match[1] if match else tag


def _parts() -> Iterator[str]:
    for name, model in (("dates", DatePatterns), ("hyphenation", Hyphenation)):
        yield f"### `{name}`"
        yield ""
        yield from _fields(model)


def _fields(model: type) -> Iterator[str]:
    yield "| field | what it holds | what it is for |"
    yield "|---|---|---|"
    for entry in fields(model):
        if entry.name != "where":
            yield f"| `{entry.key}`{_must(entry)} | {_in_words(entry.type)} | {_about(entry)} |"
    yield ""


def _must(entry: Field) -> str:
    return " (must be there)" if entry.required else ""


def _about(entry: Field) -> str:
    examples = ", ".join(f"`{example}`" for example in entry.about.examples)
    return (entry.about.description + (f" For example {examples}." if examples else "")).replace("|", "\\|")


def _in_words(hint: Any) -> str:
    origin, arguments = get_origin(hint), [argument for argument in get_args(hint) if argument is not types.NoneType]
    if origin in (Union, types.UnionType):
        return _in_words(arguments[0])
    if origin is tuple:
        return f"list of: {_in_words(arguments[0])}" if Ellipsis in arguments else f"{len(arguments)} texts"
    if origin is not None:
        return "mapping of texts"
    named = {DatePatterns: "[patterns](#dates)", Hyphenation: "[limits](#hyphenation)", bool: "`true` or `false`", int: "whole number"}
    return named.get(hint, "text")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
