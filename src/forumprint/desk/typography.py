"""The changes that setting makes in an event's texts: `forumprint check --typography`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from forumprint.base.errors import InputError, OversetError
from forumprint.base.problems import Where
from forumprint.desk.builds import expanded
from forumprint.desk.job import Job, open_job
from forumprint.event.richtext import Bullets, Crosshead, Inline, RichText
from forumprint.files.languages import language_tags, load_language
from forumprint.files.library import Named
from forumprint.files.photos.cache import default_cache
from forumprint.files.yaml.typed_text import TypedText
from forumprint.language.edits import Edit
from forumprint.language.rules import Language
from forumprint.language.spacing import Piece, bind, corrections
from forumprint.model.words import Email, FilePath, LanguageTag, Text, Web

_NOT_SET = (Web, Email, FilePath, LanguageTag)
_LAST_WORD, _FIRST_WORD = re.compile(r"\S*\Z"), re.compile(r"\S*")


class Correction(Struct, frozen=True):
    """One change in a typed text.

    Attributes:
        where: The place in the file.
        before, after: The words round it, as typed and as set.
        rule: The rule behind the change.
    """

    where: Where
    before: str
    after: str
    rule: str


def typography(
    event: str | Path, *, layouts: Sequence[str] = (), brand: str | None = None, language: str | None = None
) -> tuple[Correction, ...]:
    """The changes in the event's texts when they are set, in file order.

    Texts that none of the requested layouts prints are set like headlines and lists.

    Raises:
        InputError: The event cannot be read.
        ResourceError: There is no such layout, brand or language.
    """
    job = open_job(event, brand=brand, language=language, cache=default_cache())
    found: dict[Correction, None] = {}
    for layout in job.layouts(expanded(layouts)):
        printed = _printed(job, layout)
        for part in _texts(job.event.for_layout(layout.name)):
            found.update(dict.fromkeys(_of(part, printed, job.language)))
    return tuple(sorted(found, key=lambda each: each.where))


def _printed(job: Job, layout: Named) -> Mapping[Where, str]:
    """The texts that a layout prints, by place; nothing if the layout cannot be set."""
    printed: dict[Where, str] = defaultdict(str)
    try:
        leaflet = job.leaflet(layout)
    except (InputError, OversetError):
        return printed
    for span in leaflet.structure.spans():
        printed[span.where] += span.text
    return printed


def _texts(part: object) -> Iterator[Text | RichText]:
    """All texts in a part of an event that are printed as words."""
    if isinstance(part, Text | RichText):
        if not isinstance(part, _NOT_SET):
            yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, Struct):
        for name in part.__struct_fields__:
            if name != "where":
                yield from _texts(getattr(part, name))


def _of(text: Text | RichText, printed: Mapping[Where, str], language: Language) -> Iterator[Correction]:
    rules = _rules(text.language, language)
    if isinstance(text, Text):
        loose = bind(text.value, rules, False)
        strict = loose not in printed.get(text.where, "") or bind(text.value, rules, True) == loose
        yield from _listed(((text.value, rules),), strict, TypedText(text.where))
        return
    typed = TypedText(text.where)
    for block in text.blocks:
        items: Iterable[Sequence[Inline]] = block.items if isinstance(block, Bullets) else (block.inlines,)
        for inlines in items:
            pieces = [(inline.text, _rules(inline.language or text.language, rules)) for inline in inlines]
            yield from _listed(pieces, isinstance(block, Crosshead), typed)


def _rules(tag: str, otherwise: Language) -> Language:
    return load_language(tag) if tag.partition("-")[0] in language_tags() else otherwise


def _listed(pieces: Sequence[Piece], strict: bool, typed: TypedText) -> Iterator[Correction]:
    whole = "".join(unicodedata.normalize("NFC", text) for text, _ in pieces)
    for group in _neighbours(corrections(pieces, strict), whole):
        start, end = group[0].start, group[-1].end
        before, after = _LAST_WORD.search(whole[:start]), _FIRST_WORD.match(whole[end:])
        head, tail = before[0] if before else "", after[0] if after else ""
        where = typed.find(head, whole[start:end], tail)
        rules = "; ".join(dict.fromkeys(edit.rule.value for edit in group))
        yield Correction(where, head + whole[start:end] + tail, head + _edited(whole, group) + tail, rules)


def _neighbours(edits: Sequence[Edit], whole: str) -> Iterator[list[Edit]]:
    """Edits with no space between them, joined: two quotation marks round one word are one change."""
    group: list[Edit] = []
    for edit in edits:
        if group and any(character.isspace() for character in whole[group[-1].end : edit.start]):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _edited(whole: str, group: Sequence[Edit]) -> str:
    parts = [group[0].text]
    for before, edit in pairwise(group):
        parts += [whole[before.end : edit.start], edit.text]
    return "".join(parts)
