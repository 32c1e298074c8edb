"""Writes `docs/event-file.md` from the event's model: `python docs/reference.py`. A test checks that the page is up to date."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import Struct

from forumprint.base.problems import Where
from forumprint.event.dates import EventDate, PartialDate
from forumprint.event.focus import Focus
from forumprint.event.model import Event
from forumprint.event.richtext import RichText
from forumprint.model.fields import Field, fields
from forumprint.model.words import Email, FilePath, LanguageTag, ProperName, Text, Web

PAGE = Path(__file__).parent / "event-file.md"

_WORDS: Mapping[type, str] = {
    Text: "text",
    ProperName: "text",
    Web: "web address",
    Email: "e-mail address",
    FilePath: "file",
    LanguageTag: "language code",
    RichText: "Markdown",
    PartialDate: "date",
    Focus: f"{' or '.join(map(str, Focus.LENGTHS))} numbers",
    Decimal: "number",
    float: "number",
    int: "whole number",
    bool: "`true` or `false`",
}

_INTRODUCTION = """\
# The event file

This page lists every field of an `event.yaml`. Only `title` must be there. An empty field prints nothing. An editor with YAML schemas shows
the same words while you type. To get them, begin the file with `# yaml-language-server: $schema=event.schema.json`. `forumprint new` does
this for you. `forumprint schema > event.schema.json` writes the schema again.

- A text may have several languages: `title: {pl: Otwarcie, en: Opening}`. All keys are language codes. A leaflet takes the variant in the
  event's own `language`; `build --language en` takes the English variants. A text without a variant in that language stays as it is, and a
  warning says so. A quote, a person or a photo with a `language` of its own needs no variant.
- A date is as precise as you know it: `date: 2024-12-03`, `2024-12` or `2024`. A span is `date: {from: 2024-12-03, to: 2024-12-05}`. A date
  with a time is `date: {on: 2024-12-03, time: "18:00"}`, with the time in quotation marks. Numbers and dates are printed as the language
  writes them. A time is printed as you write it.
- `include: series.yaml` names a file beneath the event's folder. It holds what several events share: contact, partners, series. It has the
  same fields. A field that the event states is taken whole from the event. All other fields come from the included file. That file may
  include another one.
- Type text plainly. forumprint puts in quotation marks, dashes and no-break spaces by the rules of the language.
- Files lie inside the event's folder. Write `/` between the parts of their names on every system.
"""


def page() -> str:
    """The whole page, as Markdown."""
    sections = [_INTRODUCTION]
    sections += ["\n".join(_section(model)) for model in _models(Event)]
    return "\n".join(sections)


def _models(model: type) -> Iterator[type]:
    """`model` and every model in its fields, each once, in the order of the fields."""
    found: dict[type, None] = {}
    waiting = [model]
    while waiting:
        current = waiting.pop(0)
        if current not in found:
            found[current] = None
            waiting += [part for hint in _hints(current).values() for part in _parts(hint) if _is_section(part)]
    return iter(found)


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for argument in get_args(hint):
        yield from _parts(argument)


def _is_section(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Struct) and hint not in _WORDS


def _hints(model: type) -> dict[str, Any]:
    return {field.name: field.type for field in fields(_as_written(model)) if field.type is not Where}


def _as_written(model: type) -> type:
    """The class whose fields a file has. An `EventDate` is written as its `FORM`."""
    form: type = getattr(model, "FORM", model)
    return form


def _section(model: type) -> Iterator[str]:
    yield f"## {_title(model)}"
    yield ""
    if model is not Event and model.__doc__:
        yield model.__doc__
        yield ""
    yield "| field | what it holds | what it is for |"
    yield "|---|---|---|"
    hints = _hints(model)
    for entry in fields(_as_written(model)):
        if entry.name in hints:
            yield f"| `{entry.key}`{_must(entry)} | {_in_words(hints[entry.name])} | {_cell(_about(entry))} |"
    yield ""


def _title(model: type) -> str:
    """`ProgrammeItem` as `Programme item`."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__)
    return words.strip().capitalize()


def _must(entry: Field) -> str:
    return " (must be there)" if entry.required else ""


def _about(entry: Field) -> str:
    examples = ", ".join(f"`{example}`" for example in entry.about.examples)
    return entry.about.description + (f" For example {examples}." if examples else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _in_words(hint: Any) -> str:
    """A field's type in a press officer's words."""
    origin, arguments = get_origin(hint), [argument for argument in get_args(hint) if argument is not types.NoneType]
    if origin in (Union, types.UnionType):
        return " or ".join(_in_words(argument) for argument in arguments)
    if origin is Literal:
        return " or ".join(f"`{argument}`" for argument in arguments)
    if origin is tuple:
        return f"list of: {_in_words(arguments[0])}" if Ellipsis in arguments else f"{len(arguments)} numbers: `[…, …]`"
    if origin is not None and issubclass(origin, Mapping):
        return "any fields, by layout"
    if hint is EventDate:
        return f"date or {_link(hint)}"
    return _link(hint) if _is_section(hint) else _WORDS[hint]


def _link(model: type) -> str:
    return f"[{_title(model).lower()}](#{_title(model).lower().replace(' ', '-')})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
